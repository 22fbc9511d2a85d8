// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/clothes.h"

#include <algorithm>
#include <cmath>

namespace hinge {
namespace {

using Eigen::Vector3f;

/// A field's value at every point of a mesh.
template <typename Function>
std::vector<float> FieldOf(const CutMesh& mesh, Function function) {
  std::vector<float> field(mesh.p_B.size());
  for (std::size_t idx = 0; idx < field.size(); ++idx) field[idx] = function(mesh.p_B[idx], mesh.bones[idx]);
  return field;
}

/// Cuts along the field's zero and covers its positive side.
template <typename Function>
void CoverWhere(CutMesh& mesh, Cover from, Cover to, Function function) {
  CoverPositive(mesh, CutAlongZero(mesh, FieldOf(mesh, function)), from, to);
}

float SumOf(const BoneShares& bones, Side side, std::initializer_list<Bone> left_bones) {
  float sum = 0;
  for (std::size_t k = 0; k < 4; ++k) {
    for (const Bone left : left_bones) sum += bones.bone[k] == OnSide(left, side) ? bones.share[k] : 0;
  }
  return sum;
}

float HeadShare(const BoneShares& bones) {
  float sum = 0;
  for (std::size_t k = 0; k < 4; ++k) sum += bones.bone[k] == Bone::kHead ? bones.share[k] : 0;
  return sum;
}

float ShareAlong(const Vector3f& a, const Vector3f& b, const Vector3f& p) {
  return (p - a).dot(b - a) / (b - a).squaredNorm();
}

/// Below the middle joint the share of the lower piece counts on.
float ShareOfTwo(const Vector3f& a, const Vector3f& b, const Vector3f& c, const Vector3f& p) {
  const float upper = ShareAlong(a, b, p);
  return upper < 1 ? upper : std::max(1.0f, 1 + ShareAlong(b, c, p));
}

float SideOf(Side side) { return side == Side::kRight ? 1.0f : -1.0f; }

void CoverTop(CutMesh& mesh, const BodyShape& shape, const ClothesCut& cut) {
  const auto any_arm = [](const BoneShares& b) {
    return ArmShare(b, Side::kLeft) + ArmShare(b, Side::kRight) > 0.5f;
  };
  CoverWhere(mesh, Cover::kSkin, Cover::kTop, [&](const Vector3f& p, const BoneShares& b) {
    return any_arm(b) ? 1.0f : p.y() - cut.top_hem_y_m;
  });
  const float shoulder_y = shape.joints_B[Landmark::kLeftShoulder].y();
  // The neck's axis leans a bit ahead; the collar is lower in front because the chest slopes.
  const Vector3f base = shape.neck_B + Vector3f(0.012f, 0, 0), axis = Vector3f(0.25f, 1, 0).normalized();
  CoverWhere(mesh, Cover::kTop, Cover::kSkin, [&](const Vector3f& p, const BoneShares& b) {
    if (p.y() < shoulder_y - 0.09f) return -1.0f;
    if (HeadShare(b) > 0.25f) return 0.01f;
    const Vector3f from = p - base;
    const float inside = cut.neck_radius_m - (from - from.dot(axis) * axis).norm();
    const float over_back =
        from.y() + cut.neck_radius_m * (0.60f + 0.65f * (from.x() / cut.neck_radius_m + 1));
    return std::max(std::min(inside, over_back), from.dot(axis) + 0.005f);
  });
  for (const Side side : kSides) {
    if (cut.sleeve_share <= 0) continue;
    CoverWhere(mesh, Cover::kTop, Cover::kSkin, [&](const Vector3f& p, const BoneShares& b) {
      return ArmShare(b, side) < 0.5f ? -1.0f : ShareOfArm(shape, side, p) - cut.sleeve_share;
    });
  }
}

/// A singlet's armhole: an oval seen from the side, from a line over the shoulder outwards, and the whole
/// arm.
void CutArmholes(CutMesh& mesh, const BodyShape& shape) {
  for (const Side side : kSides) {
    const Vector3f& shoulder = shape.joints_B[LandmarkOf(side, Part::kShoulder)];
    const float size = shape.joints_B[LandmarkOf(side, Part::kHip)].y() / 0.93f;
    CoverWhere(mesh, Cover::kTop, Cover::kSkin, [&](const Vector3f& p, const BoneShares& b) {
      const Vector3f from = (p - shoulder) / size;
      const float out = p.z() * SideOf(side) - 0.66f * shoulder.z() * SideOf(side);
      const float oval =
          1 - std::pow((from.x() + 0.005f) / 0.085f, 2.0f) - std::pow((from.y() + 0.01f) / 0.135f, 2.0f);
      const float hole = std::min(oval * 0.1f, out);
      return ArmShare(b, side) > 0.6f ? std::max(hole, 0.005f) : hole;
    });
  }
}

void CoverLegs(CutMesh& mesh, const BodyShape& shape, const ClothesCut& cut) {
  const auto any_arm = [](const BoneShares& b) {
    return ArmShare(b, Side::kLeft) + ArmShare(b, Side::kRight) > 0.5f;
  };
  const std::vector<float> below = FieldOf(mesh, [&](const Vector3f& p, const BoneShares& b) {
    return any_arm(b) ? -1.0f : cut.top_hem_y_m - p.y();
  });
  CoverPositive(mesh, below, Cover::kSkin, Cover::kLegs);  // cut there already
  for (const Side side : kSides) {
    CoverWhere(mesh, Cover::kLegs, Cover::kSkin, [&](const Vector3f& p, const BoneShares& b) {
      return LegShare(b, side) < 0.5f ? -1.0f : ShareOfLeg(shape, side, p) - cut.leg_hem_share;
    });
  }
}

void CoverFeet(CutMesh& mesh, const BodyShape& shape, const ClothesCut& cut) {
  for (const Side side : kSides) {
    const Vector3f& ankle = shape.joints_B[LandmarkOf(side, Part::kAnkle)];
    const auto over = [&](const Vector3f& p, const BoneShares& b) {
      return LegShare(b, side) < 0.5f ? 1.0f : p.y() - ankle.y() - cut.sock_height_m;
    };
    CoverWhere(mesh, Cover::kSkin, Cover::kSock,
               [&](const Vector3f& p, const BoneShares& b) { return -over(p, b); });
    for (const Cover from : {Cover::kSock, Cover::kLegs}) {
      CoverWhere(mesh, from, Cover::kNothing, [&](const Vector3f& p, const BoneShares& b) {
        const float rises = 0.45f * std::max(0.0f, p.x() - ankle.x());  // as the shoe's tongue does
        return LegShare(b, side) < 0.5f ? -1.0f : ankle.y() - 0.003f + rises - p.y();
      });
    }
  }
}

/// The hairline, by height over the ears: high at the forehead and the temple, down before the ear, over its
/// upper end, down behind it to the nape.
float HairlineOverEar(float ahead_m) {
  constexpr std::array<std::array<float, 2>, 9> kLine = {{{-0.120f, -0.040f},
                                                          {-0.070f, -0.034f},
                                                          {-0.046f, 0.006f},
                                                          {-0.034f, 0.044f},
                                                          {0.000f, 0.044f},
                                                          {0.010f, 0.010f},
                                                          {0.022f, 0.012f},
                                                          {0.040f, 0.062f},
                                                          {0.085f, 0.104f}}};
  if (ahead_m <= kLine.front()[0]) return kLine.front()[1];
  for (std::size_t k = 1; k < kLine.size(); ++k) {
    if (ahead_m > kLine[k][0]) continue;
    const float t = (ahead_m - kLine[k - 1][0]) / (kLine[k][0] - kLine[k - 1][0]);
    return (1 - t) * kLine[k - 1][1] + t * kLine[k][1];
  }
  return kLine.back()[1];
}

void CoverHair(CutMesh& mesh, const BodyShape& shape) {
  CoverWhere(mesh, Cover::kSkin, Cover::kHair,
             [&](const Vector3f& p, const BoneShares&) { return OverHairline_m(shape, p); });
}

}  // namespace

float OverHairline_m(const BodyShape& shape, const Vector3f& p) {
  const Vector3f ear = (shape.joints_B[Landmark::kLeftEar] + shape.joints_B[Landmark::kRightEar]) / 2;
  if (p.y() < ear.y() - 0.06f) return -1;
  const float size = (shape.skull_top_B.y() - ear.y()) / 0.146f;
  const Vector3f from = (p - ear) / size;
  return size * (from.y() - HairlineOverEar(from.x()));
}
float ShareOfLeg(const BodyShape& s, Side side, const Vector3f& p) {
  return ShareOfTwo(s.joints_B[LandmarkOf(side, Part::kHip)], s.joints_B[LandmarkOf(side, Part::kKnee)],
                    s.joints_B[LandmarkOf(side, Part::kAnkle)], p);
}
float ShareOfArm(const BodyShape& s, Side side, const Vector3f& p) {
  return ShareOfTwo(s.joints_B[LandmarkOf(side, Part::kShoulder)], s.joints_B[LandmarkOf(side, Part::kElbow)],
                    s.joints_B[LandmarkOf(side, Part::kWrist)], p);
}
float LegShare(const BoneShares& bones, Side side) {
  return SumOf(bones, side, {Bone::kLeftThigh, Bone::kLeftShank, Bone::kLeftFoot, Bone::kLeftToes});
}
float ArmShare(const BoneShares& bones, Side side) {
  float sum = 0;
  for (std::size_t k = 0; k < 4; ++k) {
    const std::size_t bone = Index(bones.bone[k]);  // sides alternate from the legs on; arms come last
    const bool of_side = bone >= Index(Bone::kLeftUpperArm1) &&
                         (bone - Index(Bone::kLeftUpperArm1)) % 2 == static_cast<std::size_t>(side);
    sum += of_side ? bones.share[k] : 0;
  }
  return sum;
}

ClothesCut MakeClothesCut(const BodyShape& shape, const BodyOptions& o) {
  const float size = static_cast<float>(o.height_m / 1.75), loose = static_cast<float>(o.looseness);
  const float hip_y = shape.joints_B[Landmark::kLeftHip].y();
  ClothesCut cut;
  cut.top_hem_y_m = hip_y + size * (0.035f - 0.06f * loose);
  cut.neck_radius_m = size * (o.top == TopWear::kShirt ? 0.078f : 0.092f);
  cut.sleeve_share = o.top == TopWear::kShirt ? 0.58f + 0.10f * loose : 0;
  cut.leg_hem_share = o.legs == LegWear::kTights ? 1.86f : 0.42f + 0.14f * loose;
  cut.sock_height_m = size * 0.065f;
  return cut;
}

CutMesh CutClothes(const BodyData& data, const BodyShape& shape, const BodyOptions& options) {
  CutMesh mesh = {shape.points_B, data.bones, data.skin, std::vector<Cover>(data.skin.size(), Cover::kSkin)};
  const ClothesCut cut = MakeClothesCut(shape, options);
  CoverTop(mesh, shape, cut);
  if (options.top == TopWear::kSinglet) CutArmholes(mesh, shape);
  CoverLegs(mesh, shape, cut);
  CoverFeet(mesh, shape, cut);
  if (options.hair_style != HairStyle::kNone) CoverHair(mesh, shape);
  return mesh;
}

}  // namespace hinge
