// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/science/body/runner.h"
#include "hinge/science/gait/roll_and_grade.h"
#include "hinge/science/knowledge/knowledge.h"
#include "hinge/science/scene/estimate_scene.h"

namespace hinge {

/// What priors.toml says of cameras and of people like this one.
ScenePriors PriorsOf(const Knowledge& knowledge, const Runner& runner);

/// What it says of the ground.
GroundPriors GroundPriorsOf(const Knowledge& knowledge);

/// The speed that picks the norms when nothing shows one.
Measured SpeedForNorms(const Measured& speed_m_s, const Knowledge& knowledge);

}  // namespace hinge
