// SPDX-License-Identifier: Apache-2.0
// The measures of one instant, each against a body whose attitudes at that instant a test wrote down.
#include <gtest/gtest.h>

#include <cmath>

#include "hinge/science/form/testing_measures.h"

namespace hinge {
namespace {

/// A body whose attitudes change all the time, so that the right values are there at the right instant only.
StickBody Striding() {
  StickBody body;
  body.thigh_deg = [](Side side, double t) {
    return (side == Side::kLeft ? 5 : 0) + 25 * std::cos(8 * (t - 0.45));
  };
  body.tibia_deg = [](Side side, double t) {
    return (side == Side::kLeft ? -4 : 0) - 10 + 25 * std::sin(7 * t);
  };
  body.lean_deg = [](double t) { return 6 + 2 * std::sin(17 * t); };
  body.p_WHip_m = [](double t) { return Vec2(0.05 * std::sin(9 * t), 0.9 + 0.04 * std::cos(17 * t)); };
  return body;
}

/// Every stride of a gait of both feet with the body it shows.
template <typename Check>
void ForEachStride(const StickBody& body, Check check) {
  const OneBody seen(body);
  for (std::size_t k = 0; k < seen.gait.strides.size(); ++k) {
    SCOPED_TRACE(k);
    check(seen.View(k), seen.gait.strides[k]);
  }
}

TEST(KneeIc, IsThighMinusShankAtContact) {
  const StickBody body = Striding();
  ForEachStride(body, [&](const StrideView& view, const Stride& s) {
    ExpectMeasure("knee_ic", view, body.thigh_deg(s.side, s.ic_s) - body.tibia_deg(s.side, s.ic_s),
                  kCurve_deg);
  });
}

TEST(KneeIc, IsZeroForAStraightLegWhateverItsAttitude) {
  for (double deg : {-30.0, 0.0, 25.0}) {
    StickBody body;
    body.thigh_deg = body.tibia_deg = [deg](Side, double) { return deg; };
    ExpectMeasure("knee_ic", OneBody(body).View(0), 0, 1e-4);
  }
}

TEST(ThighIc, IsPositiveWithTheKneeAhead) {
  const StickBody body = Striding();
  ForEachStride(body, [&](const StrideView& view, const Stride& s) {
    ExpectMeasure("thigh_ic", view, body.thigh_deg(s.side, s.ic_s), kCurve_deg);
  });
}

TEST(TibiaIc, IsPositiveWithTheFootReaching) {
  const StickBody body = Striding();
  ForEachStride(body, [&](const StrideView& view, const Stride& s) {
    ExpectMeasure("tibia_ic", view, body.tibia_deg(s.side, s.ic_s), kCurve_deg);
  });
}

TEST(TibiaMs, IsTheShankAtHalfOfContactTime) {
  const StickBody body = Striding();
  ForEachStride(body, [&](const StrideView& view, const Stride& s) {
    ExpectMeasure("tibia_ms", view, body.tibia_deg(s.side, 0.5 * (s.ic_s + s.to_s)), kCurve_deg);
  });
}

TEST(TibiaMs, IsNegativeForAShankThatLeansForwardOverTheFoot) {
  StickBody body;
  body.tibia_deg = [](Side, double) { return -27.0; };  // ankle behind the knee
  const OneBody seen(body);
  EXPECT_LT(seen.View(0).P(Part::kAnkle, 1).x(), seen.View(0).P(Part::kKnee, 1).x());
  ExpectMeasure("tibia_ms", seen.View(0), -27, 1e-4);
}

TEST(TrunkThighIc, IsThighPlusLeanAtContact) {
  const StickBody body = Striding();
  ForEachStride(body, [&](const StrideView& view, const Stride& s) {
    ExpectMeasure("trunk_thigh_ic", view, body.thigh_deg(s.side, s.ic_s) + body.lean_deg(s.ic_s), kCurve_deg);
  });
}

TEST(RecipeMargin, IsHowMuchMoreTheHipFlexesThanTheKnee) {
  const StickBody body = Striding();
  ForEachStride(body, [&](const StrideView& view, const Stride& s) {
    const double hip = body.thigh_deg(s.side, s.ic_s) + body.lean_deg(s.ic_s);
    const double knee = body.thigh_deg(s.side, s.ic_s) - body.tibia_deg(s.side, s.ic_s);
    ExpectMeasure("recipe_margin", view, hip - knee, 2 * kCurve_deg);
  });
}

TEST(RecipeMargin, IsKeptByTheLaboratoryMeansAtContact) {
  StickBody body;  // 3.5 m/s, science B2b: thigh 20.4, tibia 9.8; a trunk that leans by 5
  body.thigh_deg = [](Side, double) { return 20.4; };
  body.tibia_deg = [](Side, double) { return 9.8; };
  body.lean_deg = [](double) { return 5.0; };
  ExpectMeasure("recipe_margin", OneBody(body).View(0), 20.4 + 5.0 - (20.4 - 9.8), 1e-3);
}

TEST(OverstrideHip, IsTheHorizontalPartOfTheLegAtContact) {
  const StickBody body = Striding();
  ForEachStride(body, [&](const StrideView& view, const Stride& s) {
    const double ahead_m = body.thigh_m * std::sin(RadFromDeg(body.thigh_deg(s.side, s.ic_s))) +
                           body.shank_m * std::sin(RadFromDeg(body.tibia_deg(s.side, s.ic_s)));
    ExpectMeasure("overstride_hip", view, ahead_m / body.leg_m(), 1e-3);
  });
}

TEST(OverstrideHip, OfTheLaboratoryMeanPostureIsTheLaboratoryMean) {
  StickBody body;  // 3.5 m/s, science B2b: thigh 20.4 +- 3.3 and tibia 9.8 +- 2.8 give .231 +- .025 of a leg
  body.thigh_deg = [](Side, double) { return 20.4; };
  body.tibia_deg = [](Side, double) { return 9.8; };
  ExpectMeasure("overstride_hip", OneBody(body).View(0), 0.231, 0.035);
}

TEST(OverstrideCom, IsTheHeelAheadOfTheCentreOfMass) {
  const StickBody body = Striding();
  ForEachStride(body, [&](const StrideView& view, const Stride& s) {
    const PerLandmark<Vec2> p_W = PlaceBody(body, s.ic_s);
    const double ahead_m = p_W[LandmarkOf(s.side, Part::kHeel)].x() - CalcCentreOfMass(p_W).x();
    ExpectMeasure("overstride_com", view, ahead_m / body.leg_m(), 1e-3);
  });
}

TEST(OverstrideCom, IsSmallerForARunnerWhoLeansWhileTheHipSeesNothing) {
  StickBody upright, leaning;
  leaning.lean_deg = leaning.neck_deg = [](double) { return 20.0; };
  const OneBody a(upright), b(leaning);
  EXPECT_LT(ValueOf("overstride_com", b.View(0)), ValueOf("overstride_com", a.View(0)) - 0.05);
  EXPECT_NEAR(ValueOf("overstride_hip", b.View(0)), ValueOf("overstride_hip", a.View(0)), 1e-9);
}

TEST(BodyLean, IsTheLineAnkleToShoulderAtMidStance) {
  StickBody body;
  body.thigh_deg = body.tibia_deg = [](Side, double t) { return -60 * (t - 0.5); };
  body.lean_deg = [](double t) { return 60 * (t - 0.5); };  // one straight line from ankle to shoulder
  const OneBody seen(body);
  ExpectMeasure("body_lean", seen.View(0), 60 * 0.12, kCurve_deg);
}

TEST(PawbackRatio, IsOneForAFootThatMovesWithTheGroundAndZeroForOneThatIsCarried) {
  for (double ratio : {0.0, 0.26, 1.0}) {
    const double speed_m_s = 3.5;
    const Places places = [&](double t) {
      PerLandmark<Vec2> p_W = PlaceBody({}, t);
      for (Side side : kSides) {
        p_W[LandmarkOf(side, Part::kHip)].x() += 1.3 * t;
        p_W[LandmarkOf(side, Part::kAnkle)].x() += (1.3 - ratio * speed_m_s) * t;
      }
      return p_W;
    };
    ExpectMeasure("pawback_ratio", OneBody(places, {}).View(0), ratio, 1e-3);
  }
}

TEST(PawbackRatio, IsTheSlopeOverTheLastThirtyMillisecondsBeforeContact) {
  const double ic_s = TestingGait{}.first_s, speed_m_s = 3.5, acceleration_m_s2 = -40;
  const Places places = [&](double t) {
    PerLandmark<Vec2> p_W = PlaceBody({}, t);
    const double since_s = t - ic_s;
    for (Side side : kSides)
      p_W[LandmarkOf(side, Part::kAnkle)].x() += 0.5 * acceleration_m_s2 * since_s * since_s;
    return p_W;
  };
  // A parabola's least-squares slope over a window is its rate in the window's middle.
  ExpectMeasure("pawback_ratio", OneBody(places, {}).View(0), acceleration_m_s2 * 0.015 / speed_m_s, 1e-3);
}

TEST(PawbackRatio, IsMissingWithoutASpeed) {
  const OneBody seen(StickBody{});
  StrideView view = seen.View(0);
  for (std::optional<double> none : {std::optional<double>(), std::optional(0.0)}) {
    view.speed_m_s = none;
    EXPECT_FALSE(DefinitionOf("pawback_ratio").calc(view).has_value());
  }
}

}  // namespace
}  // namespace hinge
