// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"
#include "hinge/science/form/vertical_oscillation.h"

namespace hinge {

/// VO over step length: bounce for the way gained.
extern const MeasureDefinition k_vertical_ratio{
    .id = "vertical_ratio",
    .at = "stride",
    .unit = "%",
    .definition = "vertical oscillation over step length, percent",
    .calc = [](const StrideView& s) -> std::optional<double> {
      if (!s.speed_m_s || *s.speed_m_s <= 0) return std::nullopt;
      return 100 * CalcVerticalOscillation_m(s) / (*s.speed_m_s * (s.next_ic_s - s.ic_s) / 2);
    },
};

}  // namespace hinge
