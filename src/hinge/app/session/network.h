// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "hinge/app/session/session.h"

namespace hinge {

/// The name of the pose network whose points a session comes from, as its track has it ("blazepose_heavy", "own_net"), whether
/// the session is of a clip, which was told "heavy" or "net.onnx", or of the track itself; empty when it does not say.
std::string NetworkOf(const Session& session);

}  // namespace hinge
