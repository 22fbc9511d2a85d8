// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/look_again.h"

#include <algorithm>

#include "hinge/edge/media/decode.h"
#include "hinge/edge/pose/own_network.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

PerLandmark<Keypoint> PointsAsLandmarks(const std::vector<OwnPoint>& points, KeypointLayout layout) {
  PerLandmark<Keypoint> named;
  const auto& meanings = PointsOf(layout);
  for (std::size_t k = 0; k < points.size(); ++k) {
    if (meanings[k]) named[*meanings[k]] = {.p_I_px = points[k].p_I_px, .visibility = points[k].score};
  }
  return named;
}

}  // namespace

Region SquareAround(const PerLandmark<Keypoint>& points, double aspect) {
  constexpr double kMargin = 1.25;  // as these networks were trained
  Vec2 low = points.values[0].p_I_px, high = low;
  for (const Keypoint& point : points.values) {
    low = low.cwiseMin(point.p_I_px);
    high = high.cwiseMax(point.p_I_px);
  }
  const Vec2 box = kMargin * (high - low);
  const double height = std::max(box.y(), box.x() * aspect);
  return {.centre_I_px = 0.5 * (low + high),
          .size_px = std::max(height, height / aspect),
          .rotation = {},
          .mirrored = false};
}

PersonTrack LookAgain(const PersonTrack& person, const fs::path& clip, const RunOptions& options,
                      const RunWatch& watch, Stages& stages) {
  if (options.own_model.empty()) return person;
  stages.Begin("own_network", "looking with your network");
  OwnNetwork network(options.own_model, {});
  const KeypointLayout layout =
      ChooseLayout(options.foreign.layout, network.point_count(), options.own_model.string());
  PersonTrack seen = person;
  seen.keypoints.model = "own_" + options.own_model.stem().string();
  VideoReader reader(clip);
  for (KeypointFrame& frame : seen.keypoints.frames) {
    const std::optional<Frame> picture = reader.Read();
    if (!picture) break;
    if (watch.stop.stop_requested()) throw Stopped();
    if (frame.found())
      frame.points =
          PointsAsLandmarks(network.Read(*picture, SquareAround(frame.points, network.aspect())), layout);
    stages.Show(static_cast<double>(picture->index + 1) / static_cast<double>(seen.keypoints.frames.size()));
  }
  return seen;
}

}  // namespace hinge
