// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include "hinge/science/form/definition.h"

#include "hinge/foundation/base/angle.h"

namespace hinge {

/// theta_BL: lean of the whole body.
extern const MeasureDefinition k_body_lean{
    .id = "body_lean",
    .at = "ms",
    .unit = "deg",
    .definition = "line ankle to mid-shoulder against the vertical at half of contact time, forward positive",
    .calc = [](const StrideView& s) -> std::optional<double> {
      const Vec2 line = s.curves->Middle_W(Part::kShoulder, s.ms_s()) - s.P(Part::kAnkle, s.ms_s());
      return DegFromRad(std::atan2(line.x(), line.y()));
    },
};

}  // namespace hinge
