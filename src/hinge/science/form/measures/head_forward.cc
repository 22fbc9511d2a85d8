// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

#include "hinge/science/body/angles.h"

namespace hinge {

/// Tells a head held forward from a rounded upper back, which straightness alone does not.
extern const MeasureDefinition k_head_forward{
    .id = "head_forward",
    .at = "stance",
    .unit = "deg",
    .definition = "line mid-shoulder to mid-ear against the vertical, forward positive, mean of stance",
    .midline = true,
    .calc = [](const StrideView& s) -> std::optional<double> {
      return s.StanceMean([&](double t) {
        return CalcHeadForward(s.curves->Middle_W(Part::kEar, t), s.curves->Middle_W(Part::kShoulder, t))
            .deg();
      });
    },
};

}  // namespace hinge
