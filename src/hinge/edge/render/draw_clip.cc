// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/draw_clip.h"

#include <algorithm>
#include <cmath>
#include <future>
#include <utility>
#include <vector>

#include "hinge/edge/media/encode.h"
#include "hinge/edge/render/held_load.h"
#include "hinge/edge/render/light_mean.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr double kBlurStep_px = 4, kBandStep_px = 1;  // finer steps are not seen
constexpr int kMostExposures = 12, kMostBands = 24;

/// One part of a picture, ready to be drawn.
struct Part {
  SubPicture where;
  SurfaceShape shape;
};
using Parts = std::vector<Part>;

PersonPose PoseAt(const JointTrajectory& trajectory, double time_s) {
  return trajectory.pose(std::clamp(time_s, 0.0, trajectory.duration_s));
}

/// The largest motion of a body's point in the picture, as fast as between these instants, px.
double Motion_px(const JointTrajectory& trajectory, const ViewCamera& camera, double from_s, double to_s) {
  const PersonPose from = PoseAt(trajectory, from_s), to = PoseAt(trajectory, to_s);
  double most = 0;
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    const Vec2 a = Project_px(camera, from.p_W.values[i], from_s),
               b = Project_px(camera, to.p_W.values[i], to_s);
    most = std::max(most, (b - a).norm());
  }
  const double belt_px =
      trajectory.belt_speed_m_s * (to_s - from_s) *
      (Project_px(camera, {0.5, 0, 0}, from_s) - Project_px(camera, {-0.5, 0, 0}, from_s)).norm();
  return std::max(most, belt_px);
}

std::vector<SubPicture> PlanOf(const JointTrajectory& trajectory, const ViewCamera& camera,
                               const Effects& effects, double time_s, double frame_s) {
  const auto parts = [&](double share, double step_px, int most) {
    if (share == 0) return 1;
    const double half_s = 0.5 * share * frame_s;
    return CalcParts(Motion_px(trajectory, camera, time_s - half_s, time_s + half_s), step_px, most);
  };
  return PlanPicture(effects, time_s, frame_s, camera.image_height_px,
                     parts(effects.exposure_share, kBlurStep_px, kMostExposures),
                     parts(effects.readout_share, kBandStep_px, kMostBands));
}

Parts MakeParts(const JointTrajectory& trajectory, const Figure& figure, const ViewCamera& camera,
                const Effects& effects, double time_s, double frame_s) {
  Parts parts;
  for (const SubPicture& where : PlanOf(trajectory, camera, effects, time_s, frame_s)) {
    const PersonPose pose = PoseAt(trajectory, where.time_s);
    parts.push_back({where, figure.shape(pose)});
    AppendLoadShape(trajectory.load, pose, parts.back().shape);
  }
  return parts;
}

Moment MomentOf(const Part& part, const JointTrajectory& trajectory, const ViewCamera& camera,
                const Effects& effects) {
  return {.view = ViewAt(camera, part.where.time_s),
          .figure = &part.shape,
          .ground_travel_m = trajectory.belt_speed_m_s * part.where.time_s,
          .gain = static_cast<float>(effects.gain) * effects.white_balance};
}

/// With a rolling shutter: after each last row one exposure is done.
Image PaintBands(Painter& painter, const Parts& parts, const std::vector<Moment>& moments) {
  const PictureRect all{0, 0, moments[0].view.image_width_px, moments[0].view.image_height_px};
  LightMean mean;
  bool begun = false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    painter.PaintRows(moments[i], parts[i].where.rows);
    if (parts[i].where.rows.end_row < all.bottom) continue;
    if (!std::exchange(begun, true)) mean.Begin(painter.Read());
    mean.Add(painter.Read(), all);
  }
  return mean.Take();
}

Image PaintParts(Painter& painter, const Parts& parts, const JointTrajectory& trajectory,
                 const ViewCamera& camera, const Effects& effects) {
  std::vector<Moment> moments;
  for (const Part& part : parts) moments.push_back(MomentOf(part, trajectory, camera, effects));
  const bool in_bands = parts[0].where.rows.end_row < camera.image_height_px;
  return in_bands ? PaintBands(painter, parts, moments) : painter.PaintExposure(moments);
}

/// Encodes one picture at a time on a thread of its own, while the next one is drawn.
class Encoding {
 public:
  Encoding(VideoWriter& writer, const Effects& effects) : writer_(writer), effects_(effects) {}
  void Give(Image image, double time_s, int index) {
    Wait();
    running_ = std::async(std::launch::async, [this, time_s, index, own = std::move(image)]() mutable {
      AddNoise(effects_.noise_grey, effects_.seed, static_cast<std::uint64_t>(index), own);
      writer_.Write(own, time_s);
    });
  }
  void Wait() {
    if (running_.valid()) running_.get();
  }

 private:
  VideoWriter& writer_;
  const Effects& effects_;
  std::future<void> running_;  // its destructor waits, so the writer outlives the thread
};

int CountPictures(const JointTrajectory& trajectory, const ClipOptions& options) {
  const double duration_s =
      options.duration_s > 0 ? std::min(options.duration_s, trajectory.duration_s) : trajectory.duration_s;
  HINGE_CHECK(options.rate_hz > 0 && duration_s > 0, options.rate_hz, duration_s);
  constexpr double kRounding = 1e-6;  // so that 2 s at 30 Hz are 60 pictures
  return std::max(1, static_cast<int>(std::ceil(duration_s * options.rate_hz - kRounding)));
}

void RequireSound(const Effects& effects) {
  const auto problems = Problems(effects);
  HINGE_CHECK(problems.empty(), problems.front());
}

}  // namespace

Image DrawPicture(Painter& painter, const JointTrajectory& trajectory, const Figure& figure,
                  const ViewCamera& camera, const Effects& effects, double time_s, double rate_hz,
                  int index) {
  RequireSound(effects);
  HINGE_CHECK(rate_hz > 0, rate_hz);
  const Parts parts = MakeParts(trajectory, figure, camera, effects, time_s, 1 / rate_hz);
  Image image = PaintParts(painter, parts, trajectory, camera, effects);
  AddNoise(effects.noise_grey, effects.seed, static_cast<std::uint64_t>(index), image);
  return image;
}

bool DrawClip(const JointTrajectory& trajectory, const Figure& figure, const Stage& stage,
              const ViewCamera& camera, const ClipOptions& options, const std::filesystem::path& path,
              const std::function<void(double)>& progress, std::stop_token stop) {
  RequireSound(options.effects);
  const int count = CountPictures(trajectory, options);
  Painter painter(
      {.width_px = camera.image_width_px, .height_px = camera.image_height_px, .samples = options.samples},
      stage, Join(figure.surface, MakeLoadSurface(trajectory.load)));
  VideoWriter writer(path, camera.image_width_px, camera.image_height_px,
                     {.rate_hz = options.rate_hz, .quality_crf = options.quality_crf});
  Encoding encoding(writer, options.effects);
  const auto skin = [&](int i) {
    return MakeParts(trajectory, figure, camera, options.effects, i / options.rate_hz, 1 / options.rate_hz);
  };
  std::future<Parts> next = std::async(std::launch::async, skin, 0);
  for (int i = 0; i < count; ++i) {
    if (stop.stop_requested()) return false;
    const Parts parts = next.get();
    if (i + 1 < count) next = std::async(std::launch::async, skin, i + 1);
    encoding.Give(PaintParts(painter, parts, trajectory, camera, options.effects), i / options.rate_hz, i);
    if (progress) progress((i + 1.0) / count);
  }
  encoding.Wait();
  writer.Close();
  return true;
}

}  // namespace hinge
