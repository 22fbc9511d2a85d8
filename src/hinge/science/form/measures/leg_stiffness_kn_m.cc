// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

#include "hinge/science/form/spring_leg.h"

namespace hinge {

/// leg_stiffness with the mass as given; the scale enters.
extern const MeasureDefinition k_leg_stiffness_kn_m{
    .id = "leg_stiffness_kn_m",
    .at = "stride",
    .unit = "kN/m",
    .definition = "leg_stiffness times body weight over leg length (hip to ground)",
    .least_rate_hz = 120,
    .needs_level = true,
    .needs_mass = true,
    .calc = [](const StrideView& s) -> std::optional<double> {
      const std::optional<SpringLeg> spring = CalcSpringLeg(s);
      if (!spring || !s.mass_kg) return std::nullopt;
      return spring->leg_bw_per_leg * s.BodyWeight_kN() / spring->hip_height_m;
    },
};

}  // namespace hinge
