// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace hinge {

/// What the surroundings say about where things lie. Empty = not set.
struct Surroundings {
  std::string hinge_home;            ///< HINGE_HOME
  std::string xdg_cache_home;        ///< XDG_CACHE_HOME
  std::string home;                  ///< HOME
  std::filesystem::path executable;  ///< the running program's own file
};
Surroundings ReadSurroundings();

/// Where Hinge's own data lie.
struct DataDirs {
  std::filesystem::path home;                  ///< the folder that has knowledge/measures.toml
  std::filesystem::path models;                ///< pose networks: home/.parts/models, else home/models
  std::optional<std::filesystem::path> cache;  ///< exists and can be written; empty: run without one

  std::filesystem::path knowledge() const { return home / "knowledge"; }
  std::filesystem::path samples() const { return home / "samples"; }
  std::filesystem::path body() const {
    return home / ".parts" / "body";
  }  ///< the drawn human body, brought by tools/setup
};

/// HINGE_HOME when it is set, else the nearest folder upwards from the program that has
/// knowledge/measures.toml. Throws Error when there is none. Makes the cache folder; one that cannot be made
/// or written is left out.
DataDirs FindDataDirs(const Surroundings& surroundings);

}  // namespace hinge
