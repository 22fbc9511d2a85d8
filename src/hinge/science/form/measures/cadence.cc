// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// Steps a minute, both feet.
extern const MeasureDefinition k_cadence{
    .id = "cadence",
    .at = "stride",
    .unit = "1/min",
    .definition = "120 over the time from a foot's contact to its next",
    .calc = [](const StrideView& s) -> std::optional<double> { return 120 / (s.next_ic_s - s.ic_s); },
};

}  // namespace hinge
