// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/lab_motion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/check.h"
#include "hinge/twin/runner/marker_cloud_for_tests.h"
#include "hinge/twin/runner/marker_joints.h"
#include "hinge/twin/runner/testing_twins.h"
#include "hinge/twin/runner/trajectory.h"
#include "hinge/twin/runner/trajectory_truth.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;

/// A digital runner of 10 s, his standing trial and what a laboratory sees of both.
struct Trial {
  TwinRun run;
  Markers running, standing;
  VerticalForce force;
  LabOptions options;
};

Trial MakeTrial(std::uint64_t seed, double sigma_m = 0) {
  TwinOptions run = MakeTypicalRunner(3.5);
  run.height_m = 1.70 + 0.02 * static_cast<double>(seed % 5);
  run.duration_s = 10;
  run.seed = seed;
  run.variation = {.tibia_deg = 0.8, .knee_deg = 1.0, .contact_s = 0.004, .step_s = 0.003};
  TwinOptions stand = MakeStandingPerson();
  stand.height_m = run.height_m;
  stand.duration_s = 1;
  Trial trial{MakeTwinRun(run), {}, {}, {}, {}};
  trial.running = MarkerCloud(MakeTrajectory(trial.run), 150, sigma_m, seed).Make();
  trial.standing = MarkerCloud(MakeTrajectory(MakeTwinRun(stand)), 150, sigma_m, seed + 1).Make();
  trial.force = MakeForceForTests(trial.run.events, run.duration_s);
  trial.options.start_s = 2;
  trial.options.duration_s = 5;
  trial.options.height_m = run.height_m;
  return trial;
}

LabMotion MotionOf(const Trial& trial) {
  LabMotionResult result =
      MakeTrajectoryFromMarkers(trial.running, trial.standing, trial.force, trial.options);
  EXPECT_EQ(result.why_not, "");
  return *std::move(result.motion);
}

double WorstJoint_m(const Trial& trial, Part part) {
  const MarkerJoints joints =
      CalcMarkerJoints(trial.running, trial.standing, trial.run.options.height_m).joints;
  const JointTrajectory truth = MakeTrajectory(trial.run);
  double worst = 0;
  for (std::size_t i = 0; i < joints.paths.time_s.size(); i += 7) {
    const PersonPose pose = truth.pose(joints.paths.time_s[i]);
    for (Side side : kSides) {
      const Landmark landmark = LandmarkOf(side, part);
      worst = std::max(worst, (*joints.paths.p_W[landmark][i] - pose.p_W[landmark]).norm());
    }
  }
  return worst;
}

TEST(MarkerJoints, FindsTheJointCentresThatTheMarkersWereSetAround) {
  const Trial trial = MakeTrial(1);
  // A standing person sways by a few millimetres, and the standing trial's places are medians.
  for (Part part : {Part::kHip, Part::kKnee, Part::kAnkle})
    EXPECT_LT(WorstJoint_m(trial, part), 0.002) << int(part);
  for (Part part : {Part::kHeel, Part::kToe}) EXPECT_LT(WorstJoint_m(trial, part), 0.004) << int(part);
}

TEST(MarkerJoints, AMillimetreOfNoiseIsAFewMillimetresOfJoint) {
  const Trial trial = MakeTrial(2, 0.001);
  for (Part part : {Part::kHip, Part::kKnee, Part::kAnkle, Part::kHeel, Part::kToe}) {
    EXPECT_LT(WorstJoint_m(trial, part), 0.012) << int(part);
  }
}

TEST(MarkerJoints, ExchangedNamesArePutRight) {
  Trial trial = MakeTrial(3);
  std::swap(trial.running.names[*trial.running.Find("R.MT1")],
            trial.running.names[*trial.running.Find("R.MT5")]);
  const MarkerJoints joints =
      CalcMarkerJoints(trial.running, trial.standing, trial.run.options.height_m).joints;
  EXPECT_THAT(joints.doubtful_markers, ::testing::UnorderedElementsAre("R.MT1", "R.MT5"));
  EXPECT_LT(WorstJoint_m(trial, Part::kToe), 0.004);
}

