// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/events.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "hinge/foundation/base/check.h"
#include "hinge/science/gait/event_model.h"
#include "hinge/science/gait/foot_curves.h"
#include "hinge/science/gait/turning_points.h"

namespace hinge {
namespace {

constexpr double kEnd_s = 0.06;  // nearer to the end of what was seen, the window is mostly guessed
constexpr double kShortestContact_s = 0.08;   // sprinters: 0.09
constexpr double kLongestContactShare = 0.8;  // of a stride, in slow walking
constexpr double kWalkingSigma_s =
    0.025;  // foremost heel and hindmost toe against plates, healthy walkers [Zeni2008]

void CheckTrack(const GaitTrack& track) {
  const std::size_t n = track.time_s.size();
  for (std::size_t i = 1; i < n; ++i) HINGE_CHECK(track.time_s[i] > track.time_s[i - 1], i);
  for (Side side : kSides) {
    const FootPath& foot = track.feet[side];
    for (const auto* path :
         {&foot.p_WHeel_m, &foot.p_WToe_m, &foot.p_WAnkle_m, &track.p_WKnee_m[side], &track.p_WHip_m[side]}) {
      HINGE_CHECK(path->size() == n, path->size(), n);
      for (const Vec2& p : *path) HINGE_CHECK(p.allFinite());
    }
    HINGE_CHECK(foot.sigma_m.size() == n, foot.sigma_m.size(), n);
    for (double s : foot.sigma_m) HINGE_CHECK(s > 0 && std::isfinite(s), s);
  }
}

double CalcCorrection_s(const EventModel& model, const FootCurves& curves, Side side, double time_s,
                        double stride_s) {
  double correction = model.intercept_s + model.stride_weight * stride_s;
  for (std::size_t lag = 0; lag < kEventLags; ++lag) {
    const auto signals = CalcEventSignals(curves, side, time_s, lag);
    for (std::size_t s = 0; s < kEventSignals; ++s) correction += model.weights_s[s][lag] * signals[s];
  }
  return correction;
}

GaitEvent RefineRunning(const FootCurves& curves, Side side, const TurningPoint& turn, double stride_s) {
  constexpr int kRounds = 4;                     // the last moves nothing by a millisecond
  constexpr double kLargestCorrection_s = 0.05;  // beyond what the rule was learned on
  const EventType type = turn.foremost ? EventType::kInitialContact : EventType::kToeOff;
  const EventModel& model = EventModelOf(type);
  double t = turn.time_s + model.start_s, step_s = 0;
  for (int round = 0; round < kRounds; ++round) {
    step_s = std::clamp(CalcCorrection_s(model, curves, side, t, stride_s), -kLargestCorrection_s,
                        kLargestCorrection_s);
    t += step_s;
  }
  const double noise_s = model.gain * curves.noise_density;
  return {side, type, t, std::hypot(model.floor_s, noise_s, step_s)};  // what still moves is not sure
}

/// Walking: the foremost moment of the heel, the hindmost of the toe, near the foot's own turning point.
GaitEvent RefineWalking(const FootCurves& curves, Side side, const TurningPoint& turn) {
  constexpr double kReach_s = 0.15, kStep_s = 0.002;
  const SplineCoefficients& part = turn.foremost ? curves.legs[side].heel : curves.legs[side].toe;
  double best = -std::numeric_limits<double>::infinity(), best_s = turn.time_s;
  for (double t = turn.time_s - kReach_s; t <= turn.time_s + kReach_s; t += kStep_s) {
    const double x = (curves.At(part, t) - curves.Hips(t)).x() * (turn.foremost ? 1 : -1);
    if (x > best) best = x, best_s = t;
  }
  return {side, turn.foremost ? EventType::kInitialContact : EventType::kToeOff, best_s, kWalkingSigma_s};
}

/// Drops contacts that no foot can make, with both their ends, so that the events still alternate.
std::vector<GaitEvent> KeepPossible(const std::vector<GaitEvent>& events, double stride_s) {
  std::vector<GaitEvent> kept;
  for (const GaitEvent& e : events) {
    if (kept.empty() || e.type == EventType::kInitialContact || kept.back().type == EventType::kToeOff) {
      if (kept.empty() || kept.back().type != e.type) kept.push_back(e);
      continue;
    }
    const double contact_s = e.time_s - kept.back().time_s;
    if (contact_s > kShortestContact_s && contact_s < kLongestContactShare * stride_s) {
      kept.push_back(e);
    } else {
      kept.pop_back();
    }
  }
  return kept;
}

std::vector<GaitEvent> FindInStretch(const GaitTrack& track, const Stretch& stretch,
                                     const EventOptions& options) {
  const FootCurves curves = FitFootCurves(track, stretch);
  const auto turns = FindTurningPoints(curves, options.least_swing_legs);
  const std::optional<double> stride_s = FindStrideTime_s(turns);
  if (!stride_s) return {};
  const bool walking = VaultsOverFoot(curves);
  std::vector<GaitEvent> events;
  for (Side side : kSides) {
    std::vector<GaitEvent> own;
    for (const TurningPoint& turn : turns[side]) {
      const GaitEvent e =
          walking ? RefineWalking(curves, side, turn) : RefineRunning(curves, side, turn, *stride_s);
      if (e.time_s > curves.basis.start_s() + kEnd_s && e.time_s < curves.basis.end_s() - kEnd_s)
        own.push_back(e);
    }
    std::ranges::sort(own, {}, &GaitEvent::time_s);
    own = KeepPossible(own, *stride_s);
    events.insert(events.end(), own.begin(), own.end());
  }
  return events;
}

}  // namespace

std::vector<GaitEvent> FindEvents(const GaitTrack& track, const EventOptions& options) {
  CheckTrack(track);
  HINGE_CHECK(options.least_swing_legs > 0, options.least_swing_legs);
  std::vector<GaitEvent> events;
  for (const Stretch& stretch : FindStretches(track.time_s)) {
    const std::vector<GaitEvent> found = FindInStretch(track, stretch, options);
    events.insert(events.end(), found.begin(), found.end());
  }
  std::ranges::sort(events, {}, &GaitEvent::time_s);
  return events;
}

}  // namespace hinge
