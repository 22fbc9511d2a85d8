// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/smooth_legs.h"

#include <gtest/gtest.h>

#include <Eigen/Geometry>
#include <cmath>

#include "hinge/foundation/base/check.h"
#include "hinge/twin/runner/testing_twins.h"
#include "hinge/twin/runner/trajectory.h"

namespace hinge {
namespace {

constexpr double kRate_hz = 150, kCutoff_hz = 12;
constexpr Part kLegParts[] = {Part::kHip, Part::kKnee, Part::kAnkle, Part::kHeel, Part::kToe};

/// The legs of a digital runner on a treadmill, each landmark off by noise of its own.
JointPaths SeeLegs(const TwinRun& run, double sigma_m, Random& random) {
  const JointTrajectory truth = MakeTrajectory(run);
  JointPaths paths;
  for (int i = 0; i < truth.duration_s * kRate_hz; ++i) {
    paths.time_s.push_back(i / kRate_hz);
    const PersonPose pose = truth.pose(i / kRate_hz);
    for (Part part : kLegParts) {
      for (Side side : kSides) {
        const Landmark l = LandmarkOf(side, part);
        const Vec3 noise(random.Normal(), random.Normal(), random.Normal());
        paths.p_W[l].emplace_back(pose.p_W[l] + sigma_m * noise);
      }
    }
  }
  return paths;
}

TwinRun DrawTreadmillRun(Random& random) {
  for (;;) {
    TwinOptions options = DrawOptions(random);
    options.treadmill = true;
    if (std::optional<TwinRun> run = SolveTwinRun(options)) return *std::move(run);
  }
}

PerLandmark<Vec3> LegsAt(const SmoothLegs& legs, double t) {
  PerLandmark<Vec3> p_W;
  const PerSide<Vec3> hips = CalcHips(legs, t);
  for (Side side : kSides)
    PlaceLeg(legs.lengths[side], CalcLegDirections(legs, side, t), hips[side], side, p_W);
  return p_W;
}

LegLengths DrawLengths(Random& random) {
  return {random.Uniform(0.35, 0.5), random.Uniform(0.35, 0.5), random.Uniform(0.2, 0.28),
          random.Uniform(0.04, 0.09), random.Uniform(0.05, 0.09)};
}

/// A foot that leans sideways and has its toe up or down; thigh and shank do not matter to it.
LegDirections DrawFoot(Random& random, double pitch_rad) {
  const Eigen::Quaterniond turn = Eigen::AngleAxisd(random.Uniform(-0.3, 0.3), Vec3::UnitY()) *
                                  Eigen::AngleAxisd(pitch_rad, Vec3::UnitZ()) *
                                  Eigen::AngleAxisd(random.Uniform(-0.15, 0.15), Vec3::UnitX());
  return {-Vec3::UnitY(), -Vec3::UnitY(), turn * Vec3::UnitX(), turn * Vec3::UnitY()};
}

struct Foot {
  Vec3 heel, toe;
};
Foot FootAt(const LegLengths& lengths, const LegDirections& d, const Vec3& ankle) {
  PerLandmark<Vec3> p;
  const Vec3 hip = ankle - lengths.thigh_m * d.thigh - lengths.shank_m * d.shank;
  PlaceLeg(lengths, d, hip, Side::kLeft, p);
  return {p[Landmark::kLeftHeel], p[Landmark::kLeftToe]};
}

TEST(SmoothLegs, KeepTheirLengthsAtAnyTimeHoweverRoughThePathsWere) {
  Random random(1);
  for (int round = 0; round < 4; ++round) {
    const SmoothLegs legs =
        FitSmoothLegs(SeeLegs(DrawTreadmillRun(random), 0.01, random), 0, 1.9, kCutoff_hz);
    for (double t = 0; t < 1.9; t += 0.0137) {
      const PerLandmark<Vec3> p = LegsAt(legs, t);
      EXPECT_NEAR((p[Landmark::kRightHip] - p[Landmark::kLeftHip]).norm(), legs.hips_m, 1e-12);
      for (Side side : kSides) {
        const auto at = [&](Part part) { return p[LandmarkOf(side, part)]; };
        const LegLengths& lengths = legs.lengths[side];
        EXPECT_NEAR((at(Part::kKnee) - at(Part::kHip)).norm(), lengths.thigh_m, 1e-12);
        EXPECT_NEAR((at(Part::kAnkle) - at(Part::kKnee)).norm(), lengths.shank_m, 1e-12);
        EXPECT_NEAR((at(Part::kToe) - at(Part::kHeel)).norm(), lengths.foot_m, 1e-12);
        EXPECT_NEAR((at(Part::kAnkle) - at(Part::kHeel)).norm(),
                    std::hypot(lengths.ankle_ahead_m, lengths.ankle_height_m), 1e-12);
      }
    }
  }
}

TEST(SmoothLegs, FindTheLengthsAndPlacesOfALegThatHasSome) {
  Random random(2);
  for (int round = 0; round < 4; ++round) {
    const TwinRun run = DrawTreadmillRun(random);
    const JointPaths paths = SeeLegs(run, 0, random);
    const SmoothLegs legs = FitSmoothLegs(paths, 0, 1.9, kCutoff_hz);
    const PerLandmark<Vec3> truth = MakeTrajectory(run).pose(0.3).p_W;
    for (Side side : kSides) {
      const auto apart_m = [&](Part a, Part b) {
        return (truth[LandmarkOf(side, a)] - truth[LandmarkOf(side, b)]).norm();
      };
      const LegLengths& lengths = legs.lengths[side];
      EXPECT_NEAR(lengths.thigh_m, apart_m(Part::kHip, Part::kKnee), 1e-9);
      EXPECT_NEAR(lengths.shank_m, apart_m(Part::kKnee, Part::kAnkle), 1e-9);
      EXPECT_NEAR(lengths.foot_m, apart_m(Part::kHeel, Part::kToe), 1e-9);
      EXPECT_NEAR(std::hypot(lengths.ankle_ahead_m, lengths.ankle_height_m),
                  apart_m(Part::kAnkle, Part::kHeel), 1e-9);
    }
    for (Part part : {Part::kHip, Part::kKnee, Part::kAnkle})
      EXPECT_LT(CalcResidual_m(legs, paths, part), 0.012) << static_cast<int>(part);
    for (Part part : {Part::kHeel, Part::kToe})  // at contact they stop faster than the cut-off lets pass
      EXPECT_LT(CalcResidual_m(legs, paths, part), 0.020) << static_cast<int>(part);
  }
}

TEST(SmoothLegs, MoveWithTheTrialOverTheGround) {
  Random random(3);
  const JointPaths paths = SeeLegs(DrawTreadmillRun(random), 0.003, random);
  JointPaths moved = paths;
  const Vec3 shift(3, 0, -2);
  for (auto& path : moved.p_W.values) {
    for (auto& p : path) *p += shift;
  }
  const SmoothLegs a = FitSmoothLegs(paths, 0, 1.9, kCutoff_hz), b = FitSmoothLegs(moved, 0, 1.9, kCutoff_hz);
  for (double t = 0.1; t < 1.8; t += 0.1) {
    const PerLandmark<Vec3> p = LegsAt(a, t), q = LegsAt(b, t);
    for (Part part : kLegParts) {
      const Landmark l = LandmarkOf(Side::kLeft, part);
      EXPECT_LT((q[l] - p[l] - shift).norm(), 1e-6) << Name(l);
    }
  }
}

TEST(SmoothLegs, SayHowFarTheyLieFromThePaths) {
  Random random(4);
  const JointPaths paths = SeeLegs(DrawTreadmillRun(random), 0, random);
  const SmoothLegs legs = FitSmoothLegs(paths, 0, 1.9, kCutoff_hz);
  JointPaths asked;
  asked.time_s = {0.5, 1.0, 5.0};  // the last is beyond the fit
  for (double t : asked.time_s) {
    for (Side side : kSides)
      asked.p_W[LandmarkOf(side, Part::kKnee)].emplace_back(LegsAt(legs, t)[LandmarkOf(side, Part::kKnee)] +
                                                            Vec3(0, 0.03, t > 2 ? 9 : 0.04));
  }
  EXPECT_NEAR(CalcResidual_m(legs, asked, Part::kKnee), 0.05, 1e-9);
  asked.p_W[Landmark::kLeftKnee] = asked.p_W[Landmark::kRightKnee] = {{}, {}, {}};
  EXPECT_EQ(CalcResidual_m(legs, asked, Part::kKnee), 0);
}

TEST(SmoothLegs, NeedFourSamplesOfEachLandmark) {
  Random random(5);
  JointPaths paths = SeeLegs(DrawTreadmillRun(random), 0, random);
  for (std::size_t i = 3; i < paths.time_s.size(); ++i) paths.p_W[Landmark::kLeftToe][i].reset();
  EXPECT_THROW(FitSmoothLegs(paths, 0, 1.9, kCutoff_hz), ContractViolation);
}

TEST(FootTurnedOntoTheGround, StandsOnItOrIsLevelAndKeepsItsShape) {
  Random random(6);
  int standing = 0, level = 0;
  for (int round = 0; round < 2000; ++round) {
    const LegLengths lengths = DrawLengths(random);
    const LegDirections d = DrawFoot(random, random.Uniform(-1.2, 0.8));
    const Vec3 ankle(random.Normal(), random.Uniform(0.02, 0.3), random.Normal());
    const Foot before = FootAt(lengths, d, ankle);
    if (std::min(before.heel.y(), before.toe.y()) >= 0) continue;
    const LegDirections turned = TurnFootOntoGround(lengths, d, ankle);
    EXPECT_NEAR(turned.sole.norm(), 1, 1e-9);
    EXPECT_NEAR(turned.sole.dot(turned.instep), 0, 1e-9);
    EXPECT_NEAR(turned.sole.cross(turned.instep).dot(d.sole.cross(d.instep)), 1, 1e-9);  // in its own plane
    const Foot foot = FootAt(lengths, turned, ankle);
    const double lowest_m = std::min(foot.heel.y(), foot.toe.y());
    const bool is_level = std::abs(turned.sole.y()) < 1e-9;
    standing += lowest_m > -1e-9;
    level += is_level;
    EXPECT_TRUE(lowest_m > -1e-9 || is_level) << round << " " << lowest_m << " " << turned.sole.y();
  }
  EXPECT_GT(standing, 200);
  EXPECT_GT(level, 200);
}

TEST(FootTurnedOntoTheGround, IsLeftAsItIsOverTheGround) {
  Random random(7);
  for (int round = 0; round < 200; ++round) {
    const LegLengths lengths = DrawLengths(random);
    const LegDirections d = DrawFoot(random, random.Uniform(-1.2, 0.8));
    const LegDirections same = TurnFootOntoGround(lengths, d, Vec3(0, 0.5, 0));
    EXPECT_EQ(same.sole, d.sole);
    EXPECT_EQ(same.instep, d.instep);
  }
}

}  // namespace
}  // namespace hinge
