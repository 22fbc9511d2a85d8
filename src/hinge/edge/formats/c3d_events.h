// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/edge/formats/c3d.h"

namespace hinge {

/// Events of the parameter group EVENT (TIMES: minutes and seconds; LABELS; CONTEXTS) or, where it has none,
/// of the header (words 151 and 153 to 234: up to 18 with labels of four letters). Times that are no number
/// are left out.
std::vector<C3dEvent> FindC3dEvents(const C3dBytes& bytes, const C3dParameters& parameters);

}  // namespace hinge
