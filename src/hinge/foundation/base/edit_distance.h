// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace hinge {

/// Letters to insert, delete, replace or swap with the neighbour to turn `a` into `b` (optimal string alignment): how far a
/// mistyped word is from a known one. Bytes, not characters: for words of ASCII.
std::size_t EditDistance(std::string_view a, std::string_view b);

}  // namespace hinge
