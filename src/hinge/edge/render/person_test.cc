// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/person.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "hinge/edge/render/body_data.h"
#include "hinge/edge/render/body_fit.h"
#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/random.h"
#include "hinge/twin/runner/forms.h"
#include "hinge/twin/runner/trajectory.h"

namespace hinge {
namespace {

const BodyData& Data() {
  static const BodyData data = ReadBodyData(std::filesystem::path(HINGE_SOURCE_DIR) / ".parts/body");
  return data;
}

JointTrajectory RunOf(const std::string& form, double height_m) {
  TwinOptions options = MakeRunnerOfForm(form, 3);
  options.height_m = height_m;
  options.duration_s = 2;
  return MakeTrajectory(MakeTwinRun(options));
}

/// A joint and a bone that ends there.
struct Pivot {
  Landmark joint;
  Bone bone;
};
const std::vector<Pivot>& Pivots() {
  static const std::vector<Pivot> pivots = {{Landmark::kLeftHip, Bone::kPelvis},
                                            {Landmark::kLeftHip, Bone::kLeftThigh},
                                            {Landmark::kRightHip, Bone::kPelvis},
                                            {Landmark::kRightHip, Bone::kRightThigh},
                                            {Landmark::kLeftKnee, Bone::kLeftThigh},
                                            {Landmark::kLeftKnee, Bone::kLeftShank},
                                            {Landmark::kRightKnee, Bone::kRightThigh},
                                            {Landmark::kRightKnee, Bone::kRightShank},
                                            {Landmark::kLeftAnkle, Bone::kLeftShank},
                                            {Landmark::kRightAnkle, Bone::kRightShank},
                                            {Landmark::kLeftShoulder, Bone::kLeftUpperArm1},
                                            {Landmark::kRightShoulder, Bone::kRightUpperArm1}};
  return pivots;
}

TEST(Person, HasItsJointsWhereThePoseHasThemFromBothBonesThatMeet) {
  Random random(1);
  for (int k = 0; k < 6; ++k) {
    const double height_m = random.Uniform(1.55, 1.95);
    const JointTrajectory run = RunOf(RunnerForms()[k % RunnerForms().size()], height_m);
    const Person person = MakePerson(Data(), MakeRandomBody(k + 1, height_m), run.pose(0));
    for (double t = 0; t < run.duration_s; t += 0.13) {
      const PersonPose pose = run.pose(t);
      const BoneMoves moves = CalcBoneMoves(person.skeleton, pose, person.ground_slope);
      for (const Pivot& p : Pivots()) {
        const Eigen::Vector3f at = moves[Index(p.bone)] * person.skeleton.joints_B[p.joint];
        EXPECT_LT((at.cast<double>() - pose.p_W[p.joint]).norm(), 0.005) << Name(p.joint) << " at " << t;
      }
    }
  }
}

/// The deepest points of the ears' hollows, where the canals begin: the base body's own, not the ones that
/// the body is hung up by.
constexpr PerSide<std::size_t> kEarCanal = {12137, 5538};

TEST(Person, HasEarCanalsWhereThePoseHasTheEarsAndTheNoseBeforeThem) {
  const std::vector<std::string> forms = RunnerForms();
  for (std::size_t k = 0; k < 3 * forms.size(); ++k) {
    const double height_m = 1.5 + 0.04 * static_cast<double>(k);
    const JointTrajectory run = RunOf(forms[k % forms.size()], height_m);
    const BodyOptions options = MakeRandomBody(k + 20, height_m);
    const Person person = MakePerson(Data(), options, run.pose(0));
    const BodyShape shape = StretchBody(Data(), MakeBodyShape(Data(), options), JointPointsOf(run.pose(0)));
    for (double t = 0; t < run.duration_s; t += 0.23) {
      const PersonPose pose = run.pose(t);
      const RigidMove head = CalcBoneMoves(person.skeleton, pose)[Index(Bone::kHead)];
      for (const Side side : kSides) {
        const Vec3 canal = (head * shape.points_B[kEarCanal[side]]).cast<double>();
        const Vec3 off = canal - pose.p_W[LandmarkOf(side, Part::kEar)];
        EXPECT_LT(std::hypot(off.x(), off.y()), 0.006) << forms[k % forms.size()] << " at " << t;
        EXPECT_LT(std::abs(off.z()), 0.018) << forms[k % forms.size()] << " at " << t;
      }
      const Vec3 nose = (head * shape.joints_B[Landmark::kNose]).cast<double>() - pose.p_W[Landmark::kNose];
      EXPECT_NEAR(nose.x(), 0.01, 0.02) << height_m;
      EXPECT_NEAR(nose.y(), -0.015, 0.02) << height_m;
    }
  }
}

TEST(Person, IsWholeAndNeitherTearsNorDigsIntoTheGround) {
  constexpr float kDeepest_m = -0.02f;  // the sole of a bending shoe
  Random random(2);
  for (int k = 0; k < 3; ++k) {
    const JointTrajectory run = RunOf("hinged", 1.75);
    const Person person = MakePerson(Data(), MakeRandomBody(k + 10, 1.75), run.pose(0));
    for (const auto& triangle : person.surface.triangles) {
      for (std::uint32_t corner : triangle) ASSERT_LT(corner, person.surface.colour.size());
    }
    for (double t = 0.2; t < 1; t += 0.07) {
      const SurfaceShape shape = Pose(person, run.pose(t));
      ASSERT_EQ(shape.p_W.size(), person.surface.colour.size());
      for (std::size_t i = 0; i < shape.p_W.size(); ++i) {
        ASSERT_TRUE(shape.p_W[i].allFinite());
        EXPECT_NEAR(shape.normal[i].norm(), 1, 1e-3);
        EXPECT_GT(shape.p_W[i].y(), kDeepest_m);
        EXPECT_LT(shape.p_W[i].y(), 2.1f);
      }
    }
  }
}

TEST(Person, MovesWithoutJumps) {
  const JointTrajectory run = RunOf("deflated", 1.8);
  const Person person = MakePerson(Data(), {.height_m = 1.8}, run.pose(0));
  constexpr double kStep_s = 1e-3;
  constexpr float kFastest_m_s = 30;
  SurfaceShape last = Pose(person, run.pose(0.3));
  for (int i = 1; i < 400; i += 1) {
    SurfaceShape now;
    PoseInto(person, run.pose(0.3 + i * kStep_s), now);
    float most = 0;
    for (std::size_t p = 0; p < now.p_W.size(); ++p) most = std::max(most, (now.p_W[p] - last.p_W[p]).norm());
    ASSERT_LT(most, kFastest_m_s * kStep_s) << i;
    last = now;
  }
}

TEST(BodyData, ThatIsNotThereNamesTheSetUp) {
  try {
    ReadBodyData("/nonexistent");
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(error.how_to_fix.find("tools/setup"), std::string::npos) << error.how_to_fix;
  }
}

TEST(BodyData, ThatNamesPointsWhichTheBodyLacksIsRefused) {
  namespace fs = std::filesystem;
  const fs::path copy = fs::temp_directory_path() / "hinge_damaged_body";
  fs::remove_all(copy);
  fs::copy(fs::path(HINGE_SOURCE_DIR) / ".parts/body", copy);
  std::ofstream(copy / "basemesh_vertex_groups.json") << R"({"joint-l-knee": [[5, 4294967295]]})";
  try {
    ReadBodyData(copy);
    ADD_FAILURE() << "accepted";
  } catch (const Error& error) {
    EXPECT_NE(error.what_happened.find("joint-l-knee"), std::string::npos) << error.what_happened;
  }
  fs::remove_all(copy);
}

TEST(BodyOptions, ThatNoBodyHasAreNamed) {
  BodyOptions options;
  EXPECT_TRUE(Problems(options).empty());
  options.height_m = 3;
  EXPECT_FALSE(Problems(options).empty());
  EXPECT_NE(MakeRandomBody(1, 1.7).skin, MakeRandomBody(2, 1.7).skin);
}

}  // namespace
}  // namespace hinge
