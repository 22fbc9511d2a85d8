// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/twin/runner/options.h"

namespace hinge {

/// The forms that the article tells apart, and those beside them: too_tall, hinged, deflated, over_hinged.
const std::vector<std::string>& RunnerForms();

/// A runner of that form: the typical one at that speed, moved by whole standard deviations between runners
/// [fukuchi2017] well into the form's region of the posture map, and no further.
///   too_tall     trunk upright, knee bends little on landing and after, foot far ahead, more bounce
///   hinged       trunk 7 degrees forward, legs as runners have them
///   deflated     trunk 3 degrees, knee and shin sag through stance
///   over_hinged  trunk 15 degrees
/// `name` is one of RunnerForms (contract).
TwinOptions MakeRunnerOfForm(const std::string& name, double speed_m_s);

}  // namespace hinge
