// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/synth_track.h"

#include <cmath>

#include "hinge/edge/formats/network_errors_file.h"

namespace hinge {
namespace {

/// Thigh and shank of both legs, in space: their mean.
double LegLength_m(const PersonPose& pose) {
  double sum_m = 0;
  for (Side side : kSides) {
    const auto at = [&](Part part) { return pose.p_W[LandmarkOf(side, part)]; };
    sum_m += (at(Part::kHip) - at(Part::kKnee)).norm() + (at(Part::kKnee) - at(Part::kAnkle)).norm();
  }
  return 0.5 * sum_m;
}

SeenPerson MakeSeenPerson(const JointTrajectory& played, const std::vector<GaitEvent>& events,
                          const ViewCamera& camera) {
  const PersonPose pose = played.pose(0);
  const CameraView view = ViewAt(camera, 0);
  const Vec3 hip = 0.5 * (pose.p_W[Landmark::kLeftHip] + pose.p_W[Landmark::kRightHip]);
  return {.clock = MakeStrideClock(events),
          .facing = camera.facing,
          .leg_px = LegLength_m(pose) * view.focal_px / Depth_m(view, hip)};
}

NetworkErrors ReadErrorsOf(const std::string& network, const DataDirs& dirs) {
  if (network == "none") return {};
  return ReadNetworkErrors(dirs.knowledge() / "network_errors.toml", "blazepose_" + network);
}

}  // namespace

bool IsTrackName(const std::filesystem::path& out) { return out.extension() == ".csv"; }

KeypointTrack MakeExactTrack(const JointTrajectory& played, const ViewCamera& camera, double rate_hz) {
  KeypointTrack track{.image_width_px = camera.image_width_px,
                      .image_height_px = camera.image_height_px,
                      .nominal_rate_hz = rate_hz,
                      .model = "exact",
                      .frames = {}};
  const auto pictures =
      static_cast<int>(std::ceil(played.duration_s * rate_hz - 1e-6));  // 2 s at 30 Hz are 60
  for (int i = 0; i < pictures; ++i) {
    KeypointFrame frame{.time_s = i / rate_hz, .presence = 1, .points = {}};
    const PersonPose pose = played.pose(frame.time_s);
    const CameraView view = ViewAt(camera, frame.time_s);
    for (std::size_t k = 0; k < kLandmarkCount; ++k)
      frame.points.values[k] = {Project_px(view, pose.p_W.values[k]), 1};
    track.frames.push_back(frame);
  }
  return track;
}

KeypointTrack MakeSeenTrack(const SynthOptions& options, const JointTrajectory& played,
                            const std::vector<GaitEvent>& events, const ViewCamera& camera,
                            const DataDirs& dirs) {
  const NetworkErrors errors = ReadErrorsOf(options.network, dirs);
  const KeypointTrack exact = MakeExactTrack(played, camera, options.rate_hz);
  KeypointTrack life = exact;
  for (KeypointFrame& frame : life.frames) frame.time_s /= options.slow_motion;
  KeypointTrack seen =
      AddNetworkErrors(life, MakeSeenPerson(played, events, camera), errors, options.seed).track;
  for (std::size_t i = 0; i < seen.frames.size(); ++i) seen.frames[i].time_s = exact.frames[i].time_s;
  return seen;
}

}  // namespace hinge
