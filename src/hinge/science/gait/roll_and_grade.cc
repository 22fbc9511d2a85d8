// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/roll_and_grade.h"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

struct Normal {
  double mean = 0, variance = 0;
};

/// One kind of ground, before looking and after.
struct Belief {
  double weight = 0;
  Normal grade, roll;
};

std::vector<Belief> BeliefsOf(const Scene& scene, const GroundPriors& priors) {
  const Normal roll{0, std::pow(scene.roll_rad.sigma, 2)};
  if (scene.grade.known() && scene.grade.source == kGiven)
    return {{1, {*scene.grade.value, std::pow(scene.grade.sigma, 2)}, roll}};
  return {{priors.level_share, {0, std::pow(priors.level_sd, 2)}, roll},
          {1 - priors.level_share, {0, std::pow(priors.slope_sd, 2)}, roll}};
}

/// `facing`: 1 right, -1 left.
Belief Look(const Belief& b, double seen, double noise_variance, double facing) {
  const double new_to_us = seen - b.grade.mean, all = b.grade.variance + b.roll.variance + noise_variance;
  const auto after = [&](const Normal& n, double sign) {
    const double gain = n.variance / all;
    return Normal{n.mean + sign * gain * new_to_us, n.variance * (1 - gain)};
  };
  return {b.weight * std::exp(-0.5 * new_to_us * new_to_us / all) / std::sqrt(all), after(b.grade, 1),
          after(b.roll, -facing)};
}

Normal Together(const std::vector<Belief>& beliefs, Normal Belief::*of) {
  double weights = 0, mean = 0, variance = 0;
  for (const Belief& b : beliefs) weights += b.weight, mean += b.weight * (b.*of).mean;
  mean /= weights;
  for (const Belief& b : beliefs)
    variance += b.weight * ((b.*of).variance + std::pow((b.*of).mean - mean, 2)) / weights;
  return {mean, variance};
}

Measured MeasuredOf(const Normal& n, std::string source) {
  return Known(n.mean, std::sqrt(n.variance), std::move(source));
}

std::string GradeSource(const std::vector<Belief>& beliefs, double seen, double sigma) {
  if (beliefs[1].weight > beliefs[0].weight) return kSeenOnFeet;
  return fmt::format("taken as level; the feet show {:.0f} %, give or take {:.0f}", 100 * seen, 200 * sigma);
}

}  // namespace

RollAndGrade EstimateRollAndGrade(const std::optional<GroundMotion>& ground, const Scene& scene,
                                  const GroundPriors& priors) {
  HINGE_CHECK(priors.level_share > 0 && priors.level_share < 1, priors.level_share);
  HINGE_CHECK(scene.roll_rad.known());
  std::vector<Belief> beliefs = BeliefsOf(scene, priors);
  const bool given = beliefs.size() == 1;
  if (!ground || !(ground->velocity_m_s.x() < 0)) {
    return {scene.roll_rad,
            given ? scene.grade : MeasuredOf(Together(beliefs, &Belief::grade), "taken as level")};
  }
  const double run_m_s = ground->velocity_m_s.x(),
               seen = ground->velocity_m_s.y() / run_m_s - priors.seen_mean;
  const double noise = std::pow(priors.seen_sd, 2) + std::pow(ground->sigma_m_s.y() / run_m_s, 2);
  for (Belief& b : beliefs) b = Look(b, seen, noise, scene.facing == Facing::kRight ? 1 : -1);
  const Normal left = Together(beliefs, &Belief::roll);
  const double doubt = std::sqrt(noise + std::pow(scene.roll_rad.sigma, 2));
  return {
      MeasuredOf({*scene.roll_rad.value + left.mean, left.variance}, kFromGround),
      given ? scene.grade : MeasuredOf(Together(beliefs, &Belief::grade), GradeSource(beliefs, seen, doubt))};
}

}  // namespace hinge
