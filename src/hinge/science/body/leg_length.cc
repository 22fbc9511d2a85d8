// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/leg_length.h"

#include <algorithm>
#include <vector>

#include "hinge/foundation/base/statistics.h"

namespace hinge {

double CalcLegLength_px(const KeypointFrame& frame, Side side) {
  const auto at = [&](Part part) { return frame.points[LandmarkOf(side, part)].p_I_px; };
  return (at(Part::kHip) - at(Part::kKnee)).norm() + (at(Part::kKnee) - at(Part::kAnkle)).norm();
}

std::optional<double> CalcLegLength_px(const KeypointTrack& track) {
  std::vector<double> lengths;
  for (const KeypointFrame& f : track.frames) {
    for (Side side : kSides) {
      if (f.found()) lengths.push_back(CalcLegLength_px(f, side));
    }
  }
  if (lengths.empty()) return std::nullopt;
  return std::max(Median(std::move(lengths)), 1.0);
}

}  // namespace hinge
