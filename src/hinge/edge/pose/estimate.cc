// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <exception>
#include <thread>

#include "hinge/edge/pose/bounded_queue.h"
#include "hinge/edge/pose/pose.h"

namespace hinge {
namespace {

constexpr double kPicturesAhead = 4;  // enough to hide the decoder's jitter
constexpr double kBytesAhead = 64e6;  // fewer of 4K and 8K

std::size_t CountAhead(const VideoInfo& info) {
  const double picture_bytes = 1.5 * info.width_px * info.height_px;  // 4:2:0
  return static_cast<std::size_t>(std::clamp(kBytesAhead / picture_bytes, 1.0, kPicturesAhead));
}

/// Reads pictures on a thread of its own until the clip's end or until nobody wants them.
class ReadAhead {
 public:
  explicit ReadAhead(VideoReader& reader)
      : queue_(CountAhead(reader.Info())), thread_([this, &reader] { Run(reader); }) {}
  ~ReadAhead() { queue_.Close(); }

  /// Nothing at the clip's end. Throws what the reader threw.
  std::optional<Frame> Take() {
    auto frame = queue_.Take();
    if (!frame && fault_) std::rethrow_exception(fault_);
    return frame;
  }

 private:
  void Run(VideoReader& reader) {
    try {
      while (auto frame = reader.Read()) {
        if (!queue_.Give(std::move(*frame))) return;
      }
    } catch (...) {
      fault_ = std::current_exception();  // read by Take only after Close below: the queue's lock orders them
    }
    queue_.Close();
  }

  BoundedQueue<Frame> queue_;
  std::exception_ptr fault_;
  std::jthread thread_;  // last: joined before the queue goes
};

}  // namespace

PoseResult EstimatePose(VideoReader& reader, const PoseOptions& options, const PoseWatch& watch) {
  PoseEstimator estimator(options);
  estimator.SetMaskSink(watch.mask_sink);
  ReadAhead ahead(reader);
  int done = 0;
  bool stopped = false;
  while (!(stopped = watch.stop.stop_requested())) {
    const auto frame = ahead.Take();
    if (!frame) break;
    estimator.Add(*frame);
    if (watch.progress) watch.progress(++done, frame->time_s);
  }
  PoseResult result = estimator.Result();
  result.stopped = stopped;
  return result;
}

}  // namespace hinge
