// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <optional>

#include "hinge/foundation/base/median_point.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/strength/excursions.h"
#include "hinge/science/strength/repetitions.h"

namespace hinge {
namespace {

constexpr double kLeastBounce_legs = 0.03;  // of the trunk from its lowest to its highest point
constexpr double kLeastHop_legs = 0.02;     // 2 cm under the toe: a flight of 0.13 s
constexpr double kWidthAtHalf = 0.70711;    // of a parabola's base
constexpr double kShortestFlight_s = 0.05, kLongestFlight_s = 0.6;
constexpr double kFreeFoot_legs = 0.25;  // up and behind the other: it does not stand
constexpr double kAround_s = 0.2;        // for the level of a foot at rest
constexpr double kStillHigh = 0.9;
constexpr std::size_t kSettled = 6;     // samples, 0.1 s, that a foot may have been off the ground by then
constexpr double kHasLeft_legs = 0.04;  // 3 cm
constexpr double kStep_legs = 0.25;     // least travel of a foot against the hip in a step

/// When a signal crosses a level next to sample `at`, going down on either side.
double Crossing_s(const BodySeries& b, const std::vector<double>& v, std::size_t at, int step, double level,
                  const SampleSpan& span) {
  std::size_t i = at;
  while (v[i] > level) {
    const bool ends = step < 0 ? i == span.first : i + 1 >= span.last;
    if (ends) return b.time_s[i];
    i = step < 0 ? i - 1 : i + 1;
  }
  const std::size_t inside = step < 0 ? i + 1 : i - 1;
  const double share = (level - v[i]) / std::max(1e-12, v[inside] - v[i]);
  return b.time_s[i] + share * (b.time_s[inside] - b.time_s[i]);
}

/// Height of the foot's lower end in the picture.
std::vector<double> Sole_legs(const BodySeries& b, Side side) {
  std::vector<double> sole;
  for (std::size_t i = 0; i < b.size(); ++i)
    sole.push_back(
        std::min(b.p_B[LandmarkOf(side, Part::kHeel)][i].y(), b.p_B[LandmarkOf(side, Part::kToe)][i].y()));
  return sole;
}

/// Of a sample and so many before and after it, as far as there are any.
Vec2 MedianOf(const std::vector<Vec2>& p_B, std::size_t around, std::size_t before, std::size_t after) {
  const auto at = [&](std::size_t i) { return p_B.begin() + static_cast<std::ptrdiff_t>(i); };
  return MedianPoint({at(around - std::min(around, before)), at(std::min(p_B.size(), around + after + 1))});
}

/// When a toe has left the ground: while both feet stand, it keeps its place against the other heel, whatever camera and hips
/// do. `swings`: where the ankle is farthest behind, somewhat later; `lands`: the other foot's contact, between its own two.
double ToeLeaves_s(const BodySeries& b, Side side, std::size_t lands, std::size_t swings) {
  const auto part = [&](Side of, Part wanted) {
    const Landmark l = LandmarkOf(of, wanted);
    return b.seen_share[l] > 0 ? l : LandmarkOf(of, Part::kAnkle);
  };
  const auto &toe = b.p_B[part(side, Part::kToe)], &heel = b.p_B[part(Opposite(side), Part::kHeel)];
  const std::size_t both_to = std::max(lands + 1, swings - std::min(swings, kSettled));
  if (both_to >= swings) return b.time_s[swings];
  const auto apart = [&](std::size_t i) -> Vec2 { return toe[i] - heel[i]; };
  std::vector<Vec2> both;
  for (std::size_t i = lands; i <= both_to; ++i) both.push_back(apart(i));
  const Vec2 standing = MedianPoint(std::move(both));
  const auto moved = [&](std::size_t i) { return (apart(i) - standing).norm(); };
  std::size_t i = swings;
  while (i > lands && moved(i) > kHasLeft_legs) --i;
  if (i == swings) return b.time_s[swings];
  const double share = (kHasLeft_legs - moved(i)) / std::max(1e-9, moved(i + 1) - moved(i));
  return b.time_s[i] + std::clamp(share, 0.0, 1.0) / BodySeries::kRate_hz;
}

/// Height of the trunk's middle in the picture.
std::vector<double> Trunk_legs(const BodySeries& b) {
  std::vector<double> height;
  for (std::size_t i = 0; i < b.size(); ++i)
    height.push_back(0.5 * (b.Middle_B(Part::kHip, i).y() + b.Middle_B(Part::kShoulder, i).y()));
  return height;
}

/// A hop between two contacts' lowest points; empty where the foot stays on the ground.
std::optional<SeenRepetition> TimeHop(const BodySeries& b, const std::vector<double>& sole,
                                      const SampleSpan& between) {
  std::size_t top = between.first;
  for (std::size_t i = between.first; i < between.last; ++i) top = sole[i] > sole[top] ? i : top;
  const double ground = 0.5 * (sole[between.first] + sole[between.last - 1]), rise = sole[top] - ground;
  if (rise < kLeastHop_legs) return std::nullopt;
  const double half = ground + 0.5 * rise;
  const double up_s = Crossing_s(b, sole, top, -1, half, between),
               down_s = Crossing_s(b, sole, top, 1, half, between);
  const double flight_s = (down_s - up_s) / kWidthAtHalf, middle_s = 0.5 * (up_s + down_s);
  if (flight_s < kShortestFlight_s || flight_s > kLongestFlight_s) return std::nullopt;
  SeenRepetition hop{.start_s = middle_s - 0.5 * flight_s,
                     .far_from_s = middle_s,
                     .far_to_s = middle_s,
                     .end_s = middle_s + 0.5 * flight_s};
  hop.range = rise;
  return hop;
}

/// How far one foot is up and behind the other, left minus right: where one of them hovers. Two feet that stand far apart
/// before the camera differ in height in the picture, but not in both together.
std::vector<double> FreeFoot_legs(const BodySeries& b) {
  std::vector<double> free;
  for (std::size_t i = 0; i < b.size(); ++i) {
    const Vec2 d = b.p_B[Landmark::kLeftAnkle][i] - b.p_B[Landmark::kRightAnkle][i];
    free.push_back(d.y() - d.x());
  }
  return free;
}

/// Without what lasts less than a quarter of a second: two legs whose names the network swapped.
std::vector<double> WithoutSwaps(const std::vector<double>& v) {
  constexpr std::size_t kHalf = 15;
  std::vector<double> lasting;
  for (std::size_t i = 0; i < v.size(); ++i)
    lasting.push_back(Median(Slice(v, {i > kHalf ? i - kHalf : 0, std::min(v.size(), i + kHalf + 1)})));
  return lasting;
}

/// Share of its way down that a foot's ankle has yet to go, from where it hovers to where it stands, each by itself in the
/// picture: no other foot's place and no perspective enters. `hovers`, `stands`: samples at which it does.
std::vector<double> WayDown(const BodySeries& b, Side side, std::size_t hovers, std::size_t stands) {
  const auto& ankle = b.p_B[LandmarkOf(side, Part::kAnkle)];
  const auto around = static_cast<std::size_t>(kAround_s * BodySeries::kRate_hz);
  const Vec2 high = MedianOf(ankle, hovers, around, around / 2),
             low = MedianOf(ankle, stands, around / 2, around);
  const Vec2 way = high - low;
  std::vector<double> share;
  for (const Vec2& p : ankle) share.push_back((p - low).dot(way) / std::max(1e-9, way.squaredNorm()));
  return share;
}

/// The last sample before `to` at which the free foot is still near its highest.
std::size_t LastHigh(const std::vector<double>& free, std::size_t from, std::size_t to, double sign) {
  std::size_t last = from;
  for (std::size_t i = from; i < to; ++i) last = sign * free[i] > kStillHigh * sign * free[from] ? i : last;
  return last;
}

}  // namespace

std::vector<SeenRepetition> FindHops(const BodySeries& b, const SampleSpan& span, Side side) {
  const std::vector<double> sole = Sole_legs(b, side), trunk = Trunk_legs(b);
  const auto points = FindTurningPoints(trunk, span, kLeastBounce_legs);
  std::vector<SeenRepetition> hops;
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    if (!points[i].high) continue;
    const auto hop = TimeHop(b, sole, {points[i - 1].idx, points[i + 1].idx + 1});
    if (!hop) continue;
    hops.push_back(*hop);
    hops.back().side = side;
  }
  return hops;
}

