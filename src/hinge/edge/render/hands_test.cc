// SPDX-License-Identifier: Apache-2.0
// Arms swing past the hips without sinking into them: seen from its own side, no point of a hand lies behind
// the trunk, the thighs or what they wear.
#include <gtest/gtest.h>

#include <Eigen/Geometry>
#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>

#include "hinge/edge/render/clothes.h"
#include "hinge/edge/render/person.h"
#include "hinge/foundation/base/random.h"
#include "hinge/twin/runner/forms.h"
#include "hinge/twin/runner/trajectory.h"

namespace hinge {
namespace {

using Triangle = std::array<std::uint32_t, 3>;

float HandShare(const BoneShares& bones, Side side) {
  const Bone hand = OnSide(Bone::kLeftHand, side);
  float share = 0;
  for (std::size_t i = 0; i < bones.bone.size(); ++i) {
    const std::size_t bone = Index(bones.bone[i]);
    if (bone >= Index(hand) && (bone - Index(hand)) % 2 == 0) share += bones.share[i];
  }
  return share;
}

struct HandAndBody {
  std::vector<std::uint32_t> hand;  // points
  std::vector<Triangle> body;       // without arms
};

HandAndBody TakeApart(const Person& person, Side side) {
  HandAndBody parts;
  const std::vector<BoneShares>& bones = person.rest.bones;
  for (std::uint32_t i = 0; i < bones.size(); ++i) {
    if (HandShare(bones[i], side) > 0.9F) parts.hand.push_back(i);
  }
  const auto no_arm = [&](std::uint32_t i) {
    return ArmShare(bones[i], Side::kLeft) + ArmShare(bones[i], Side::kRight) < 0.01F;
  };
  for (const Triangle& t : person.surface.triangles) {
    if (std::all_of(t.begin(), t.end(), no_arm)) parts.body.push_back(t);
  }
  return parts;
}

/// How far outside of a point, along its side's z, the triangle lies; nothing where it does not cross that line.
float Outside_m(const Eigen::Vector3f& p, const Triangle& t, const std::vector<Eigen::Vector3f>& at,
                float out) {
  const Eigen::Vector3f &a = at[t[0]], &b = at[t[1]], &c = at[t[2]];
  const auto cross = [](float ux, float uy, float vx, float vy) { return ux * vy - uy * vx; };
  const float whole = cross(b.x() - a.x(), b.y() - a.y(), c.x() - a.x(), c.y() - a.y());
  if (std::abs(whole) < 1e-9F) return 0;
  const float v = cross(p.x() - a.x(), p.y() - a.y(), c.x() - a.x(), c.y() - a.y()) / whole;
  const float w = cross(b.x() - a.x(), b.y() - a.y(), p.x() - a.x(), p.y() - a.y()) / whole;
  if (v < 0 || w < 0 || v + w > 1) return 0;
  return out * (a.z() + v * (b.z() - a.z()) + w * (c.z() - a.z()) - p.z());
}

float MostHidden_m(const HandAndBody& parts, const SurfaceShape& shape, Side side) {
  const float out = side == Side::kRight ? 1.0F : -1.0F;
  Eigen::AlignedBox2f box;
  for (std::uint32_t i : parts.hand) box.extend(shape.p_W[i].head<2>());
  float most = 0;
  for (const Triangle& t : parts.body) {
    Eigen::AlignedBox2f own;
    for (std::uint32_t i : t) own.extend(shape.p_W[i].head<2>());
    if (!own.intersects(box)) continue;
    for (std::uint32_t i : parts.hand) {
      if (own.contains(shape.p_W[i].head<2>()))
        most = std::max(most, Outside_m(shape.p_W[i], t, shape.p_W, out));
    }
  }
  return most;
}

TEST(Hands, StayOutsideOfHipsAndClothesWhoeverRuns) {
  const BodyData data = ReadBodyData(std::filesystem::path(HINGE_SOURCE_DIR) / ".parts/body");
  constexpr int kPeople = 12;
  Random random(5);
  for (int k = 0; k < kPeople; ++k) {
    const std::vector<std::string> forms = RunnerForms();
    TwinOptions options =
        MakeRunnerOfForm(forms[static_cast<std::size_t>(k) % forms.size()], random.Uniform(2.5, 4.5));
    options.height_m = random.Uniform(1.55, 1.95);
    options.duration_s = 2;
    const JointTrajectory run = MakeTrajectory(MakeTwinRun(options));
    const Person person =
        MakePerson(data, MakeRandomBody(static_cast<std::uint64_t>(k + 1), options.height_m), run.pose(0));
    for (Side side : kSides) {
      const HandAndBody parts = TakeApart(person, side);
      ASSERT_GT(parts.hand.size(), 100U);
      ASSERT_GT(parts.body.size(), 1000U);
      for (double t = 0.6; t < 1.4; t += 0.05) {
        EXPECT_LT(MostHidden_m(parts, Pose(person, run.pose(t)), side), 0.001F)
            << "person " << k << " at " << t << " s, side " << static_cast<int>(side);
      }
    }
  }
}

}  // namespace
}  // namespace hinge
