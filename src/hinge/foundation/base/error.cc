// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/base/error.h"

#include <utility>

namespace hinge {

Error::Error(std::string what_happened_, std::string where_, std::string how_to_fix_)
    : std::runtime_error(where_ + ": " + what_happened_ + ". " + how_to_fix_),
      what_happened(std::move(what_happened_)),
      where(std::move(where_)),
      how_to_fix(std::move(how_to_fix_)) {}

}  // namespace hinge
