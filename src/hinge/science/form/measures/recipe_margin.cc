// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// m1 = phi_TT - phi_K at contact: the recipe (most at the hip, less at the knee) is kept when it is large
/// enough.
extern const MeasureDefinition k_recipe_margin{
    .id = "recipe_margin",
    .at = "ic",
    .unit = "deg",
    .definition = "trunk-thigh angle minus knee flexion at initial contact",
    .against_knee = true,
    .calc = [](const StrideView& s) -> std::optional<double> {
      return s.Thigh_deg(s.ic_s) + s.TrunkLean_deg(s.ic_s) - s.Knee_deg(s.ic_s);
    },
};

}  // namespace hinge
