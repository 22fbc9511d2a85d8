// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// epsilon of docs/conventions.md, raw: not relative to the person's own standing.
extern const MeasureDefinition k_straightness{
    .id = "straightness",
    .at = "stance",
    .unit = "deg",
    .definition =
        "180 minus the angle mid-ear, mid-shoulder, mid-hip, head and shoulders forward positive, mean of "
        "stance",
    .midline = true,
    .calc = [](const StrideView& s) -> std::optional<double> {
      return s.StanceMean([&](double t) { return s.Straightness_deg(t); });
    },
};

}  // namespace hinge
