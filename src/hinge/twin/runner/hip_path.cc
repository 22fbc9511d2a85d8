// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/hip_path.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "hinge/foundation/base/angle.h"

namespace hinge {
namespace {

constexpr double kGravity_m_s2 = 9.80665;
constexpr double kLowest = 0.48;  // share of contact time at which the hip is lowest
constexpr double kLanding_m_s2 =
    5 * kGravity_m_s2;                   // upward, of the hip just after contact: the landing's shock
constexpr double kSmallestKnee_deg = 2;  // walking legs are never locked
constexpr int kSamples = 100;            // a stance; its knee curve is smooth on that scale

double ContactHeight_m(const TwinBody& body, const TwinStep& s) {
  const double tibia = RadFromDeg(s.leg.tibia_ic_deg);
  const LegAngles leg = {tibia + RadFromDeg(s.leg.knee_ic_deg), tibia, 0};
  const Vec2 ankle = CalcAnklePlace(body, Vec2::Zero(), leg);
  return CalcFootOnGround(body, s.heel_x_m, RadFromDeg(s.leg.foot_ic_deg)).p_WAnkle.y() - ankle.y();
}

/// Hip height over an ankle for a straight distance between them; the ankle's own height where it is out of
/// reach.
double HeightOver_m(const Vec2& p_WAnkle, double span_m) {
  return p_WAnkle.y() + std::sqrt(std::max(0.0, span_m * span_m - p_WAnkle.x() * p_WAnkle.x()));
}

/// The asked-for rise over the height at contact, unless the foot would have to stand steeper than it can.
double ToeOffHeight_m(const TwinRun& run, const TwinStep& s, double contact_m) {
  constexpr double kSteepest_deg = -70;
  const double heel_x = s.heel_x_m - run.options.speed_m_s * (s.to_s - s.ic_s);
  const FootPlace foot = CalcFootOnGround(run.body, heel_x, RadFromDeg(kSteepest_deg));
  const double highest_m =
      HeightOver_m(foot.p_WAnkle, CalcLegSpan_m(run.body, RadFromDeg(s.leg.knee_to_deg)));
  return std::min(contact_m + s.leg.hip_rise_m, highest_m);
}

/// Speed upward at toe-off for a free fall from `from_m` to `to_m`.
double TakeOffSpeed_m_s(double from_m, double to_m, double flight_s) {
  return (to_m - from_m) / flight_s + 0.5 * kGravity_m_s2 * flight_s;
}

/// Largest knee flexion between contact and heel-off.
double PeakKnee_rad(const TwinRun& run, const TwinStep& s) {
  double peak = 0;
  for (int i = 0; i <= kSamples; ++i) {
    const double t = s.ic_s + kHeelOffRunning * (s.to_s - s.ic_s) * i / kSamples;
    peak = std::max(peak, CalcStanceLeg(run, s, t).knee());
  }
  return peak;
}

/// Height and vertical speed at contact and toe-off of one step.
struct StanceEnds {
  double ic_m = 0, ic_m_s = 0, to_m = 0, to_m_s = 0;
};

std::vector<StanceEnds> MakeStanceEnds(const TwinRun& run) {
  std::vector<StanceEnds> ends(run.steps.size());
  for (std::size_t i = 0; i < ends.size(); ++i) {
    ends[i].ic_m = ContactHeight_m(run.body, run.steps[i]);
    ends[i].to_m = ToeOffHeight_m(run, run.steps[i], ends[i].ic_m);
  }
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    const double flight_s = run.steps[i + 1].ic_s - run.steps[i].to_s;
    ends[i].to_m_s = TakeOffSpeed_m_s(ends[i].to_m, ends[i + 1].ic_m, flight_s);
    ends[i + 1].ic_m_s = ends[i].to_m_s - kGravity_m_s2 * flight_s;
  }
  ends.front().ic_m_s = ends[1].ic_m_s;
  ends.back().to_m_s = ends[ends.size() - 2].to_m_s;
  return ends;
}

Curve MakeStanceHeight(const TwinStep& s, const StanceEnds& e, double lowest_m, double flight_s) {
  const double contact_s = s.to_s - s.ic_s;
  // At the lowest point the ground pushes as in a half-sine contact: pi/2 (flight / contact + 1) body
  // weights.
  const double lowest_m_s2 = kGravity_m_s2 * (0.5 * std::numbers::pi * (flight_s / contact_s + 1) - 1);
  return {{s.ic_s, e.ic_m, e.ic_m_s, -kGravity_m_s2, kLanding_m_s2},
          {s.ic_s + kLowest * contact_s, lowest_m, 0, lowest_m_s2, lowest_m_s2},
          {s.to_s, e.to_m, e.to_m_s, -kGravity_m_s2, -kGravity_m_s2}};
}

/// The stance whose lowest hip gives the asked-for peak knee, by bisection: the lower the hip, the more the
/// knee bends.
Curve SolveStanceHeight(const TwinRun& run, const TwinStep& s, const StanceEnds& e, double flight_s) {
  TwinRun trial;
  trial.options = run.options;
  trial.body = run.body;
  trial.steps = {s};
  double low = e.ic_m - 0.30, high = e.ic_m + 0.10;  // metres: beyond any leg's give
  for (int i = 0; i < 26; ++i) {
    const double middle = 0.5 * (low + high);
    trial.hip_height_m = MakeStanceHeight(s, e, middle, flight_s);
    (PeakKnee_rad(trial, s) > RadFromDeg(s.leg.knee_peak_deg) ? low : high) = middle;
  }
  return MakeStanceHeight(s, e, 0.5 * (low + high), flight_s);
}

/// Knee flexion from heel-off, where the flat foot still gives it, to toe-off.
Curve MakeKneeRoll(const TwinRun& run, const TwinStep& s) {
  constexpr double kStep_s = 1e-4;
  const double heel_off_s = s.ic_s + kHeelOffRunning * (s.to_s - s.ic_s);
  const double knee = CalcStanceLeg(run, s, heel_off_s).knee();
  const double rate = (knee - CalcStanceLeg(run, s, heel_off_s - kStep_s).knee()) / kStep_s;
  return {{heel_off_s, knee, std::min(rate, 0.0), 0, 0}, {s.to_s, RadFromDeg(s.leg.knee_to_deg), 0, 0, 0}};
}

Curve MakeWalkingFoot(const TwinStep& s) {
  constexpr double kFlat = 0.20, kLastRate = 1.3;  // share of contact; end rate over mean rate of the roll
  const double contact_s = s.to_s - s.ic_s;
  const double ic = RadFromDeg(s.leg.foot_ic_deg), to = RadFromDeg(s.leg.foot_to_deg);
  const double roll_s = (1 - kHeelOffWalking) * contact_s;
  return {{s.ic_s, ic, -1.5 * ic / (kFlat * contact_s), 0, 0},
          {s.ic_s + kFlat * contact_s, 0, 0, 0, 0},
          {s.ic_s + kHeelOffWalking * contact_s, 0, 0, 0, 0},
          {s.to_s, to, kLastRate * to / roll_s, 0, 0}};
}

/// A wave of height 1 between the middles of single support (+1) and of double support (-1).
Curve MakeWalkingWave(const std::vector<TwinStep>& steps) {
  std::vector<CurvePoint> wave;
  for (std::size_t i = 1; i + 1 < steps.size(); ++i) {
    wave.push_back({0.5 * (steps[i].ic_s + steps[i - 1].to_s), -1, 0, 0, 0});
    wave.push_back({0.5 * (steps[i - 1].to_s + steps[i + 1].ic_s), 1, 0, 0, 0});
  }
  for (std::size_t i = 0; i < wave.size(); ++i) {
    const std::size_t from = i + 1 < wave.size() ? i : i - 1;
    const double half_s = wave[from + 1].t_s - wave[from].t_s;
    const double a = -wave[i].x * std::pow(std::numbers::pi / half_s, 2);
    wave[i].a_before = wave[i].a_after = a;
  }
  return wave;
}

}  // namespace

