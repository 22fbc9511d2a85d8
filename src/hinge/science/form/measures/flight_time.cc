// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// No foot on the ground before this contact; negative in walking (both feet on the ground).
extern const MeasureDefinition k_flight_time{
    .id = "flight_time",
    .at = "stride",
    .unit = "s",
    .definition = "other foot's toe-off to this foot's initial contact",
    .calc = [](const StrideView& s) -> std::optional<double> {
      if (!s.other_to_s) return std::nullopt;
      return s.ic_s - *s.other_to_s;
    },
};

}  // namespace hinge
