// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hinge/app/session/session.h"
#include "hinge/edge/render/view_camera.h"
#include "hinge/foundation/base/random.h"
#include "hinge/science/knowledge/knowledge.h"
#include "hinge/twin/runner/joint_trajectory.h"
#include "hinge/twin/runner/network_errors.h"
#include "hinge/twin/runner/options.h"

namespace hinge {

/// How a person stands: what the measures over standing compare with. Degrees, forward and flexion positive.
struct StandingPosture {
  double trunk_lean_deg = 0, straightness_deg = 0, knee_deg = 0;
  /// The digital body carries its head ahead by itself.
  double straightness_over_twin_deg() const;
};

/// One runner before one camera.
///   name  HALF-NUMBER: "tune-7" may be used to choose numbers, "report-7" only to report; the number and the half
///         are the seed, so that nobody is in both
struct SimulatedCase {
  std::string name;
  TwinOptions runner;
  double stature_m =
      0;  ///< what the runner says when asked; the skeleton's leg and trunk over it is his own share
  StandingPosture stands;
  bool as_norms = false;  ///< differs from the mean as runners do; else one of the article's forms
  bool height_given = false, standing_filmed = false, uprights_seen = false;
  ViewCamera camera;
  double yaw_rad = 0;
  double rate_hz = 60;     ///< of the clip
  double slow_motion = 1;  ///< the clip plays so many times slower than life
  double swapped_share =
      -1;  ///< of a clean track's pictures with the legs exchanged; below 0: the network's errors
  std::uint64_t seed = 1;

  bool is_report() const { return name.starts_with("report-"); }
};

/// What the analysis is given, and what is true.
struct SimulatedClip {
  KeypointTrack track;  ///< as the network sees it
  KeypointTrack exact;  ///< true joints through the camera
  std::optional<KeypointTrack> standing;
  Measured picture_roll_rad = Missing("no uprights in the picture");
  Session truth;  ///< over the person's own standing
  std::vector<Measure>
      habit;  ///< the measures of 120 s of other strides: what an interval is about; empty: not known
  State state = State::kHinged;
  Vec2 map = Vec2::Zero();  ///< the true point of the posture map
  std::vector<int> exchanged_frames;
};

/// Somebody and his camera, from what knowledge/ believes of people and cameras: stature, share of leg and trunk,
/// standing and the camera's roll as its priors say; speed 2.3 to 5 m/s; every second one with the norms' spread between
/// runners (means and SDs of [fukuchi2017]), the others in one of the article's forms and near it; yaw within 10 degrees,
/// 4 to 8 m away; 60 or 120 pictures a second for 4 to 15 s.
SimulatedCase DrawSimulatedCase(const std::string& half, int number, const Knowledge& knowledge);

/// Somebody who runs: where he is, his exact events, thigh plus shank.
struct MovingPerson {
  JointTrajectory trajectory;
  std::vector<GaitEvent> events;
  double leg_m = 0;
};

/// The same motion from a table, a thousand poses a second, straight between them (off by less than 0.1 mm): truth and
/// camera ask for thousands of poses.
JointTrajectory Tabulate(const JointTrajectory& motion);

/// That person before the case's camera, whoever the case's own runner is; nothing over standing.
SimulatedClip FilmPerson(const SimulatedCase& made, const MovingPerson& person, const NetworkErrors& errors,
                         const Knowledge& knowledge);

/// Empty when that runner cannot run so; another number is another runner.
std::optional<SimulatedClip> MakeSimulatedClip(const SimulatedCase& made, const NetworkErrors& errors,
                                               const Knowledge& knowledge);

}  // namespace hinge
