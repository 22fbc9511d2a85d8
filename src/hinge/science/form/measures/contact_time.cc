// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// One foot on the ground.
extern const MeasureDefinition k_contact_time{
    .id = "contact_time",
    .at = "stride",
    .unit = "s",
    .definition = "initial contact to toe-off",
    .calc = [](const StrideView& s) -> std::optional<double> { return s.to_s - s.ic_s; },
};

}  // namespace hinge
