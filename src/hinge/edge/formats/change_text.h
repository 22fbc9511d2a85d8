// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/app/change/compare_sessions.h"
#include "hinge/app/change/drift.h"

namespace hinge {

/// What changed, in plain words for a terminal: first what is beyond noise, then what is not (one line), what could
/// not be compared and what was believed.
std::string MakeComparisonText(const Comparison& comparison, const Knowledge& knowledge);

/// What drifts, and from when on; measures without drift in one line.
std::string MakeDriftText(const std::vector<Drift>& drifts, const Knowledge& knowledge);

}  // namespace hinge
