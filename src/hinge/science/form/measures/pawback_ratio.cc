// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

#include "hinge/science/form/slope_before.h"

namespace hinge {

/// PB = -(v_ankle - v_hip) / v_run over the last 30 ms before contact: 1 = the foot moves back as fast as the
/// ground, 0 = it is carried with the body.
extern const MeasureDefinition k_pawback_ratio{
    .id = "pawback_ratio",
    .at = "ic",
    .unit = "",
    .definition =
        "backward speed of the ankle past the hip over running speed, least squares over 30 ms before "
        "contact",
    .least_rate_hz = 100,
    .calc = [](const StrideView& s) -> std::optional<double> {
      if (!s.speed_m_s || *s.speed_m_s <= 0) return std::nullopt;
      const auto ahead_m = [&](double t) { return s.P(Part::kAnkle, t).x() - s.P(Part::kHip, t).x(); };
      return -CalcSlopeBefore(s.ic_s, ahead_m) / *s.speed_m_s;
    },
};

}  // namespace hinge
