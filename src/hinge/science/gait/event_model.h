// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "hinge/science/gait/gait.h"

namespace hinge {

/// What is looked at around an event: places before the hips (x) and heights (y), leg lengths.
enum class EventSignal { kHeelX, kHeelY, kToeX, kToeY, kAnkleX, kAnkleY, kKneeX, kKneeY, kHipsY };
inline constexpr std::size_t kEventSignals = 9;

inline constexpr std::size_t kEventLags = 13;       ///< moments of the window
inline constexpr double kEventLagSpacing_s = 0.02;  ///< from -0.12 s to +0.12 s

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

/// The learned rule of a type of event. Learned on seven runners at 2.5, 3.5 and 4.5 m/s on an instrumented
/// treadmill (rear-, mid- and forefoot strikers; runners 001, 003, 005, 009, 010, 011, 013 of [Fukuchi2017],
/// CC BY 4.0), filmed in simulation at 24 to 120 Hz with a pose network's noise, drift, phase-locked bias and
/// gross errors; truth: vertical force of the plate crossing 50 N. Made by
/// benchmarks/accuracy/events/train.py.
const EventModel& EventModelOf(EventType type);

}  // namespace hinge
