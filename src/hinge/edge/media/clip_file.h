// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "hinge/edge/media/av.h"

namespace hinge {

/// A clip's container, opened, with the stream of pictures that is read; all other streams are skipped.
struct ClipFile {
  AvPtr<AVFormatContext> format;
  AVStream* stream = nullptr;  ///< owned by `format`
  bool is_photo = false;
};

/// Opens a local file. Reads nothing but that file: lists of other files and network addresses are refused.
/// Throws `Error` in plain words for a file that is missing, a folder, empty, broken off, not a video,
/// without pictures, or with pictures larger than `kLargestSide_px`.
ClipFile OpenClipFile(const std::filesystem::path& path);

/// What to do about a clip that cannot be read.
inline constexpr const char* kReencode =
    "Convert it, for example: ffmpeg -i CLIP -c:v libx264 -pix_fmt yuv420p converted.mp4";

/// Throws what is wrong with a file that is there but cannot be read; of one that is named as a photo, in a photo's words.
[[noreturn]] void FailToRead(const std::filesystem::path& path, const std::string& what,
                             const std::string& fix);

/// Throws when a picture of this size is not read.
void RequireUsableSize(int width_px, int height_px, const std::filesystem::path& path);

/// Clockwise quarter turns, 0..3, that a display matrix (may be null) asks for; other angles count as the
/// nearest.
int QuarterTurns(const void* display_matrix);

}  // namespace hinge
