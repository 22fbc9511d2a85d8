// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/grade.h"

#include <fmt/format.h>

#include <cmath>

#include "hinge/foundation/base/check.h"
#include "hinge/science/scene/scene.h"

namespace hinge {
namespace {

/// One of the two beliefs after looking.
struct Belief {
  double weight = 0, mean = 0, variance = 0;
};

Belief Look(double share, double sd, double seen, double sigma) {
  const double prior = sd * sd, noise = sigma * sigma, all = prior + noise;
  return {share * std::exp(-0.5 * seen * seen / all) / std::sqrt(all), seen * prior / all,
          prior * noise / all};
}

std::string SourceOf(double p_sloped, double seen, double sigma) {
  if (p_sloped > 0.5) return kSeenOnFeet;
  return fmt::format("taken as level; the feet show {:.0f} %, give or take {:.0f}", 100 * seen, 200 * sigma);
}

/// Mean and spread of both beliefs together.
Measured Together(const Belief& level, const Belief& sloped, double seen, double sigma) {
  const double p = sloped.weight / (level.weight + sloped.weight);
  const double mean = p * sloped.mean + (1 - p) * level.mean;
  const double variance = p * (sloped.variance + std::pow(sloped.mean - mean, 2)) +
                          (1 - p) * (level.variance + std::pow(level.mean - mean, 2));
  return Known(mean, std::sqrt(variance), SourceOf(p, seen, sigma));
}

}  // namespace

Measured EstimateGrade(const std::optional<GroundMotion>& ground, const Measured& roll_rad,
                       const GroundPriors& priors) {
  HINGE_CHECK(priors.level_share > 0 && priors.level_share < 1, priors.level_share);
  if (!ground || !(ground->velocity_m_s.x() < 0))
    return Known(0,
                 std::sqrt(priors.level_share * priors.level_sd * priors.level_sd +
                           (1 - priors.level_share) * priors.slope_sd * priors.slope_sd),
                 "taken as level");
  const double run_m_s = ground->velocity_m_s.x();
  const double seen = ground->velocity_m_s.y() / run_m_s;
  const double sigma = std::hypot(priors.seen_sd, roll_rad.sigma, ground->sigma_m_s.y() / run_m_s);
  return Together(Look(priors.level_share, priors.level_sd, seen, sigma),
                  Look(1 - priors.level_share, priors.slope_sd, seen, sigma), seen, sigma);
}

}  // namespace hinge
