// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/app/change/compare_sessions.h"

namespace hinge {

/// What changed between sessions as one page that needs nothing else (page_frame.h). Of each comparison: what changed beyond noise with
/// its interval, what cannot be told from no change, what was not compared and why, what was believed.
std::string MakeComparisonsHtml(const std::vector<Comparison>& comparisons, const Knowledge& knowledge);

}  // namespace hinge
