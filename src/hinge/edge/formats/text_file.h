// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace hinge {

/// Larger text files are refused before they are read: no session, track or knowledge file comes near this.
inline constexpr std::size_t kLargestTextFile_bytes = std::size_t{256} << 20;

/// The whole file as bytes. Throws Error when it is missing, a folder, unreadable or larger than the limit.
std::string ReadTextFile(const std::filesystem::path& path,
                         std::size_t largest_bytes = kLargestTextFile_bytes);

/// The file itself, or the one of that name in it where `path` is a folder.
std::filesystem::path FileInFolder(const std::filesystem::path& path, const char* name);

/// Writes beside the target and renames, so that a reader sees the old file or the whole new one. Throws
/// Error.
void WriteTextFile(const std::filesystem::path& path, std::string_view text);

/// The same, but throws Error rather than replace a file that is there, unless `force` is set.
void WriteNewTextFile(const std::filesystem::path& path, std::string_view text, bool force);

}  // namespace hinge
