// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// phi_TT = theta_th + theta_T. Not the joint angle: the pelvis is not seen.
extern const MeasureDefinition k_trunk_thigh_ic{
    .id = "trunk_thigh_ic",
    .at = "ic",
    .unit = "deg",
    .definition =
        "thigh attitude plus trunk lean at initial contact: what a camera sees of hip flexion, not the "
        "joint: the pelvis is not seen",
    .calc = [](const StrideView& s) -> std::optional<double> {
      return s.Thigh_deg(s.ic_s) + s.TrunkLean_deg(s.ic_s);
    },
};

}  // namespace hinge
