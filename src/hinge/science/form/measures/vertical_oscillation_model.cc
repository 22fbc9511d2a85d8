// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

#include "hinge/science/form/spring_leg.h"

namespace hinge {

/// What gravity and the two times allow the centre of mass to rise and fall: a second road to
/// vertical_oscillation that needs no scale. Where the two differ beyond doubt, scale, contact times or the
/// slow-motion factor are wrong.
extern const MeasureDefinition k_vertical_oscillation_model{
    .id = "vertical_oscillation_model",
    .at = "stride",
    .unit = "m",
    .definition =
        "sinking in contact plus rise in flight of a mass on a spring that has this contact and "
        "flight time",
    .least_rate_hz = 100,
    .needs_level = true,
    .calc = [](const StrideView& s) -> std::optional<double> {
      const std::optional<SpringLeg> spring = CalcSpringLeg(s);
      if (!spring) return std::nullopt;
      return spring->oscillation_m;
    },
};

}  // namespace hinge
