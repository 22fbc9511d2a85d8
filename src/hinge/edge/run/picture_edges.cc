// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/picture_edges.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "hinge/edge/media/decode.h"
#include "hinge/edge/media/flat_edges.h"
#include "hinge/edge/media/uprights.h"
#include "hinge/edge/run/camera_motion.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/body/leg_length.h"
#include "hinge/science/body/lowest_foot.h"
#include "hinge/science/scene/steady_track.h"

namespace hinge {
namespace {

// Pictures are taken from the first seconds only: decoding more would cost time. A camera that moves shows each edge for a
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

/// The lowest of heels and toes in each picture, and the middle of these.
FeetPlace FindFeet(const KeypointTrack& runner, double from_s, double until_s) {
  std::vector<double> x, y;
  for (const KeypointFrame& f : runner.frames) {
    if (!f.found() || f.time_s < from_s || f.time_s > until_s) continue;
    const Vec2 lowest_px = FindLowestFootPoint_px(f);
    x.push_back(lowest_px.x()), y.push_back(lowest_px.y());
  }
  if (x.empty()) return {};
  return {.x_px = Median(x), .y_px = Median(y), .leg_px = CalcLegLength_px(runner).value_or(0)};
}

/// Belt and ground are looked at: of the runner's place only what lies above his knees is left out.
FlatEdges EstimateFlat(const std::vector<Frame>& pictures, const KeypointTrack& runner, double from_s,
                       double until_s) {
  const FeetPlace feet = FindFeet(runner, from_s, until_s);
  if (feet.leg_px <= 0) return NoFlatEdges("the runner is not seen in these pictures");
  PictureBox above = BoxAround(runner, from_s, until_s);
  above.bottom_px = std::min(above.bottom_px, feet.y_px - 0.4 * feet.leg_px);
  return EstimateFlatEdges(pictures, above, feet);
}

/// What several pictures of a moving camera show. Each sees the same few edges, so the median is no surer than one of them, and less
/// sure where they differ.
class Several {
 public:
  void Add(const Measured& one, double taken_out_rad) {
    if (!one.known()) return;
    values_.push_back(*one.value - taken_out_rad);
    sigmas_.push_back(one.sigma);
    source_ = one.source;
  }
  Measured Together(const char* edges) const {
    if (values_.size() < kFewestAgree)
      return Missing(std::string("too few pictures of the moving camera show ") + edges);
    return Known(Median(values_), std::hypot(Median(sigmas_), RobustSigma(values_)), source_);
  }

 private:
  std::vector<double> values_, sigmas_;
  std::string source_;
};

/// Each picture by itself, freed of the shake that is taken out of its points, then their median.
PictureEdges EstimateOfMovingCamera(const std::vector<Frame>& pictures, const KeypointTrack& runner) {
  const KeypointTrack steady = TakeCameraMotionOut(runner).track;
  Several rolls, leans, slants, grounds;
  for (const Frame& picture : pictures) {
    if (picture.index >= static_cast<int>(steady.frames.size())) continue;
    const double shake_rad = steady.frames[static_cast<std::size_t>(picture.index)].background.roll_rad;
    rolls.Add(EstimateRollFromUprights_rad({picture}, BoxAt(runner, picture.time_s)), shake_rad);
    const FlatEdges flat =
        EstimateFlat({picture}, runner, picture.time_s - kSamePicture_s, picture.time_s + kSamePicture_s);
    leans.Add(flat.lean_rad, shake_rad);
    slants.Add(flat.slant_rad, 0);
    grounds.Add(flat.ground_lean_rad, 0);
  }
  return {.uprights_rad = rolls.Together("upright edges"),
          .flat_rad = leans.Together("flat edges"),
          .flat_slant_rad = slants.Together("flat edges"),
          .ground_rad = grounds.Together("edges of the ground")};
}

}  // namespace

PictureEdges EstimatePictureEdges(const std::filesystem::path& clip, const KeypointTrack& runner) {
  const bool moves = CameraMoves(runner);
  const std::vector<Frame> pictures = TakePictures(clip, moves ? kSpanMoving_s : kSpan_s);
  if (pictures.empty()) return NoPictureEdges("the clip has no pictures");
  if (moves) return EstimateOfMovingCamera(pictures, runner);
  const FlatEdges flat = EstimateFlat(pictures, runner, 0, kSpan_s);
  return {.uprights_rad = EstimateRollFromUprights_rad(pictures, BoxAround(runner, 0, kSpan_s)),
          .flat_rad = flat.lean_rad,
          .flat_slant_rad = flat.slant_rad,
          .ground_rad = flat.ground_lean_rad};
}

}  // namespace hinge
