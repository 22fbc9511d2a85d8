// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

#include "hinge/science/form/spring_leg.h"

namespace hinge {

/// k_vert L / (m g) of spring_leg.h.
extern const MeasureDefinition k_vertical_stiffness{
    .id = "vertical_stiffness",
    .at = "stride",
    .unit = "BW/leg",
    .definition =
        "force over sinking of a mass on a spring that has this contact and flight time, in body weights per "
        "leg length (hip to ground)",
    .least_rate_hz = 120,
    .needs_level = true,
    .calc = [](const StrideView& s) -> std::optional<double> {
      const std::optional<SpringLeg> spring = CalcSpringLeg(s);
      if (!spring) return std::nullopt;
      return spring->vertical_bw_per_leg;
    },
};

}  // namespace hinge
