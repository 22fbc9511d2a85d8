// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "hinge/science/body/markers.h"
#include "hinge/twin/runner/joint_paths.h"

namespace hinge {

/// Joint centres and foot points of both legs as markers carry them, and how well.
struct MarkerJoints {
  double height_m = 0;  ///< as given, else thigh + shank over .491, their share in digital runners
  JointPaths paths;     ///< hips, knees, ankles, heels and toes alone
  double thigh_fit_m = 0, shank_fit_m = 0;    ///< root mean square of the markers about the rigid clusters
  std::vector<std::string> doubtful_markers;  ///< left out, or names exchanged: marker_cluster.h
};

/// From a marker set of pelvis and legs (names as in Fukuchi et al. 2017, PeerJ 5:e3298: "L.ASIS",
/// "R.Shank.Top.Lateral"):
///
///   hip     by regression (body/hip_centre.h) on the standing trial's pelvis, carried by the pelvis markers
///   knee    middle of the epicondyles of the standing trial, carried by the thigh's and the shank's
///           markers, half each
///   ankle   middle of the malleoli of the standing trial, carried by the shank's markers
///   heel    under the heel marker, on the sole; carried by the markers of the foot and the ankle
///   toe     on the sole, a digital runner's foot (skeleton.h) ahead of the heel toward the middle of the
///           metatarsal markers
///
/// Carried: by least-squares rotation of the cluster. The sole of the standing trial is the laboratory's
/// floor, y = 0. Names that were exchanged are put right (marker_cluster.h). `why_not` says which marker is
/// missing, and then the paths are empty.
struct MarkerJointsResult {
  MarkerJoints joints;
  std::string why_not;  ///< a sentence, empty exactly when the joints are there
};
/// A landmark of pelvis, legs or feet that is seen in less than 0.8 of the frames, which cannot be interpolated; empty: none is.
std::string WhyRarelySeen(const JointPaths& paths);

MarkerJointsResult CalcMarkerJoints(const Markers& running, const Markers& standing,
                                    std::optional<double> height_m = std::nullopt);

}  // namespace hinge
