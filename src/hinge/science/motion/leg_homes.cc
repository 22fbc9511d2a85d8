// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/motion/leg_homes.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/median_point.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

constexpr double kHomeShare = 0.7;  // of the pictures; the feet of a skater take turns at standing
constexpr double kAway_legs = 0.12;
constexpr double kLooser = 1.8;       // feet that both stand may be seen so much less still
constexpr double kLevel_legs = 0.12;  // one foot's place above the other's: the camera looks down a little

struct Point {
  Side side;
  Part part;
  bool from_hips;
};

Vec2 PlaceOf_px(const KeypointFrame& frame, int state, const Point& point) {
  const Vec2& p = PointIn(frame, state, point.side, point.part).p_I_px;
  return point.from_hips ? Vec2(p - HipMiddle(frame)) : p;
}

/// Where a point is most of the time, how far from there at most in 70 % of the pictures, and on the mean of all.
struct Home {
  Point point;
  Vec2 p_px;
  double spread_px, mean_px;
};

Home FindHome(const std::vector<const KeypointFrame*>& frames, const std::vector<int>& states,
              const Point& point) {
  std::vector<Vec2> places;
  for (std::size_t t = 0; t < frames.size(); ++t) places.push_back(PlaceOf_px(*frames[t], states[t], point));
  const Vec2 home = MedianPoint(places);
  std::vector<double> away;
  for (const Vec2& p : places) away.push_back((p - home).norm());
  const double mean_px = Mean(away);
  return {point, home, Quantile(std::move(away), kHomeShare), mean_px};
}

/// Whether the ankles of a picture fit the places better when exchanged.
bool FitsExchanged(const KeypointFrame& f, const Vec2& left_px, const Vec2& right_px) {
  const Vec2 &l = f.points[Landmark::kLeftAnkle].p_I_px, &r = f.points[Landmark::kRightAnkle].p_I_px;
  return (r - left_px).norm() + (l - right_px).norm() < (l - left_px).norm() + (r - right_px).norm();
}

/// Names by the two places at which ankles are seen, whatever the network calls them: a network may exchange feet that stand
/// apart half of the time. Of the two ways round, the one nearer to `states`.
std::vector<int> NameByPlaces(const std::vector<const KeypointFrame*>& frames,
                              const std::vector<int>& states) {
  std::vector<Vec2> rear, front;
  for (const KeypointFrame* f : frames) {
    const Vec2 &l = f->points[Landmark::kLeftAnkle].p_I_px, &r = f->points[Landmark::kRightAnkle].p_I_px;
    rear.push_back(l.x() < r.x() ? l : r), front.push_back(l.x() < r.x() ? r : l);
  }
  const Vec2 left_px = MedianPoint(rear), right_px = MedianPoint(front);
  std::vector<int> named;
  std::ptrdiff_t unlike = 0;
  for (std::size_t t = 0; t < frames.size(); ++t) {
    named.push_back(FitsExchanged(*frames[t], left_px, right_px) ? kLegStates - 1 : 0);
    unlike += (named[t] & 2) != (states[t] & 2);
  }
  if (2 * unlike > std::ssize(named)) {
    for (int& state : named) state ^= kLegStates - 1;
  }
  return named;
}

/// Where both ankles stand.
struct BothAnkles {
  double spread_px = 0, mean_px = 0, climb_px = 0;  ///< of both together; of one place over the other

  /// Both still and on the same ground: not the feet of one leg that stands and one that is lifted, taking turns.
  bool Stands(double leg_px, const LegNamingOptions& options) const {
    return spread_px < 2 * kLooser * options.still_legs * leg_px && climb_px < kLevel_legs * leg_px;
  }
};

BothAnkles FindBothAnkles(const std::vector<const KeypointFrame*>& frames, const std::vector<int>& states) {
  const Home left = FindHome(frames, states, {Side::kLeft, Part::kAnkle, false}),
             right = FindHome(frames, states, {Side::kRight, Part::kAnkle, false});
  return {left.spread_px + right.spread_px, left.mean_px + right.mean_px,
          std::abs(left.p_px.y() - right.p_px.y())};
}

}  // namespace

std::vector<StateCosts> CalcHomeCosts(const std::vector<const KeypointFrame*>& frames,
                                      const std::vector<int>& by_path, double leg_px,
                                      const LegNamingOptions& options) {
  const std::vector<int> by_places = NameByPlaces(frames, by_path);
  const BothAnkles places = FindBothAnkles(frames, by_places);
  const bool both_stand =
      places.Stands(leg_px, options) && places.mean_px < FindBothAnkles(frames, by_path).mean_px;
  const std::vector<int>& states = both_stand ? by_places : by_path;
  std::vector<StateCosts> costs(frames.size(), StateCosts{});
  const double weight = options.home_weight / (2 * kLowerLeg.size());
  for (Part part : kLowerLeg) {
    for (Side side : kSides) {
      const Home stands = FindHome(frames, states, {side, part, false}),
                 is_held = FindHome(frames, states, {side, part, true});
      const Home& home = stands.spread_px < is_held.spread_px ? stands : is_held;
      if (home.spread_px > (both_stand ? kLooser : 1) * options.still_legs * leg_px) continue;
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
