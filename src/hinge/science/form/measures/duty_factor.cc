// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// Share of the stride with this foot on the ground; below 0.5 there is flight.
extern const MeasureDefinition k_duty_factor{
    .id = "duty_factor",
    .at = "stride",
    .unit = "",
    .definition = "contact time over stride time",
    .calc = [](const StrideView& s) -> std::optional<double> {
      return (s.to_s - s.ic_s) / (s.next_ic_s - s.ic_s);
    },
};

}  // namespace hinge
