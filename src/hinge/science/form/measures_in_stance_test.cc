// SPDX-License-Identifier: Apache-2.0
// The measures of stance and of the whole stride, each against a motion whose answer is known in closed form.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "hinge/science/form/testing_measures.h"

namespace hinge {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;
const TestingGait kRhythm{.first_s = 0.5, .stride_s = 0.72, .contact_s = 0.24, .strides = 3};

/// A bump of 1 around a time, without corners.
double Bump(double t, double at_s, double wide_s) {
  return std::exp(-0.5 * std::pow((t - at_s) / wide_s, 2));
}

/// The right knee starts at `ic_deg`, gives to `peak_deg` at `peak_share` of contact, in the first stride.
StickBody Giving(double ic_deg, double peak_deg, double peak_share, double swing_deg = 0) {
  StickBody body;
  body.tibia_deg = [](Side, double) { return -10.0; };
  body.thigh_deg = [=](Side, double t) {
    const double u =
        (t - kRhythm.first_s) / (kRhythm.contact_s * peak_share) - 1;  // -1 at contact, 0 at the peak
    const double arch = peak_deg - (peak_deg - ic_deg) * (1 - std::exp(-u * u)) / (1 - std::exp(-1.0));
    const double before_s = kRhythm.first_s - 0.15, after_s = kRhythm.first_s + kRhythm.contact_s + 0.15;
    return -10 + arch + swing_deg * (Bump(t, before_s, 0.03) + Bump(t, after_s, 0.03));
  };
  return body;
}

TEST(KneePeak, IsTheLargestKneeFlexionBetweenContactAndToeOff) {
  Random random(1);
  for (int k = 0; k < 20; ++k) {
    const double ic_deg = random.Uniform(0, 20), peak_deg = random.Uniform(30, 55),
                 share = random.Uniform(0.35, 0.6);
    ExpectMeasure("knee_peak", OneBody(Giving(ic_deg, peak_deg, share), kRhythm).View(0), peak_deg, 0.1);
  }
}

TEST(KneePeak, DoesNotCountHowTheKneeBendsInSwing) {
  ExpectMeasure("knee_peak", OneBody(Giving(10, 42, 0.45, 60), kRhythm).View(0), 42, 0.1);
}

TEST(KneeGive, IsThePeakLessTheKneeAtContact) {
  Random random(2);
  for (int k = 0; k < 20; ++k) {
    const double ic_deg = random.Uniform(0, 20), peak_deg = random.Uniform(30, 55);
    const OneBody seen(Giving(ic_deg, peak_deg, 0.45), kRhythm);
    ExpectMeasure("knee_give", seen.View(0), peak_deg - ic_deg, 0.1);
    EXPECT_NEAR(ValueOf("knee_give", seen.View(0)),
                ValueOf("knee_peak", seen.View(0)) - ValueOf("knee_ic", seen.View(0)), 1e-9);
  }
}

TEST(LegLengthMin, IsTheCosineOfHalfTheKneeForEqualSegments) {
  for (double peak_deg : {20.0, 42.0, 60.0}) {
    StickBody body = Giving(5, peak_deg, 0.5);
    body.thigh_m = body.shank_m = 0.43;
    ExpectMeasure("leg_length_min", OneBody(body, kRhythm).View(0), std::cos(RadFromDeg(peak_deg / 2)), 1e-3);
  }
}

TEST(LegLengthMin, IsTheLawOfCosinesForUnequalSegments) {
  StickBody body = Giving(5, 42, 0.5);
  body.thigh_m = 0.38, body.shank_m = 0.46;
  const double a = body.thigh_m, b = body.shank_m;
  const double span_m = std::sqrt(a * a + b * b + 2 * a * b * std::cos(RadFromDeg(42)));
  ExpectMeasure("leg_length_min", OneBody(body, kRhythm).View(0), span_m / (a + b), 1e-3);
}

TEST(TrunkLean, IsTheMeanOfStanceNotOfTheStride) {
  StickBody body;
  const double ic_s = kRhythm.first_s, to_s = ic_s + kRhythm.contact_s;
  body.lean_deg = [=](double t) { return 3 + 20 * (t - ic_s); };
  ExpectMeasure("trunk_lean", OneBody(body, kRhythm).View(0), 3 + 10 * (to_s - ic_s), kCurve_deg);
}

TEST(TrunkLean, IsNegativeForARunnerWhoLeansBack) {
  StickBody body;
  body.lean_deg = body.neck_deg = [](double) { return -7.0; };
  ExpectMeasure("trunk_lean", OneBody(body, kRhythm).View(0), -7, 1e-4);
}

TEST(Straightness, IsPositiveSlumpedAndNegativeArchedWhateverTheLean) {
  for (double lean_deg : {-5.0, 0.0, 12.0}) {
    for (double out_deg : {-14.0, 0.0, 14.0}) {
      StickBody body;
      body.lean_deg = [=](double) { return lean_deg; };
      body.neck_deg = [=](double) { return lean_deg + out_deg; };
      ExpectMeasure("straightness", OneBody(body, kRhythm).View(0), out_deg, 1e-4);
    }
  }
}

TEST(HeadForward, IsTheNecksLineWhateverTheTrunkDoes) {
  for (double lean_deg : {0.0, 12.0}) {
    StickBody body;
    body.lean_deg = [=](double) { return lean_deg; };
    body.neck_deg = [](double) { return 25.0; };
    const OneBody seen(body, kRhythm);
    ExpectMeasure("head_forward", seen.View(0), 25, 1e-4);
    EXPECT_NEAR(ValueOf("head_forward", seen.View(0)),
                ValueOf("straightness", seen.View(0)) + ValueOf("trunk_lean", seen.View(0)), 1e-9);
  }
}

TEST(LegLine, AndWhatIsAboveTheHipMakeTheTrunksLeanAtMidStance) {
  StickBody body;
  body.thigh_deg = [](Side, double t) { return 15 - 60 * (t - 0.5); };
  body.tibia_deg = body.thigh_deg;  // one straight leg
  body.lean_deg = [](double t) { return 4 + 30 * (t - 0.5); };
  const OneBody seen(body, kRhythm);
  const double ms_s = 0.12;  // after contact
  ExpectMeasure("leg_line", seen.View(0), -(15 - 60 * ms_s),
                kCurve_deg);  // ankle ahead: the hip is behind it
  ExpectMeasure("above_hip", seen.View(0), 4 + 30 * ms_s + (15 - 60 * ms_s), 2 * kCurve_deg);
}

TEST(LegLine, IsPositiveForARunnerWhoseHipHasPassedTheFoot) {
  StickBody body;
  body.thigh_deg = [](Side, double) { return 10.0; };
  body.tibia_deg = [](Side, double) { return -30.0; };
  const OneBody seen(body, kRhythm);
  EXPECT_GT(seen.View(0).P(Part::kHip, 1).x(), seen.View(0).P(Part::kAnkle, 1).x());
  EXPECT_GT(ValueOf("leg_line", seen.View(0)), 5);
}

TEST(ThighExtension, IsTheFarthestBackTheThighGoesAroundToeOff) {
  Random random(3);
  for (int k = 0; k < 20; ++k) {
    const double back_deg = random.Uniform(-30, -10), to_s = kRhythm.first_s + kRhythm.contact_s;
    const double at_s = to_s + random.Uniform(-0.05, 0.08);
    StickBody body;
    body.thigh_deg = [=](Side, double t) { return back_deg + 900 * (t - at_s) * (t - at_s); };
    ExpectMeasure("thigh_extension", OneBody(body, kRhythm).View(0), back_deg, 0.1);
  }
}

TEST(Cadence, IsTheStepsOfBothFeetInAMinute) {
  ExpectMeasure("cadence", OneBody(StickBody(), {.stride_s = 0.75}).View(1), 160,
                1e-9);  // 80 strides of two steps
}

TEST(ContactTime, IsContactToToeOff) {
  ExpectMeasure("contact_time", OneBody(StickBody(), {.contact_s = 0.27}).View(1), 0.27, 1e-9);
}

TEST(DutyFactor, IsTheShareOfTheStrideOnTheGround) {
  ExpectMeasure("duty_factor", OneBody(StickBody(), {.stride_s = 0.8, .contact_s = 0.24}).View(1), 0.3, 1e-9);
}

TEST(FlightTime, IsWhatAStepHasLeftOfContact) {
  const OneBody seen(StickBody{}, kRhythm);
  StrideView view = seen.View(1);
  EXPECT_FALSE(DefinitionOf("flight_time").calc(view).has_value());  // the other foot's toe-off was not seen
  view.other_to_s = view.ic_s - 0.5 * kRhythm.stride_s + kRhythm.contact_s;
  ExpectMeasure("flight_time", view, 0.36 - 0.24, 1e-9);
  view.other_to_s = view.ic_s + 0.11;  // walking
  ExpectMeasure("flight_time", view, -0.11, 1e-9);
}

TEST(Speed, IsWhatTheSceneSays) {
  const OneBody seen(StickBody{}, kRhythm);
  StrideView view = seen.View(0);
  ExpectMeasure("speed", view, 3.5, 0);
  view.speed_m_s.reset();
  EXPECT_FALSE(DefinitionOf("speed").calc(view).has_value());
}

TEST(StepLength, TimesCadenceIsTheWayOfAMinute) {
  Random random(4);
  const OneBody seen(StickBody{}, kRhythm);
  StrideView view = seen.View(0);
  for (int k = 0; k < 100; ++k) {
    view.next_ic_s = view.ic_s + random.Uniform(0.6, 0.9);
    view.speed_m_s = random.Uniform(2, 6);
    EXPECT_NEAR(ValueOf("step_length", view) * ValueOf("cadence", view), 60 * *view.speed_m_s, 1e-9);
  }
  view.speed_m_s.reset();
  EXPECT_FALSE(DefinitionOf("step_length").calc(view).has_value());
}

TEST(VerticalOscillation, IsGivenByItsMeasure) {
  StickBody body;
  body.p_WHip_m = [](double t) { return Vec2(0, 0.9 + 0.035 * std::cos(kTurn * t / 0.36)); };
  ExpectMeasure("vertical_oscillation", OneBody(body, kRhythm).View(0), 0.070, 0.001);
}

TEST(VerticalRatio, IsInPercentOfTheStep) {
  StickBody body;  // 77 mm at 3.5 m/s with steps of 0.36 s: science F1 gives 6.3 % for runners at that speed
  body.p_WHip_m = [](double t) { return Vec2(0, 0.9 + 0.0385 * std::cos(kTurn * t / 0.36)); };
  const OneBody seen(body, kRhythm);
  StrideView view = seen.View(0);
  ExpectMeasure("vertical_ratio", view, 100 * 0.077 / (3.5 * 0.36), 0.08);
  view.speed_m_s.reset();
  EXPECT_FALSE(DefinitionOf("vertical_ratio").calc(view).has_value());
}

}  // namespace
}  // namespace hinge
