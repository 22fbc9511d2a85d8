// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/truth.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/angle.h"
#include "hinge/twin/runner/testing_twins.h"

namespace hinge {
namespace {

/// Angles from the places of joints alone, by slopes: an independent road (no angle of the run is read).
struct FromPlaces {
  const TwinRun& run;
  Side side;
  double t;

  double Slope_deg(Part upper, Part lower) const {
    const Vec2 d = PlaceOf(run, side, upper, t) - PlaceOf(run, side, lower, t);
    return DegFromRad(std::atan(d.x() / d.y()));
  }
  double Knee_deg() const {
    const Vec2 thigh = PlaceOf(run, side, Part::kKnee, t) - PlaceOf(run, side, Part::kHip, t);
    const Vec2 shank = PlaceOf(run, side, Part::kAnkle, t) - PlaceOf(run, side, Part::kKnee, t);
    return DegFromRad(std::acos(std::min(1.0, thigh.dot(shank) / (thigh.norm() * shank.norm()))));
  }
};

void ExpectInstant(const TwinInstant& truth, const FromPlaces& seen) {
  constexpr double kTolerance_deg = 0.01;
  EXPECT_NEAR(truth.thigh_deg, -seen.Slope_deg(Part::kHip, Part::kKnee), kTolerance_deg);
  EXPECT_NEAR(truth.tibia_deg, -seen.Slope_deg(Part::kKnee, Part::kAnkle), kTolerance_deg);
  EXPECT_NEAR(truth.knee_deg, seen.Knee_deg(), kTolerance_deg);
}

TEST(TwinTruth, AgreesWithThePlacesOfTheJoints) {
  Random random(21);
  for (int i = 0; i < 100; ++i) {
    SCOPED_TRACE(i);
    const TwinRun run = DrawRun(random);
    const std::vector<TwinStride> strides = CalcTruth(run);
    ASSERT_GE(strides.size(), 2u);
    const TwinStride& s = strides[i % strides.size()];
    ExpectInstant(s.ic, {run, s.side, s.ic_s});
    ExpectInstant(s.ms, {run, s.side, 0.5 * (s.ic_s + s.to_s)});
    ExpectInstant(s.to, {run, s.side, s.to_s});
    const double ahead_m =
        PlaceOf(run, s.side, Part::kAnkle, s.ic_s).x() - PlaceOf(run, s.side, Part::kHip, s.ic_s).x();
    EXPECT_NEAR(s.overstride_hip_m, ahead_m, 1e-9);
  }
}

TEST(TwinTruth, IsWhatTheOptionsAskedFor) {
  Random random(22);
  int met = 0, all = 0;  // peaks of the knee: asked for at random, some would need a ground that pulls
  for (int i = 0; i < 100; ++i) {
    TwinOptions options = DrawRun(random).options;
    options.variation = {};
    options.lean_swing_deg = 0;
    for (const TwinStride& s : CalcTruth(MakeTwinRun(options))) {
      const TwinLeg& leg = options.leg[s.side];
      EXPECT_NEAR(s.ic.tibia_deg, leg.tibia_ic_deg, 0.01) << i;
      EXPECT_NEAR(s.ic.knee_deg, leg.knee_ic_deg, 0.01) << i;
      EXPECT_NEAR(s.ic.foot_deg, leg.foot_ic_deg, 0.01) << i;
      met += std::abs(s.knee_peak_deg - leg.knee_peak_deg) < 0.5;
      ++all;
      EXPECT_NEAR(s.to.knee_deg, leg.knee_to_deg, 0.01) << i;
      EXPECT_NEAR(s.trunk_lean_deg, options.trunk_lean_deg, 1e-9) << i;
      EXPECT_NEAR(s.straightness_deg, 10 + options.straightness_deg, 1e-9) << i;
      EXPECT_NEAR(s.contact_s(), leg.contact_s, 1e-9) << i;
    }
  }
  EXPECT_GT(met, 0.8 * all);
}

TEST(TwinTruth, VariesFromStrideToStrideAsAskedFor) {
  TwinOptions options = MakeTypicalRunner(3.0);
  options.duration_s = 60;
  options.variation.tibia_deg = 1.3;
  const std::vector<TwinStride> strides = CalcTruth(MakeTwinRun(options));
  double mean = 0, square = 0;
  for (const TwinStride& s : strides) mean += s.ic.tibia_deg / static_cast<double>(strides.size());
  for (const TwinStride& s : strides) square += std::pow(s.ic.tibia_deg - mean, 2);
  EXPECT_NEAR(std::sqrt(square / static_cast<double>(strides.size() - 1)), 1.3, 0.25);
}

double LegLength_m(const TwinRun& run) { return run.body.thigh_m + run.body.shank_m; }

/// Hip minus ankle.
Vec2 LegLine_m(const TwinRun& run, Side side, double time_s) {
  const auto p_W = CalcTwinPose(run, time_s).p_W;
  return p_W[LandmarkOf(side, Part::kHip)] - p_W[LandmarkOf(side, Part::kAnkle)];
}

double ShortestLeg_m(const TwinRun& run, const TwinStride& s) {
  double shortest_m = LegLength_m(run);
  for (double t = s.ic_s; t <= s.to_s; t += 0.002)
    shortest_m = std::min(shortest_m, LegLine_m(run, s.side, t).norm());
  return shortest_m;
}

/// Rate of change over the last 30 ms before contact, as the least-squares line has it.
template <typename Value>
double RateBeforeContact(const TwinStride& s, const Value& value) {
  constexpr int kSamples = 31;
  double top = 0, bottom = 0;
  for (int i = 0; i < kSamples; ++i) {
    const double from_middle_s = 1e-3 * (i - (kSamples - 1) / 2);
    top += from_middle_s * value(s.ic_s + 1e-3 * (i - (kSamples - 1)));
    bottom += from_middle_s * from_middle_s;
  }
  return top / bottom;
}

double PawbackRatio(const TwinStride& s, const TwinRun& run) {
  return RateBeforeContact(s, [&](double t) { return LegLine_m(run, s.side, t).x(); }) /
         run.options.speed_m_s;
}

double LegRetraction_deg_s(const TwinStride& s, const TwinRun& run) {
  return RateBeforeContact(s, [&](double t) {
    const Vec2 leg = LegLine_m(run, s.side, t);
    return DegFromRad(std::atan2(leg.x(), leg.y()));
  });
}

double ThighRate_deg_s(const TwinStride& s, const TwinRun& run) {
  return RateBeforeContact(s, [&](double t) { return DegFromRad(CalcTwinPose(run, t).leg[s.side].thigh); });
}

/// Means and between-runner SDs of 26 laboratory runners at 2.5, 3.5 and 4.5 m/s, recomputed from the motion
/// capture of Fukuchi 2017 (figshare 10.6084/m9.figshare.4543435), joint-centre lines, events at 50 N. The hip's
/// rise and fall: means of the pelvis there; SD of the centre of mass in 860 runners (77 +- 12 mm).
struct Published {
  const char* what;
  double mean[3], sd[3];
  double (*of)(const TwinStride&, const TwinRun&);
};
constexpr Published kPublished[] = {
    {"thigh at contact",
     {17.2, 20.4, 24.0},
     {3.0, 3.3, 3.2},
     [](const TwinStride& s, const TwinRun&) { return s.ic.thigh_deg; }},
    {"tibia at contact",
     {6.7, 9.8, 11.8},
     {1.7, 2.8, 2.9},
     [](const TwinStride& s, const TwinRun&) { return s.ic.tibia_deg; }},
    {"knee at contact",
     {10.5, 10.6, 12.2},
     {3.8, 5.1, 5.1},
     [](const TwinStride& s, const TwinRun&) { return s.ic.knee_deg; }},
    {"knee peak",
     {41.1, 41.6, 42.1},
     {4.7, 3.6, 3.3},
     [](const TwinStride& s, const TwinRun&) { return s.knee_peak_deg; }},
    {"knee at mid-stance",
     {39.7, 40.7, 41.6},
     {4.9, 3.5, 3.2},
     [](const TwinStride& s, const TwinRun&) { return s.ms.knee_deg; }},
    {"tibia at mid-stance",
     {-27.1, -27.0, -26.8},
     {2.5, 2.0, 1.8},
     [](const TwinStride& s, const TwinRun&) { return s.ms.tibia_deg; }},
    {"thigh at toe-off",
     {-18.7, -23.1, -26.4},
     {2.0, 2.0, 2.7},
     [](const TwinStride& s, const TwinRun&) { return s.to.thigh_deg; }},
    {"knee at toe-off",
     {13.4, 11.3, 10.5},
     {3.3, 3.1, 3.7},
     [](const TwinStride& s, const TwinRun&) { return s.to.knee_deg; }},
    {"ankle ahead of hip at contact / leg",
     {0.185, 0.231, 0.272},
     {0.023, 0.025, 0.024},
     [](const TwinStride& s, const TwinRun& run) { return s.overstride_hip_m / LegLength_m(run); }},
    {"pawback ratio", {0.215, 0.256, 0.277}, {0.127, 0.132, 0.121}, PawbackRatio},
    {"leg retraction, deg/s", {37, 64, 91}, {22, 33, 39}, LegRetraction_deg_s},
    {"thigh rate before contact, deg/s", {-11, -34, -74}, {32, 43, 49}, ThighRate_deg_s},
    {"foot at contact",
     {10.2, 13.0, 13.7},
     {7.6, 8.4, 8.7},
     [](const TwinStride& s, const TwinRun&) { return s.ic.foot_deg; }},
    {"contact time, s",
     {0.270, 0.224, 0.193},
     {0.023, 0.017, 0.014},
     [](const TwinStride& s, const TwinRun&) { return s.contact_s(); }},
    {"shortest leg / leg",
     {0.932, 0.930, 0.929},
     {0.015, 0.012, 0.011},
     [](const TwinStride& s, const TwinRun& run) { return ShortestLeg_m(run, s) / LegLength_m(run); }},
    {"hip rise and fall, m",
     {0.093, 0.089, 0.076},
     {0.012, 0.012, 0.012},
     [](const TwinStride& s, const TwinRun&) { return s.hip_oscillation_m; }},
};

TEST(TwinTruth, OfTypicalRunnersIsWithinOneSdOfLaboratoryRunners) {
  const double speeds_m_s[] = {2.5, 3.5, 4.5};
  for (int k = 0; k < 3; ++k) {
    const TwinRun run = MakeTwinRun(MakeTypicalRunner(speeds_m_s[k]));
    const TwinStride stride = CalcTruth(run)[2];  // the first ones have no flight before them to look back on
    for (const Published& p : kPublished) {
      const double got = p.of(stride, run);
      fmt::print("{:.1f} m/s  {:36} {:8.3f}  published {:8.3f} +- {:.3f}\n", speeds_m_s[k], p.what, got,
                 p.mean[k], p.sd[k]);
      EXPECT_NEAR(got, p.mean[k], p.sd[k]) << p.what << " at " << speeds_m_s[k];
    }
  }
}

TEST(TwinTruth, OfStandingHasNoStrides) { EXPECT_TRUE(CalcTruth(MakeTwinRun(MakeStandingPerson())).empty()); }

}  // namespace
}  // namespace hinge
