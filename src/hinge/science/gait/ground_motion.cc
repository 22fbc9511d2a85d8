// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/ground_motion.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/median_point.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/gait/foot_curves.h"

namespace hinge {
namespace {

constexpr double kForefootFrom = 0.30, kForefootTo = 0.70;  // of contact: the foot rolls about its toes
constexpr std::size_t kFewestContacts = 2;
constexpr int kReweightings = 10;

/// The toes of one foot in one contact, both coordinates freed of their mean over the contact.
struct Centred {
  double time_s = 0;
  Vec2 p_m = Vec2::Zero();
  std::size_t contact = 0;
};

struct StancePoints {
  std::vector<Centred> points;
  std::size_t contacts = 0;
};

void AddContact(const GaitTrack& track, Side side, double from_s, double to_s, StancePoints& stance) {
  const auto first =
      static_cast<std::size_t>(std::ranges::lower_bound(track.time_s, from_s) - track.time_s.begin());
  const auto last =
      static_cast<std::size_t>(std::ranges::upper_bound(track.time_s, to_s) - track.time_s.begin());
  if (last < first + 2) return;
  std::vector<double> times;
  std::vector<Vec2> toes_m;
  for (std::size_t i = first; i < last; ++i)
    times.push_back(track.time_s[i]), toes_m.push_back(track.feet[side].p_WToe_m[i]);
  const double mean_s = Mean(times);
  const Vec2 middle_m = MedianPoint(toes_m);
  for (std::size_t i = 0; i < times.size(); ++i)
    stance.points.push_back({times[i] - mean_s, toes_m[i] - middle_m, stance.contacts});
  ++stance.contacts;
}

/// False where so many pictures lack in between that a toe-off and a contact may lie there.
bool SeenThroughout(const GaitTrack& track, double from_s, double to_s) {
  const auto first = std::ranges::lower_bound(track.time_s, from_s),
             last = std::ranges::upper_bound(track.time_s, to_s);
  return std::adjacent_find(first, last, [](double t, double next) { return next - t >= kLongestGap_s; }) ==
         last;
}

StancePoints CollectStance(const GaitTrack& track, const std::vector<GaitEvent>& events) {
  StancePoints stance;
  PerSide<double> ic_s{{NAN, NAN}};
  for (const GaitEvent& e : events) {
    if (e.type == EventType::kInitialContact) {
      ic_s[e.side] = e.time_s;
    } else if (const double from_s = std::exchange(ic_s[e.side], NAN);
               std::isfinite(from_s) && SeenThroughout(track, from_s, e.time_s)) {
      const double contact_s = e.time_s - from_s;
      AddContact(track, e.side, from_s + kForefootFrom * contact_s, from_s + kForefootTo * contact_s, stance);
    }
  }
  return stance;
}

struct Slope {
  double value_m_s = 0, sigma_m_s = 0;
};

/// Least squares through the origin with Huber's weights; the sigma lets the points of a contact err
/// together.
Slope FitSlope(const StancePoints& stance, int axis) {
  constexpr double kHuber = 1.5;  // sigmas: 96 % efficient on normal errors
  std::vector<double> weight(stance.points.size(), 1.0), residual(stance.points.size());
  double slope = 0, tt = 0;
  for (int round = 0; round < kReweightings; ++round) {
    double tx = 0;
    tt = 0;
    for (std::size_t i = 0; i < weight.size(); ++i) {
      const Centred& p = stance.points[i];
      tt += weight[i] * p.time_s * p.time_s;
      tx += weight[i] * p.time_s * p.p_m[axis];
    }
    slope = tx / tt;
    for (std::size_t i = 0; i < weight.size(); ++i)
      residual[i] = stance.points[i].p_m[axis] - slope * stance.points[i].time_s;
    const double scale = std::max(RobustSigma(residual), 1e-6);
    for (std::size_t i = 0; i < weight.size(); ++i)
      weight[i] = std::min(1.0, kHuber * scale / std::max(std::abs(residual[i]), 1e-9));
  }
  std::vector<double> score(stance.contacts, 0.0);
  for (std::size_t i = 0; i < weight.size(); ++i) {
    score[stance.points[i].contact] += weight[i] * stance.points[i].time_s * residual[i];
  }
  double sum = 0;
  for (double s : score) sum += s * s;
  return {slope, std::sqrt(sum) / tt};
}

/// How fast the hips move through the picture: least-squares line over the whole track.
Vec2 HipsVelocity_m_s(const GaitTrack& track) {
  const double mean_s = Mean(track.time_s);
  double tt = 0;
  Vec2 tp = Vec2::Zero();
  for (std::size_t i = 0; i < track.time_s.size(); ++i) {
    const double t = track.time_s[i] - mean_s;
    tt += t * t;
    tp += t * 0.5 * (track.p_WHip_m[Side::kLeft][i] + track.p_WHip_m[Side::kRight][i]);
  }
  return tp / tt;
}

}  // namespace

std::optional<GroundMotion> EstimateGroundMotion(const GaitTrack& track,
                                                 const std::vector<GaitEvent>& events) {
  HINGE_CHECK(std::ranges::is_sorted(events, {}, &GaitEvent::time_s));
  const StancePoints stance = CollectStance(track, events);
  if (stance.contacts < kFewestContacts) return std::nullopt;
  const Slope x = FitSlope(stance, 0), y = FitSlope(stance, 1);
  return GroundMotion{.velocity_m_s = Vec2(x.value_m_s, y.value_m_s) - HipsVelocity_m_s(track),
                      .sigma_m_s = {x.sigma_m_s, y.sigma_m_s}};
}

}  // namespace hinge
