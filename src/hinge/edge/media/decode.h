// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "hinge/edge/media/frame.h"

namespace hinge {

/// What a clip is, before its pictures are read.
struct VideoInfo {
  int width_px = 0, height_px = 0;  ///< as displayed, after turning
  int quarter_turns = 0;            ///< clockwise quarter turns from stored to displayed, 0..3
  double nominal_rate_hz = 0;       ///< the container's average; the truth is in the pictures' time stamps
  double duration_s = 0;            ///< as the container claims; 0 = unknown
  int estimated_frames = 0;         ///< 0 = unknown
  std::string codec;                ///< "h264"
  bool is_photo = false;            ///< one picture; rate and duration stay 0
};

/// Reads a clip, or a photo as a clip of one picture, from its first to its last picture.
///
/// Time stamps are the container's presentation times (edit lists honoured), counted from the first picture
/// and strictly increasing; missing or repeated ones are repaired as `TimeLine` says, and counted. Rotation
/// is the display matrix' (a photo's orientation). Pictures that are not 8-bit 4:2:0 are converted, and
/// pixels that are not square are made so. Decodes ahead on all cores, but needs no more memory for a longer
/// clip. Every fault of the file that leaves nothing to see is an `Error` with a way out; a clip that breaks
/// off gives what is there and says `damaged`.
class VideoReader {
 public:
  explicit VideoReader(const std::filesystem::path& path);
  VideoReader(VideoReader&&) noexcept;
  VideoReader& operator=(VideoReader&&) noexcept;
  ~VideoReader();

  const VideoInfo& Info() const;
  /// The next picture; empty after the last one. A frame may outlive its reader.
  std::optional<Frame> Read();
  /// Pictures whose time stamp was missing or did not increase.
  int repaired_times() const;
  /// The stream broke off or had faults; what could be read was given.
  bool damaged() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// The largest side of a picture that is read, px: 8K passes, and one decoded picture stays below 100 MB.
inline constexpr int kLargestSide_px = 8192;

}  // namespace hinge
