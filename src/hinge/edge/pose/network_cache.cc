// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/network_cache.h"

#include <unistd.h>

#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "hinge/foundation/base/sha256.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCompiledSuffix = ".blob";  // OpenVINO's
constexpr const char* kSealName = "seal.sha256";

/// File name to checksum, of the compiled networks in the folder.
std::map<std::string, std::string> Checksums(const fs::path& dir) {
  std::map<std::string, std::string> sums;
  for (const auto& entry : fs::directory_iterator(dir)) {
    if (entry.path().extension() != kCompiledSuffix) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    sums[entry.path().filename().string()] = Sha256Hex(file);
  }
  return sums;
}

/// In the form that `sha256sum --check` reads.
std::string SealOf(const fs::path& dir) {
  std::string text;
  for (const auto& [name, sum] : Checksums(dir)) text += sum + "  " + name + "\n";
  return text;
}

std::string ReadSeal(const fs::path& dir) {
  std::ifstream file(dir / kSealName, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void RemoveCompiled(const fs::path& dir) {
  for (const auto& entry : fs::directory_iterator(dir)) {
    if (entry.path().extension() == kCompiledSuffix) fs::remove_all(entry.path());
  }
}

}  // namespace

bool PrepareCache(const fs::path& dir) {
  try {
    fs::create_directories(dir);
    if (access(dir.c_str(), W_OK) != 0) return false;
    if (SealOf(dir) != ReadSeal(dir)) RemoveCompiled(dir);
    return true;
  } catch (const fs::filesystem_error&) {
    return false;
  }
}

void SealCache(const fs::path& dir) {
  try {
    const std::string seal = SealOf(dir);
    if (seal == ReadSeal(dir)) return;
    const fs::path unfinished = dir / (std::string(kSealName) + "." + std::to_string(getpid()));
    std::ofstream(unfinished, std::ios::binary) << seal;
    fs::rename(unfinished, dir / kSealName);
  } catch (const fs::filesystem_error&) {
    // Without a seal the next run compiles again: slower, never wrong.
  }
}

}  // namespace hinge
