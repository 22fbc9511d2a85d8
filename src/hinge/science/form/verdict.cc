// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/verdict.h"

namespace hinge {

std::string_view Name(State state) {
  constexpr std::array<std::string_view, 5> kNames = {"too_tall", "hinged", "deflated", "over_hinged",
                                                      "bent_spine"};
  return kNames[static_cast<std::size_t>(state)];
}

}  // namespace hinge
