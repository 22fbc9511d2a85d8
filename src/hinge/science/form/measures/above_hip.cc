// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// All of the posture split that lies above the leg: hip hinge, lower and upper back together, because a
/// camera without landmarks on pelvis and back sees the trunk as one line. leg_line + above_hip = trunk lean.
extern const MeasureDefinition k_above_hip{
    .id = "above_hip",
    .at = "ms",
    .unit = "deg",
    .definition =
        "line mid-hip to mid-shoulder against the line ankle to hip at half of contact time, forward "
        "positive",
    .calc = [](const StrideView& s) -> std::optional<double> {
      return s.TrunkLean_deg(s.ms_s()) - s.LegLine_deg(s.ms_s());
    },
};

}  // namespace hinge
