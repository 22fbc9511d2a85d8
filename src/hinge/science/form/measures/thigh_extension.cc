// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// Smallest theta_th from mid-stance to shortly after toe-off.
extern const MeasureDefinition k_thigh_extension{
    .id = "thigh_extension",
    .at = "to",
    .unit = "deg",
    .definition =
        "smallest attitude hip to knee from mid-stance to shortly after toe-off, knee behind negative",
    .calc = [](const StrideView& s) -> std::optional<double> {
      const double until_s = s.to_s + 0.15 * (s.next_ic_s - s.ic_s);
      return -StrideView::Largest(s.ms_s(), until_s, [&](double t) { return -s.Thigh_deg(t); });
    },
};

}  // namespace hinge
