// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// How far the knee gives after contact.
extern const MeasureDefinition k_knee_give{
    .id = "knee_give",
    .at = "stance",
    .unit = "deg",
    .definition = "knee_peak minus knee_ic",
    .calc = [](const StrideView& s) -> std::optional<double> {
      const auto knee = [&](double t) { return s.Knee_deg(t); };
      return StrideView::Largest(s.ic_s, s.ms_s() + 0.25 * (s.to_s - s.ic_s), knee) - knee(s.ic_s);
    },
};

}  // namespace hinge
