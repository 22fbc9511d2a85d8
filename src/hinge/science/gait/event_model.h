// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "hinge/science/gait/foot_curves.h"
#include "hinge/science/gait/gait.h"

namespace hinge {

/// What is looked at around an event: places before the hips (x) and heights (y), leg lengths.
enum class EventSignal { kHeelX, kHeelY, kToeX, kToeY, kAnkleX, kAnkleY, kKneeX, kKneeY, kHipsY };
inline constexpr std::size_t kEventSignals = 9;

inline constexpr std::size_t kEventLags = 13;       ///< moments of the window
inline constexpr double kEventLagSpacing_s = 0.02;  ///< from -0.12 s to +0.12 s

/// The signals of a moment, leg lengths, in the order of EventSignal.
std::array<double, kEventSignals> CalcEventSignals(const FootCurves& curves, Side side, double time_s);
/// Of the window around a time: signals of its `lag`-th moment.
std::array<double, kEventSignals> CalcEventSignals(const FootCurves& curves, Side side, double centre_s,
                                                   std::size_t lag);

/// Linear rule from a window of the feet's paths to how much later the event is than the window's centre.
struct EventModel {
  double start_s = 0;  ///< mean time from the foot's turning point to the event
  double intercept_s = 0;
  double stride_weight = 0;  ///< seconds a second of stride time
  double floor_s = 0;        ///< sigma of an event without noise: how runners differ from the rule
  double gain = 0;           ///< sigma a unit of noise density (leg lengths a root Hz)
  /// Seconds a leg length; each row sums to zero, so that constant errors of a point move nothing.
  std::array<std::array<double, kEventLags>, kEventSignals> weights_s{};
};

/// The learned rule of a type of event. Learned by ridge regression on seven runners at 2.5, 3.5 and 4.5 m/s on
/// an instrumented treadmill (the first half of [Fukuchi2017]'s, CC BY 4.0; truth: vertical force of the plate
/// crossing 50 N), once with legs of constant lengths and once as markers carry them, and on forty digital
/// runners; each seen at 24 to 240 Hz with the default network's scatter about its mean offsets, a bias that
/// repeats with the stride, and toes here and there. Made by hinge_learn_events (benchmarks/accuracy/events).
const EventModel& EventModelOf(EventType type);

}  // namespace hinge
