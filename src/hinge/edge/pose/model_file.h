// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace hinge {

/// A network's file as this version of Hinge pins it.
struct PinnedModel {
  std::string_view file_name;
  std::string_view sha256;
};

/// Checks that the pinned file lies in the folder, whole and unaltered, and returns its path. Throws `Error`
/// naming the file and the way out when it is missing, cannot be read, or is another file.
std::filesystem::path ReadPinnedModel(const std::filesystem::path& models_dir, const PinnedModel& model);

}  // namespace hinge
