// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// theta_sh at initial contact.
extern const MeasureDefinition k_tibia_ic{
    .id = "tibia_ic",
    .at = "ic",
    .unit = "deg",
    .definition = "knee to ankle against the vertical at initial contact, ankle ahead (reaching) positive",
    .against_knee = true,
    .calc = [](const StrideView& s) -> std::optional<double> { return s.Tibia_deg(s.ic_s); },
};

}  // namespace hinge
