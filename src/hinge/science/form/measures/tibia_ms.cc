// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// theta_sh at mid-stance; the foot is flat then, so it stands in for ankle dorsiflexion.
extern const MeasureDefinition k_tibia_ms{
    .id = "tibia_ms",
    .at = "ms",
    .unit = "deg",
    .definition = "knee to ankle against the vertical at half of contact time, ankle ahead positive",
    .against_knee = true,
    .calc = [](const StrideView& s) -> std::optional<double> { return s.Tibia_deg(s.ms_s()); },
};

}  // namespace hinge
