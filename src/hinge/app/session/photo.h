// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "hinge/app/session/session.h"

namespace hinge {

/// `at` of a measure of one instant, and `input.kind` of the session that has them.
inline constexpr const char* kAtInstant = "instant";
inline constexpr const char* kPhotoKind = "photo";

/// True for the session of a photo (pipeline/analyze_photo.h).
inline bool IsPhoto(const Session& session) { return session.input.kind == kPhotoKind; }

/// What an angle of one instant is called, with its sign.
struct PhotoAngle {
  std::string_view id, name;
};
inline constexpr std::array<PhotoAngle, 5> kPhotoTrunkAngles = {
    {{"trunk_lean", "trunk lean, forward +"},
     {"trunk_lean_over_standing", "trunk lean over standing"},
     {"straightness", "ear, shoulder, hip out of line"},
     {"straightness_over_standing", "the same over standing"},
     {"head_forward", "head, forward +"}}};
inline constexpr std::array<PhotoAngle, 5> kPhotoLegAngles = {{{"knee", "knee bend"},
                                                               {"thigh", "thigh, knee ahead +"},
                                                               {"tibia", "shin, foot ahead +"},
                                                               {"foot_angle", "foot, toe up +"},
                                                               {"leg_line", "ankle to hip, hip ahead +"}}};

}  // namespace hinge
