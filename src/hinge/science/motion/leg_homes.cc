// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/motion/leg_homes.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

constexpr double kHomeShare = 0.7;  // of the pictures; the feet of a skater take turns at standing
constexpr double kAway_legs = 0.12;

struct Point {
  Side side;
  Part part;
  bool from_hips;
};

Vec2 PlaceOf_px(const KeypointFrame& frame, int state, const Point& point) {
  const Vec2& p = PointIn(frame, state, point.side, point.part).p_I_px;
  return point.from_hips ? Vec2(p - HipMiddle(frame)) : p;
}

/// Where a point is most of the time, and how far from there at most in 70 % of the pictures.
struct Home {
  Point point;
  Vec2 p_px;
  double spread_px;
};

Home FindHome(const std::vector<const KeypointFrame*>& frames, const std::vector<int>& states,
              const Point& point) {
  std::vector<double> x, y, away;
  for (std::size_t t = 0; t < frames.size(); ++t) {
    const Vec2 p = PlaceOf_px(*frames[t], states[t], point);
    x.push_back(p.x()), y.push_back(p.y());
  }
  const Vec2 home(Median(std::move(x)), Median(std::move(y)));
  for (std::size_t t = 0; t < frames.size(); ++t)
    away.push_back((PlaceOf_px(*frames[t], states[t], point) - home).norm());
  return {point, home, Quantile(std::move(away), kHomeShare)};
}

}  // namespace

std::vector<StateCosts> CalcHomeCosts(const std::vector<const KeypointFrame*>& frames,
                                      const std::vector<int>& states, double leg_px,
                                      const LegNamingOptions& options) {
  std::vector<StateCosts> costs(frames.size(), StateCosts{});
  const double weight = options.home_weight / (2 * kLowerLeg.size());
  for (Part part : kLowerLeg) {
    for (Side side : kSides) {
      const Home stands = FindHome(frames, states, {side, part, false}),
                 is_held = FindHome(frames, states, {side, part, true});
      const Home& home = stands.spread_px < is_held.spread_px ? stands : is_held;
      if (home.spread_px > options.still_legs * leg_px) continue;
      for (std::size_t t = 0; t < frames.size(); ++t) {
        for (int state = 0; state < kLegStates; ++state) {
          const double away_px = (PlaceOf_px(*frames[t], state, home.point) - home.p_px).norm();
          costs[t][state] += weight * std::min(1.0, std::pow(away_px / (kAway_legs * leg_px), 2));
        }
      }
    }
  }
  return costs;
}

}  // namespace hinge
