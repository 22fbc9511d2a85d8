// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace hinge {

/// A whole page that needs nothing else: the style sheet is inside, nothing is loaded, no script runs. `title` is plain
/// text, `body` is HTML.
std::string MakePage(const std::string& title, const std::string& body);

/// A table with more columns than a phone is wide: it scrolls sideways in its own box, the rows' heads stay. `head` is the first row's
/// cells, `rows` are rows.
std::string WideTable(const std::string& head, const std::string& rows);

}  // namespace hinge
