// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/edge/render/cloth_layers.h"

namespace hinge {

/// Brows and lips as colours of the skin's points.
void PaintFace(const BodyShape& shape, const BodyData& data, const BodyOptions& options,
               DressedSurface& body);

/// Both eyes: white with a dark iris.
DressedSurface MakeEyes(const BodyData& data, const BodyShape& shape);

/// A bound tail of hair at the back of the head.
DressedSurface MakePonytail(const BodyShape& shape, const BodyOptions& options);

}  // namespace hinge