void MakeRunningHipPath(TwinRun& run) {
  const std::vector<StanceEnds> ends = MakeStanceEnds(run);
  run.hip_height_m.clear();
  for (std::size_t i = 0; i < run.steps.size(); ++i) {
    const std::size_t from = std::min(i, run.steps.size() - 2);
    const double flight_s = run.steps[from + 1].ic_s - run.steps[from].to_s;
    const Curve stance = SolveStanceHeight(run, run.steps[i], ends[i], flight_s);
    run.hip_height_m.insert(run.hip_height_m.end(), stance.begin(), stance.end());
  }
  for (TwinStep& step : run.steps) step.knee_roll_rad = MakeKneeRoll(run, step);
}

void MakeWalkingHipPath(TwinRun& run) {
  for (TwinStep& step : run.steps) step.foot_rad = MakeWalkingFoot(step);
  run.hip_height_m = MakeWalkingWave(run.steps);
  const double rise = run.options.walking_rise_m;
  const double span = CalcLegSpan_m(run.body, RadFromDeg(kSmallestKnee_deg));
  double middle_m = run.options.height_m;
  for (std::size_t step = 2; step + 2 < run.steps.size(); ++step) {  // those that the wave covers
    const TwinStep& s = run.steps[step];
    for (int i = 0; i <= kSamples; ++i) {
      const double t = s.ic_s + (s.to_s - s.ic_s) * i / kSamples;
      const double limit = HeightOver_m(CalcStanceFoot(run, s, t).p_WAnkle, span);
      middle_m = std::min(middle_m, limit - rise * Evaluate(run.hip_height_m, t));
    }
  }
  for (CurvePoint& p : run.hip_height_m) {
    p.x = middle_m + rise * p.x;
    p.a_before *= rise;
    p.a_after *= rise;
  }
}

double CalcHipOscillation_m(const TwinRun& run, double from_s, double to_s) {
  double low = 1e9, high = -1e9;
  for (int i = 0; i <= 2 * kSamples; ++i) {
    const double y = CalcTwinHip(run, from_s + (to_s - from_s) * i / (2 * kSamples)).y();
    low = std::min(low, y);
    high = std::max(high, y);
  }
  return high - low;
}

}  // namespace hinge
