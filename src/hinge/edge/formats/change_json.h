// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/app/change/compare_sessions.h"
#include "hinge/app/change/drift.h"

namespace hinge {

/// What `hinge compare --json` and `hinge drift --json` print (docs/formats.md).
std::string MakeComparisonsJson(const std::vector<Comparison>& comparisons);
std::string MakeDriftsJson(const std::vector<Drift>& drifts);

}  // namespace hinge