std::vector<SeenRepetition> FindPushes(const BodySeries& b, const SampleSpan& span) {
  const std::vector<double> free = WithoutSwaps(FreeFoot_legs(b));
  const auto points = FindTurningPoints(free, span, 2 * kFreeFoot_legs);
  std::vector<SeenRepetition> pushes;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const std::size_t from = points[i].idx, to = points[i + 1].idx;
    const Side lands = points[i].high ? Side::kLeft : Side::kRight;
    const double sign = points[i].high ? 1 : -1;
    if (sign * free[from] < kFreeFoot_legs || -sign * free[to] < kFreeFoot_legs) continue;
    const std::size_t high = LastHigh(free, from, to, sign);
    const std::vector<double> left = WithoutSwaps(WayDown(b, lands, high, to));
    const Way way = TimeWay(b, left, from, to, 1, 0, {.low_level = 0.2, .high_level = 0.8});
    pushes.push_back({.start_s = way.start_s,
                      .far_from_s = way.end_s,
                      .far_to_s = way.end_s,
                      .end_s = b.time_s[span.last - 1],
                      .side = lands});
    pushes.back().range = sign * (free[from] - free[to]);
    const std::size_t n = pushes.size();
    if (n > 1) pushes[n - 2].end_s = pushes[n - 2].far_to_s = pushes[n - 1].start_s;
  }
  if (!pushes.empty()) pushes.back().far_to_s = pushes.back().end_s;
  return pushes;
}

std::vector<SeenRepetition> FindStrideRepetitions(const BodySeries& b, const SampleSpan& span) {
  std::vector<SeenRepetition> strides;
  for (Side side : kSides) {
    const std::vector<double> ahead = AnkleAhead_legs(b, side);
    const auto points = FindTurningPoints(ahead, span, kStep_legs);
    for (std::size_t i = 0; i + 2 < points.size(); ++i) {
      if (!points[i].high || points[i].idx == span.first || points[i + 2].idx + 1 >= span.last) continue;
      const double off_s = ToeLeaves_s(b, side, (points[i].idx + points[i + 2].idx) / 2, points[i + 1].idx);
      strides.push_back({.start_s = b.time_s[points[i].idx],
                         .far_from_s = off_s,
                         .far_to_s = off_s,
                         .end_s = b.time_s[points[i + 2].idx],
                         .side = side});
      strides.back().range = ahead[points[i].idx] - ahead[points[i + 1].idx];
    }
  }
  std::sort(strides.begin(), strides.end(),
            [](const SeenRepetition& a, const SeenRepetition& c) { return a.start_s < c.start_s; });
  return strides;
}

}  // namespace hinge
