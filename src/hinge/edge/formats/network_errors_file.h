// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "hinge/science/observe/landmark_errors.h"

namespace hinge {

/// What the pose network of that name does to landmarks, from knowledge/network_errors.toml (docs/formats.md).
/// Throws Error naming file, line and key when the file or the network is missing, a landmark lacks, a key is
/// unknown, or a value is outside its range.
NetworkErrors ReadNetworkErrors(const std::filesystem::path& file, const std::string& model);

}  // namespace hinge
