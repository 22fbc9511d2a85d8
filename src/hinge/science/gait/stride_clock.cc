// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/stride_clock.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

constexpr double kLongestStride = 1.7;  // usual ones: walking among running makes 1.6, one contact unseen 2

double UsualStride_s(const std::vector<double>& ic_s) {
  std::vector<double> strides_s;
  for (std::size_t i = 1; i < ic_s.size(); ++i) strides_s.push_back(ic_s[i] - ic_s[i - 1]);
  return strides_s.empty() ? StrideClock::kNoneHidden_s : Median(std::move(strides_s));
}

struct StrideFrom {
  double ic_s, stride_s;
};

/// A contact beside that time, and how long the stride is that it counts in.
StrideFrom StrideAt(const std::vector<double>& ic_s, double usual_stride_s, double time_s) {
  const auto next =
      std::clamp(std::upper_bound(ic_s.begin(), ic_s.end(), time_s), ic_s.begin() + 1, ic_s.end() - 1);
  const double from_s = *(next - 1), apart_s = *next - from_s;
  if (apart_s <= kLongestStride * usual_stride_s) return {from_s, apart_s};
  return {time_s - from_s < 0.5 * apart_s ? from_s : *next, usual_stride_s};
}

}  // namespace

StrideClock MakeStrideClock(const std::vector<GaitEvent>& events) {
  StrideClock clock;
  for (const GaitEvent& event : events) {
    if (event.type == EventType::kInitialContact) clock.ic_s[event.side].push_back(event.time_s);
  }
  for (Side side : kSides) {
    std::ranges::sort(clock.ic_s[side]);
    clock.usual_stride_s[side] = UsualStride_s(clock.ic_s[side]);
  }
  return clock;
}

double CalcPhase(const StrideClock& clock, Side side, double time_s) {
  if (clock.ic_s[side].size() < 2) return 0;
  const auto [ic_s, stride_s] = StrideAt(clock.ic_s[side], clock.usual_stride_s[side], time_s);
  if (!(stride_s > 0)) return 0;
  const double strides = (time_s - ic_s) / stride_s;
  const double phase = strides - std::floor(strides);
  return phase < 1 ? phase : 0;
}

}  // namespace hinge
