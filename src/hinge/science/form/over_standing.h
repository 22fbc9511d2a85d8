// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/foundation/base/random.h"
#include "hinge/science/form/measure_form.h"

namespace hinge {

/// Adds the measures that compare with standing, for both sides together, and the posture split, from the form's
/// own draws. On each draw
///
///   over = running - (standing + own doubt + what the camera's roll turns + the network's error in standing)
///
/// With the person's own standing from the same camera the roll of the draw is in both and cancels (or counts twice, where he
/// stood facing the other way), and the
/// network's error in standing goes with that in running (correlation `bias_kept`), so that part of it cancels
/// too; but nothing of a measure of knees that the outline placed while running, and cannot in standing. With people's standing in general nothing cancels.
void AddOverStanding(Form& form, const ErrorModel& errors, const StandingReference& standing, Random& random);

/// By how much a draw is turned against the mean, clockwise (forward) positive: the camera's roll that the draw
/// supposes. Least squares over all landmarks, each picture's centre taken off, at the given times.
double CalcTurn_rad(const MotionCurves& mean, const MotionCurves& draw, const std::vector<double>& times_s);

}  // namespace hinge
