// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hinge {

/// Finds the first fault in the nesting of tags of a page or drawing; empty when there is none. Knows what
/// these pages hold: elements, attributes in double quotes, a document type; no comments. A style sheet's
/// text is skipped.
inline std::string FindXmlFault(std::string_view text) {
  std::vector<std::string> open;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    std::size_t end = at;
    bool quoted = false;
    while (++end < text.size() && (quoted || text[end] != '>')) {
      if (text[end] == '"') quoted = !quoted;
      if (text[end] == '<') return "an open < inside a tag: " + std::string(text.substr(at, 60));
    }
    if (end >= text.size()) return "a tag without end: " + std::string(text.substr(at, 60));
    const std::string tag(text.substr(at + 1, end - at - 1));
    const std::string name = tag.substr(0, tag.find_first_of(" \n/", 1));
    if (tag.starts_with("!DOCTYPE")) continue;
    if (tag.starts_with("/")) {
      if (open.empty() || "/" + open.back() != tag)
        return "closing " + tag + " inside " + (open.empty() ? "nothing" : open.back());
      open.pop_back();
    } else if (!tag.ends_with("/")) {
      open.push_back(name);
    }
    at = end;
  }
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::size_t end = text.find(';', at);
    if (end == std::string_view::npos || end - at > 7) return "a bare &: " + std::string(text.substr(at, 30));
  }
  return open.empty() ? "" : "not closed: " + open.back();
}

inline int CountOf(std::string_view text, std::string_view part) {
  int count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace hinge
