// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <numbers>

#include "hinge/edge/render/body_shape.h"

namespace hinge {

/// A body of round tubes around its joints, with eyes: stands in for the one that tools/setup brings. Frame
/// B. Each tube hangs on one bone.
struct TubeBody {
  BodyData data;
  BodyShape shape;
};

class TubeBodyMaker {
 public:
  explicit TubeBodyMaker(float height_m) : h_(height_m) {}

  TubeBody Make() {
    PlaceTrunk();
    for (const Side side : kSides) PlaceLimbs(side);
    AddTrunk();
    for (const Side side : kSides) AddLimbs(side);
    body_.data.points_B = body_.shape.points_B;
    return body_;
  }

 private:
  using Vector3f = Eigen::Vector3f;
  static constexpr std::uint32_t kRound = 12;

  Vector3f At(float x, float y, float z) const { return h_ * Vector3f(x, y, z); }
  Vector3f& Joint(Side side, Part part) { return body_.shape.joints_B[LandmarkOf(side, part)]; }

  void PlaceTrunk() {
    body_.shape.joints_B[Landmark::kNose] = At(0.060f, 0.915f, 0);
    body_.shape.neck_B = At(-0.010f, 0.835f, 0);
    body_.shape.skull_B = At(0, 0.880f, 0);
    body_.shape.skull_top_B = At(0, 1, 0);
  }

  void PlaceLimbs(Side side) {
    const float out = side == Side::kRight ? 1 : -1;
    Joint(side, Part::kEar) = At(0, 0.925f, out * 0.044f);
    Joint(side, Part::kShoulder) = At(0, 0.820f, out * 0.105f);
    Joint(side, Part::kElbow) = At(-0.012f, 0.640f, out * 0.160f);
    Joint(side, Part::kWrist) = At(0.010f, 0.495f, out * 0.195f);
    Joint(side, Part::kHip) = At(0, 0.530f, out * 0.049f);
    Joint(side, Part::kKnee) = At(0.005f, 0.285f, out * 0.042f);
    Joint(side, Part::kAnkle) = At(-0.010f, 0.045f, out * 0.032f);
    Joint(side, Part::kHeel) = At(-0.045f, 0, out * 0.032f);
    Joint(side, Part::kToe) = At(0.105f, 0, out * 0.032f);
    body_.shape.ball_B[side] = At(0.060f, 0.012f, out * 0.032f);
    body_.shape.thumb_B[side] = At(0.040f, 0.470f, out * 0.195f);
    for (std::size_t k = 0; k < 4; ++k) {
      const float ahead = 0.020f - 0.010f * static_cast<float>(k);
      body_.shape.knuckle_B[side][k] = At(ahead, 0.450f, out * 0.205f);
      body_.shape.finger_B[side][k] = At(ahead, 0.425f, out * 0.210f);
    }
  }

  std::uint32_t AddPoint(const Vector3f& p, Bone bone) {
    body_.shape.points_B.push_back(p);
    body_.data.bones.emplace_back();
    body_.data.bones.back().bone.fill(bone);
    return static_cast<std::uint32_t>(body_.shape.points_B.size() - 1);
  }

  /// Rings from `low` to `high`, seen from outside; both ends are open.
  void AddTube(const Vector3f& low, const Vector3f& high, float radius_m, std::uint32_t rings, Bone bone) {
    const Vector3f along = (high - low).normalized(), x = along.cross(Vector3f::UnitZ()).normalized(),
                   z = x.cross(along);
    const auto first = static_cast<std::uint32_t>(body_.shape.points_B.size());
    for (std::uint32_t r = 0; r < rings; ++r) {
      const Vector3f middle = low + (high - low) * static_cast<float>(r) / static_cast<float>(rings - 1);
      for (std::uint32_t j = 0; j < kRound; ++j) {
        const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(j) / kRound;
        AddPoint(middle + radius_m * (std::cos(angle) * x + std::sin(angle) * z), bone);
      }
    }
    for (std::uint32_t r = 0; r + 1 < rings; ++r) {
      for (std::uint32_t j = 0; j < kRound; ++j) {
        const std::uint32_t a = first + r * kRound + j, b = first + r * kRound + (j + 1) % kRound;
        body_.data.skin.push_back({a, a + kRound, b + kRound});
        body_.data.skin.push_back({a, b + kRound, b});
      }
    }
  }

  void AddTrunk() {
    AddTube(At(0, 0.500f, 0), At(0, 0.600f, 0), 0.080f * h_, 7, Bone::kPelvis);
    AddTube(At(0, 0.600f, 0), At(0, 0.840f, 0), 0.085f * h_, 17, Bone::kSpine5);
    AddTube(At(0, 0.870f, 0), At(0, 1, 0), 0.045f * h_, 21, Bone::kHead);
    for (const Side side : kSides) AddEye(side);
  }

  /// Five points of a cap that looks ahead.
  void AddEye(Side side) {
    const Vector3f middle = At(0.045f, 0.935f, side == Side::kRight ? 0.018f : -0.018f);
    const std::uint32_t tip = AddPoint(middle + Vector3f(0.012f, 0, 0), Bone::kHead);
    auto& eye = side == Side::kLeft ? body_.data.left_eye : body_.data.right_eye;
    for (std::uint32_t k = 0; k < 4; ++k) {
      const float angle = std::numbers::pi_v<float> / 2 * static_cast<float>(k);
      AddPoint(middle + 0.012f * Vector3f(0, std::cos(angle), std::sin(angle)), Bone::kHead);
      eye.push_back({tip, tip + 1 + k, tip + 1 + (k + 1) % 4});
    }
  }

  void AddLimbs(Side side) {
    const auto tube = [&](Part low, Part high, float radius, std::uint32_t rings, Bone left) {
      AddTube(Joint(side, low), Joint(side, high), radius * h_, rings, OnSide(left, side));
    };
    tube(Part::kKnee, Part::kHip, 0.040f, 25, Bone::kLeftThigh);
    tube(Part::kAnkle, Part::kKnee, 0.028f, 25, Bone::kLeftShank);
    tube(Part::kElbow, Part::kShoulder, 0.025f, 15, Bone::kLeftUpperArm1);
    tube(Part::kWrist, Part::kElbow, 0.020f, 15, Bone::kLeftForearm1);
    AddTube(Joint(side, Part::kToe) + At(0, 0.020f, 0), Joint(side, Part::kHeel) + At(0, 0.020f, 0),
            0.018f * h_, 9, OnSide(Bone::kLeftFoot, side));
  }

  float h_;
  TubeBody body_;
};

inline TubeBody MakeTubeBody(float height_m = 1.75f) { return TubeBodyMaker(height_m).Make(); }

}  // namespace hinge
