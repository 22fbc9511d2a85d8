// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "hinge/foundation/base/side.h"

namespace hinge {

/// The stiff pieces of a drawn body. The data's rig has 163 bones (fingers, face, toes); each is merged into
/// one of these. Upper arm and forearm have two pieces each, so that a turn about the bone spreads along it.
enum class Bone : unsigned char {
  kPelvis,
  kSpine1,
  kSpine2,
  kSpine3,
  kSpine4,
  kSpine5,  // from below upwards; the fifth is the rib cage
  kNeck1,
  kNeck2,
  kNeck3,
  kHead,
  kLeftThigh,
  kRightThigh,
  kLeftShank,
  kRightShank,
  kLeftFoot,
  kRightFoot,
  kLeftToes,
  kRightToes,
  kLeftUpperArm1,
  kRightUpperArm1,
  kLeftUpperArm2,
  kRightUpperArm2,
  kLeftForearm1,
  kRightForearm1,
  kLeftForearm2,
  kRightForearm2,
  kLeftHand,
  kRightHand,
  kLeftIndex1,
  kRightIndex1,
  kLeftMiddle1,
  kRightMiddle1,
  kLeftRing1,
  kRightRing1,
  kLeftLittle1,
  kRightLittle1,  // first phalanges
  kLeftIndex2,
  kRightIndex2,
  kLeftMiddle2,
  kRightMiddle2,
  kLeftRing2,
  kRightRing2,
  kLeftLittle2,
  kRightLittle2,  // the rest
  kLeftThumb,
  kRightThumb,
};
inline constexpr std::size_t kBoneCount = 46;

constexpr std::size_t Index(Bone bone) { return static_cast<std::size_t>(bone); }
/// The bone of one side, given the left one.
constexpr Bone OnSide(Bone left, Side side) {
  return static_cast<Bone>(Index(left) + static_cast<std::size_t>(side));
}

/// First or second piece of a finger, 0 the index finger to 3 the little one.
constexpr Bone FingerBone(Side side, int finger, bool second) {
  return static_cast<Bone>(Index(second ? Bone::kLeftIndex2 : Bone::kLeftIndex1) +
                           2 * static_cast<std::size_t>(finger) + static_cast<std::size_t>(side));
}

/// Where a bone of the data's rig ("upperleg01.L") belongs; empty for a name that no rule knows.
std::optional<Bone> BoneOfRigName(std::string_view name);

}  // namespace hinge
