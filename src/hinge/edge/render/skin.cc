// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/skin.h"

#include <algorithm>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

using Eigen::Quaternionf;
using Eigen::Vector3f;
using Eigen::Vector4f;

/// Real part: the turn; dual part: half the shift times the turn. Both as (x, y, z, w).
struct DualQuaternion {
  Vector4f real, dual;
};

DualQuaternion DualOf(const RigidMove& move) {
  const Quaternionf half_shift(0, move.shift_m.x() / 2, move.shift_m.y() / 2, move.shift_m.z() / 2);
  return {move.turn.coeffs(), (half_shift * move.turn).coeffs()};
}

DualQuaternion Blend(const std::array<DualQuaternion, kBoneCount>& palette, const BoneShares& bones) {
  const DualQuaternion& first = palette[Index(bones.bone[0])];
  DualQuaternion sum = {bones.share[0] * first.real, bones.share[0] * first.dual};
  for (std::size_t k = 1; k < 4 && bones.share[k] > 0; ++k) {
    const DualQuaternion& next = palette[Index(bones.bone[k])];
    const float share = next.real.dot(first.real) < 0 ? -bones.share[k] : bones.share[k];
    sum.real += share * next.real;
    sum.dual += share * next.dual;
  }
  const float norm = 1 / sum.real.norm();
  return {sum.real * norm, sum.dual * norm};
}

Vector3f Turn(const Vector4f& q, const Vector3f& v) {
  const Vector3f u = q.head<3>(), t = 2 * u.cross(v);
  return v + q.w() * t + u.cross(t);
}

/// 2 * dual * conjugate(real), its vector part.
Vector3f ShiftOf(const DualQuaternion& d) {
  const Vector3f real = d.real.head<3>(), dual = d.dual.head<3>();
  return 2 * (d.real.w() * dual - d.dual.w() * real + real.cross(dual));
}

}  // namespace

void SkinSurface(const RestSurface& rest, const BoneMoves& moves, SurfaceShape& out) {
  const std::size_t count = rest.p_B.size();
  HINGE_CHECK(rest.normal_B.size() == count && rest.bones.size() == count && rest.hang_m.size() == count &&
                  rest.at.size() == count,
              count);
  out.p_W.resize(count);
  out.normal.resize(count);
  std::array<DualQuaternion, kBoneCount> palette;
  std::transform(moves.begin(), moves.end(), palette.begin(), DualOf);
  for (std::size_t idx = 0; idx < count; ++idx) {
    const DualQuaternion move = Blend(palette, rest.bones[idx]);
    const Vector3f normal = Turn(move.real, rest.normal_B[idx]);
    const float below = std::max(0.0f, -normal.y());
    out.normal[idx] = normal;
    if (rest.at[idx] != idx) {
      out.p_W[idx] = out.p_W[rest.at[idx]];
      continue;
    }
    out.p_W[idx] =
        Turn(move.real, rest.p_B[idx]) + ShiftOf(move) - Vector3f(0, rest.hang_m[idx] * below * below, 0);
  }
}

}  // namespace hinge
