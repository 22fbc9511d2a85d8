// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/hip_path.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "hinge/foundation/base/angle.h"

namespace hinge {
namespace {

constexpr double kSmallestKnee_deg = 2;  // walking legs are never locked
constexpr int kSamples = 100;            // a stance; its knee curve is smooth on that scale

/// Hip height over an ankle for a straight distance between them; the ankle's own height where it is out of
/// reach.
double HeightOver_m(const Vec2& p_WAnkle, double span_m) {
  return p_WAnkle.y() + std::sqrt(std::max(0.0, span_m * span_m - p_WAnkle.x() * p_WAnkle.x()));
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
