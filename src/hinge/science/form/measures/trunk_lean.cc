// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// theta_T of docs/conventions.md, raw: not relative to the person's own standing.
extern const MeasureDefinition k_trunk_lean{
    .id = "trunk_lean",
    .at = "stance",
    .unit = "deg",
    .definition = "line mid-hip to mid-shoulder against the vertical, forward positive, mean of stance",
    .midline = true,
    .calc = [](const StrideView& s) -> std::optional<double> {
      return s.StanceMean([&](double t) { return s.TrunkLean_deg(t); });
    },
};

}  // namespace hinge
