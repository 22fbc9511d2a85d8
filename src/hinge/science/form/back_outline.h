// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "hinge/foundation/base/measured.h"
#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/form/standing.h"
#include "hinge/science/gait/gait.h"
#include "hinge/science/observe/error_model.h"

namespace hinge {

struct Form;

/// The back's outline over some stretches of a clip, in degrees (body/back_curve.h).
///
/// An arm that swings behind the back makes it look thicker, never thinner: at each place the back lies where a quarter of a
/// stretch's pictures have it or less. One curve a stretch; the value is their mean, its sigma that of the mean. Missing,
/// with the reason, where no stretch has a place of each part seen in a quarter of its pictures and in five of them.
BackReference EstimateBack(const KeypointTrack& track, const std::vector<std::pair<double, double>>& spans_s);

/// Adds to the form, for both sides together: `back_bow`, `lumbar_curve`, `thoracic_curve` over the used strides, the
/// network's and the clothes' known bias taken off, and each of them `_over_standing`, minus the same in this person's own
/// standing: a shape by itself is the body's and the shirt's, so people in general are no reference. `named`: legs
/// named, life's time.
void AddBackOutline(const KeypointTrack& named, const Gait& gait, const ErrorModel& errors,
                    const StandingReference& standing, Form& form);

}  // namespace hinge
