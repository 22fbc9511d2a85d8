// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

namespace hinge {

enum class Sex { kFemale, kMale };

/// What the user says about the person. Everything may be unknown.
struct Runner {
  std::optional<double> height_m;
  std::optional<double> mass_kg;
  std::optional<Sex> sex;
};

}  // namespace hinge
