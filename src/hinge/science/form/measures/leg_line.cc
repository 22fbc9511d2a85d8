// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// The lowest term of the posture split: how far the hip is ahead of the foot that stands.
extern const MeasureDefinition k_leg_line{
    .id = "leg_line",
    .at = "ms",
    .unit = "deg",
    .definition = "line ankle to hip against the vertical at half of contact time, hip ahead positive",
    .calc = [](const StrideView& s) -> std::optional<double> { return s.LegLine_deg(s.ms_s()); },
};

}  // namespace hinge
