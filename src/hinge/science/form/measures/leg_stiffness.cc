// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

#include "hinge/science/form/spring_leg.h"

namespace hinge {

/// k_leg L / (m g) of spring_leg.h.
extern const MeasureDefinition k_leg_stiffness{
    .id = "leg_stiffness",
    .at = "stride",
    .unit = "BW/leg",
    .definition =
        "force over shortening of a spring-leg that has this contact and flight time, in body weights per "
        "leg length (hip to ground)",
    .least_rate_hz = 120,
    .needs_level = true,
    .calc = [](const StrideView& s) -> std::optional<double> {
      const std::optional<SpringLeg> spring = CalcSpringLeg(s);
      if (!spring) return std::nullopt;
      return spring->leg_bw_per_leg;
    },
};

}  // namespace hinge
