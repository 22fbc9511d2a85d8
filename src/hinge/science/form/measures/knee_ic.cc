// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// phi_K = theta_th - theta_sh at initial contact.
extern const MeasureDefinition k_knee_ic{
    .id = "knee_ic",
    .at = "ic",
    .unit = "deg",
    .definition = "thigh minus shank attitude at initial contact, flexion positive, joint-centre lines",
    .calc = [](const StrideView& s) -> std::optional<double> { return s.Knee_deg(s.ic_s); },
};

}  // namespace hinge
