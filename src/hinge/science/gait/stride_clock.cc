// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/stride_clock.h"

#include <algorithm>
#include <cmath>

namespace hinge {

StrideClock MakeStrideClock(const std::vector<GaitEvent>& events) {
  StrideClock clock;
  for (const GaitEvent& event : events) {
    if (event.type == EventType::kInitialContact) clock.ic_s[event.side].push_back(event.time_s);
  }
  for (Side side : kSides) std::sort(clock.ic_s[side].begin(), clock.ic_s[side].end());
  return clock;
}

double CalcPhase(const StrideClock& clock, Side side, double time_s) {
  const std::vector<double>& ic_s = clock.ic_s[side];
  if (ic_s.size() < 2) return 0;
  const auto next =
      std::clamp(std::upper_bound(ic_s.begin(), ic_s.end(), time_s), ic_s.begin() + 1, ic_s.end() - 1);
  const double from_s = *(next - 1), stride_s = *next - from_s;
  if (!(stride_s > 0)) return 0;
  const double strides = (time_s - from_s) / stride_s;
  const double phase = strides - std::floor(strides);
  return phase < 1 ? phase : 0;
}

}  // namespace hinge
