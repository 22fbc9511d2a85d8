// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {

/// lambda_min: how far the leg shortens while it carries weight; about cos(knee/2).
extern const MeasureDefinition k_leg_length_min{
    .id = "leg_length_min",
    .at = "stance",
    .unit = "",
    .definition = "smallest distance hip to ankle in stance over thigh plus shank",
    .against_knee = true,
    .calc = [](const StrideView& s) -> std::optional<double> {
      return -StrideView::Largest(s.ic_s, s.to_s, [&](double t) {
        const Vec2 hip = s.P(Part::kHip, t), knee = s.P(Part::kKnee, t), ankle = s.P(Part::kAnkle, t);
        return -(hip - ankle).norm() / ((hip - knee).norm() + (knee - ankle).norm());
      });
    },
};

}  // namespace hinge
