// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/annotated_video.h"

#include <algorithm>
#include <future>
#include <optional>

#include "hinge/edge/media/decode.h"
#include "hinge/edge/media/encode.h"
#include "hinge/edge/media/rgb.h"
#include "hinge/edge/report/overlay.h"

namespace hinge {
namespace {

struct TimedPicture {
  Image image;
  double time_s = 0;
  int index = 0;
};

std::optional<TimedPicture> ReadPicture(VideoReader& reader) {
  const std::optional<Frame> frame = reader.Read();
  if (!frame) return std::nullopt;
  return TimedPicture{MakeRgb(*frame), frame->time_s, frame->index};
}

double CalcShareDone(const TimedPicture& picture, const VideoInfo& info) {
  if (info.estimated_frames > 0) return std::min(1.0, (picture.index + 1.0) / info.estimated_frames);
  return info.duration_s > 0 ? std::min(1.0, picture.time_s / info.duration_s) : 0;
}

VideoOptions MakeVideoOptions(const VideoInfo& info) {
  VideoOptions options;
  if (info.nominal_rate_hz > 0) options.rate_hz = info.nominal_rate_hz;
  return options;
}

/// Encodes one picture at a time on a thread of its own, while the next one is made.
class Encoding {
 public:
  explicit Encoding(VideoWriter& writer) : writer_(writer) {}
  void Give(TimedPicture picture) {
    Wait();
    running_ = std::async(std::launch::async,
                          [this, taken = std::move(picture)] { writer_.Write(taken.image, taken.time_s); });
  }
  void Wait() {
    if (running_.valid()) running_.get();
  }

 private:
  VideoWriter& writer_;
  std::future<void> running_;  // its destructor waits, so the writer outlives the thread
};

}  // namespace

bool WriteAnnotatedVideo(const std::filesystem::path& clip, const Session& session,
                         const std::filesystem::path& out, const std::function<void(double)>& progress,
                         std::stop_token stop) {
  VideoReader reader(clip);
  const VideoInfo& info = reader.Info();
  VideoWriter writer(out, info.width_px, info.height_px, MakeVideoOptions(info));
  const OverlayPlan plan = MakeOverlayPlan(session);
  Encoding encoding(writer);
  std::optional<TimedPicture> picture = ReadPicture(reader);
  while (picture) {
    if (stop.stop_requested()) return false;
    auto next = std::async(std::launch::async, [&reader] { return ReadPicture(reader); });
    picture->image = DrawOverlay(picture->image, picture->time_s, session, plan);
    if (progress) progress(CalcShareDone(*picture, info));
    encoding.Give(std::move(*picture));
    picture = next.get();
  }
  encoding.Wait();
  writer.Close();
  return true;
}

}  // namespace hinge
