// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/app/session/session.h"
#include "hinge/edge/report/stills.h"
#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// The whole report as one page that needs nothing else: style, drawings and pictures are inside, nothing is
/// loaded, no script runs. Well-formed as XML too. In the order in which a runner asks: what am I, why, where
/// on the map, what do I change, what do I train, show me, all numbers, what was not seen, what does the
/// evidence say, how was it measured. Every text is escaped, and no path of the machine stands in it. Stills
/// may be empty.
std::string MakeReportHtml(const Session& session, const Knowledge& knowledge,
                           const std::vector<Still>& stills);

}  // namespace hinge
