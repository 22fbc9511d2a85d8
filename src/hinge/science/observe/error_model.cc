// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/observe/error_model.h"

#include <algorithm>
#include <cmath>

namespace hinge {

double ErrorModel::Jitter_legs(double visibility) const {
  return jitter_legs * std::pow(hidden_factor, 1 - std::clamp(visibility, 0.0, 1.0));
}

}  // namespace hinge
