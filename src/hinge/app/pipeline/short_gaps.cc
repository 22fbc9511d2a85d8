// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/short_gaps.h"

#include <optional>
#include <vector>

namespace hinge {
namespace {

constexpr double kLongest_s = 0.5;  // longer than a runner's step

/// One landmark through the pictures in which the person was found.
struct Path {
  Landmark landmark;
  const std::vector<KeypointFrame*>& frames;

  Keypoint& At(std::size_t i) const { return frames[i]->points[landmark]; }
  double Time_s(std::size_t i) const { return frames[i]->time_s; }
  bool IsShort(std::size_t from, std::size_t until) const {
    return Time_s(until) - Time_s(from) <= kLongest_s;
  }
};

/// Between two pictures that show the landmark.
void Bridge(const Path& path, std::size_t before, std::size_t after) {
  if (!path.IsShort(before, after)) return;
  const Vec2 &from_px = path.At(before).p_I_px, &to_px = path.At(after).p_I_px;
  for (std::size_t i = before + 1; i < after; ++i) {
    const double share = (path.Time_s(i) - path.Time_s(before)) / (path.Time_s(after) - path.Time_s(before));
    path.At(i).p_I_px = from_px + share * (to_px - from_px);
  }
}

/// From picture `first` to `last`, one of which shows the landmark.
void Hold(const Path& path, std::size_t first, std::size_t last, std::size_t shown) {
  if (!path.IsShort(first, last)) return;
  for (std::size_t i = first; i <= last; ++i) path.At(i).p_I_px = path.At(shown).p_I_px;
}

void BridgeAll(const Path& path) {
  std::optional<std::size_t> shown;
  for (std::size_t i = 0; i < path.frames.size(); ++i) {
    if (!path.At(i).seen()) continue;
    shown ? Bridge(path, *shown, i) : Hold(path, 0, i, i);
    shown = i;
  }
  if (shown) Hold(path, *shown, path.frames.size() - 1, *shown);
}

}  // namespace

KeypointTrack WithShortGapsBridged(KeypointTrack track) {
  std::vector<KeypointFrame*> found;
  for (KeypointFrame& f : track.frames) {
    if (f.found()) found.push_back(&f);
  }
  for (std::size_t k = 0; k < kLandmarkCount; ++k) BridgeAll({LandmarkAt(k), found});
  return track;
}

}  // namespace hinge
