// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// theta_th at initial contact.
extern const MeasureDefinition k_thigh_ic{
    .id = "thigh_ic",
    .at = "ic",
    .unit = "deg",
    .definition = "hip to knee against the vertical at initial contact, knee ahead positive",
    .calc = [](const StrideView& s) -> std::optional<double> { return s.Thigh_deg(s.ic_s); },
};

}  // namespace hinge
