// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/set_stills.h"

namespace hinge {

Session MakeStillSession(const KeypointTrack& track, Facing facing) {
  const double forward = facing == Facing::kRight ? 1 : -1;
  Session session;
  session.scene.facing = facing;
  session.scene.image_width_px = track.image_width_px;
  session.scene.image_height_px = track.image_height_px;
  session.input.frame_rate_hz = track.nominal_rate_hz;
  session.input.width_px = track.image_width_px;
  session.input.height_px = track.image_height_px;
  for (const KeypointFrame& frame : track.frames) {
    if (!frame.found()) continue;
    MotionSample sample;
    sample.time_s = frame.time_s;
    for (std::size_t i = 0; i < sample.p_I_px.values.size(); ++i) {
      const Vec2& p_I_px = frame.points.values[i].p_I_px;
      sample.p_I_px.values[i] = p_I_px;
      sample.p_W_m.values[i] = Vec2(forward * p_I_px.x(), -p_I_px.y());
    }
    session.motion.push_back(sample);
  }
  return session;
}

}  // namespace hinge
