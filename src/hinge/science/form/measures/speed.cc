// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// Of the feet while they stand, or as given.
extern const MeasureDefinition k_speed{
    .id = "speed",
    .at = "stride",
    .unit = "m/s",
    .definition = "belt speed or speed over ground",
    .calc = [](const StrideView& s) -> std::optional<double> { return s.speed_m_s; },
};

}  // namespace hinge
