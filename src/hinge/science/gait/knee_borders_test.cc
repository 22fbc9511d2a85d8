// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/knee_borders.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "hinge/foundation/base/random.h"
#include "hinge/science/gait/testing_clock.h"

namespace hinge {
namespace {

constexpr double kRate_hz = 60, kStride_s = 0.7, kDuration_s = 4, kThigh_px = 110, kShank_px = 100;

StrideClock MakeClock() { return MakeTestingClock(kStride_s, kDuration_s); }

/// Square to a line that runs down, where the runner faces.
Vec2 Ahead(const Vec2& down, Facing facing) {
  const Vec2 right = Vec2(down.y(), -down.x()).normalized();
  return facing == Facing::kRight ? right : Vec2(-right);
}

/// Legs swing and bend with the stride; the knees' borders lie 14 px to either side of a middle that is so far ahead of the
/// true centre.
struct Runner2d {
  Facing facing = Facing::kRight;
  double knee_ahead_legs = 0.01;

  KeypointTrack Track() const {
    KeypointTrack track{.image_width_px = 1280,
                        .image_height_px = 720,
                        .nominal_rate_hz = kRate_hz,
                        .model = "bars",
                        .frames = {}};
    const StrideClock clock = MakeClock();
    for (int i = 0; i < kDuration_s * kRate_hz; ++i) {
      KeypointFrame frame{.time_s = i / kRate_hz, .presence = 1, .points = {}};
      for (const Side side : kSides) AddLeg(frame, side, CalcPhase(clock, side, frame.time_s));
      track.frames.push_back(frame);
    }
    return track;
  }

