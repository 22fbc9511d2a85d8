// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/form/measure_form.h"

namespace hinge {

inline constexpr const char* kHeadUnseen = "no ear is among the keypoints, and so not how the head is held";

/// False when both ears are hardly ever there, as in other programs' tables of markers, which often have none.
bool HeadIsSeen(const KeypointTrack& track);

/// A head for the body's mass and the drawings, where none is seen; else the track as it is. The ears in line with the trunk
/// beyond the shoulders, as far as the eyes of people who stand are above theirs over hip to shoulder [Winter 2009, figure of
/// segment lengths: (0.936 - 0.818) / (0.818 - 0.530) of stature]; the nose, unless it is seen, with them. Their visibility is 0.05.
KeypointTrack WithHeadOnTheTrunk(KeypointTrack track);

/// Takes back what such a head would say: `straightness`, `straightness_over_standing` and `head_forward` become missing, with
/// the reason.
void ForgetHead(Form& form);

}  // namespace hinge
