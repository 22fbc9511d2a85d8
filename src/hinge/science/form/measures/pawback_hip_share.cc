// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

#include "hinge/foundation/base/angle.h"
#include "hinge/science/form/slope_before.h"

namespace hinge {
namespace {

constexpr double kLeastBackward_m_s = 0.15;  // below it a share of nothing is asked for

/// How far below the hip the ankle hangs, m: what one radian a second at the hip moves the ankle by.
double AnkleBelowHip_m(const StrideView& s, double t) {
  return s.P(Part::kHip, t).y() - s.P(Part::kAnkle, t).y();
}

}  // namespace

/// Of the backward speed of the ankle past the hip, the part that the turning thigh makes; the rest is the
/// bending knee.
///   x_ankle - x_hip = l_th sin(theta_th) + l_sh sin(theta_sh)
///   share = theta_th' (l_th cos(theta_th) + l_sh cos(theta_sh)) / (x_ankle - x_hip)'
/// 0 = all knee, 1 = all hip, negative = the thigh still swings forward.
extern const MeasureDefinition k_pawback_hip_share{
    .id = "pawback_hip_share",
    .at = "ic",
    .unit = "",
    .definition =
        "part of the ankle's backward speed past the hip that the thigh's turning makes, least squares over "
        "30 ms before contact; strides with a backward speed of 0.15 m/s and more",
    .least_rate_hz = 100,
    .calc = [](const StrideView& s) -> std::optional<double> {
      const double back_m_s = -CalcSlopeBefore(
          s.ic_s, [&](double t) { return s.P(Part::kAnkle, t).x() - s.P(Part::kHip, t).x(); });
      if (back_m_s < kLeastBackward_m_s) return std::nullopt;
      const double thigh_rad_s =
          RadFromDeg(CalcSlopeBefore(s.ic_s, [&](double t) { return s.Thigh_deg(t); }));
      return -thigh_rad_s * AnkleBelowHip_m(s, s.ic_s - kBeforeContact_s / 2) / back_m_s;
    },
};

}  // namespace hinge