 private:
  static Vec2 Down(double length_px, double angle) {
    return length_px * Vec2(std::sin(angle), std::cos(angle));
  }
  void AddLeg(KeypointFrame& frame, Side side, double phase) const {
    const double turn = 2 * std::numbers::pi * phase, sign = facing == Facing::kRight ? 1 : -1;
    const Vec2 hip(600, 300);
    const Vec2 thigh = Down(kThigh_px, sign * 0.4 * std::cos(turn));
    const Vec2 shank = Down(kShank_px, sign * (0.4 * std::cos(turn) - 0.5 + 0.4 * std::cos(turn + 1)));
    frame.points[LandmarkOf(side, Part::kHip)] = {hip, 1};
    frame.points[LandmarkOf(side, Part::kKnee)] = {hip + thigh, 1};
    frame.points[LandmarkOf(side, Part::kAnkle)] = {hip + thigh + shank, 1};
    const double leg_px = kThigh_px + kShank_px;
    frame.outline.knee[side] =
        Borders(hip + thigh, thigh.normalized() + shank.normalized(), knee_ahead_legs * leg_px);
  }
  LimbBorders Borders(const Vec2& at, const Vec2& down, double ahead_px) const {
    const Vec2 ahead = Ahead(down, facing);
    return {at + (ahead_px + 14) * ahead, at + (ahead_px - 14) * ahead};
  }
};

NetworkErrors UsualOf(const Runner2d& runner) {
  NetworkErrors errors;
  errors.near_knee_borders = errors.far_knee_borders = BordersError{{{runner.knee_ahead_legs}}, {{1.0}}, 0};
  return errors;
}

/// A network that puts this person's knees beside them, more or less so with the stride.
KeypointTrack WithHabit(KeypointTrack track, Facing facing, double knee_px, Random& random) {
  const StrideClock clock = MakeClock();
  for (KeypointFrame& f : track.frames) {
    for (const Side side : kSides) {
      const double wave =
          1 + 0.4 * std::cos(2 * std::numbers::pi * CalcPhase(clock, side, f.time_s)) + random.Normal(0, 0.1);
      const Vec2 hip = f.points[LandmarkOf(side, Part::kHip)].p_I_px;
      const Vec2 ankle = f.points[LandmarkOf(side, Part::kAnkle)].p_I_px;
      Vec2& knee = f.points[LandmarkOf(side, Part::kKnee)].p_I_px;
      const Vec2 thigh = knee - hip, shank = ankle - knee;
      knee += wave * knee_px * Ahead(thigh.normalized() + shank.normalized(), facing);
    }
  }
  return track;
}

double KneesApart_px(const KeypointTrack& a, const KeypointTrack& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.frames.size(); ++i) {
    for (const Side side : kSides)
      sum += (a.frames[i].points[LandmarkOf(side, Part::kKnee)].p_I_px -
              b.frames[i].points[LandmarkOf(side, Part::kKnee)].p_I_px)
                 .norm() /
             (2.0 * static_cast<double>(a.frames.size()));
  }
  return sum;
}

TEST(PlaceKneesByOutline, PutsAPersonsOwnKneesBackIntoTheirLegs) {
  Random random(8);
  for (int trial = 0; trial < 10; ++trial) {
    const Runner2d runner{.facing = trial % 2 == 0 ? Facing::kRight : Facing::kLeft};
    const KeypointTrack exact = runner.Track();
    const KeypointTrack seen = WithHabit(exact, runner.facing, random.Uniform(-8, 8), random);
    const OutlinedKnees knees = PlaceKneesByOutline(seen, MakeClock(), runner.facing, UsualOf(runner));
    EXPECT_TRUE(knees.placed);
    EXPECT_LT(KneesApart_px(knees.track, exact), 0.3 * KneesApart_px(seen, exact));
  }
}

TEST(PlaceKneesByOutline, LeavesAKneeWhereTheNetworkHasItAtPhasesAtWhichNobodysStandsClear) {
  Random random(10);
  const Runner2d runner;
  NetworkErrors errors = UsualOf(runner);
  errors.near_knee_borders->seen_share.bins = errors.far_knee_borders->seen_share.bins = {1, 0, 0, 1};
  const KeypointTrack seen = WithHabit(runner.Track(), runner.facing, 6, random);
  const KeypointTrack placed = PlaceKneesByOutline(seen, MakeClock(), runner.facing, errors).track;
  for (std::size_t i = 0; i < seen.frames.size(); ++i) {
    const double phase = CalcPhase(MakeClock(), Side::kRight, seen.frames[i].time_s);
    const double moved = (placed.frames[i].points[Landmark::kRightKnee].p_I_px -
                          seen.frames[i].points[Landmark::kRightKnee].p_I_px)
                             .norm();
    if (phase > 0.3 && phase < 0.7) {
      EXPECT_EQ(moved, 0) << phase;
    } else if (phase < 0.05 || phase > 0.95) {
      EXPECT_GT(moved, 2) << phase;
    }
  }
}

TEST(PlaceKneesByOutline, LeavesLegsThatLieRightWhereTheyAre) {
  const Runner2d runner;
  const KeypointTrack exact = runner.Track();
  const OutlinedKnees knees = PlaceKneesByOutline(exact, MakeClock(), runner.facing, UsualOf(runner));
  EXPECT_TRUE(knees.placed);
  EXPECT_LT(KneesApart_px(knees.track, exact), 0.02);
}

TEST(PlaceKneesByOutline, ThePersonsOwnKindOfLegIsTakenFromTheTableNotFromZero) {
  const Runner2d runner{.knee_ahead_legs = 0.05};
  NetworkErrors wrong = UsualOf(runner);
  wrong.near_knee_borders->ahead_legs.bins = wrong.far_knee_borders->ahead_legs.bins = {0.02};
  const KeypointTrack exact = runner.Track();
  const OutlinedKnees knees = PlaceKneesByOutline(exact, MakeClock(), runner.facing, wrong);
  EXPECT_NEAR(KneesApart_px(knees.track, exact), 0.03 * (kThigh_px + kShank_px), 0.6);
}

TEST(PlaceKneesByOutline, DoesNothingWithoutAMaskAPhaseOrATable) {
  const Runner2d runner;
  const KeypointTrack exact = runner.Track();
  KeypointTrack bare = exact;
  for (KeypointFrame& f : bare.frames) f.outline = {};
  Random random(9);
  bare = WithHabit(bare, runner.facing, 6, random);
  const auto same = [&](const OutlinedKnees& knees, const KeypointTrack& as) {
    return !knees.placed && KneesApart_px(knees.track, as) == 0;
  };
  EXPECT_TRUE(same(PlaceKneesByOutline(bare, MakeClock(), runner.facing, UsualOf(runner)), bare));
  EXPECT_TRUE(same(PlaceKneesByOutline(exact, {}, runner.facing, UsualOf(runner)), exact));
  EXPECT_TRUE(same(PlaceKneesByOutline(exact, MakeClock(), runner.facing, {}), exact));
}

TEST(PlaceKneesByOutline, DoesNothingWhereTooFewPicturesShowALeg) {
  const Runner2d runner;
  KeypointTrack seldom = runner.Track();
  for (std::size_t i = 0; i < seldom.frames.size(); ++i) {
    if (i % 60 != 0) seldom.frames[i].outline.knee[Side::kLeft] = {};
  }
  EXPECT_FALSE(PlaceKneesByOutline(seldom, MakeClock(), runner.facing, UsualOf(runner)).placed);
}

TEST(FindKneeGaps, LeavesOutPicturesInWhichAnotherLimbMakesTheLegLookWide) {
  const Runner2d runner;
  KeypointTrack track = runner.Track();
  for (std::size_t i = 0; i < track.frames.size(); i += 3) {
    LimbBorders& knee = track.frames[i].outline.knee[Side::kRight];
    *knee.front_I_px += 25 * (*knee.front_I_px - *knee.back_I_px).normalized();
  }
  const std::vector<KneeGap> gaps = FindKneeGaps(track, Side::kRight);
  EXPECT_EQ(gaps.size(), track.frames.size() * 2 / 3);
  for (const KneeGap& gap : gaps) EXPECT_NEAR(gap.ahead_legs, runner.knee_ahead_legs, 1e-9);
}

TEST(FindKneeGaps, IsPositiveAheadWhicheverWayTheRunnerFaces) {
  for (const Facing facing : {Facing::kRight, Facing::kLeft}) {
    const Runner2d runner{.facing = facing};
    for (const KneeGap& gap : FindKneeGaps(runner.Track(), Side::kLeft))
      EXPECT_NEAR(gap.ahead_legs, runner.knee_ahead_legs, 1e-9);
  }
}

}  // namespace
}  // namespace hinge
