// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/installation.h"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <system_error>

#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/media/encode.h"
#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/sha256.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

using Result = InstallationCheck::Result;

constexpr const char* kSetUp = "Run tools/setup in the folder that Hinge was cloned into.";
constexpr const char* kPins = "tools/parts/models.sha256";

InstallationCheck Good(const std::string& name, const std::string& found) {
  return {name, Result::kGood, found, ""};
}

InstallationCheck CheckModel(const fs::path& file, const std::string& pinned) {
  const std::string name = "model " + file.filename().string();
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return {name, Result::kBad, "missing: " + file.string(), kSetUp};
  if (Sha256Hex(stream) != pinned)
    return {name, Result::kBad, "not the pinned file: " + file.string(), kSetUp};
  return Good(name, "whole and unaltered");
}

InstallationCheck CheckEncoder() {
  if (CanEncode()) return Good("drawn video", "libx264 is there");
  return {"drawn video", Result::kBad, "FFmpeg has no libx264 encoder",
          "Install Debian's ffmpeg libraries: tools/setup."};
}

InstallationCheck CheckProcessor() {
  if (__builtin_cpu_supports("avx2"))
    return Good("processor", fmt::format("AVX2, {} cores", sysconf(_SC_NPROCESSORS_ONLN)));
  return {"processor", Result::kDoubtful, "without AVX2",
          "It works, but the pose network is several times slower."};
}

InstallationCheck CheckCache(const DataDirs& dirs) {
  if (dirs.cache) return Good("cache", dirs.cache->string());
  return {
      "cache", Result::kDoubtful, "no folder for it can be written",
      "Set XDG_CACHE_HOME to a folder that you may write to; without one every start takes a second longer."};
}

std::vector<fs::path> FontFolders(const Surroundings& surroundings) {
  return {"/usr/share/fonts", "/usr/local/share/fonts", fs::path(surroundings.home) / ".fonts",
          fs::path(surroundings.home) / ".local/share/fonts"};
}

bool IsFont(const fs::path& file) {
  const std::string kind = file.extension().string();
  return kind == ".ttf" || kind == ".otf" || kind == ".ttc" || kind == ".pfb";
}

}  // namespace

InstallationCheck CheckKnowledge(const DataDirs& dirs) {
  try {
    const Knowledge knowledge = ReadKnowledge(dirs.knowledge());
    const std::vector<std::string> problems = Problems(knowledge);
    if (problems.empty()) {
      return Good("knowledge", fmt::format("{} measures, {} exercises, {} sources", knowledge.measures.size(),
                                           knowledge.exercises.size(), knowledge.sources.size()));
    }
    return {"knowledge", Result::kBad, problems.front(), "Correct the file in " + dirs.knowledge().string()};
  } catch (const Error& error) {
    return {"knowledge", Result::kBad, error.where + ": " + error.what_happened, error.how_to_fix};
  }
}

std::vector<InstallationCheck> CheckModels(const DataDirs& dirs) {
  std::vector<InstallationCheck> checks;
  try {
    std::istringstream pins(ReadTextFile(dirs.home / kPins));
    for (std::string hash, name; pins >> hash >> name;)
      checks.push_back(CheckModel(dirs.models / name, hash));
  } catch (const Error& error) {
    checks.push_back({"models", Result::kDoubtful, error.where + ": " + error.what_happened,
                      "Without the list of hashes the models are checked only when they are used."});
  }
  return checks;
}

InstallationCheck CheckWritable(const fs::path& folder) {
  if (access(folder.c_str(), W_OK | X_OK) == 0) return Good("results", folder.string() + " can be written");
  return {"results", Result::kDoubtful, folder.string() + " cannot be written",
          "Give another folder with --out DIR."};
}

InstallationCheck CheckFonts(const std::vector<fs::path>& folders) {
  std::error_code failed;
  for (const fs::path& folder : folders) {
    const auto skip = fs::directory_options::skip_permission_denied;
    for (auto it = fs::recursive_directory_iterator(folder, skip, failed); !failed && it != fs::end(it);
         it.increment(failed)) {
      if (IsFont(it->path())) return Good("fonts", it->path().filename().string());
    }
  }
  return {"fonts", Result::kDoubtful, "no font is installed",
          "Install one: apt-get install fonts-dejavu-core"};
}

std::vector<InstallationCheck> CheckInstallation(const Surroundings& surroundings, const fs::path& results) {
  std::vector<InstallationCheck> checks;
  try {
    const DataDirs dirs = FindDataDirs(surroundings);
    checks = {Good("Hinge's files", dirs.home.string()), CheckKnowledge(dirs)};
    for (InstallationCheck& check : CheckModels(dirs)) checks.push_back(std::move(check));
    checks.push_back(CheckCache(dirs));
  } catch (const Error& error) {
    checks.push_back(
        {"Hinge's files", Result::kBad, error.where + ": " + error.what_happened, error.how_to_fix});
  }
  checks.push_back(CheckEncoder());
  checks.push_back(CheckFonts(FontFolders(surroundings)));
  checks.push_back(CheckProcessor());
  checks.push_back(CheckWritable(results));
  return checks;
}

}  // namespace hinge
