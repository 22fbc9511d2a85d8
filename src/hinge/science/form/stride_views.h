// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "hinge/foundation/base/random.h"
#include "hinge/science/form/stride_view.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// By how much each event may lie elsewhere than it was found. One shift an event, so that two strides that
/// meet in a contact move together.
class EventShifts {
 public:
  explicit EventShifts(const Gait& gait);  ///< none
  /// A draw: `habit_share` of each event's variance is common to all events of its kind, `own_share` its own.
  EventShifts(const Gait& gait, double habit_share, double own_share, Random& random);
  /// All events of one kind later by so many of their sigmas.
  EventShifts(const Gait& gait, EventType type, double sigmas);

  double Shifted_s(Side side, EventType type, double time_s) const;

 private:
  struct Key {
    Side side;
    EventType type;
    double time_s;
    auto operator<=>(const Key&) const = default;
  };
  std::map<Key, double> shift_s_;
};

/// Thigh and shank together, metres: the median over the used strides of what the curves show at contact and
/// mid-stance.
double EstimateLeg_m(const MotionCurves& curves, const Gait& gait);

/// The part of the speed's sigma that is not the scale's, m/s; 0 where no speed is known.
double CalcOwnSpeedSigma_m_s(const Scene& scene);

/// What the ground's speed may be where a draw's lengths are `scale_ratio` times the best ones: seen on the feet it is as much
/// longer, and has its own doubt beside; given by somebody it knows nothing of lengths. Missing where the scene's is.
std::optional<double> DrawSpeed_m_s(const Scene& scene, double scale_ratio, Random& random);

/// What the formulas see of every *used* stride, in the gait's order.
std::vector<StrideView> MakeStrideViews(const MotionCurves& curves, const Gait& gait, const Scene& scene,
                                        double leg_m, const EventShifts& shifts,
                                        std::optional<double> speed_m_s,
                                        std::optional<double> mass_kg = std::nullopt);

}  // namespace hinge
