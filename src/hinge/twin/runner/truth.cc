// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/truth.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/angle.h"
#include "hinge/twin/runner/hip_path.h"

namespace hinge {
namespace {

constexpr int kSamples = 500;  // a stance: the error of a peak between samples is below 0.001 degrees

TwinInstant InstantAt(const TwinRun& run, std::size_t idx, double time_s) {
  const LegAngles leg = CalcStanceLeg(run, idx, time_s);
  return {DegFromRad(leg.thigh), DegFromRad(leg.shank), DegFromRad(leg.knee()), DegFromRad(leg.foot)};
}

void SampleStance(const TwinRun& run, const TwinStep& step, TwinStride& stride) {
  double lean = 0, neck = 0;
  for (int i = 0; i < kSamples; ++i) {
    const double t = step.ic_s + (step.to_s - step.ic_s) * (i + 0.5) / kSamples;
    const TwinPose pose = CalcTwinPose(run, t);
    lean += DegFromRad(pose.trunk_lean_rad) / kSamples;
    neck += DegFromRad(pose.neck_lean_rad) / kSamples;
    stride.knee_peak_deg = std::max(stride.knee_peak_deg, DegFromRad(pose.leg[step.side].knee()));
  }
  stride.trunk_lean_deg = lean;
  stride.straightness_deg = neck - lean;
}

TwinStride StrideOf(const TwinRun& run, std::size_t idx) {
  const TwinStep& step = run.steps[idx];
  const double next_ic_s = run.steps[idx + 2].ic_s;
  TwinStride stride;
  stride.side = step.side;
  stride.ic_s = step.ic_s;
  stride.to_s = step.to_s;
  stride.next_ic_s = next_ic_s;
  stride.ic = InstantAt(run, idx, step.ic_s);
  stride.ms = InstantAt(run, idx, 0.5 * (step.ic_s + step.to_s));
  stride.to = InstantAt(run, idx, step.to_s);
  SampleStance(run, step, stride);
  stride.overstride_hip_m = run.body.thigh_m * std::sin(RadFromDeg(stride.ic.thigh_deg)) +
                            run.body.shank_m * std::sin(RadFromDeg(stride.ic.tibia_deg));
  stride.hip_oscillation_m = CalcHipOscillation_m(run, step.ic_s, next_ic_s);
  return stride;
}

}  // namespace

std::vector<TwinStride> CalcTruth(const TwinRun& run) {
  std::vector<TwinStride> strides;
  for (std::size_t i = 0; i + 2 < run.steps.size(); ++i) {
    const TwinStep& step = run.steps[i];
    const double next_ic_s = run.steps[i + 2].ic_s;
    if (step.ic_s >= 0 && next_ic_s <= run.options.duration_s) strides.push_back(StrideOf(run, i));
  }
  return strides;
}

}  // namespace hinge
