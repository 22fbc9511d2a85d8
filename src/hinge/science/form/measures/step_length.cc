// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// v T / 2.
extern const MeasureDefinition k_step_length{
    .id = "step_length",
    .at = "stride",
    .unit = "m",
    .definition = "speed times half of the stride time",
    .calc = [](const StrideView& s) -> std::optional<double> {
      if (!s.speed_m_s || *s.speed_m_s <= 0) return std::nullopt;
      return *s.speed_m_s * (s.next_ic_s - s.ic_s) / 2;
    },
};

}  // namespace hinge
