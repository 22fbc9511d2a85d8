// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// OS_hip / L. Leaning moves the hip back, so it is read together with overstride_com and tibia_ic.
extern const MeasureDefinition k_overstride_hip{
    .id = "overstride_hip",
    .at = "ic",
    .unit = "",
    .definition = "ankle ahead of mid-hip at initial contact over leg length (thigh plus shank)",
    .calc = [](const StrideView& s) -> std::optional<double> {
      return (s.P(Part::kAnkle, s.ic_s).x() - s.curves->Middle_W(Part::kHip, s.ic_s).x()) / s.leg_m;
    },
};

}  // namespace hinge
