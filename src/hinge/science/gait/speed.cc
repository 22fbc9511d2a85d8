// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/speed.h"

#include <cmath>

namespace hinge {
namespace {

constexpr double kSpeedModel =
    0.02;  // relative: shoes roll and bend; seen on laboratory feet at 2.5 to 4.5 m/s

}  // namespace

Measured CalcGroundSpeed_m_s(const std::optional<GroundMotion>& ground) {
  if (!ground)
    return Missing("Too few contacts with two pictures of the toes on the ground to see the ground's speed.");
  const double speed_m_s = -ground->velocity_m_s.x();
  return Known(speed_m_s, std::hypot(ground->sigma_m_s.x(), kSpeedModel * speed_m_s), kSeenOnFeet);
}

Measured CalcSpeed_m_s(const std::optional<GroundMotion>& ground, const Scene& scene) {
  Measured speed = CalcGroundSpeed_m_s(ground);
  const Measured& scale = scene.scale_m_per_px;
  if (speed.known() && scale.known())
    speed.sigma = std::hypot(speed.sigma, *speed.value * scale.sigma / *scale.value);
  return speed;
}

}  // namespace hinge