TEST(MarkerJoints, SaysWhichMarkerIsMissing) {
  Trial trial = MakeTrial(4);
  trial.standing.names[*trial.standing.Find("L.Knee.Medial")] = "other";
  EXPECT_THAT(CalcMarkerJoints(trial.running, trial.standing).why_not,
              HasSubstr("lacks the markers L.Knee.Medial"));
  trial = MakeTrial(4);
  for (auto& p : trial.running.p_W[*trial.running.Find("L.Shank.Top.Lateral")]) p.reset();
  for (auto& p : trial.running.p_W[*trial.running.Find("L.Shank.Top.Medial")]) p.reset();
  EXPECT_THAT(CalcMarkerJoints(trial.running, trial.standing).why_not, HasSubstr("around the left ankle"));
}

TEST(LabMotion, LengthsAreConstant) {
  const LabMotion motion = MotionOf(MakeTrial(5, 0.002));
  Random random(5);
  const PersonPose first = motion.trajectory.pose(0);
  const auto length = [](const PersonPose& pose, Side side, Part a, Part b) {
    return (pose.p_W[LandmarkOf(side, a)] - pose.p_W[LandmarkOf(side, b)]).norm();
  };
  for (int i = 0; i < 300; ++i) {
    const PersonPose pose = motion.trajectory.pose(random.Uniform(0, motion.trajectory.duration_s));
    for (Side side : kSides) {
      for (const auto& [a, b] : {std::pair{Part::kHip, Part::kKnee},
                                 {Part::kKnee, Part::kAnkle},
                                 {Part::kAnkle, Part::kHeel},
                                 {Part::kHeel, Part::kToe},
                                 {Part::kAnkle, Part::kToe},
                                 {Part::kShoulder, Part::kElbow},
                                 {Part::kElbow, Part::kWrist},
                                 {Part::kShoulder, Part::kEar}}) {
        ASSERT_NEAR(length(pose, side, a, b), length(first, side, a, b), 1e-9);
      }
    }
    ASSERT_NEAR((pose.p_W[Landmark::kLeftHip] - pose.p_W[Landmark::kRightHip]).norm(),
                (first.p_W[Landmark::kLeftHip] - first.p_W[Landmark::kRightHip]).norm(), 1e-9);
  }
}

TEST(LabMotion, TruthIsWhatTheWrittenJointCentresShow) {
  for (std::uint64_t seed = 6; seed < 9; ++seed) {
    const LabMotion motion = MotionOf(MakeTrial(seed, 0.001));
    const std::vector<TwinStride> truth = CalcTruth(motion);
    const std::vector<TruthStride> second_road = MeasureTrajectory(motion.trajectory, motion.events);
    ASSERT_GT(truth.size(), 8u);
    ASSERT_EQ(truth.size(), second_road.size());
    for (std::size_t i = 0; i < truth.size(); ++i) {
      const double tolerance_deg = DegFromRad(1e-6);
      const auto& other = second_road[i].values;
      EXPECT_NEAR(truth[i].ic.thigh_deg, other.at("thigh_ic"), tolerance_deg);
      EXPECT_NEAR(truth[i].ic.tibia_deg, other.at("tibia_ic"), tolerance_deg);
      EXPECT_NEAR(truth[i].ms.tibia_deg, other.at("tibia_ms"), tolerance_deg);
      EXPECT_NEAR(truth[i].trunk_lean_deg, other.at("trunk_lean"), 1e-3) << "mean of 500 instants";
      EXPECT_NEAR(truth[i].knee_peak_deg, other.at("knee_peak"), 1e-3) << "highest of 500 instants";
      EXPECT_NEAR(truth[i].straightness_deg, other.at("straightness"), 1e-6);
    }
  }
}

