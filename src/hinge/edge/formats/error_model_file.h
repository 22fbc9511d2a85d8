// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "hinge/science/observe/error_model.h"

namespace hinge {

/// The errors of the pose network of that name, from knowledge/error_model.toml:
///
///   [[model]]
///   name = "blazepose_heavy"
///   provenance = "on what it was measured"
///   jitter_legs = 0.008        # a well-seen landmark's jitter, in leg lengths
///   hidden_factor = 3.0        # times that, for a point that is not seen
///   [model.measures]           # mean error and its spread in the measure's unit, for the near and the far
///   leg trunk_lean = { near = 0.4, near_sigma = 1.5, far = -0.3, far_sigma = 1.4 }
///   [model.simulated]          # optional: the same, measured on another kind of pictures; CombineSources makes one of both
///
/// Throws Error naming file, line and key when the file or the network is missing, or a value is not a finite
/// number (a sigma, jitter or factor: not below zero).
ErrorModel ReadErrorModel(const std::filesystem::path& file, const std::string& model);

}  // namespace hinge
