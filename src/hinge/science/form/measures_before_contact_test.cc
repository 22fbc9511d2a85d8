// SPDX-License-Identifier: Apache-2.0
// How the leg and foot come down, against motions whose answer is known in closed form.
#include <gtest/gtest.h>

#include <cmath>

#include "hinge/science/form/slope_before.h"
#include "hinge/science/form/testing_measures.h"

namespace hinge {
namespace {

const TestingGait kRhythm{.first_s = 0.5, .stride_s = 0.72, .contact_s = 0.24, .strides = 3};

/// A right leg whose segments turn evenly through their attitudes at contact.
StickBody Turning(double thigh_deg, double thigh_deg_s, double tibia_deg, double tibia_deg_s) {
  StickBody body;
  body.thigh_deg = [=](Side, double t) { return thigh_deg + thigh_deg_s * (t - kRhythm.first_s); };
  body.tibia_deg = [=](Side, double t) { return tibia_deg + tibia_deg_s * (t - kRhythm.first_s); };
  return body;
}

TEST(SlopeBefore, IsTheSlopeOfALineAndTheMiddleRateOfAParabola) {
  EXPECT_NEAR(CalcSlopeBefore(2.0, [](double t) { return 5 - 3 * t; }), -3, 1e-9);
  EXPECT_NEAR(CalcSlopeBefore(
                  2.0, [](double t) { return 4 * t * t; }, 0.1),
              8 * (2.0 - 0.05), 1e-9);
}

TEST(SlopeBefore, SeesNothingOfWhatComesAfterContact) {
  const auto q = [](double t) { return t > 1.0 + 1e-12 ? 1e6 : 2 * t; };
  EXPECT_NEAR(CalcSlopeBefore(1.0, q), 2, 1e-9);
}

TEST(FootAngleIc, IsPositiveToesUpAgainstTheGround) {
  for (double toe_up_deg : {-20.0, 0.0, 15.0}) {
    for (double slope_deg : {-6.0, 0.0, 6.0}) {
      const Places places = [&](double t) {
        PerLandmark<Vec2> p_W = PlaceBody({}, t);
        for (Side side : kSides) {
          const Vec2 along(std::cos(RadFromDeg(toe_up_deg)), std::sin(RadFromDeg(toe_up_deg)));
          p_W[LandmarkOf(side, Part::kToe)] = p_W[LandmarkOf(side, Part::kHeel)] + 0.2 * along;
        }
        return p_W;
      };
      const OneBody seen(places, kRhythm);
      StrideView view = seen.View(0);
      view.ground_rad = RadFromDeg(slope_deg);
      ExpectMeasure("foot_angle_ic", view, toe_up_deg - slope_deg, kCurve_deg);
    }
  }
}

TEST(RetractionRate, IsThatOfAStraightLegAsAWhole) {
  for (double rate_deg_s : {-40.0, 0.0, 64.0, 110.0}) {
    const StickBody body = Turning(20, -rate_deg_s, 20, -rate_deg_s);  // knee behind with time: swinging back
    ExpectMeasure("retraction_rate", OneBody(body, kRhythm).View(0), rate_deg_s, 0.2);
  }
}

TEST(RetractionRate, IsPositiveWhenOnlyTheKneeBends) {
  const double value = ValueOf("retraction_rate", OneBody(Turning(20, 0, 10, -150), kRhythm).View(0));
  EXPECT_GT(value, 60);  // the shank is half of the leg
  EXPECT_LT(value, 90);
}

TEST(PawbackHipShare, IsOneForAStiffKneeAndZeroForAStillThigh) {
  ExpectMeasure("pawback_hip_share", OneBody(Turning(20, -100, 8, -100), kRhythm).View(0), 1, 0.01);
  ExpectMeasure("pawback_hip_share", OneBody(Turning(20, 0, 8, -160), kRhythm).View(0), 0, 0.01);
}

TEST(PawbackHipShare, IsNegativeWhileTheThighStillSwingsForward) {
  EXPECT_LT(ValueOf("pawback_hip_share", OneBody(Turning(17, 15, 7, -160), kRhythm).View(0)), -0.1);
}

TEST(PawbackHipShare, AndTheKneesMakeAllOfTheBackwardSpeed) {
  Random random(7);
  for (int k = 0; k < 20; ++k) {
    const double thigh_rate = random.Uniform(-120, 30), knee_rate = random.Uniform(120, 250);
    const StickBody body =
        Turning(random.Uniform(10, 25), thigh_rate, random.Uniform(0, 12), thigh_rate - knee_rate);
    const double middle_s = kRhythm.first_s - kBeforeContact_s / 2;
    const double shank_m = body.shank_m * std::cos(RadFromDeg(body.tibia_deg(Side::kRight, middle_s)));
    const double leg_m =
        shank_m + body.thigh_m * std::cos(RadFromDeg(body.thigh_deg(Side::kRight, middle_s)));
    const double hip_m_s = -RadFromDeg(thigh_rate) * leg_m, knee_m_s = RadFromDeg(knee_rate) * shank_m;
    ExpectMeasure("pawback_hip_share", OneBody(body, kRhythm).View(0), hip_m_s / (hip_m_s + knee_m_s), 0.01);
  }
}

TEST(PawbackHipShare, IsNotAskedOfAFootThatHardlyMovesBack) {
  const OneBody seen(Turning(20, 0, 8, -15), kRhythm);
  EXPECT_FALSE(DefinitionOf("pawback_hip_share").calc(seen.View(0)).has_value());
}

TEST(SpeedsBeforeContact, AreNotGivenBelowAHundredPicturesASecond) {
  for (const char* id : {"retraction_rate", "pawback_hip_share", "pawback_ratio"})
    EXPECT_GE(DefinitionOf(id).least_rate_hz, 100) << id;
}

}  // namespace
}  // namespace hinge
