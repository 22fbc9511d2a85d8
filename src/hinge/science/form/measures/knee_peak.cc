// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// Largest phi_K while the foot carries weight. Searched in the first three quarters of contact: later the
/// knee bends again to leave the ground.
extern const MeasureDefinition k_knee_peak{
    .id = "knee_peak",
    .at = "stance",
    .unit = "deg",
    .definition = "largest thigh minus shank attitude in the first three quarters of contact",
    .calc = [](const StrideView& s) -> std::optional<double> {
      return StrideView::Largest(s.ic_s, s.ms_s() + 0.25 * (s.to_s - s.ic_s),
                                 [&](double t) { return s.Knee_deg(t); });
    },
};

}  // namespace hinge
