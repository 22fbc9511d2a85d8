// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// Reads the folder knowledge/: sources, measures (with norms and bands), posture, states, cues, findings,
/// exercises, priors, honesty. Each file's head explains its fields. Throws `Error` with file, line, key and
/// the way out for whatever is missing, misspelt, of the wrong kind, or refers to something that is not
/// there.
Knowledge ReadKnowledge(const std::filesystem::path& folder);

}  // namespace hinge
