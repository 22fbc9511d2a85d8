// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/body_bones.h"

#include <array>

namespace hinge {
namespace {

struct Rule {
  std::string_view prefix;
  Bone bone;
};

// The first prefix that fits counts. The rig numbers its spine from above.
constexpr std::array<Rule, 36> kMiddle = {{
    {"root", Bone::kPelvis},
    {"pelvis", Bone::kPelvis},
    {"spine05", Bone::kSpine1},
    {"spine04", Bone::kSpine2},
    {"spine03", Bone::kSpine3},
    {"spine02", Bone::kSpine4},
    {"spine01", Bone::kSpine5},
    {"breast", Bone::kSpine5},
    {"clavicle", Bone::kSpine5},
    {"shoulder01", Bone::kSpine5},
    {"neck01", Bone::kNeck1},
    {"neck02", Bone::kNeck2},
    {"neck03", Bone::kNeck3},
    {"head", Bone::kHead},
    {"jaw", Bone::kHead},
    {"eye", Bone::kHead},
    {"levator", Bone::kHead},
    {"oculi", Bone::kHead},
    {"orbicularis", Bone::kHead},
    {"oris", Bone::kHead},
    {"risorius", Bone::kHead},
    {"special", Bone::kHead},
    {"temporalis", Bone::kHead},
    {"tongue", Bone::kHead},
    {"upperleg", Bone::kLeftThigh},
    {"lowerleg", Bone::kLeftShank},
    {"foot", Bone::kLeftFoot},
    {"toe", Bone::kLeftToes},
    {"upperarm01", Bone::kLeftUpperArm1},
    {"upperarm02", Bone::kLeftUpperArm2},
    {"lowerarm01", Bone::kLeftForearm1},
    {"lowerarm02", Bone::kLeftForearm2},
    {"wrist", Bone::kLeftHand},
    {"metacarpal", Bone::kLeftHand},
    {"finger1-1", Bone::kLeftHand},
    {"finger1", Bone::kLeftThumb},
}};

std::optional<Bone> LeftBone(std::string_view name) {
  for (const Rule& rule : kMiddle) {
    if (name.starts_with(rule.prefix)) return rule.bone;
  }
  if (!name.starts_with("finger") || name.size() < 9 || name[6] < '2' || name[6] > '5') return std::nullopt;
  return FingerBone(Side::kLeft, name[6] - '2', name[8] != '1');  // "finger3-2.L"
}

}  // namespace

std::optional<Bone> BoneOfRigName(std::string_view name) {
  const std::optional<Bone> left = LeftBone(name);
  const bool sided = left && Index(*left) >= Index(Bone::kLeftThigh);
  return sided && name.ends_with(".R") ? OnSide(*left, Side::kRight) : left;
}

}  // namespace hinge
