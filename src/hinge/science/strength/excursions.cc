// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/excursions.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

constexpr int kLevels = 15;
constexpr double kPlateau = 0.08;  // of the range: samples that near a turning point lie on its level
constexpr double kReturned =
    0.35;  // of the largest range: a turning point this low is back at the near level
constexpr int kRounds = 3;
constexpr double kDriftOver_s = 0.5, kSameLevel = 0.03;
constexpr double kHighest = 0.98, kLowest = 0.02;

/// Share of the time of a minimum-jerk movement at which it has come the share `s` of its way.
double TimeShare(double s) {
  double low = 0, high = 1;
  for (int i = 0; i < 40; ++i) {
    const double u = 0.5 * (low + high);
    (u * u * u * (10 + u * (-15 + 6 * u)) < s ? low : high) = u;
  }
  return 0.5 * (low + high);
}

/// When the signal crosses a level on the way, interpolated: the last time before `idx` going back from it, or the first
/// time after it.
double Crossing_s(const BodySeries& b, const std::vector<double>& v, const SampleSpan& way, std::size_t idx,
                  bool back, double level, bool rises) {
  const auto near_side = [&](std::size_t i) { return rises ? v[i] < level : v[i] > level; };
  std::size_t after = idx;
  if (back) {
    while (after > way.first && !near_side(after - 1)) --after;
  } else {
    while (after < way.last && near_side(after)) ++after;
  }
  if (after == way.first || v[after] == v[after - 1]) return b.time_s[after];
  const double share = (level - v[after - 1]) / (v[after] - v[after - 1]);
  return b.time_s[after - 1] + std::clamp(share, 0.0, 1.0) / BodySeries::kRate_hz;
}

/// The level around a turning point: the mean of the samples that hang together and differ by little.
double LevelAt(const std::vector<double>& v, std::size_t at, const SampleSpan& within, double range) {
  std::size_t from = at, to = at;
  while (from > within.first && std::abs(v[from - 1] - v[at]) < kPlateau * range) --from;
  while (to + 1 < within.last && std::abs(v[to + 1] - v[at]) < kPlateau * range) ++to;
  return Median(Slice(v, {from, to + 1}));
}

/// The same levels for the way back, which begins at the far end.
ExcursionOptions TurnedRound(ExcursionOptions options) {
  const double low = options.low_level;
  options.low_level = 1 - options.high_level, options.high_level = 1 - low;
  return options;
}

struct Finder {
  const BodySeries& b;
  const std::vector<double>& v;
  SampleSpan span;
  const ExcursionOptions& options;
  double range = 0, low = 0;

  bool Back(const TurningPoint& p) const { return v[p.idx] < low + kReturned * range; }

  /// A stop that drifts is reached at the level that it has at first, not on the whole.
  Way TimeOut(std::size_t from, std::size_t to, double near, double far) const {
    Way way;
    for (int round = 0; round < kRounds; ++round) {
      way = TimeWay(b, v, from, to, near, far, options);
      const std::size_t reached = std::min(to, b.At(way.end_s));
      const double level = Median(Slice(v, {reached, std::min(to, b.At(way.end_s + kDriftOver_s)) + 1}));
      if (std::abs(level - far) < kSameLevel * (far - near)) break;
      far = level;
    }
    return way;
  }
  Excursion Between(const TurningPoint& before, const TurningPoint& far, const TurningPoint& after) const {
    Excursion e;
    const double swing = v[far.idx] - std::max(v[before.idx], v[after.idx]);
    e.near = LevelAt(v, before.idx, {span.first, far.idx}, swing);
    e.far = LevelAt(v, far.idx, {before.idx, after.idx + 1}, swing);
    e.near_after = LevelAt(v, after.idx, {far.idx, span.last}, swing);
    if (options.near_level) e.near = e.near_after = *options.near_level;
    const Way out = TimeOut(before.idx, far.idx, e.near, e.far);
    const Way back = TimeWay(b, v, far.idx, after.idx, e.far, e.near_after, TurnedRound(options));
    e.start_s = out.start_s, e.end_s = back.end_s;
    const bool stops = back.start_s > out.end_s;
    e.far_from_s = stops ? out.end_s : 0.5 * (out.end_s + back.start_s);
    e.far_to_s = stops ? back.start_s : e.far_from_s;
    return e;
  }
};

}  // namespace

std::vector<TurningPoint> FindTurningPoints(const std::vector<double>& v, const SampleSpan& span,
                                            double swing) {
  std::vector<TurningPoint> points;
  if (span.size() < 2) return points;
  std::size_t lowest = span.first, highest = span.first;
  int direction = 0;  // +1 rising, -1 falling, 0 not known yet
  for (std::size_t i = span.first; i < span.last; ++i) {
    if (v[i] > v[highest]) highest = i;
    if (v[i] < v[lowest]) lowest = i;
    if (direction <= 0 && v[i] > v[lowest] + swing) {
      points.push_back({lowest, false});
      direction = 1, highest = i;
    } else if (direction >= 0 && v[i] < v[highest] - swing) {
      points.push_back({highest, true});
      direction = -1, lowest = i;
    }
  }
  if (direction > 0) points.push_back({highest, true});
  if (direction < 0) points.push_back({lowest, false});
  return points;
}

Way TimeWay(const BodySeries& b, const std::vector<double>& v, std::size_t first, std::size_t last,
            double from, double to, const ExcursionOptions& options) {
  const SampleSpan way{first, last};
  const bool rises = to > from;
  // From the middle of the way outwards, so that a swaying rest at either end is not taken for the way.
  std::size_t middle = last;
  while (middle > first && (rises ? v[middle - 1] > 0.5 * (from + to) : v[middle - 1] < 0.5 * (from + to)))
    --middle;
  std::vector<double> u, t;
  for (int i = 0; i < kLevels; ++i) {
    const double s =
        options.low_level + (options.high_level - options.low_level) * i / static_cast<double>(kLevels - 1);
    u.push_back(TimeShare(s));
    t.push_back(Crossing_s(b, v, way, middle, s < 0.5, from + s * (to - from), rises));
  }
  const double mu = Mean(u), mt = Mean(t);
  double ut = 0, uu = 0;
  for (std::size_t i = 0; i < u.size(); ++i) ut += (u[i] - mu) * (t[i] - mt), uu += (u[i] - mu) * (u[i] - mu);
  const double duration_s = std::max(0.0, ut / uu);
  return {mt - duration_s * mu, mt + duration_s * (1 - mu)};
}

Excursions FindExcursions(const BodySeries& body, const std::vector<double>& signal, const SampleSpan& span,
                          const ExcursionOptions& options) {
  Excursions found;
  if (span.size() < 2) return found;
  const std::vector<double> values = Slice(signal, span);
  const double low = Quantile(values, kLowest), range = Quantile(values, kHighest) - low;
  if (range < options.least_range) return found;
  const auto points =
      FindTurningPoints(signal, span, std::max(options.least_range, options.least_share * range));
  const Finder finder{body, signal, span, options, range, low};
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!points[i].high) continue;
    const bool begins = i > 0 && finder.Back(points[i - 1]);
    const bool ends = i + 1 < points.size() && finder.Back(points[i + 1]);
    if (begins && ends) found.whole.push_back(finder.Between(points[i - 1], points[i], points[i + 1]));
    found.cut_at_start |= !begins && i <= 1;
    found.cut_at_end |= !ends && i + 2 >= points.size();
  }
  return found;
}

}  // namespace hinge
