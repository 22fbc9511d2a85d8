// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/foundation/base/side.h"
#include "hinge/science/gait/gait.h"

namespace hinge {

/// Where each foot is in its stride. `ic_s`: that foot's initial contacts, increasing.
struct StrideClock {
  PerSide<std::vector<double>> ic_s;
};

StrideClock MakeStrideClock(const std::vector<GaitEvent>& events);

/// Share of the stride that has gone by, 0 at initial contact, below 1; before the first and after the last
/// contact the nearest stride goes on. 0 where a foot has fewer than two contacts: nobody strides.
double CalcPhase(const StrideClock& clock, Side side, double time_s);

}  // namespace hinge
