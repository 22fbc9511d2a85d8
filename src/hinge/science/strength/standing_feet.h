// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/science/strength/body_series.h"

namespace hinge {

/// Feet that a plate hid, put back where they stand; `foot_hidden` says when, angles are calculated anew.
///
/// Behind a plate a network guesses the ankle near the last thing that it sees, at times with full belief: the shank, whose length
/// hardly changes seen from the side, shrinks to a third. Where the ankles of shanks that are as long as usual keep
/// their place, the foot stands. Where an ankle is farther than a quarter of a shank from there, though the knee is in
/// reach of it, ankle, heel and toe are put back. Only for exercises in which feet stand. Where thigh or shank then still
/// is not within 0.82 to 1.22 of its usual length (0.95 to 1.07 where the foot was put back), the knee was not seen:
/// `knee_hidden`; so is the foot where the line from heel to toe is not. A leg whose segments vary in length counts less
/// (`leg_trust` over 1 + (spread / 0.05)^2).
BodySeries PutHiddenFeetBack(const BodySeries& body, const SampleSpan& span);

/// How much thigh and shank vary in length in the picture, as a share of it: 0.01 to 0.09 of legs that are followed.
double CalcLegSpread(const BodySeries& body, Side side, const SampleSpan& span);

/// Share of the stretch in which something was hidden, 0 to 1; `hidden` as of BodySeries, empty: 0.
double CalcHiddenShare(const std::vector<bool>& hidden, const SampleSpan& span);

}  // namespace hinge
