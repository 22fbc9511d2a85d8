// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/foundation/base/side.h"
#include "hinge/foundation/base/vec3.h"

namespace hinge {

/// The four pelvis markers: front and back upper iliac spines, in one frame, metres.
struct PelvisMarkers {
  PerSide<Vec3> front, back;
};

/// Hip joint centres from pelvis markers, by regression on pelvis depth and width alone:
///
///   ahead  = -0.24 depth - 9.9 mm     above = -0.30 width - 10.9 mm     outward = 0.33 width + 7.3 mm
///
/// from the middle of the front spines, in the pelvis' own axes: outward along the front spines, ahead in the
/// plane of the front spines and the middle of the back ones, above at right angles to both. Depth: middle of
/// the front to middle of the back spines; width: between the front spines. Standard error about 5 mm a
/// direction. [Harrington et al. 2007, J Biomech 40:595-602] Mirroring the markers mirrors the centres.
PerSide<Vec3> CalcHipCentres(const PelvisMarkers& markers);

}  // namespace hinge
