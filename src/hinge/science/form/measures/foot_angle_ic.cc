// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

#include "hinge/foundation/base/angle.h"
#include "hinge/science/body/angles.h"

namespace hinge {

/// theta_F at initial contact, raw: a camera's heel and toe points do not lie level in standing.
extern const MeasureDefinition k_foot_angle_ic{
    .id = "foot_angle_ic",
    .at = "ic",
    .unit = "deg",
    .definition = "line heel to toe against the ground at initial contact, toe up positive",
    .calc = [](const StrideView& s) -> std::optional<double> {
      const Angle foot = CalcFootAngle(s.P(Part::kHeel, s.ic_s), s.P(Part::kToe, s.ic_s));
      return foot.deg() - DegFromRad(s.ground_rad);
    },
};

}  // namespace hinge
