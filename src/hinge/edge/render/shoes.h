// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/edge/render/cloth_layers.h"

namespace hinge {

/// A running shoe around a foot at rest. The flat of its sole runs exactly from heel to toe point; what
/// sticks out beyond them (8 mm behind, 6 mm ahead) rises steeply, so that a foot turned about its heel or
/// toe does not dig into the ground. Toe box and ball bend with the toes.
DressedSurface MakeShoe(const RestSkeleton& rest, Side side, const BodyOptions& options);

}  // namespace hinge
