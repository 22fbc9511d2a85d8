// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>

#include "hinge/foundation/base/angle.h"
#include "hinge/science/body/keypoint_track.h"

namespace hinge {

/// How far the back's border lies behind the line from the middle of the hips to the middle of the shoulders, at each of its
/// places (BackShareAt); trunk lengths, empty where it was not seen. Neither the camera's roll nor the lean enters it.
using BackProfile = std::array<std::optional<double>, kBackPlaces>;

/// Of one picture; all empty where hips or shoulders were not seen.
BackProfile CalcBackProfile(const KeypointFrame& frame);

/// How the outline of the back bends. An outline is skin, muscle and shirt, not spine: what one person changes between two
/// moments in the same clothes means more than the value by itself. Not validated on running people. On two drawn lifters, seen
/// squarely, a back that rounds by 15 and 30 degrees on the way down bows by 16 and 32 more than a straight one; seen aslant, a
/// barbell's plate beside the hips is taken for the back (by up to 45 degrees), so lifts are not read by it.
///
///   bow       4 atan(2 s / c): the turn of the arc whose middle lies s behind the chord of length c, from the loins
///             (0.15, 0.25) over the middle (0.45 to 0.65) to the shoulder blades (0.85, 0.95); round positive, hollow negative
///   lumbar    turn at the waist: from seat - waist to waist - middle; hollow positive
///   thoracic  turn at the middle of the back: from waist - middle to middle - blades; round positive
///             with seat (0.05, 0.15), waist (0.25 to 0.45), middle (0.55, 0.65), blades (0.85, 0.95)
struct BackCurve {
  Angle bow, lumbar, thoracic;
};

/// Empty where a part of the back has no place that was seen.
std::optional<BackCurve> CalcBackCurve(const BackProfile& profile);

}  // namespace hinge
