// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/take_offsets_off.h"

#include "hinge/foundation/base/statistics.h"
#include "hinge/science/body/leg_length.h"

namespace hinge {
namespace {

double MeanOf(const PhaseTable& table) { return table.bins.empty() ? 0 : Mean(table.bins); }

/// Forward and up, leg lengths.
Vec2 OffsetOf(const LandmarkErrors& errors, const StrideClock& clock, Side foot, double time_s) {
  if (clock.ic_s[foot].size() < 2) return {MeanOf(errors.forward_legs), MeanOf(errors.up_legs)};
  const double phase = CalcPhase(clock, foot, time_s);
  return {ValueAt(errors.forward_legs, phase), ValueAt(errors.up_legs, phase)};
}

}  // namespace

KeypointTrack TakeOffsetsOff(const KeypointTrack& named, const StrideClock& clock, Facing facing,
                             const NetworkErrors& errors) {
  KeypointTrack centres = named;
  const std::optional<double> leg_px = CalcLegLength_px(named);
  if (!leg_px) return centres;
  const Side near = NearSide(facing);
  const double forward_I = facing == Facing::kRight ? 1 : -1;
  for (KeypointFrame& frame : centres.frames) {
    for (std::size_t i = 0; i < kLandmarkCount; ++i) {
      Keypoint& point = frame.points.values[i];
      if (!frame.found() || !point.seen()) continue;
      const Landmark landmark = LandmarkAt(i);
      const Vec2 offset_legs =
          OffsetOf(ErrorsOf(errors, landmark, near), clock, StrideSideOf(landmark, near), frame.time_s);
      point.p_I_px -= *leg_px * Vec2(forward_I * offset_legs.x(), -offset_legs.y());
    }
  }
  return centres;
}

}  // namespace hinge
