// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/vec2.h"
#include "hinge/science/body/landmark.h"

namespace hinge {

/// An angle of one instant: its formula, how the camera's roll turns it, and the measures whose error it shares.
struct PhotoQuantity {
  std::string id;
  std::optional<Side> side;
  const char* definition;
  double turned = 0;  ///< by the camera's roll: +1 with it, forward positive; -1 against it; 0 not
  std::vector<std::string> errors_of;
  std::function<Angle(const PerLandmark<Vec2>&)> calc;
};

/// Of trunk and head first, then of the left leg, then of the right one.
std::vector<PhotoQuantity> PhotoQuantities();

}  // namespace hinge
