// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <vector>

#include "hinge/foundation/base/side.h"
#include "hinge/science/gait/gait.h"

namespace hinge {

/// Where each foot is in its stride.
struct StrideClock {
  PerSide<std::vector<double>> ic_s;  ///< that foot's initial contacts, increasing
  /// A much longer time between two contacts of that foot hides others; infinite: none does.
  PerSide<double> usual_stride_s{{kNoneHidden_s, kNoneHidden_s}};

  static constexpr double kNoneHidden_s = std::numeric_limits<double>::infinity();
};

/// `usual_stride_s` is the median of each foot.
StrideClock MakeStrideClock(const std::vector<GaitEvent>& events);

/// Share of the stride that has gone by, 0 at initial contact, below 1; before the first and after the last
/// contact the nearest stride goes on. 0 where a foot has fewer than two contacts: nobody strides.
/// Contacts more than 1.7 usual strides apart have others between them, which a gap in the track hides: there, and beyond
/// them at the track's ends, the clock goes from the nearer one at the usual stride.
double CalcPhase(const StrideClock& clock, Side side, double time_s);

}  // namespace hinge
