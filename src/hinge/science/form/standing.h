// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "hinge/foundation/base/measured.h"
#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// How the back's outline bends (body/back_curve.h), degrees. Of a standing its sigma holds how much one quiet standing
/// differs from the next.
struct BackReference {
  Measured bow_deg = Missing("not looked at"), lumbar_deg = Missing("not looked at"),
           thoracic_deg = Missing("not looked at");
  int stretches = 0;  ///< strides, or one stretch of standing
};

/// The person's own standing posture, or what is known of people's; taken off the posture angles. Degrees, with
/// the zeros and signs of docs/conventions.md, as a camera sees them: with the camera's roll and the network's
/// own idea of a hip still in them where `own` is true.
struct StandingReference {
  Measured trunk_lean_deg, straightness_deg;
  Measured knee_deg = Missing("not looked at"), leg_line_deg = Missing("not looked at"),
           foot_angle_deg = Missing("not looked at");
  BackReference back = {};
  bool own = false;          ///< this person's, seen by the same network
  bool same_camera = false;  ///< seen from the same place: the camera's roll is the same, and cancels
  bool same_facing =
      true;              ///< facing as in running; else the roll is there, but turns the trunk the other way
  double bias_kept = 0;  ///< correlation of the network's error in standing with that in running; own only
  double seconds = 0;    ///< of standing that were looked at; 0: a photo, or nobody's
  std::string source =
      {};  ///< "the clip's own standing seconds", "standing.jpg", "people's standing in general"
};

/// How often the camera's roll is in a difference to this standing: not at all from the same place, twice facing the other way.
inline int CountRolls(const StandingReference& s) {
  if (!s.own || !s.same_camera) return 1;
  return s.same_facing ? 0 : 2;
}

struct StandingOptions {
  double repeat_sigma_deg = 1.1;  ///< how much one quiet standing differs from the next [B2b: knee, within]
  double photo_sigma_deg =
      2.0;  ///< of one picture's angle, which nothing averages: only where there is no second one
  double bias_kept = 0.5;               ///< see StandingReference
  double moved_roll_sigma_rad = 0.026;  ///< doubt of the roll when the camera stood elsewhere
  bool same_camera = true;
  std::string source = {};
};

/// Medians over the pictures in which an angle's points were seen on both sides, both sides' mean; the doubt is that of sway (shrinks
/// with seconds) and of one standing to the next. `scene` gives the camera's roll; scale and position cancel.
/// Empty when the person's trunk was never seen or his facing cannot be told; an angle whose points were never seen is missing. A photo is a track of one picture.
std::optional<StandingReference> EstimateStanding(const KeypointTrack& standing, const Scene& scene,
                                                  const StandingOptions& options);

/// The pictures between two times, as a track.
KeypointTrack CutTrack(const KeypointTrack& track, double from_s, double until_s);

}  // namespace hinge
