// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/edge/formats/c3d.h"
#include "hinge/science/body/markers.h"

namespace hinge {

/// Which axes of the laboratory the world's are: world W has x where the person faces and y up.
struct LabAxes {
  Vec3 forward_L = Vec3::UnitX();
  Vec3 up_L = Vec3::UnitY();
};

/// The labelled markers of a file; names as they stand there without a subject's prefix ("Ann:L.ASIS" is
/// "L.ASIS"). The first frame of the file is at time 0. Of a label that stands there twice only the first is
/// kept. Throws Error when the file has no markers or the axes are not at right angles.
Markers MakeMarkers(const C3dFile& file, const std::string& where, const LabAxes& axes = {});

/// What the force plates of types 2 and 4 bear together, up positive: CHANNEL names the analog channels, of
/// type 4 multiplied by CAL_MATRIX. Plates tell neither reliably which of their axes is up nor whether they
/// give the force on the ground or on the foot, so the axis with the largest mean is taken, with the sign
/// that makes the mean positive. Empty when the file has no such plates or they bear nothing.
std::optional<VerticalForce> FindVerticalForce(const C3dFile& file);

}  // namespace hinge
