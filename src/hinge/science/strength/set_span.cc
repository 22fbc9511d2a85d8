// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/set_span.h"

#include <algorithm>
#include <cmath>

namespace hinge {
namespace {

constexpr double kTravel_legs_s = 0.4, kTravelOver_s = 1.0;
constexpr double kPassing_s = 0.8, kPassing_legs = 0.12;  // ankles this near to each other pass
constexpr double kApart_legs = 0.3, kLevel_legs = 0.12,
                 kSteepest = 0.3;     // both feet on the ground, far apart
constexpr double kMostWalking = 0.6;  // share of the seen clip that makes it a hike, walk or run
constexpr double kShortest_s = 1.5;
constexpr double kStill_legs_s = 0.35, kStillFor_s = 0.15;  // feet at rest
constexpr double kLongestSettling_s = 2;

std::size_t Samples(double s) { return static_cast<std::size_t>(std::lround(s * BodySeries::kRate_hz)); }

/// Whether, around a sample, both feet stand far apart and pass each other: by sizes alone, as sides may be exchanged.
bool TakesSteps(const BodySeries& b, std::size_t i) {
  const std::size_t half = Samples(kPassing_s);
  const std::size_t from = i > half ? i - half : 0, to = std::min(b.size(), i + half + 1);
  bool pass = false, stand_apart = false;
  for (std::size_t k = from; k < to; ++k) {
    const Vec2 d = b.p_B[Landmark::kLeftAnkle][k] - b.p_B[Landmark::kRightAnkle][k];
    pass |= std::abs(d.x()) < kPassing_legs;
    stand_apart |=
        std::abs(d.x()) > kApart_legs && std::abs(d.y()) < kLevel_legs + kSteepest * std::abs(d.x());
  }
  return pass && stand_apart;
}

double Travel_legs_s(const BodySeries& b, std::size_t i) {
  const std::size_t half = Samples(0.5 * kTravelOver_s);
  const std::size_t from = i > half ? i - half : 0, to = std::min(b.size() - 1, i + half);
  if (to == from) return 0;
  return std::abs(b.Middle_B(Part::kHip, to).x() - b.Middle_B(Part::kHip, from).x()) /
         (b.time_s[to] - b.time_s[from]);
}

std::vector<bool> FindWalking(const BodySeries& b) {
  std::vector<bool> walking(b.size(), false);
  for (std::size_t i = 0; i < b.size(); ++i)
    walking[i] = b.seen[i] && Travel_legs_s(b, i) > kTravel_legs_s && TakesSteps(b, i);
  return walking;
}

/// The longest stretch in which `good` holds.
SampleSpan FindLongest(const std::vector<bool>& good) {
  SampleSpan best, now;
  for (std::size_t i = 0; i <= good.size(); ++i) {
    if (i < good.size() && good[i]) {
      if (now.last != i) now.first = i;
      now.last = i + 1;
    } else if (now.size() > best.size()) {
      best = now;
    }
  }
  return best;
}

double AnkleSpeed_legs_s(const BodySeries& b, Side side, std::size_t i) {
  const auto& p = b.p_B[LandmarkOf(side, Part::kAnkle)];
  const std::size_t from = i > 2 ? i - 3 : 0, to = std::min(p.size() - 1, i + 3);
  return (p[to] - p[from]).norm() / (b.time_s[to] - b.time_s[from]);
}

bool IsStill(const BodySeries& b, std::size_t i) {
  return std::all_of(kSides.begin(), kSides.end(),
                     [&](Side side) { return AnkleSpeed_legs_s(b, side, i) < kStill_legs_s; });
}

/// The first sample, from the core's start on or back from its end, at which both feet have come to rest for a while; the
/// border itself where they do not within two seconds.
std::size_t FindRest(const BodySeries& b, const SampleSpan& core, bool forward) {
  const std::size_t hold = Samples(kStillFor_s);
  std::size_t still = 0;
  for (std::size_t k = 0; k < std::min(core.size(), Samples(kLongestSettling_s)); ++k) {
    const std::size_t i = forward ? core.first + k : core.last - 1 - k;
    still = IsStill(b, i) ? still + 1 : 0;
    if (still >= hold) return forward ? i + 1 - hold : i + hold;
  }
  return forward ? core.first : core.last;
}

double Share(const std::vector<bool>& what, const std::vector<bool>& of) {
  const auto count = [](const std::vector<bool>& v) { return std::count(v.begin(), v.end(), true); };
  return count(of) == 0 ? 0 : static_cast<double>(count(what)) / static_cast<double>(count(of));
}

}  // namespace

SetSpan FindSetSpan(const BodySeries& body) {
  SetSpan span;
  const std::vector<bool> walking = FindWalking(body);
  span.all_walking = Share(walking, body.seen) > kMostWalking;
  std::vector<bool> good = body.seen;
  for (std::size_t i = 0; i < good.size() && !span.all_walking; ++i) good[i] = good[i] && !walking[i];
  span.core = FindLongest(good);
  const std::size_t before = span.core.first, after = span.core.last;
  if (span.all_walking || span.core.size() < Samples(kShortest_s)) return span;
  span.walks_in = before > 0 && walking[before - 1];
  span.walks_off = after < body.size() && walking[after];
  span.starts_unseen = before > 0 && !span.walks_in;
  span.ends_unseen = after < body.size() && !span.walks_off;
  if (span.walks_in) span.core.first = FindRest(body, {before, after}, true);
  if (span.walks_off) span.core.last = FindRest(body, {span.core.first, after}, false);
  return span;
}

}  // namespace hinge
