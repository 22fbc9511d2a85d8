// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <optional>

#include "hinge/foundation/base/statistics.h"
#include "hinge/science/strength/excursions.h"
#include "hinge/science/strength/repetitions.h"

namespace hinge {
namespace {

constexpr double kLeastBounce_legs = 0.03;  // of the trunk from its lowest to its highest point
constexpr double kLeastHop_legs = 0.03;     // 3 cm under the toe
constexpr double kWidthAtHalf = 0.70711;    // of a parabola's base
constexpr double kShortestFlight_s = 0.05, kLongestFlight_s = 0.6;
constexpr double kFreeFoot_legs = 0.12;  // higher than the other: it does not stand
constexpr double kStep_legs = 0.25;      // least travel of a foot against the hip in a step
constexpr double kStandsWithin = 0.25;   // of the free foot's height: it has landed

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

std::vector<double> FeetApart(const BodySeries& b, bool heights) {
  std::vector<double> apart;
  for (std::size_t i = 0; i < b.size(); ++i) {
    const Vec2 d = b.p_B[Landmark::kLeftAnkle][i] - b.p_B[Landmark::kRightAnkle][i];
    apart.push_back(heights ? d.y() : d.x());
  }
  return apart;
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

/// Height of a foot that hovers: the median from its turning point to where it has come down by a fifth.
double FreeLevel(const std::vector<double>& up, std::size_t from, std::size_t to) {
  std::size_t until = from;
  while (until < to && std::abs(up[until]) > 0.8 * std::abs(up[from]) && up[until] * up[from] > 0) ++until;
  return Median(Slice(up, {from, until + 1}));
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
  const std::vector<double> left_up = FeetApart(b, true);
  const auto points = FindTurningPoints(left_up, span, 2 * kFreeFoot_legs);
  std::vector<SeenRepetition> pushes;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const std::size_t from = points[i].idx, to = points[i + 1].idx;
    const Side lands = points[i].high ? Side::kLeft : Side::kRight;
    const double sign = points[i].high ? 1 : -1;
    const double free = sign * FreeLevel(left_up, from, to);
    if (free < kFreeFoot_legs || -sign * left_up[to] < kFreeFoot_legs) continue;
    std::vector<double> height(left_up);
    for (double& h : height) h *= sign;
    std::size_t down = from;
    while (down < to && height[down] > 0.02 * free) ++down;
    const Way way = TimeWay(b, height, from, down, free, 0, {.low_level = 0.2, .high_level = 0.8});
    pushes.push_back({.start_s = way.start_s,
                      .far_from_s = way.end_s,
                      .far_to_s = way.end_s,
                      .end_s = b.time_s[span.last - 1],
                      .side = lands});
    pushes.back().range = free - height[to];
    const std::size_t n = pushes.size();
    if (n > 1) pushes[n - 2].end_s = pushes[n - 2].far_to_s = pushes[n - 1].start_s;
  }
  if (!pushes.empty()) pushes.back().far_to_s = pushes.back().end_s;
  return pushes;
}

std::vector<SeenRepetition> FindStrideRepetitions(const BodySeries& b, const SampleSpan& span) {
  std::vector<SeenRepetition> strides;
  for (Side side : kSides) {
    std::vector<double> ahead;
    for (std::size_t i = 0; i < b.size(); ++i)
      ahead.push_back(b.p_B[LandmarkOf(side, Part::kAnkle)][i].x() - b.Middle_B(Part::kHip, i).x());
    const auto points = FindTurningPoints(ahead, span, kStep_legs);
    for (std::size_t i = 0; i + 2 < points.size(); ++i) {
      if (!points[i].high || points[i].idx == span.first || points[i + 2].idx + 1 >= span.last) continue;
      const double off_s = b.time_s[points[i + 1].idx];
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
