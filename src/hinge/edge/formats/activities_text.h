// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "hinge/app/change/activities.h"

namespace hinge {

/// The table of activities for a terminal, then what it says in sentences.
std::string MakeActivitiesText(const ActivityTable& table);

/// What `hinge compare --json` prints of activities (docs/formats.md).
std::string MakeActivitiesJson(const ActivityTable& table);

}  // namespace hinge
