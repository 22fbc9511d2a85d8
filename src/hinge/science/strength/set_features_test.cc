// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/set_features.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "hinge/science/strength/testing_stick.h"

namespace hinge {
namespace {

std::map<std::string, double> FeaturesOf(const StickMotion& motion, double duration_s,
                                         const StickCamera& camera = {}) {
  const BodySeries body = *MakeBodySeries(FilmStick(motion, duration_s, camera), camera.facing, kStickErrors);
  return CalcSetFeatures(body, body.All());
}

TEST(SetFeatures, SayWhatTheStickFigureDoes) {
  const StickTempo tempo;
  const auto f = FeaturesOf([&](double t) { return HingeAt(ShareAt(tempo, t)); }, tempo.all_s());
  EXPECT_NEAR(f.at("lean_range"), 70, 2);
  EXPECT_NEAR(f.at("hip_range"), 86, 2);
  EXPECT_NEAR(f.at("knee_range"), 16, 2);
  EXPECT_NEAR(f.at("elbow"), 5, 1);
  EXPECT_LT(f.at("feet_apart"), 0.02);
  EXPECT_LT(f.at("foot_up"), 0.02);
  EXPECT_NEAR(f.at("hand_drop"), 0.66, 0.05) << "arms hang";
  EXPECT_EQ(f.at("air"), 0) << "nobody steps";
}

TEST(SetFeatures, AreTheSameFacingEitherWayAndAtAnySize) {
  const StickTempo tempo;
  const auto hinge = [&](double t) { return HingeAt(ShareAt(tempo, t)); };
  const auto right = FeaturesOf(hinge, tempo.all_s());
  const auto left = FeaturesOf(hinge, tempo.all_s(), {.facing = Facing::kLeft, .px_per_leg = 110});
  for (const auto& [name, value] : right)
    EXPECT_NEAR(left.at(name), value, 0.02 * std::abs(value) + 0.05) << name;
}

TEST(SetFeatures, AWalkUpASlopeClimbs) {
  for (const double grade : {-0.1, 0.0, 0.15}) {
    const auto uphill = [=](double t) {
      Stick s = WalkAt(t, 1.2);
      s.hip_y = 1.0 + grade * s.hip_x;
      return s;
    };
    const BodySeries body = *MakeBodySeries(FilmStick(uphill, 3), Facing::kRight, kStickErrors);
    ASSERT_TRUE(CalcClimb_deg(body, body.All()));
    EXPECT_GT(CalcSetFeatures(body, body.All()).at("feet_swap"), 0.35);
  }
}

TEST(SetFeatures, NamesAreThoseThatAreGiven) {
  const auto f = FeaturesOf([](double t) { return WalkAt(t, 1.2); }, 4);
  EXPECT_EQ(f.size(), SetFeatureNames().size());
  for (const std::string& name : SetFeatureNames()) EXPECT_TRUE(f.contains(name)) << name;
}

TEST(SetFeatures, HandsThatAreHiddenHaveNoFeatures) {
  KeypointTrack track = FilmStick([](double) { return Stick{}; }, 3);
  for (KeypointFrame& f : track.frames)
    f.points[Landmark::kLeftWrist] = {}, f.points[Landmark::kRightWrist] = {};
  const BodySeries body = *MakeBodySeries(track, Facing::kRight, kStickErrors);
  const auto f = CalcSetFeatures(body, body.All());
  EXPECT_FALSE(f.contains("hand_drop"));
  EXPECT_TRUE(f.contains("lean"));
}

TEST(Climb, IsTheSlopeAgainstThePicturesHorizontal) {
  const auto climb_deg = [](double slope_deg) {
    KeypointTrack track = FilmStick([](double t) { return WalkAt(t, 1.2); }, 6, {.rate_hz = 60});
    const double c = std::cos(RadFromDeg(slope_deg)), s = std::sin(RadFromDeg(slope_deg));
    for (KeypointFrame& f : track.frames) {
      for (Keypoint& k : f.points.values)
        k.p_I_px = {c * k.p_I_px.x() + s * k.p_I_px.y(), c * k.p_I_px.y() - s * k.p_I_px.x()};
    }
    const BodySeries body = *MakeBodySeries(track, Facing::kRight, kStickErrors);
    return *CalcClimb_deg(body, body.All());
  };
  EXPECT_NEAR(climb_deg(8) - climb_deg(0), 8, 1);
  EXPECT_NEAR(climb_deg(-5) - climb_deg(0), -5, 1);
}

}  // namespace
}  // namespace hinge
