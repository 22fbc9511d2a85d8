// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/edge/render/painter.h"

namespace hinge {

PictureRect Union(const PictureRect& a, const PictureRect& b);

/// Where a figure, its shadow and a treadmill's belt can be seen: all that changes while the camera and the
/// rest of the stage stand still. The shadow is held by the figure's box swept along the light down to the
/// lowest ground. The whole picture when a part of that is behind the camera.
PictureRect FindChangedPart(const Moment& moment, const Stage& stage);

/// A rectangle of the picture that holds the moment's figure (contract: it has one). The whole picture when a
/// part of it is behind the camera.
PictureRect FindFigurePart(const Moment& moment);

}  // namespace hinge
