// SPDX-License-Identifier: Apache-2.0
#include "simulated_lab.h"

#include <fmt/format.h>

#include <algorithm>

#include "cases.h"
#include "hinge/edge/formats/c3d.h"
#include "hinge/edge/formats/c3d_markers.h"
#include "hinge/twin/runner/lab_motion.h"
#include "hinge/twin/runner/marker_joints.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

constexpr int kSpeeds_dm_s[] = {25, 35, 45};

std::optional<Vec3> PathAt(const JointPaths& paths, Landmark landmark, double time_s) {
  const auto& path = paths.p_W[landmark];
  const auto after = std::upper_bound(paths.time_s.begin(), paths.time_s.end(), time_s);
  if (path.empty() || after == paths.time_s.begin() || after == paths.time_s.end()) return std::nullopt;
  const auto i = static_cast<std::size_t>(after - paths.time_s.begin());
  if (!path[i - 1] || !path[i]) return std::nullopt;
  const double share = (time_s - paths.time_s[i - 1]) / (paths.time_s[i] - paths.time_s[i - 1]);
  return (1 - share) * *path[i - 1] + share * *path[i];
}

constexpr Part kLegParts[] = {Part::kHip, Part::kKnee, Part::kAnkle, Part::kHeel, Part::kToe};

/// From the laboratory's origin to the motion's.
Vec3 FindShift(const JointPaths& paths, const JointTrajectory& motion, double start_s) {
  Vec3 sum = Vec3::Zero();
  int n = 0;
  for (double t = 0; t < motion.duration_s; t += 0.1) {
    const auto seen = PathAt(paths, Landmark::kLeftHip, t + start_s);
    if (seen) sum += motion.pose(t).p_W[Landmark::kLeftHip] - *seen, ++n;
  }
  return sum / std::max(1, n);
}

/// The motion with the legs' points where markers carry them.
JointTrajectory FollowMarkers(const JointTrajectory& motion, const JointPaths& paths, double start_s) {
  JointTrajectory followed = motion;
  const Vec3 shift = FindShift(paths, motion, start_s);
  followed.pose = [motion, paths, shift, start_s](double time_s) {
    PersonPose pose = motion.pose(time_s);
    for (Side side : kSides) {
      for (Part part : kLegParts) {
        const Landmark landmark = LandmarkOf(side, part);
        if (const auto p = PathAt(paths, landmark, time_s + start_s)) pose.p_W[landmark] = *p + shift;
      }
    }
    return pose;
  };
  return followed;
}

std::optional<LabTrial> ReadTrial(const fs::path& trial, const fs::path& standing, double duration_s) {
  if (!fs::exists(trial) || !fs::exists(standing)) return std::nullopt;
  const C3dFile running = ReadC3d(trial);
  const std::optional<VerticalForce> force = FindVerticalForce(running);
  if (!force) return std::nullopt;
  LabOptions options;
  options.duration_s = duration_s;
  const Markers runs = MakeMarkers(running, trial.string()),
                stands = MakeMarkers(ReadC3d(standing), standing.string());
  const LabMotionResult result = MakeTrajectoryFromMarkers(runs, stands, *force, options);
  if (!result.motion) return std::nullopt;
  const LegLengths& leg = result.motion->body->legs.lengths[Side::kLeft];
  const double leg_m = leg.thigh_m + leg.shank_m;
  const JointTrajectory &motion = result.motion->trajectory,
                        followed = FollowMarkers(motion, CalcMarkerJoints(runs, stands).joints.paths,
                                                 options.start_s);
  return LabTrial{.half = {},
                  .person = {Tabulate(motion), result.motion->events, leg_m},
                  .as_markers = {Tabulate(followed), result.motion->events, leg_m}};
}

}  // namespace

std::vector<LabTrial> ReadLabTrials(const fs::path& rbds, const std::string& half, double duration_s) {
  std::vector<LabTrial> trials;
  for (const LabRunner& runner : ReadLabRunners(rbds)) {
    if (runner.report != (half == "report")) continue;
    for (int speed_dm_s : kSpeeds_dm_s) {
      auto trial = ReadTrial(rbds / fmt::format("{}runT{}.c3d", runner.stem, speed_dm_s),
                             rbds / (runner.stem + "static.c3d"), duration_s);
      if (!trial) continue;
      trial->half = half;
      trial->runner = runner.number;
      trial->speed_dm_s = speed_dm_s;
      trials.push_back(*std::move(trial));
    }
  }
  return trials;
}

SimulatedCase MakeLabCase(const LabTrial& trial, int number, const Knowledge& knowledge) {
  SimulatedCase made = DrawSimulatedCase(trial.half, number, knowledge);
  made.name = fmt::format("{}-lab-{}-{}-{}", trial.half, trial.runner, trial.speed_dm_s, number);
  made.runner.height_m = trial.person.trajectory.height_m;
  made.stature_m = made.runner.height_m;
  made.standing_filmed = false;
  return made;
}

}  // namespace hinge
