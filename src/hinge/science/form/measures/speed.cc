// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// Of the feet while they stand, or as given.
extern const MeasureDefinition k_speed{
    .id = "speed",
    .at = "stride",
    .unit = "m/s",
    .definition = "speed of belt or ground, from the feet while they stand, or as given",
    .calc = [](const StrideView& s) -> std::optional<double> { return s.speed_m_s; },
};

}  // namespace hinge
