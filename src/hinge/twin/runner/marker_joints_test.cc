// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/marker_joints.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <Eigen/Geometry>

#include "hinge/science/body/hip_centre.h"
#include "hinge/twin/runner/marker_cloud_for_tests.h"
#include "hinge/twin/runner/skeleton.h"
#include "hinge/twin/runner/trajectory.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr Part kLegParts[] = {Part::kHip, Part::kKnee, Part::kAnkle, Part::kHeel, Part::kToe};

/// A person who runs and one who stands, as the same markers see both.
struct Trial {
  Markers running, standing;
};

Trial MakeTrial(double height_m, std::uint64_t seed = 1) {
  TwinOptions run = MakeTypicalRunner(3.5), stand = MakeStandingPerson();
  run.height_m = stand.height_m = height_m;
  run.duration_s = 2;
  stand.duration_s = 0.5;
  run.treadmill = true;
  return {MarkerCloud(MakeTrajectory(MakeTwinRun(run)), 60, 0, seed).Make(),
          MarkerCloud(MakeTrajectory(MakeTwinRun(stand)), 60, 0, seed + 1).Make()};
}

void Remove(Markers& markers, const std::string& name) {
  const auto idx = static_cast<std::ptrdiff_t>(*markers.Find(name));
  markers.names.erase(markers.names.begin() + idx);
  markers.p_W.erase(markers.p_W.begin() + idx);
}

/// The standing trial carried by one motion.
Markers Carried(const Markers& standing, const Eigen::Isometry3d& motion) {
  Markers moved = standing;
  for (auto& path : moved.p_W) {
    for (auto& p : path) *p = motion * *p;
  }
  return moved;
}

TEST(MarkerJoints, OfSomebodyWhoIsCarriedAsHeStandsAreCarriedAlong) {
  Random random(1);
  Markers standing = MakeTrial(1.75).standing;
  for (auto& path : standing.p_W) path.assign(path.size(), path.front());  // holds quite still
  const JointPaths at_rest = CalcMarkerJoints(standing, standing).joints.paths;
  for (int round = 0; round < 20; ++round) {
    Eigen::Isometry3d motion(
        Eigen::Quaterniond(random.Normal(), random.Normal(), random.Normal(), random.Normal()).normalized());
    motion.translation() = Vec3(random.Normal(), random.Normal(), random.Normal());
    const MarkerJointsResult moved = CalcMarkerJoints(Carried(standing, motion), standing);
    ASSERT_EQ(moved.why_not, "");
    for (Part part : kLegParts) {
      for (Side side : kSides) {
        const Landmark l = LandmarkOf(side, part);
        EXPECT_LT((*moved.joints.paths.p_W[l][3] - motion * *at_rest.p_W[l][3]).norm(), 1e-9) << Name(l);
      }
    }
    EXPECT_LT(moved.joints.thigh_fit_m, 1e-9);
  }
}

TEST(MarkerJoints, OfAStandingPersonLieWhereTheirDefinitionsPutThem) {
  Markers standing = MakeTrial(1.8).standing;
  for (auto& path : standing.p_W) path.assign(path.size(), path.front());
  const MarkerJoints joints = CalcMarkerJoints(standing, standing, 1.8).joints;
  const auto at = [&](const char* name) { return *standing.p_W[*standing.Find(name)][0]; };
  const auto& p = joints.paths.p_W;
  EXPECT_LT((*p[Landmark::kLeftKnee][0] - 0.5 * (at("L.Knee") + at("L.Knee.Medial"))).norm(), 1e-9);
  EXPECT_LT((*p[Landmark::kRightAnkle][0] - 0.5 * (at("R.Ankle") + at("R.Ankle.Medial"))).norm(), 1e-9);
  PelvisMarkers pelvis;
  pelvis.front = {{at("L.ASIS"), at("R.ASIS")}};
  pelvis.back = {{at("L.PSIS"), at("R.PSIS")}};
  const PerSide<Vec3> hips = CalcHipCentres(pelvis);
  EXPECT_LT((*p[Landmark::kLeftHip][0] - hips[Side::kLeft]).norm(), 1e-9);
  EXPECT_LT((*p[Landmark::kRightHip][0] - hips[Side::kRight]).norm(), 1e-9);
  const Vec3 heel = *p[Landmark::kLeftHeel][0], toe = *p[Landmark::kLeftToe][0];
  EXPECT_LT((heel - Vec3(at("L.Heel.Bottom").x(), 0, at("L.Heel.Bottom").z())).norm(), 1e-9);
  EXPECT_NEAR(toe.y(), 0, 1e-9);
  EXPECT_NEAR((toe - heel).norm(), MakeTwinBody(1.8).foot_m, 1e-9);
}

TEST(MarkerJoints, TellTheStatureFromTheLegsUnlessItIsGiven) {
  for (double height_m : {1.55, 1.7, 1.92}) {
    const Trial trial = MakeTrial(height_m);
    EXPECT_NEAR(CalcMarkerJoints(trial.running, trial.standing).joints.height_m, height_m, 0.01);
    EXPECT_EQ(CalcMarkerJoints(trial.running, trial.standing, 1.66).joints.height_m, 1.66);
  }
}

TEST(MarkerJoints, NameEveryMarkerThatTheStandingTrialLacks) {
  for (const char* name : {"L.ASIS", "R.PSIS", "R.Knee.Medial", "L.Ankle", "R.Heel.Bottom"}) {
    Trial trial = MakeTrial(1.75);
    Remove(trial.standing, name);
    Remove(trial.standing, "L.Knee");
    const MarkerJointsResult result = CalcMarkerJoints(trial.running, trial.standing);
    EXPECT_THAT(result.why_not, HasSubstr(name));
    EXPECT_THAT(result.why_not, HasSubstr("L.Knee"));
    EXPECT_THAT(result.joints.paths.time_s, IsEmpty()) << name;
  }
}

TEST(MarkerJoints, DoWithOneMetatarsalMarkerButNotWithNone) {
  Trial trial = MakeTrial(1.75);
  Remove(trial.standing, "L.MT1");
  EXPECT_EQ(CalcMarkerJoints(trial.running, trial.standing).why_not, "");
  Remove(trial.standing, "L.MT5");
  EXPECT_THAT(CalcMarkerJoints(trial.running, trial.standing).why_not, HasSubstr("L.MT1"));
}

TEST(MarkerJoints, SayWhichLandmarkIsSeenTooRarely) {
  Trial trial = MakeTrial(1.75);
  for (const char* name : {"Top.Lateral", "Top.Medial", "Bottom.Lateral", "Bottom.Medial"}) {
    auto& path = trial.running.p_W[*trial.running.Find(std::string("R.Shank.") + name)];
    for (std::size_t i = 0; i < path.size() / 4; ++i) path[i].reset();
  }
  const MarkerJointsResult result = CalcMarkerJoints(trial.running, trial.standing);
  EXPECT_THAT(result.why_not, HasSubstr("around the right ankle"));
  EXPECT_THAT(result.why_not, HasSubstr("90 of 120"));
  EXPECT_THAT(result.joints.paths.time_s, IsEmpty());
}

}  // namespace
}  // namespace hinge
