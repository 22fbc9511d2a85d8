// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "hinge/app/truth/score.h"

namespace hinge {

/// The score as JSON, "schema": "hinge.score/1": verdict, measures (estimate, truth, error, inside), contacts
/// and toe-offs.
std::string MakeScoreJson(const Score& score);

}  // namespace hinge
