// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace hinge {

/// Text as it may stand in HTML and SVG, between tags or inside quoted attributes: & < > " ' become entities,
/// and bytes that no page may hold (control characters) become spaces.
std::string EscapeHtml(std::string_view text);

/// An element: Element("p", "plain & simple", "class=\"why\"") escapes nothing of what it is given; empty
/// when `inner` is.
std::string Element(std::string_view tag, std::string_view inner, std::string_view attributes = "");

/// A part that opens on a click.
std::string Fold(std::string_view summary, std::string_view inner);

/// Base64 with padding [RFC 4648, section 4].
std::string MakeBase64(std::span<const std::uint8_t> bytes);

/// The last part of a path, with either kind of slash: a page must not tell where files lie.
std::string BaseName(const std::string& path);

/// Upper-case first letter (ASCII).
std::string Capitalize(std::string text);
/// Capitalized, and with a full stop at the end where there is none: a sentence from a clause.
std::string MakeSentence(std::string text);

}  // namespace hinge
