// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/science/strength/body_series.h"
#include "hinge/science/strength/exercise_set.h"
#include "hinge/science/strength/set_span.h"

namespace hinge {

/// What moves in an exercise, from the near end of a repetition (0 or less) to the far one, one value a sample of the body's
/// series. Degrees.
///   hip       trunk-thigh angle, mean of both legs: deadlift, squat, wall-tap hinge, hold
///   lean      of the trunk: Romanian deadlift, whose plates hide the knees just when they set off
///   elbow     flexion of the nearer elbow: row, curl
///   fly       how far the nearer arm is lifted: arccos(drop of the wrist below the shoulder / the arm's length)
///   calf      how far the foot has turned about its toe, from the body's height in the picture, the camera standing still
///   pawback   attitude of the free leg's thigh. The repetition ends where that thigh is farthest behind: then the paw is
///             over, whether the leg comes to rest or goes straight into the next one
std::vector<double> MakeRepetitionSignal(const BodySeries& body, const SampleSpan& span,
                                         const std::string& exercise);

/// How far the shoulders have come down in the picture, 0 to 100, from the stretch's highest level to its lowest:
///   100 ((top - y) / (top - bottom))^0.63
/// Trunk and thighs turn first where that lowers them little; the power (found on digital lifts) makes it go as evenly as
/// the hip bends. Plates hide hips, knees and feet on their way past them, but neither head nor shoulders.
std::vector<double> MakeDropSignal(const BodySeries& body, const SampleSpan& span);

/// How the feet stand: ankles farther apart along x than a quarter of the leg, symmetric otherwise; one leg where the ankles'
/// heights differ by more than a tenth of it nearly all the time.
Stance FindStance(const BodySeries& body, const SampleSpan& span);
/// The foot that is lower most of the time; the foot farther ahead.
Side FindStandingSide(const BodySeries& body, const SampleSpan& span);
Side FindFrontSide(const BodySeries& body, const SampleSpan& span);

/// The repetitions of a known exercise within the stretch, whole ones; fills the set's repetitions, their sides, partial ones,
/// what was cut, the set's start, end, stance and velocity loss. "stand", "walk", "run" and "none" have none.
void FillRepetitions(const BodySeries& body, const SetSpan& span, ExerciseSet& set);

/// Hops: each is a highest point of hips and shoulders between two lowest ones, at which the stance foot's lower end has left
/// the ground, the height that it has at the two lowest points. That end's height is close to a parabola in flight, whose
/// width at half of its height is 0.707 of the flight. One foot alone shakes too much to be counted by.
std::vector<SeenRepetition> FindHops(const BodySeries& body, const SampleSpan& span, Side side);
/// Skater: from one foot to the other, by the way of the landing foot alone, from where it hovers to where it stands.
std::vector<SeenRepetition> FindPushes(const BodySeries& body, const SampleSpan& span);
/// Strides: a foot's contact where its ankle is farthest ahead of the hip [zeni2008]; its toe-off where the toe has left its
/// place against the other heel, which stands. The ankle is farthest behind the hip some 80 ms later.
std::vector<SeenRepetition> FindStrideRepetitions(const BodySeries& body, const SampleSpan& span);

}  // namespace hinge
