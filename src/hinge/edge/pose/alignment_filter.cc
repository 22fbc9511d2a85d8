// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/alignment_filter.h"

#include <cmath>
#include <numbers>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr double kStillCutoff_hz = 0.01;
constexpr double kBeta = 10.0;
constexpr double kRateCutoff_hz = 1.0;

double Gain(double cutoff_hz, double dt_s) { return 1 / (1 + 1 / (2 * std::numbers::pi * cutoff_hz * dt_s)); }

}  // namespace

double OneEuroFilter::Apply(double time_s, double scale_px, double value_px) {
  if (!state_) {
    state_ = State{time_s, value_px, value_px, 0};
    return value_px;
  }
  const double dt_s = time_s - state_->time_s;
  HINGE_CHECK(dt_s > 0 && scale_px > 0, dt_s, scale_px);
  const double rate_per_s = (value_px - state_->raw_px) / scale_px / dt_s;
  state_->rate_per_s += Gain(kRateCutoff_hz, dt_s) * (rate_per_s - state_->rate_per_s);
  const double cutoff_hz = kStillCutoff_hz + kBeta * std::abs(state_->rate_per_s);
  state_->smooth_px += Gain(cutoff_hz, dt_s) * (value_px - state_->smooth_px);
  state_->time_s = time_s;
  state_->raw_px = value_px;
  return state_->smooth_px;
}

Alignment AlignmentFilter::Apply(double time_s, const Alignment& raw) {
  const double scale_px = 2 * (raw.p_ISize_px - raw.p_IHips_px).norm();
  if (!(scale_px > 0)) return raw;
  const auto smooth = [&](std::size_t i, double v) { return coordinates_[i].Apply(time_s, scale_px, v); };
  return {.p_IHips_px = Vec2(smooth(0, raw.p_IHips_px.x()), smooth(1, raw.p_IHips_px.y())),
          .p_ISize_px = Vec2(smooth(2, raw.p_ISize_px.x()), smooth(3, raw.p_ISize_px.y()))};
}

}  // namespace hinge
