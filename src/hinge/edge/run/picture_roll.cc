// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/picture_roll.h"

#include <algorithm>
#include <vector>

#include "hinge/edge/media/decode.h"
#include "hinge/edge/media/uprights.h"

namespace hinge {
namespace {

constexpr double kSpan_s =
    1.5;  // pictures are taken from the first seconds only: decoding more would cost time
constexpr std::size_t kPictures = 9;  // so that the median drops whoever moves
constexpr double kMargin = 0.15;  // of the runner's height: arms, feet and clothes reach beyond the landmarks

std::vector<Frame> TakePictures(const std::filesystem::path& clip) {
  VideoReader reader(clip);
  std::vector<Frame> pictures;
  while (auto frame = reader.Read()) {
    const double due_s = kSpan_s * static_cast<double>(pictures.size()) / kPictures;
    if (frame->time_s >= due_s) pictures.push_back(*frame);
    if (pictures.size() == kPictures) break;
  }
  return pictures;
}

/// Everywhere the runner was in those seconds.
PictureBox BoxAround(const KeypointTrack& runner) {
  PictureBox box{1e9, 1e9, -1e9, -1e9};
  for (const KeypointFrame& f : runner.frames) {
    if (!f.found() || f.time_s > kSpan_s) continue;
    for (const Keypoint& point : f.points.values) {
      box.left_px = std::min(box.left_px, point.p_I_px.x());
      box.right_px = std::max(box.right_px, point.p_I_px.x());
      box.top_px = std::min(box.top_px, point.p_I_px.y());
      box.bottom_px = std::max(box.bottom_px, point.p_I_px.y());
    }
  }
  const double margin_px = kMargin * std::max(0.0, box.bottom_px - box.top_px);
  return {box.left_px - margin_px, box.top_px - margin_px, box.right_px + margin_px,
          box.bottom_px + margin_px};
}

}  // namespace

Measured EstimatePictureRoll_rad(const std::filesystem::path& clip, const KeypointTrack& runner) {
  const std::vector<Frame> pictures = TakePictures(clip);
  if (pictures.empty()) return Missing("the clip has no pictures");
  return EstimateRollFromUprights_rad(pictures, BoxAround(runner));
}

}  // namespace hinge