TEST(LabMotion, AnglesAndEventsAreTheRunnersOwn) {
  for (std::uint64_t seed = 10; seed < 13; ++seed) {
    Trial trial = MakeTrial(seed, 0.001);
    trial.options.cutoff_hz =
        40;  // at 12 Hz the kink of this runner's thigh at contact is rounded by up to 2 degrees
    const LabMotion motion = MotionOf(trial);
    const std::vector<TwinStride> asked = CalcTruth(trial.run);
    for (const TwinStride& own : CalcTruth(motion)) {
      const auto same = std::ranges::find_if(asked, [&](const TwinStride& s) {
        return s.side == own.side && std::abs(s.ic_s - own.ic_s - trial.options.start_s) < 0.02;
      });
      ASSERT_NE(same, asked.end());
      EXPECT_NEAR(own.ic_s + trial.options.start_s, same->ic_s, 0.5 / 300) << "half a sample of the plate";
      EXPECT_NEAR(own.to_s + trial.options.start_s, same->to_s, 0.5 / 300);
      EXPECT_NEAR(own.ic.thigh_deg, same->ic.thigh_deg, 1.5);
      EXPECT_NEAR(own.ms.knee_deg, same->ms.knee_deg, 2);
      EXPECT_NEAR(own.knee_peak_deg, same->knee_peak_deg, 1.5);
    }
    EXPECT_NEAR(motion.fit.belt_speed_m_s, trial.run.options.speed_m_s, 0.03);
  }
}

TEST(LabMotion, FeetStayAboveTheGroundAndWithTheBelt) {
  const LabMotion motion = MotionOf(MakeTrial(14, 0.001));
  for (double t = 0; t < 5; t += 0.003) {
    const PersonPose pose = motion.trajectory.pose(t);
    for (const Vec3& p : pose.p_W.values) ASSERT_GT(p.y(), -0.004) << t;
  }
  for (const TwinStride& s : CalcTruth(motion)) {
    const double from_s = s.ic_s + 0.35 * s.contact_s(), to_s = s.ic_s + 0.5 * s.contact_s();
    const auto toe = [&](double t) {
      return motion.trajectory.pose(t).p_W[LandmarkOf(s.side, Part::kToe)].x();
    };
    EXPECT_NEAR(toe(from_s) - toe(to_s), motion.trajectory.belt_speed_m_s * (to_s - from_s), 0.01);
  }
}

constexpr double kStandingNeck_deg = 10;  // where the digital body carries its head

TEST(LabMotion, SaysWhatIsPlantedAndPlantsWhatWasAsked) {
  Trial trial = MakeTrial(15);
  trial.options.trunk = {.lean_deg = 9, .lean_swing_deg = 0, .straightness_deg = 4};
  const LabMotion motion = MotionOf(trial);
  EXPECT_THAT(motion.trajectory.planted, HasSubstr("planted"));
  for (const TwinStride& s : CalcTruth(motion)) {
    EXPECT_NEAR(s.trunk_lean_deg, 9, 1e-9);
    EXPECT_NEAR(s.straightness_deg, kStandingNeck_deg + 4, 1e-9);
  }
}

TEST(LabMotion, SaysWhichMarkersTheStretchLacksThatTheRestOfTheTrialHas) {
  Trial trial = MakeTrial(17);
  trial.options.start_s = 4, trial.options.duration_s = 2;
  for (std::size_t k = 0; k < trial.running.names.size(); ++k) {
    if (trial.running.names[k].find("SIS") == std::string::npos) continue;
    for (std::size_t i = 0; i < trial.running.time_s.size(); ++i) {
      const double t = trial.running.time_s[i];
      if (t > 4.1 && t < 5.6) trial.running.p_W[k][i].reset();  // the pelvis, for 1.5 of 10 s
    }
  }
  EXPECT_THAT(MakeTrajectoryFromMarkers(trial.running, trial.standing, trial.force, trial.options).why_not,
              HasSubstr("hip"));
}

TEST(LabMotion, SaysWhyThereIsNone) {
  Trial trial = MakeTrial(16);
  const auto why_not = [&] {
    return MakeTrajectoryFromMarkers(trial.running, trial.standing, trial.force, trial.options).why_not;
  };
  trial.options.start_s = 7;
  EXPECT_THAT(why_not(), HasSubstr("not within it"));
  trial.options.start_s = 2;
  trial.force.force_N.assign(trial.force.force_N.size(), 0);
  EXPECT_THAT(why_not(), HasSubstr("fewer than four contacts"));
  trial.options.duration_s = 0.1;
  EXPECT_THROW(why_not(), ContractViolation);
}

}  // namespace
}  // namespace hinge
