// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/plane_motion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/check.h"
#include "hinge/twin/runner/testing_twins.h"
#include "hinge/twin/runner/trajectory.h"
#include "hinge/twin/runner/trajectory_truth.h"

namespace hinge {
namespace {

/// What a session knows of a digital runner: 60 pictures a second, each coordinate wrong by `sigma_m`.
std::vector<PlaneSample> SamplesOf(const TwinRun& run, double sigma_m, std::uint64_t seed) {
  Random random(seed);
  std::vector<PlaneSample> samples;
  for (int i = 0; i < static_cast<int>(60 * run.options.duration_s); ++i) {
    PlaneSample sample{5 + i / 60.0, CalcTwinPose(run, i / 60.0).p_W};
    for (Vec2& p : sample.p_W.values) p += sigma_m * Vec2(random.Normal(), random.Normal()) + Vec2(0, 0.3);
    samples.push_back(sample);
  }
  return samples;
}

TwinRun TypicalRun() {
  TwinOptions options = MakeTypicalRunner(3.2);
  options.duration_s = 6;
  return MakeTwinRun(options);
}

JointTrajectory TrajectoryOf(const TwinRun& run, double sigma_m, std::uint64_t seed, double cutoff_hz = 12) {
  const PlaneMotionOptions options{
      .height_m = run.options.height_m, .cutoff_hz = cutoff_hz, .belt_speed_m_s = 3.2};
  PlaneMotionResult result = MakeTrajectoryFromPlane(SamplesOf(run, sigma_m, seed), options);
  EXPECT_EQ(result.why_not, "");
  return *std::move(result.trajectory);
}

TEST(PlaneMotion, LengthsInSpaceAreConstant) {
  const TwinRun run = TypicalRun();
  const JointTrajectory trajectory = TrajectoryOf(run, 0.01, 1);
  const PersonPose first = trajectory.pose(0);
  Random random(2);
  for (int i = 0; i < 300; ++i) {
    const PersonPose pose = trajectory.pose(random.Uniform(0, trajectory.duration_s));
    for (Side side : kSides) {
      for (const auto& [a, b] : {std::pair{Part::kHip, Part::kKnee},
                                 {Part::kKnee, Part::kAnkle},
                                 {Part::kAnkle, Part::kHeel},
                                 {Part::kHeel, Part::kToe},
                                 {Part::kHip, Part::kShoulder},
                                 {Part::kShoulder, Part::kElbow},
                                 {Part::kElbow, Part::kWrist},
                                 {Part::kShoulder, Part::kEar}}) {
        const Landmark la = LandmarkOf(side, a), lb = LandmarkOf(side, b);
        ASSERT_NEAR((pose.p_W[la] - pose.p_W[lb]).norm(), (first.p_W[la] - first.p_W[lb]).norm(), 1e-9);
      }
    }
  }
}

TEST(PlaneMotion, AnglesAreThoseThatTheSessionSaw) {
  const TwinRun run = TypicalRun();
  const JointTrajectory trajectory = TrajectoryOf(run, 0, 3, 20);
  for (double t = 0.2; t < 5.5; t += 0.013) {
    const TwinPose seen = CalcTwinPose(run, t);
    const PersonPose pose = trajectory.pose(t);
    for (Side side : kSides) {
      const Vec3 thigh = pose.p_W[LandmarkOf(side, Part::kKnee)] - pose.p_W[LandmarkOf(side, Part::kHip)];
      EXPECT_NEAR(std::atan2(thigh.x(), -thigh.y()), seen.leg[side].thigh, 0.05) << t;
    }
    const Vec3 trunk = pose.p_W[Landmark::kLeftShoulder] - pose.p_W[Landmark::kLeftHip];
    EXPECT_NEAR(std::atan2(trunk.x(), trunk.y()), seen.trunk_lean_rad, 0.01);
  }
}

TEST(PlaneMotion, TheMeasuresOfARunnerComeThrough) {
  const TwinRun run = TypicalRun();
  const auto asked = MeasureTrajectory(MakeTrajectory(run), run.events);
  const auto got = MeasureTrajectory(TrajectoryOf(run, 0.005, 4), run.events);
  for (const auto& [id, tolerance] :
       {std::pair{"thigh_ic", 2.5}, {"tibia_ic", 2.5}, {"knee_peak", 2.5}, {"trunk_lean", 1.0}}) {
    EXPECT_NEAR(*MeanOf(got, id), *MeanOf(asked, id), tolerance) << id;
  }
}

TEST(PlaneMotion, SolesLieOnTheGroundAndSidesOnTheirOwnSide) {
  const JointTrajectory trajectory = TrajectoryOf(TypicalRun(), 0.003, 5);
  double lowest = 1;
  for (double t = 0; t < trajectory.duration_s; t += 0.01) {
    const PersonPose pose = trajectory.pose(t);
    for (const Vec3& p : pose.p_W.values) lowest = std::min(lowest, p.y());
    EXPECT_GT(pose.p_W[Landmark::kRightKnee].z(), 0);
    EXPECT_LT(pose.p_W[Landmark::kLeftKnee].z(), 0);
  }
  EXPECT_NEAR(lowest, 0, 0.02);
  EXPECT_THAT(trajectory.planted, ::testing::HasSubstr("planted"));
}

TEST(PlaneMotion, SaysWhyThereIsNone) {
  std::vector<PlaneSample> samples = SamplesOf(TypicalRun(), 0, 6);
  EXPECT_THROW(MakeTrajectoryFromPlane(samples, {.height_m = 3}), ContractViolation);
  samples.resize(10);
  EXPECT_THAT(MakeTrajectoryFromPlane(samples, {}).why_not, ::testing::HasSubstr("10 pictures"));
  samples[3].time_s = samples[2].time_s;
  EXPECT_THROW(MakeTrajectoryFromPlane(samples, {}), ContractViolation);
}

}  // namespace
}  // namespace hinge
