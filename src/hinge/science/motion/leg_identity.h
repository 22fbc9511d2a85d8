// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

struct LegNamingOptions {
  double largest_acceleration_legs_s2 = 100;  ///< of a foot in swing, in leg lengths per s^2: about 85 m/s^2
  double noise_legs = 0.02;                   ///< a landmark's jitter in leg lengths: about 2 cm
  double cap_sigmas = 3;           ///< a jump costs no more than this: a lost point may not outvote a leg
  double change_price = 1;         ///< what a change of mind costs; a capped jump of one point costs 1
  double odd_knee_price = 0.5;     ///< per picture: knee and foot exchanged separately
  double trust_in_network = 0.02;  ///< per picture with other names than the network's own: breaks ties
  double ends_price = 0;  ///< of other names than the network's own in the first picture, and in the last one
  double home_weight = 0;         ///< weight of how far a point that stands still is from where it mostly is
  double still_legs = 0.05;       ///< in 70 % of the pictures it is nearer to there
  double half_stride_weight = 4;  ///< weight of what the other leg did half a stride away
  double seam_weight = 3;         ///< the same when all that follows a seam is weighed against all before it
  double double_legs = 0.10;  ///< nearer together than this, two points of a pair may be one leg seen twice
  double elsewhere_legs = 0.20;  ///< ... if half a stride away says that one of them belongs so far off
};

/// The same track with its legs named along the whole clip.
struct NamedTrack {
  KeypointTrack track;
  std::vector<int>
      exchanged_frames;  ///< indices of pictures in which the network had the lower legs exchanged
  bool whole_track_exchanged = false;  ///< the network had named left what is the right side, all along
  int lost_points = 0;  ///< points that the network put on the other leg; their visibility is 0 now
};

/// Which lower leg is which, for all pictures together.
///
/// Pose networks exchange the two lower legs of a runner seen from the side, mostly while the near leg passes under the
/// body. In each picture the knees, and the feet (ankle, heel, toe), may be exchanged: four states. The shortest path
/// through all pictures minimises
///
///   sum over points of min(1, (|p_t - predicted_t| / s)^2)     predicted from the two pictures before, constant velocity
///   + change_price for each change of state that no gap excuses + shank length out of the ordinary + knee and foot that disagree
///   + half_stride_weight * disagreement with the other leg half a stride away   (second round, when a rhythm is found)
///   + home_weight * way of a leg's points from where they always are           (leg_homes.h; where it is not 0)
///
/// s = sqrt((cap noise)^2 + (a dt^2)^2). The cap matters: without it one wild point makes the path prefer a wrong leg.
/// Where both legs' points lie on one leg, and half a stride away says that one of them belongs elsewhere, that one is taken
/// out. The whole clip is then named so that the nearer side of the body is the side that `facing` shows to the camera.
NamedTrack NameLegs(const KeypointTrack& track, Facing facing, const LegNamingOptions& options = {});

/// Exchanges left and right of everything, or of the points below the hip.
void ExchangeSides(KeypointFrame& frame);
void ExchangeKnees(KeypointFrame& frame);
void ExchangeFeet(KeypointFrame& frame);

}  // namespace hinge
