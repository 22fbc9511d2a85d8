// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

#include "hinge/science/form/slope_before.h"

namespace hinge {

/// How fast the whole leg swings back before it lands: - d theta_leg / dt.
extern const MeasureDefinition k_retraction_rate{
    .id = "retraction_rate",
    .at = "ic",
    .unit = "deg/s",
    .definition =
        "how fast the line hip to ankle turns backwards, least squares over 30 ms before contact, backwards "
        "positive",
    .least_rate_hz = 100,
    .calc = [](const StrideView& s) -> std::optional<double> {
      return CalcSlopeBefore(s.ic_s, [&](double t) { return s.LegLine_deg(t); });
    },
};

}  // namespace hinge
