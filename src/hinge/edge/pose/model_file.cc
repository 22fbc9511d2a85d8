// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/model_file.h"

#include <fmt/format.h>

#include <fstream>

#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/sha256.h"

namespace hinge {
namespace {

constexpr const char* kHowToFix =
    "run tools/setup in Hinge's folder: it brings the pose models and checks them";

}  // namespace

std::filesystem::path ReadPinnedModel(const std::filesystem::path& models_dir, const PinnedModel& model) {
  const std::filesystem::path path = models_dir / model.file_name;
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) {
    throw Error(fmt::format("the pose model {} is missing", model.file_name), models_dir.string(), kHowToFix);
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw Error(fmt::format("the pose model {} cannot be read", model.file_name), path.string(),
                "give yourself the right to read the file, or run tools/setup again");
  }
  if (Sha256Hex(file) != model.sha256) {
    throw Error(fmt::format("the pose model {} is damaged or another version (its checksum differs)",
                            model.file_name),
                path.string(), std::string("delete the file, then ") + kHowToFix);
  }
  return path;
}

}  // namespace hinge
