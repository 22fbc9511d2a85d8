// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "hinge/edge/run/data_dirs.h"

namespace hinge {

/// One thing that Hinge needs, as it is on this machine.
struct InstallationCheck {
  enum class Result { kGood, kDoubtful, kBad };  ///< doubtful: works, but slower or less handsome
  std::string name;
  Result result = Result::kGood;
  std::string found;  ///< what is there, in words
  std::string fix;    ///< what to do; empty exactly when good
};

/// Looks at everything that an analysis needs: Hinge's own files, the knowledge files, the pose models and
/// their hashes, the encoder of the drawn video, fonts, the processor, the cache, and whether `results` can
/// be written. Never throws for what it finds.
std::vector<InstallationCheck> CheckInstallation(const Surroundings& surroundings,
                                                 const std::filesystem::path& results);

/// The single looks, so that each can be tried on a prepared folder.
InstallationCheck CheckKnowledge(const DataDirs& dirs);
std::vector<InstallationCheck> CheckModels(const DataDirs& dirs);
InstallationCheck CheckWritable(const std::filesystem::path& folder);
InstallationCheck CheckFonts(const std::vector<std::filesystem::path>& folders);

}  // namespace hinge
