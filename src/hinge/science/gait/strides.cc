// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/strides.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

std::vector<Stride> PairEvents(const std::vector<GaitEvent>& events, Side side) {
  std::vector<GaitEvent> own;
  std::ranges::copy_if(events, std::back_inserter(own), [&](const GaitEvent& e) { return e.side == side; });
  std::vector<Stride> strides;
  for (std::size_t i = 0; i + 2 < own.size(); ++i) {
    const bool whole = own[i].type == EventType::kInitialContact && own[i + 1].type == EventType::kToeOff &&
                       own[i + 2].type == EventType::kInitialContact;
    if (!whole) continue;
    strides.push_back({side, own[i].time_s, own[i + 1].time_s, own[i + 2].time_s, true, {}});
  }
  return strides;
}

double Duration_s(const Stride& stride) { return stride.next_ic_s - stride.ic_s; }

double MedianGap_s(const std::vector<double>& time_s) {
  std::vector<double> gaps;
  for (std::size_t i = 1; i < time_s.size(); ++i) gaps.push_back(time_s[i] - time_s[i - 1]);
  return Median(std::move(gaps));
}

/// Share of the stride's pictures in which the person was found.
double SeenShare(const Stride& stride, const std::vector<double>& time_s, double gap_s) {
  const auto first = std::ranges::lower_bound(time_s, stride.ic_s);
  const auto last = std::ranges::lower_bound(time_s, stride.next_ic_s);
  return static_cast<double>(last - first) * gap_s / Duration_s(stride);
}

template <typename Value>
double MedianOf(const std::vector<Stride>& strides, Value value) {
  std::vector<double> values;
  for (const Stride& s : strides) values.push_back(value(s));
  return Median(std::move(values));
}

struct Usual {
  double stride_s = 0, contact_s = 0, gap_s = 0;
};

std::string WhyRefused(const Stride& stride, const Usual& usual, const std::vector<double>& time_s,
                       const StrideOptions& options) {
  const double duration_s = Duration_s(stride);
  if (std::abs(duration_s / usual.stride_s - 1) > options.duration_tolerance) {
    return fmt::format("this stride lasts {:.2f} s, the others {:.2f} s", duration_s, usual.stride_s);
  }
  if (std::abs(stride.contact_s() / usual.contact_s - 1) > options.contact_tolerance) {
    return fmt::format("the foot is on the ground for {:.0f} ms, in the other strides for {:.0f} ms",
                       1000 * stride.contact_s(), 1000 * usual.contact_s);
  }
  const double seen = SeenShare(stride, time_s, usual.gap_s);
  if (seen < options.least_seen) {
    return fmt::format("the runner was found in only {:.0f} % of this stride's pictures", 100 * seen);
  }
  return {};
}

}  // namespace

Gait MakeGait(std::vector<GaitEvent> events, const GaitTrack& track, const StrideOptions& options) {
  HINGE_CHECK(std::ranges::is_sorted(events, {}, &GaitEvent::time_s));
  HINGE_CHECK(options.duration_tolerance > 0 && options.contact_tolerance > 0 && options.least_seen > 0);
  Gait gait;
  PerSide<std::vector<Stride>> strides;
  for (Side side : kSides) {
    strides[side] = PairEvents(events, side);
    gait.strides.insert(gait.strides.end(), strides[side].begin(), strides[side].end());
  }
  gait.events = std::move(events);
  if (gait.strides.empty()) return gait;
  std::ranges::sort(gait.strides, {}, &Stride::ic_s);
  Usual usual{MedianOf(gait.strides, Duration_s), 0, MedianGap_s(track.time_s)};
  PerSide<double> contact_s{};
  for (Side side : kSides) {
    if (!strides[side].empty())
      contact_s[side] = MedianOf(strides[side], [](const Stride& s) { return s.contact_s(); });
  }
  for (Stride& stride : gait.strides) {
    usual.contact_s = contact_s[stride.side];
    stride.why_not = WhyRefused(stride, usual, track.time_s, options);
    stride.used = stride.why_not.empty();
  }
  return gait;
}

}  // namespace hinge
