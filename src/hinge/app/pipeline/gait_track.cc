// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/gait_track.h"

#include "hinge/science/body/leg_length.h"

namespace hinge {
namespace {

constexpr double kWildTrust = 0.2;  // two outlier sigmas and more from the fitted curve

/// A landmark's path as seen, in W; where a point is wild, the curve instead.
std::vector<Vec2> SeenPath(Landmark landmark, const std::vector<const KeypointFrame*>& frames,
                           const Motion& motion, const MotionCurves& mean, const Scene& scene) {
  std::vector<Vec2> path;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    const bool wild = motion.trust[landmark][i] < kWildTrust;
    path.push_back(wild ? mean.Position_W(landmark, frames[i]->time_s)
                        : CalcWorldPoint(scene, frames[i]->points[landmark].p_I_px));
  }
  return path;
}

}  // namespace

GaitTrack MakeGaitTrack(const KeypointTrack& named, const Motion& motion, const Scene& scene,
                        const ErrorModel& errors) {
  std::vector<const KeypointFrame*> frames;
  for (const KeypointFrame& f : named.frames) {
    if (f.found()) frames.push_back(&f);
  }
  const MotionCurves mean = motion.Mean();
  const double leg_m = *CalcLegLength_px(named) * *scene.scale_m_per_px.value;
  GaitTrack track;
  track.treadmill = scene.treadmill;
  track.time_s = motion.time_s;
  for (Side side : kSides) {
    const auto path = [&](Part part) {
      return SeenPath(LandmarkOf(side, part), frames, motion, mean, scene);
    };
    track.p_WHip_m[side] = path(Part::kHip);
    track.p_WKnee_m[side] = path(Part::kKnee);
    FootPath& foot = track.feet[side];
    foot.p_WAnkle_m = path(Part::kAnkle);
    foot.p_WHeel_m = path(Part::kHeel);
    foot.p_WToe_m = path(Part::kToe);
    for (const KeypointFrame* f : frames) {
      foot.sigma_m.push_back(leg_m *
                             errors.Jitter_legs(f->points[LandmarkOf(side, Part::kAnkle)].visibility));
    }
  }
  return track;
}

}  // namespace hinge
