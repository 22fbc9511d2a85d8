// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/data_dirs.h"

#include <unistd.h>

#include <cstdlib>
#include <system_error>

#include "hinge/foundation/base/error.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

constexpr const char* kMark = "knowledge/measures.toml";

std::string Variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

bool IsHome(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / kMark, ignored);
}

fs::path FindHome(const Surroundings& surroundings) {
  if (!surroundings.hinge_home.empty()) {
    const fs::path home = fs::absolute(surroundings.hinge_home);
    if (IsHome(home)) return home;
    throw Error("HINGE_HOME names a folder that has no knowledge/measures.toml", home.string(),
                "Let it name the folder that Hinge was cloned into, or unset it.");
  }
  fs::path at = surroundings.executable.parent_path();
  while (at.is_relative() ||
         !IsHome(at)) {  // an unknown program must not take whatever lies in the working folder
    if (!at.has_relative_path()) {
      throw Error("Hinge's own files (knowledge/measures.toml) are not found above the program",
                  surroundings.executable.string(),
                  "Set HINGE_HOME to the folder that Hinge was cloned into.");
    }
    at = at.parent_path();
  }
  return at;
}

fs::path FindModels(const fs::path& home) {
  std::error_code ignored;
  const fs::path parts = home / ".parts" / "models";
  return fs::is_directory(parts, ignored) || !fs::is_directory(home / "models", ignored) ? parts
                                                                                         : home / "models";
}

std::optional<fs::path> MakeCache(const Surroundings& surroundings) {
  fs::path base;
  if (fs::path(surroundings.xdg_cache_home)
          .is_absolute()) {  // relative ones are to be ignored (XDG base directories)
    base = surroundings.xdg_cache_home;
  } else if (!surroundings.home.empty()) {
    base = fs::path(surroundings.home) / ".cache";
  } else {
    return std::nullopt;
  }
  std::error_code failed;
  const fs::path cache = base / "hinge";
  fs::create_directories(cache, failed);
  if (failed || access(cache.c_str(), W_OK | X_OK) != 0) return std::nullopt;
  return cache;
}

}  // namespace

Surroundings ReadSurroundings() {
  std::error_code failed;
  return {.hinge_home = Variable("HINGE_HOME"),
          .xdg_cache_home = Variable("XDG_CACHE_HOME"),
          .home = Variable("HOME"),
          .executable = fs::read_symlink("/proc/self/exe", failed)};
}

DataDirs FindDataDirs(const Surroundings& surroundings) {
  const fs::path home = FindHome(surroundings);
  return {.home = home, .models = FindModels(home), .cache = MakeCache(surroundings)};
}

}  // namespace hinge
