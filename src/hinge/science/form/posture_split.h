// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/foundation/base/measured.h"

namespace hinge {

/// Where the lean comes from: at mid-stance, each term the attitude of one body minus that of the one below it,
/// minus standing, degrees, forward positive, so that they sum to the upper trunk's attitude over standing:
///
///   trunk = leg line + hip hinge + lumbar + thoracic
///
/// A camera without landmarks on pelvis and back sees the last three as one: `above_hip`.
struct PostureSplit {
  Measured leg_line_deg = Missing("not measured"), hip_hinge_deg = Missing("not measured"),
           lumbar_deg = Missing("not measured"), thoracic_deg = Missing("not measured"),
           above_hip_deg = Missing("not measured");
};

}  // namespace hinge
