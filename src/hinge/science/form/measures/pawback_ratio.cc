// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/definition.h"

namespace hinge {
namespace {

constexpr double kWindow_s = 0.030;  // the norms' window [B2b of the norms' definition]
constexpr int kSamples = 7;

/// Least-squares slope of the ankle's way past the hip over the window before contact, m/s.
double AnkleSpeedPastHip_m_s(const StrideView& s) {
  double tt = 0, tx = 0;
  for (int i = 0; i < kSamples; ++i) {
    const double t = kWindow_s * (static_cast<double>(i) / (kSamples - 1) - 1);  // -window .. 0
    const double centred = t + kWindow_s / 2;
    tx += centred * (s.P(Part::kAnkle, s.ic_s + t).x() - s.P(Part::kHip, s.ic_s + t).x());
    tt += centred * centred;
  }
  return tx / tt;
}

}  // namespace

/// PB = -(v_ankle - v_hip) / v_run over the last 30 ms before contact: 1 = the foot moves back as fast as the
/// ground, 0 = it is carried with the body.
extern const MeasureDefinition k_pawback_ratio{
    .id = "pawback_ratio",
    .at = "ic",
    .unit = "",
    .definition =
        "backward speed of the ankle past the hip over running speed, least squares over 30 ms before "
        "contact",
    .least_rate_hz = 100,
    .calc = [](const StrideView& s) -> std::optional<double> {
      if (!s.speed_m_s || *s.speed_m_s <= 0) return std::nullopt;
      return -AnkleSpeedPastHip_m_s(s) / *s.speed_m_s;
    },
};

}  // namespace hinge
