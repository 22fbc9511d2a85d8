// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "tally.h"

namespace hinge {

/// What one network's clips came to, as sections of Markdown: verdicts, measures, events, legs, and the same
/// by what was varied. Free of dates and machines.
/// Rendered clips first, then simulated ones, if there are any.
std::string MakeNetworkSection(const std::string& network, const std::vector<CaseResult>& results);

}  // namespace hinge
