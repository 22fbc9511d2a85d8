// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/body_fit.h"

#include <gtest/gtest.h>

#include <Eigen/Geometry>

#include "hinge/edge/render/tube_body_for_tests.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

using Eigen::Vector3f;

constexpr std::array<std::pair<Part, Part>, 6> kSegments = {{{Part::kHip, Part::kKnee},
                                                             {Part::kKnee, Part::kAnkle},
                                                             {Part::kHeel, Part::kToe},
                                                             {Part::kAnkle, Part::kHeel},
                                                             {Part::kShoulder, Part::kElbow},
                                                             {Part::kElbow, Part::kWrist}}};

float Apart_m(const JointPoints& p, Side side, Part a, Part b) {
  return (p[LandmarkOf(side, a)] - p[LandmarkOf(side, b)]).norm();
}

/// The joints of a body with proportions of its own: each joint is off by a few centimetres.
JointPoints DrawPose(Random& random) {
  JointPoints p = MakeTubeBody(static_cast<float>(random.Uniform(1.6, 1.9))).shape.joints_B;
  for (Vector3f& point : p.values) {
    for (int k = 0; k < 3; ++k) point[k] += static_cast<float>(random.Uniform(-0.02, 0.02));
  }
  return p;
}

TEST(StretchedBody, HasTheLengthsAndWidthsOfThePose) {
  Random random(1);
  const TubeBody body = MakeTubeBody();
  for (int round = 0; round < 50; ++round) {
    const JointPoints pose = DrawPose(random);
    const JointPoints joints = StretchBody(body.data, body.shape, pose).joints_B;
    for (const Side side : kSides) {
      for (const auto& [a, b] : kSegments)
        EXPECT_NEAR(Apart_m(joints, side, a, b), Apart_m(pose, side, a, b), 1e-4) << round;
    }
    for (const Part part : {Part::kHip, Part::kShoulder}) {
      const auto width = [&](const JointPoints& p) {
        return (p[LandmarkOf(Side::kLeft, part)] - p[LandmarkOf(Side::kRight, part)]).norm();
      };
      EXPECT_NEAR(width(joints), width(pose), 1e-4);
    }
    EXPECT_NEAR((Middle(joints, Part::kShoulder) - Middle(joints, Part::kHip)).norm(),
                (Middle(pose, Part::kShoulder) - Middle(pose, Part::kHip)).norm(), 1e-4);
    EXPECT_NEAR((Middle(joints, Part::kEar) - Middle(joints, Part::kShoulder)).norm(),
                (Middle(pose, Part::kEar) - Middle(pose, Part::kShoulder)).norm(), 1e-4);
  }
}

TEST(StretchedBody, IsTheBodyItselfWhenThePoseHasItsLengths) {
  const TubeBody body = MakeTubeBody();
  const BodyShape same = StretchBody(body.data, body.shape, body.shape.joints_B);
  for (std::size_t i = 0; i < same.points_B.size(); ++i)
    EXPECT_LT((same.points_B[i] - body.shape.points_B[i]).norm(), 1e-4) << i;
  for (std::size_t i = 0; i < kLandmarkCount; ++i)
    EXPECT_LT((same.joints_B.values[i] - body.shape.joints_B.values[i]).norm(), 1e-4) << i;
  EXPECT_LT((same.skull_top_B - body.shape.skull_top_B).norm(), 1e-4);
  EXPECT_LT((same.ball_B[Side::kLeft] - body.shape.ball_B[Side::kLeft]).norm(), 1e-4);
}

TEST(StretchedBody, DependsOnLengthsAloneNotOnHowThePoseIsTurned) {
  Random random(2);
  const TubeBody body = MakeTubeBody();
  for (int round = 0; round < 20; ++round) {
    const JointPoints pose = DrawPose(random);
    JointPoints turned = pose;
    const Eigen::Quaternionf turn =
        Eigen::Quaterniond(random.Normal(), random.Normal(), random.Normal(), random.Normal())
            .normalized()
            .cast<float>();
    for (Vector3f& p : turned.values) p = turn * p + Vector3f(1, 2, -1);
    const BodyShape a = StretchBody(body.data, body.shape, pose),
                    b = StretchBody(body.data, body.shape, turned);
    for (std::size_t i = 0; i < a.points_B.size(); i += 5)
      EXPECT_LT((a.points_B[i] - b.points_B[i]).norm(), 1e-4) << i;
  }
}

/// A tube's ring keeps its radius and stays about the line between the joints that it was about.
TEST(StretchedBody, CarriesTheSkinAlongWithItsThickness) {
  Random random(3);
  const TubeBody body = MakeTubeBody();
  for (int round = 0; round < 20; ++round) {
    const BodyShape out = StretchBody(body.data, body.shape, DrawPose(random));
    for (const Side side : kSides) {
      const auto from_line_m = [&](const BodyShape& s, const Vector3f& p) {
        const Vector3f& knee = s.joints_B[LandmarkOf(side, Part::kKnee)];
        const Vector3f along = (s.joints_B[LandmarkOf(side, Part::kHip)] - knee).normalized();
        return (p - knee - (p - knee).dot(along) * along).norm();
      };
      for (std::size_t i = 0; i < out.points_B.size(); ++i) {
        if (body.data.bones[i].bone[0] != OnSide(Bone::kLeftThigh, side)) continue;
        EXPECT_NEAR(from_line_m(out, out.points_B[i]), from_line_m(body.shape, body.shape.points_B[i]), 1e-4);
      }
    }
    for (const Vector3f& p : out.points_B) ASSERT_TRUE(p.allFinite());
  }
}

TEST(StretchedBody, KeepsTheHeadsSize) {
  Random random(4);
  const TubeBody body = MakeTubeBody();
  for (int round = 0; round < 20; ++round) {
    const BodyShape out = StretchBody(body.data, body.shape, DrawPose(random));
    const auto head_m = [](const BodyShape& s) {
      return (s.skull_top_B - s.joints_B[Landmark::kLeftEar]).norm();
    };
    EXPECT_NEAR(head_m(out), head_m(body.shape), 1e-4);
    EXPECT_NEAR((out.joints_B[Landmark::kNose] - out.skull_B).norm(),
                (body.shape.joints_B[Landmark::kNose] - body.shape.skull_B).norm(), 1e-4);
  }
}

}  // namespace
}  // namespace hinge
