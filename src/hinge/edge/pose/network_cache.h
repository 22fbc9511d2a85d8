// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace hinge {

/// A folder with the compiled form of one network. OpenVINO reads a damaged one without complaint and then
/// gives wrong numbers, so the folder carries a seal: the checksums of all its files.
///
/// Makes the folder if need be and empties it of compiled networks unless the seal fits. False when the
/// folder cannot be used at all (no right to write, a file in its place): then go without.
bool PrepareCache(const std::filesystem::path& dir);

/// Writes the seal for what the folder holds now. A seal that cannot be written means no cache next time.
void SealCache(const std::filesystem::path& dir);

}  // namespace hinge
