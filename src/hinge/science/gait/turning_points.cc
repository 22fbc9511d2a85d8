// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/turning_points.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

constexpr double kGrid_s = 0.005;  // a tenth of what the next stage corrects

std::vector<double> GridOf(const FootCurves& curves) {
  std::vector<double> grid;
  for (double t = curves.basis.start_s(); t < curves.basis.end_s(); t += kGrid_s) grid.push_back(t);
  return grid;
}

double FootBeforeHips_m(const FootCurves& curves, Side side, double time_s) {
  const LegCurves& leg = curves.legs[side];
  const Vec2 foot =
      (curves.At(leg.heel, time_s) + curves.At(leg.toe, time_s) + curves.At(leg.ankle, time_s)) / 3;
  return foot.x() - curves.Hips(time_s).x();
}

struct Range {
  double low = 0, high = 0;
  double At(double share) const { return low + share * (high - low); }
};
Range RangeOf(const std::vector<double>& values) {
  return {Quantile(values, 0.05), Quantile(values, 0.95)};  // gross errors stay outside
}

/// The extremum of each excursion beyond 70 % (or below 30 %) of the range: hysteresis lets no ripple count
/// as a step.
std::vector<TurningPoint> FindExcursions(const std::vector<double>& grid_s, const std::vector<double>& x) {
  const Range range = RangeOf(x);
  std::vector<TurningPoint> turns;
  int state = 0;
  std::size_t best = 0;
  const auto close = [&] {
    if (state != 0 && best > 1 && best + 2 < grid_s.size()) turns.push_back({grid_s[best], state > 0});
  };
  for (std::size_t i = 0; i < x.size(); ++i) {
    const int now = x[i] > range.At(0.7) ? 1 : x[i] < range.At(0.3) ? -1 : state;
    if (now != state) {
      close();
      state = now;
      best = i;
    }
    if (state * x[i] > state * x[best]) best = i;
  }
  close();
  return turns;
}

}  // namespace

PerSide<std::vector<TurningPoint>> FindTurningPoints(const FootCurves& curves, double least_swing_legs) {
  const std::vector<double> grid = GridOf(curves);
  PerSide<std::vector<double>> x;
  std::vector<double> apart;
  for (double t : grid) {
    for (Side side : kSides) x[side].push_back(FootBeforeHips_m(curves, side, t));
    apart.push_back(x[Side::kRight].back() - x[Side::kLeft].back());
  }
  const Range swing = RangeOf(apart);
  if (swing.high - swing.low < least_swing_legs * curves.leg_m) return {};
  PerSide<std::vector<TurningPoint>> turns;
  for (Side side : kSides) turns[side] = FindExcursions(grid, x[side]);
  return turns;
}

std::optional<double> FindStrideTime_s(const PerSide<std::vector<TurningPoint>>& turns) {
  std::vector<double> strides;
  for (Side side : kSides) {
    const std::vector<TurningPoint>& t = turns[side];
    for (std::size_t i = 2; i < t.size(); ++i) strides.push_back(t[i].time_s - t[i - 2].time_s);
  }
  if (strides.empty()) return std::nullopt;
  return Median(std::move(strides));
}

bool VaultsOverFoot(const FootCurves& curves) {
  std::vector<double> apart, height;
  for (double t : GridOf(curves)) {
    apart.push_back(
        std::abs(FootBeforeHips_m(curves, Side::kLeft, t) - FootBeforeHips_m(curves, Side::kRight, t)));
    height.push_back(curves.Hips(t).y());
  }
  const double mean_apart = Mean(apart), mean_height = Mean(height);
  double together = 0;
  for (std::size_t i = 0; i < apart.size(); ++i)
    together += (apart[i] - mean_apart) * (height[i] - mean_height);
  return together < 0;
}

}  // namespace hinge
