// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hinge/edge/formats/c3d_bytes.h"

namespace hinge {

/// One entry of a C3D file's parameter section, such as POINT:RATE. Names are in capitals.
struct C3dParameter {
  std::string group, name;
  std::vector<int> dimensions;     ///< fastest first, empty for a single value; of texts without their length
  std::vector<double> numbers;     ///< when it holds numbers
  std::vector<std::string> texts;  ///< when it holds texts, trimmed
};

using C3dParameters = std::vector<C3dParameter>;

/// The first such parameter; null when it is not there. Names compare without regard to case.
const C3dParameter* Find(const C3dParameters& parameters, std::string_view group, std::string_view name);
/// Its first number, when it has a finite one.
std::optional<double> FindNumber(const C3dParameters& parameters, std::string_view group,
                                 std::string_view name);
/// Numbers and texts of NAME, NAME2, NAME3...: lists longer than 255 go on under a numbered name.
std::vector<double> FindNumbers(const C3dParameters& parameters, std::string_view group,
                                std::string_view name);
std::vector<std::string> FindTexts(const C3dParameters& parameters, std::string_view group,
                                   std::string_view name);

/// The parameter section that begins at byte `start`, its four-byte head included, and reaches to `end` where
/// that lies behind it.
///
///   group       length of name (negative: locked), -id, name, offset to the next entry, length and text of
///               description
///   parameter   length of name, id of its group, name, offset, size of a value (-1 text, 1, 2, 4 bytes),
///               count of dimensions, dimensions, values, description
///
/// The list ends with an empty name, an offset of 0 or the section. Every entry lies within the file, every
/// offset leads on; no more than the first mebibyte is read, and no more values than that.
C3dParameters ReadC3dParameters(const C3dBytes& file, std::size_t start, std::size_t end);

}  // namespace hinge
