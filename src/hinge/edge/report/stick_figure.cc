// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/stick_figure.h"

#include <algorithm>
#include <cmath>

#include "hinge/edge/media/encode.h"
#include "hinge/edge/report/body_lines.h"
#include "hinge/edge/report/overlay.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr std::uint8_t kGroundGrey = 44;  // light and dark lines are both seen on it
constexpr double kNearest_frames = 0.75;  // a sample further than this from its moment is none
constexpr double kLargest_px = 1280;
constexpr int kSmallest_px = 16;
constexpr double kLeastGap_s = 1e-4;
constexpr double kLongest_s = 60;  // drawn whole: beyond that drawing takes longer than measuring
constexpr double kExcerpt_s = 10;  // of what is longer
constexpr double kRunUp_s = 1;     // before the running that it shows

Image EmptyGround(int width_px, int height_px) {
  Image image{.width_px = width_px, .height_px = height_px, .rgb = {}};
  image.rgb.assign(3 * static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px), kGroundGrey);
  return image;
}

/// The session as a picture `scale` times as large shows it.
Session Scaled(Session session, double scale) {
  for (MotionSample& sample : session.motion) sample = ScaleSample(std::move(sample), scale);
  return session;
}

}  // namespace

DrawnSpan FindDrawnSpan(const KeypointTrack& track, const Session& session) {
  if (track.frames.empty()) return {};
  const double first_s = track.frames.front().time_s, last_s = track.frames.back().time_s;
  if (last_s - first_s <= kLongest_s) return {first_s, last_s};
  double from_s = first_s;
  for (const ActivitySpan& span : session.activity) {
    if (span.activity != Activity::kRunning) continue;
    from_s = std::clamp(span.start_s - kRunUp_s, first_s, last_s - kExcerpt_s);
    break;
  }
  return {from_s, from_s + kExcerpt_s};
}

std::vector<Still> DrawStills(const Session& session) {
  if (session.input.frame_rate_hz <= 0) return {};
  std::vector<StillMoment> moments;
  std::vector<MotionSample> samples;
  for (const StillMoment& moment : FindStillTimes(session)) {
    const MotionSample* sample =
        FindSample(session.motion, moment.time_s, kNearest_frames / session.input.frame_rate_hz);
    if (!sample) continue;
    moments.push_back(moment);
    samples.push_back(*sample);
  }
  std::vector<Still> stills;
  for (std::size_t i = 0; i < moments.size(); ++i) {
    const double scale = CalcStillScale(samples, session.scene);
    const CropBox box = FindCropBox(samples, samples[i], session.scene, scale);
    stills.push_back(
        DrawStill(EmptyGround(box.width, box.height), moments[i], samples[i], session.scene, box, scale));
    stills.back().on_picture = false;
  }
  return stills;
}

FigureSize FindFigureSize(int width_px, int height_px) {
  HINGE_CHECK(width_px > 0 && height_px > 0, width_px, height_px);
  const double scale = std::min(1.0, kLargest_px / std::max(width_px, height_px));
  const auto side = [scale](int px) {
    return std::max(kSmallest_px, static_cast<int>(std::lround(scale * px)));
  };
  return {side(width_px), side(height_px), scale};
}

bool WriteStickFigureVideo(const KeypointTrack& track, const Session& session,
                           const std::filesystem::path& out, const std::function<void(double)>& progress,
                           std::stop_token stop) {
  const FigureSize size = FindFigureSize(track.image_width_px, track.image_height_px);
  const Session drawn = Scaled(session, size.scale);
  const OverlayPlan plan = MakeOverlayPlan(drawn);
  const Image ground = EmptyGround(size.width_px, size.height_px);
  VideoWriter writer(out, size.width_px, size.height_px,
                     {.rate_hz = track.nominal_rate_hz > 0 ? track.nominal_rate_hz : VideoOptions{}.rate_hz});
  const DrawnSpan span = FindDrawnSpan(track, session);
  const double begins_s = span.is_whole(track) ? 0 : span.from_s;  // an excerpt begins at 0
  double last_s = -1e300;
  for (const KeypointFrame& frame : track.frames) {
    if (stop.stop_requested()) return false;
    const double time_s = frame.time_s;
    if (time_s < span.from_s || time_s > span.to_s || time_s < last_s + kLeastGap_s) continue;
    writer.Write(DrawOverlay(ground, time_s, drawn, plan), time_s - begins_s);
    last_s = time_s;
    if (progress) progress((time_s - span.from_s) / std::max(span.to_s - span.from_s, kLeastGap_s));
  }
  writer.Close();
  return true;
}

}  // namespace hinge
