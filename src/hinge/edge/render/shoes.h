// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/edge/render/cloth_layers.h"

namespace hinge {

/// A running shoe around a foot at rest: outsole, midsole, upper with heel counter, side panel, toe guard and
/// laces, dark inside. Its sole lies on the line from heel to toe point, but for heel and tip, which are bevelled
/// by up to 5 mm, as shoes' are; what sticks out beyond the two points (8 mm behind, 5 mm ahead) rises steeply,
/// so that a foot turned about its heel or toe does not dig into the ground. Toe box and ball bend with the toes.
DressedSurface MakeShoe(const RestSkeleton& rest, Side side, const BodyOptions& options);

}  // namespace hinge
