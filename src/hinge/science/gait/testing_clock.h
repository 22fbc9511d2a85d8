// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/science/gait/stride_clock.h"

namespace hinge {

/// An even run: the right foot lands at 0, `stride_s`, ... and once after the end; the left half a stride later.
inline StrideClock MakeTestingClock(double stride_s, double duration_s) {
  StrideClock clock;
  for (double t = 0; t < duration_s + stride_s; t += stride_s) {
    clock.ic_s[Side::kRight].push_back(t);
    clock.ic_s[Side::kLeft].push_back(t + 0.5 * stride_s);
  }
  return clock;
}

}  // namespace hinge
