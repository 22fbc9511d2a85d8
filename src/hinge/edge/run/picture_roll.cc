// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/picture_roll.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "hinge/edge/media/decode.h"
#include "hinge/edge/media/uprights.h"
#include "hinge/edge/run/camera_motion.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/scene/steady_track.h"

namespace hinge {
namespace {

// Pictures are taken from the first seconds only: decoding more would cost time. A camera that moves shows each upright for a
// shorter time.
constexpr double kSpan_s = 1.5, kSpanMoving_s = 6.0;
constexpr std::size_t kPictures = 9;  // so that the median drops whoever moves
constexpr std::size_t kFewestAgree = 3;

std::vector<Frame> TakePictures(const std::filesystem::path& clip, double span_s) {
  VideoReader reader(clip);
  std::vector<Frame> pictures;
  while (auto frame = reader.Read()) {
    const double due_s = span_s * static_cast<double>(pictures.size()) / kPictures;
    if (frame->time_s >= due_s) pictures.push_back(*frame);
    if (pictures.size() == kPictures) break;
  }
  return pictures;
}

/// Each picture by itself, freed of the shake that is taken out of its points, then their median.
Measured EstimateOfMovingCamera_rad(const std::vector<Frame>& pictures, const KeypointTrack& runner) {
  const KeypointTrack steady = TakeCameraMotionOut(runner).track;
  std::vector<double> rolls, sigmas;
  for (const Frame& picture : pictures) {
    const Measured roll_rad = EstimateRollFromUprights_rad({picture}, BoxAt(runner, picture.time_s));
    if (!roll_rad.known() || picture.index >= static_cast<int>(steady.frames.size())) continue;
    rolls.push_back(*roll_rad.value -
                    steady.frames[static_cast<std::size_t>(picture.index)].background.roll_rad);
    sigmas.push_back(roll_rad.sigma);
  }
  if (rolls.size() < kFewestAgree) return Missing("too few pictures of the moving camera show upright edges");
  // Each sees the same few edges, so the median is no surer than one of them, and less sure where they differ.
  return Known(Median(rolls), std::hypot(Median(sigmas), RobustSigma(rolls)), kFromUprights);
}

}  // namespace

Measured EstimatePictureRoll_rad(const std::filesystem::path& clip, const KeypointTrack& runner) {
  const bool moves = CameraMoves(runner);
  const std::vector<Frame> pictures = TakePictures(clip, moves ? kSpanMoving_s : kSpan_s);
  if (pictures.empty()) return Missing("the clip has no pictures");
  if (moves) return EstimateOfMovingCamera_rad(pictures, runner);
  return EstimateRollFromUprights_rad(pictures, BoxAround(runner, 0, kSpan_s));
}

}  // namespace hinge
