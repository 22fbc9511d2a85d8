// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>

#include "hinge/edge/media/frame.h"

namespace hinge {

struct VideoOptions {
  double rate_hz =
      30;  ///< about how many pictures a second; steers the encoder, time stamps are the caller's
  int quality_crf = 20;       ///< 0 (lossless) to 51; below about 18 no difference is seen
  bool hevc = false;          ///< HEVC instead of H.264
  int quarter_turns = 0;      ///< clockwise turns that players are asked to make (display matrix), 0..3
  int keyframe_interval = 0;  ///< pictures between whole pictures; 0 = the encoder's choice
};

/// Writes an MP4 clip: H.264 in 4:2:0, BT.709, index in front so that it plays while it loads.
///
/// Pictures carry their own times, which are kept to 1/720000 s (exact for 24, 25, 29.97, 30, 50, 59.94, 60,
/// 120, 240 Hz and for milliseconds). Odd sizes are padded by one repeated row or column. The file is written
/// beside `path` under a temporary name and takes its own name on Close: a stop, a crash or an error leaves
/// no half-written clip and no change to one that was there.
class VideoWriter {
 public:
  /// All pictures must have this size. Throws `Error` when the file cannot be made.
  VideoWriter(const std::filesystem::path& path, int width_px, int height_px,
              const VideoOptions& options = {});
  VideoWriter(VideoWriter&&) noexcept;
  VideoWriter& operator=(VideoWriter&&) noexcept;
  ~VideoWriter();  ///< without Close: removes what was written

  /// Times must increase (contract).
  void Write(const Image& image, double time_s);
  /// Ends the clip and gives it its name.
  void Close();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// True when this program's libav can write H.264 (or HEVC).
bool CanEncode(bool hevc = false);

}  // namespace hinge
