// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "hinge/app/change/activities.h"

namespace hinge {

/// One ruler across a person's activities as one page that needs nothing else (page_frame.h): the answer in sentences,
/// the table with intervals and what differs beyond noise, the share of the hip as a drawing, what was not shown.
std::string MakeActivitiesHtml(const ActivityTable& table);

}  // namespace hinge
