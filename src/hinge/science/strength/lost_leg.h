// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "hinge/science/strength/body_series.h"

namespace hinge {

/// The leg that the network lost for most of the stretch, behind a plate say, while it followed the other one: its segments'
/// lengths in the picture vary by more than 0.2 and 1.6 times as much as the other's. On drawn clips: legs that are followed 0.09
/// at most, whatever is done; one behind a plate up to 0.9.
std::optional<Side> FindLostLeg(const BodySeries& body, const SampleSpan& span);

/// The lost leg does what the other one does, from its own hip; it has no `leg_trust`. Right only where both feet stand.
BodySeries LetOtherLegStandIn(const BodySeries& body, Side lost);

/// Nothing of that leg was seen: `foot_hidden` and `knee_hidden` throughout.
void HideLeg(Side side, BodySeries& body);

}  // namespace hinge
