// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "hinge/science/gait/foot_curves.h"

namespace hinge {

/// A moment at which a foot is foremost (just before contact) or hindmost (just after toe-off) before the
/// hips.
struct TurningPoint {
  double time_s = 0;
  bool foremost = false;
};

/// The turning points of both feet, alternating on each side; the stretch's ends are none. Empty where the
/// feet do not swing `least_swing_legs` past each other.
PerSide<std::vector<TurningPoint>> FindTurningPoints(const FootCurves& curves, double least_swing_legs);

/// Median time between turning points of one kind; empty when no foot has two of them.
std::optional<double> FindStrideTime_s(const PerSide<std::vector<TurningPoint>>& turns);

/// True where the hips are highest as the feet pass each other: walking, not running [Cavagna1977].
bool VaultsOverFoot(const FootCurves& curves);

}  // namespace hinge
