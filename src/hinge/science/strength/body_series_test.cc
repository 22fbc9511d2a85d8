// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/body_series.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/science/strength/testing_stick.h"

namespace hinge {
namespace {

StickMotion Swaying(Random& random) {
  const double rate_hz = random.Uniform(0.1, 0.5), lean = random.Uniform(5, 70),
               knee = random.Uniform(10, 80);
  return [=](double t) {
    const double share = 0.5 - 0.5 * std::cos(6.283185307 * rate_hz * t);
    Stick s;
    s.lean = lean * share, s.straightness = 20 * share;
    for (Side side : kSides) s.thigh[side] = 5 + 40 * share, s.knee[side] = 5 + knee * share;
    s.upper_arm = 30 - 60 * share, s.elbow = 10 + 90 * share;
    return s;
  };
}

TEST(BodySeries, GivesTheStickFiguresOwnAnglesWhicheverWayItFaces) {
  Random random(7);
  for (int i = 0; i < 6; ++i) {
    const StickMotion motion = Swaying(random);
    const Facing facing = i % 2 == 0 ? Facing::kRight : Facing::kLeft;
    const auto body = MakeBodySeries(FilmStick(motion, 6, {.facing = facing}), facing, kStickErrors);
    ASSERT_TRUE(body);
    for (double t = 0.5; t < 5.5; t += 0.25) {
      const Stick s = motion(body->time_s[body->At(t)]);
      const std::size_t k = body->At(t);
      EXPECT_NEAR(body->lean_deg[k], s.lean, 0.3);
      EXPECT_NEAR(body->straightness_deg[k], s.straightness, 0.5);
      EXPECT_NEAR(body->knee_deg[Side::kLeft][k], s.knee[Side::kLeft], 0.4);
      EXPECT_NEAR(body->trunk_thigh_deg[Side::kRight][k], s.lean + s.thigh[Side::kRight], 0.4);
      EXPECT_NEAR(body->upper_arm_deg[Side::kLeft][k], s.upper_arm, 0.5);
      EXPECT_NEAR(body->elbow_deg[Side::kLeft][k], s.elbow, 0.8);
    }
  }
}

TEST(BodySeries, DoesNotDependOnThePicturesSizeOrRate) {
  Random random(8);
  const StickMotion motion = Swaying(random);
  const auto small =
      MakeBodySeries(FilmStick(motion, 5, {.rate_hz = 30, .px_per_leg = 60}), Facing::kRight, kStickErrors);
  const auto large =
      MakeBodySeries(FilmStick(motion, 5, {.rate_hz = 120, .px_per_leg = 400}), Facing::kRight, kStickErrors);
  ASSERT_TRUE(small && large);
  for (double t = 0.5; t < 4.5; t += 0.2)
    EXPECT_NEAR(small->lean_deg[small->At(t)], large->lean_deg[large->At(t)], 0.4);
}

TEST(BodySeries, KnowsWhereNobodyWasSeen) {
  KeypointTrack track = FilmStick([](double) { return Stick{}; }, 6);
  for (KeypointFrame& f : track.frames) {
    if (f.time_s > 2 && f.time_s < 4) f.presence = 0, f.points = {};
  }
  const auto body = MakeBodySeries(track, Facing::kRight, kStickErrors);
  ASSERT_TRUE(body);
  EXPECT_TRUE(body->seen[body->At(1.5)]);
  EXPECT_FALSE(body->seen[body->At(3)]);
  EXPECT_TRUE(body->seen[body->At(5)]);
}

TEST(BodySeries, ABodyPartHiddenOnOneSideIsTakenFromTheOther) {
  KeypointTrack track = FilmStick([](double) { return Stick{}; }, 3);
  for (KeypointFrame& f : track.frames)
    f.points[Landmark::kLeftAnkle] = {}, f.points[Landmark::kLeftWrist] = {},
    f.points[Landmark::kRightWrist] = {};
  const auto body = MakeBodySeries(track, Facing::kRight, kStickErrors);
  ASSERT_TRUE(body);
  EXPECT_EQ(body->seen_share[Landmark::kLeftAnkle], 0);
  EXPECT_NEAR(body->knee_deg[Side::kLeft][60], 5, 0.5);
  EXPECT_EQ(body->seen_share[Landmark::kRightWrist], 0) << "hidden on both sides: nothing to take it from";
}

TEST(BodySeries, NobodyOrHardlyAnybodyMakesNoSeries) {
  KeypointTrack track = FilmStick([](double) { return Stick{}; }, 3);
  for (KeypointFrame& f : track.frames) f.points[Landmark::kLeftHip] = {}, f.points[Landmark::kRightHip] = {};
  EXPECT_FALSE(MakeBodySeries(track, Facing::kRight, kStickErrors)) << "no hips";
  EXPECT_FALSE(MakeBodySeries({}, Facing::kRight, kStickErrors));
  track = FilmStick([](double) { return Stick{}; }, 0.05);
  EXPECT_FALSE(MakeBodySeries(track, Facing::kRight, kStickErrors)) << "three pictures";
}

TEST(MeanOfLegs, ListensToTheLegThatIsSeen) {
  KeypointTrack track = FilmStick([](double) { return HingeAt(0.5); }, 2);
  for (KeypointFrame& f : track.frames) {
    f.points[Landmark::kLeftKnee].p_I_px += Vec2(25, 0);  // behind the other leg: a guess
    for (Landmark l : {Landmark::kLeftKnee, Landmark::kLeftAnkle}) f.points[l].visibility = 0.1;
  }
  const BodySeries body = *MakeBodySeries(track, Facing::kRight, kStickErrors);
  const double wrong_by = std::abs(body.knee_deg[Side::kLeft][30] - 16);
  EXPECT_GT(wrong_by, 15);
  EXPECT_NEAR(MeanOfLegs(body, body.knee_deg)[30], 16, 0.1 * wrong_by);
}

}  // namespace
}  // namespace hinge
