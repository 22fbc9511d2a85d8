// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/foundation/base/side.h"
#include "hinge/foundation/base/vec2.h"
#include "hinge/science/gait/gait.h"

namespace hinge {

/// One foot as it was seen: not smoothed (smoothing blurs contacts), gross errors allowed.
struct FootPath {
  std::vector<Vec2> p_WHeel_m, p_WToe_m, p_WAnkle_m;
  std::vector<double> sigma_m;  ///< jitter of one coordinate in each picture, > 0
};

/// What the event finder looks at: feet, knees and hips in the world W (x where the person faces, y up,
/// metres), relative to the picture: on a treadmill the stance foot moves at minus the belt's speed,
/// overground it is still. All vectors have one entry a picture in which the person was found.
struct GaitTrack {
  std::vector<double> time_s;  ///< strictly increasing; pictures may be missing
  PerSide<FootPath> feet;
  PerSide<std::vector<Vec2>> p_WKnee_m, p_WHip_m;
  bool treadmill = true;
};

struct EventOptions {
  /// The feet must swing this far past each other, fore and aft, in leg lengths (> 0), or there are no steps.
  /// Slow walking swings 1.2; swaying, squatting and skating stay below 0.5.
  double least_swing_legs = 0.7;
};

/// Initial contacts and toe-offs of both feet, each with its sigma, in time order, alternating on each side between
/// gaps. A gap hides events: a contact before it and a toe-off after it need not be of one contact, and two events of
/// one kind may lie beside it.
///
///   t_event = t + b + sum_s sum_k w_sk f_s(t + k h)        repeated until t stays
///
///   f_s     robustly smoothed heights of heel, toe, ankle, knee and hips, and fore-aft places of the first
///           four before the hips, in leg lengths: the same on a treadmill and on the ground, and free of
///           constant bias
///   t       first the foot's foremost (contact) or hindmost (toe-off) moment before the hips, which even
///           24 pictures a second show for every step [Zeni2008]
///   w, b    learned by ridge regression to agree with a force plate at 50 N (event_model.h)
///   h       20 ms; paths are smoothed at 9 Hz whatever the frame rate: one set of weights for 20-240 Hz
///
/// Walking (hips highest as the feet pass) keeps the foremost and hindmost moments of heel and toe.
/// sigma_s holds the runner's own offset (the same in all his events of a kind), the noise that was found in
/// the track and what the last repetition still moved.
///
/// Moments next to a gap of 0.15 s (`kLongestGap_s`) and more, or within 0.06 to 0.13 s of the track's ends, have no event:
/// what was not seen is not guessed. No events for a person who does not step, or on less than a second.
/// Agreement with plates: benchmarks/accuracy/events/README.md.
/// Contract: vectors of equal length, times increasing, sigmas positive, coordinates finite.
std::vector<GaitEvent> FindEvents(const GaitTrack& track, const EventOptions& options = {});

}  // namespace hinge
