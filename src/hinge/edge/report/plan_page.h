// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "hinge/science/knowledge/knowledge.h"
#include "hinge/science/strength/plan.h"

namespace hinge {

/// A plan as one page to print and hang up (page_frame.h): the cue, the exercises, the weeks as a table with boxes to
/// tick, what opens the next step, when to film again, what the evidence says.
std::string MakePlanPageHtml(const Plan& plan, const Knowledge& knowledge);

}  // namespace hinge
