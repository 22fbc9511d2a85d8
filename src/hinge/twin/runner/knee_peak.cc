// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/knee_peak.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "hinge/foundation/base/angle.h"
#include "hinge/twin/runner/swing.h"
#include "hinge/twin/runner/upper_body.h"

namespace hinge {
namespace {

double SampleKnee_rad(const TwinRun& run, std::size_t idx, const PeakSearch& search, int sample) {
  const auto i = static_cast<std::size_t>(sample);
  return CalcRunningStance(run, idx, search.time_s[i], search.rest_m[i]).leg.knee();
}

/// Largest knee flexion in the contact: of samples, climbing from the last peak, refined by the parabola
/// through the three highest.
double PeakKnee_rad(const TwinRun& run, std::size_t idx, PeakSearch& search) {
  const auto knee = [&](int i) { return SampleKnee_rad(run, idx, search, i); };
  int& top = search.top;
  double before = knee(top - 1), at = knee(top), after = knee(top + 1);
  while (after > at && top < PeakSearch::kSamples - 2) {
    before = std::exchange(at, after);
    after = knee(++top + 1);
  }
  while (before > at && top > 1) {
    after = std::exchange(at, before);
    before = knee(--top - 1);
  }
  const double bend = before - 2 * at + after, tilt = 0.5 * (after - before);
  return bend < 0 ? at - 0.5 * tilt * tilt / bend : at;
}

/// The bumps with which the ground only pushes: its force is that without a bump plus the bump times a known
/// shape.
std::pair<double, double> FindBumpRange_m(const ComArc& arc) {
  constexpr int kSamples = 60;
  constexpr double kFarthest_m = 0.05, kKept = 0.98;
  ComArc plain = arc, raised = arc;
  plain.bump_m = 0;
  raised.bump_m = 1;
  double low = -kFarthest_m, high = kFarthest_m;
  for (int i = 1; i < kSamples; ++i) {
    const double t = arc.ic_s + (arc.to_s - arc.ic_s) * i / kSamples;
    const double a = CalcComAcceleration(plain, t).y(), more = CalcComAcceleration(raised, t).y() - a;
    const double push = kKept * std::max(0.0, a + kGravity_m_s2);
    if (more > 0) low = std::max(low, -push / more);
    if (more < 0) high = std::min(high, -push / more);
  }
  return {std::min(low, 0.0), std::max(high, 0.0)};
}

}  // namespace

Vec2 RestMoment_m(const TwinRun& run, std::size_t idx, double time_s) {
  const Vec2 upper = CalcUpperMoment_m(run.mass, CalcUpperBody(run, time_s));
  if (idx == 0) return upper + CalcLegMoment_m(run.mass, 0.05, -1.1, -1.2);
  const LegAngles swing = CalcSwingLeg(run.steps[idx - 1], time_s);
  return upper + CalcLegMoment_m(run.mass, swing.thigh, swing.shank, swing.foot + run.slope_rad);
}

PeakSearch MakePeakSearch(const TwinRun& run, std::size_t idx) {
  const TwinStep& step = run.steps[idx];
  PeakSearch search;
  for (std::size_t i = 0; i < search.time_s.size(); ++i) {
    const double share = PeakSearch::kFrom + PeakSearch::kStep * static_cast<double>(i);
    search.time_s[i] = step.ic_s + share * (step.to_s - step.ic_s);
    search.rest_m[i] = RestMoment_m(run, idx, search.time_s[i]);
  }
  return search;
}

void SolveBump(TwinRun& run, std::size_t idx, PeakSearch& search) {
  constexpr int kRounds = 6;
  constexpr double kEnough_rad = 1e-7;
  TwinStep& step = run.steps[idx];
  const double want = RadFromDeg(step.leg.knee_peak_deg);
  const auto [low, high] = FindBumpRange_m(step.com);
  step.com.bump_m = std::clamp(step.com.bump_m, low, high);
  double slope = -6, last_bump = step.com.bump_m,
         last_knee = PeakKnee_rad(run, idx, search);  // radians a metre
  for (int i = 0; i < kRounds && std::abs(last_knee - want) > kEnough_rad; ++i) {
    const double bump = std::clamp(last_bump + (want - last_knee) / slope, low, high);
    if (bump == last_bump) return;
    step.com.bump_m = bump;
    const double knee = PeakKnee_rad(run, idx, search);
    const double measured = (knee - last_knee) / (bump - last_bump);
    slope = std::clamp(measured, -20.0, -1.0);
    last_bump = bump;
    last_knee = knee;
  }
}

bool OnlyPushes(const ComArc& arc) {
  constexpr int kSamples = 40;
  constexpr double kPull_m_s2 = 0.01;
  for (int i = 0; i <= kSamples; ++i) {
    const double t = arc.ic_s + (arc.to_s - arc.ic_s) * i / kSamples;
    if (CalcComAcceleration(arc, t).y() + kGravity_m_s2 < -kPull_m_s2) return false;
  }
  return true;
}

}  // namespace hinge
