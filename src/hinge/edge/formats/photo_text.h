// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "hinge/app/session/session.h"

namespace hinge {

/// For a terminal: trunk and head, each leg's angles with their intervals, the place on the posture map where there is one, and
/// what one picture does not say. For a session that IsPhoto (contract).
std::string MakePhotoText(const Session& session);

}  // namespace hinge
