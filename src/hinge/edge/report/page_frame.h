// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace hinge {

/// A whole page that needs nothing else: the style sheet is inside, nothing is loaded, no script runs. `title` is plain
/// text, `body` is HTML.
std::string MakePage(const std::string& title, const std::string& body);

}  // namespace hinge
