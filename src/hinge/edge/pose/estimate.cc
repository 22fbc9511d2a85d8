// SPDX-License-Identifier: Apache-2.0
#include <exception>
#include <thread>

#include "hinge/edge/pose/bounded_queue.h"
#include "hinge/edge/pose/pose.h"

namespace hinge {
namespace {

constexpr std::size_t kPicturesAhead = 4;  // enough to hide the decoder's jitter; at 4K each takes 12 MB

/// Reads pictures on a thread of its own until the clip's end or until nobody wants them.
class ReadAhead {
 public:
  explicit ReadAhead(VideoReader& reader)
      : queue_(kPicturesAhead), thread_([this, &reader] { Run(reader); }) {}
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
