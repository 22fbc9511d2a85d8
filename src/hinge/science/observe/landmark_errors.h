// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "hinge/science/body/landmark.h"

namespace hinge {

/// A quantity over the stride: its values in bins of equal width, the first bin beginning at initial contact.
/// Between the middles of the bins it runs straight, and round from the last to the first, so that its mean
/// over the stride is the mean of the bins. One bin: the same all along; none: 0.
struct PhaseTable {
  std::vector<double> bins;
};
double ValueAt(const PhaseTable& table, double phase);  ///< 0 <= phase <= 1

/// What a pose network does to one landmark: estimate minus true joint centre, in the person's leg lengths
/// (thigh plus shank), along the picture's axes: `forward` where the person faces, `up` against the picture's
/// rows. Phase: of the stride of the foot of the landmark's own side; the nose goes with the near foot.
///   error(t) = mean(phase) + person + sd(phase) u(t),   person ~ N(0, between^2) once a track,
///   u: mean 0, variance 1, correlation exp(-|dt| / correlation_s); both axes by themselves.
struct LandmarkErrors {
  PhaseTable forward_legs, up_legs;                      ///< mean over people
  PhaseTable forward_sd_legs, up_sd_legs;                ///< from picture to picture in one person
  double forward_between_legs = 0, up_between_legs = 0;  ///< standard deviation between people
  double correlation_s = 0;                              ///< 0: every picture by itself
  double visibility = 1;                                 ///< that the network gives, above 0 to 1
  double missing_share = 0;                              ///< of pictures without this landmark
};

/// How far the middle between a knee's two borders (`BodyOutline`) lies ahead of the true joint centre, across the leg. Phase
/// as above.
struct BordersError {
  PhaseTable ahead_legs;    ///< mean over people of what is usual in a person
  PhaseTable seen_share;    ///< of pictures in which the knee stands clear
  double between_legs = 0;  ///< standard deviation between people, where it mostly does
};

/// The legs exchanged, in runs of pictures. The share at each phase of the near foot's stride is exact; the
/// mean length of the runs holds as far as the share does not fall or rise too fast for it.
struct LegSwaps {
  PhaseTable share;             ///< of pictures, 0 to below 1
  double mean_run_s = 0;        ///< mean length of a run of exchanged pictures
  double lower_only_share = 0;  ///< of the runs, in which the knees stay and only ankle, heel, toe change
};

/// The errors of one pose network on runners, by landmark and by leg near to and far from the camera.
struct NetworkErrors {
  std::string model = "none";
  std::string provenance;
  LandmarkErrors nose;
  std::array<LandmarkErrors, kParts.size()> near, far;  ///< by `Part`
  LegSwaps swaps;
  std::optional<BordersError> near_knee_borders = {}, far_knee_borders = {};  ///< empty: no mask is made
};

/// Of the landmark at `landmark`, seen from the side of `near`.
const LandmarkErrors& ErrorsOf(const NetworkErrors& errors, Landmark landmark, Side near);

/// Whose stride a landmark's errors go with: its own side's; the nose with the near foot's.
Side StrideSideOf(Landmark landmark, Side near);

}  // namespace hinge
