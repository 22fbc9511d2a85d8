// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/vertical_oscillation.h"
#include "hinge/science/form/definition.h"

namespace hinge {

/// VO, by the segment table of body/anthropometry.h.
extern const MeasureDefinition k_vertical_oscillation{
    .id = "vertical_oscillation",
    .at = "stride",
    .unit = "m",
    .definition =
        "highest minus lowest whole-body centre of mass (segment table) within a step, mean of the stride's "
        "two",
    .calc = [](const StrideView& s) -> std::optional<double> { return CalcVerticalOscillation_m(s); },
};

}  // namespace hinge
