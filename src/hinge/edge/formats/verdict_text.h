// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "hinge/app/session/session.h"
#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// The verdict as a short block for a terminal: the state and how sure, one sentence why, three numbers with
/// their 95 % intervals, the one cue with what it costs, the exercises, and every warning. Lines of at most
/// 90 characters, LF. Without a state it says why and what would help.
std::string MakeVerdictText(const Session& session, const Knowledge& knowledge);

/// "54° (50 to 58)": a measure in its unit with as many decimals as the knowledge files give it; "not seen:
/// reason".
std::string MakeNumberText(const Measure& measure, const Knowledge& knowledge);

/// Breaks a text at spaces; every line after the first starts with `indent` spaces. `column` is where the
/// first begins.
std::string WrapText(const std::string& text, std::size_t width, std::size_t indent, std::size_t column = 0);

}  // namespace hinge
