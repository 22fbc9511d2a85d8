// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "hinge/app/session/session.h"

namespace hinge {

/// `session.json`: all of a session but its motion (which is in motion.csv), in the form "hinge.session/1".
///
/// Angles in degrees, grade in percent, rates in 1/min; measures in their own unit. A value that is missing
/// is null and stands beside `why_missing`; an open side of a band is null. Numbers that are not finite are
/// never written: a measure with one becomes missing. `split`, `kinetics` and `exercise` are null where this
/// kind of input does not give them.
std::string MakeSessionJson(const Session& session);

/// The session of a text. Throws Error naming `where` and the field when the text is not JSON, not a session,
/// written by a newer form than this version knows, or holds a value of the wrong kind. Fields it does not
/// know are skipped.
Session ParseSessionJson(std::string_view text, const std::string& where);

void WriteSessionJson(const std::filesystem::path& path, const Session& session);

/// `path` is a session file or a folder of results that holds one.
Session ReadSessionJson(const std::filesystem::path& path);

}  // namespace hinge
