// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

namespace hinge {

/// The world failed (a file, a video, a model). Every message answers three questions: what happened, where,
/// and how to fix it. Thrown at the edges, caught in the commands and in tests.
struct Error : std::runtime_error {
  Error(std::string what_happened_, std::string where_, std::string how_to_fix_);
  std::string what_happened;
  std::string where;
  std::string how_to_fix;
};

}  // namespace hinge
