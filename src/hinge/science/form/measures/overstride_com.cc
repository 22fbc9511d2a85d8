// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// OS_com / L: fair to a runner who leans.
extern const MeasureDefinition k_overstride_com{
    .id = "overstride_com",
    .at = "ic",
    .unit = "",
    .definition = "heel ahead of the whole-body centre of mass at initial contact over leg length",
    .calc = [](const StrideView& s) -> std::optional<double> {
      return (s.P(Part::kHeel, s.ic_s).x() - s.curves->CentreOfMass_W(s.ic_s).x()) / s.leg_m;
    },
};

}  // namespace hinge
