// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/roll_and_grade.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/number_text.h"

namespace hinge {
namespace {

/// What an edge that is astray may lean: anything that was looked for. Feet that are astray were seen up to 0.13 off.
constexpr double kAstrayEdges = 0.15, kAstrayFeet = 0.08;

/// One case of ground and background: how likely it is, and grade and roll (x, y) in it.
struct Belief {
  bool sloped = false;   ///< the ground
  bool follows = false;  ///< the background's flat edges have its slope
  bool slants = false;   ///< they show how level edges lean at the feet's height
  double log_weight = 0;
  Vec2 mean = Vec2::Zero();
  Eigen::Matrix2d covariance = Eigen::Matrix2d::Zero();
};

std::vector<Belief> BeliefsOf(const Scene& scene, const GroundPriors& priors) {
  std::vector<Belief> beliefs;
  const auto add = [&](bool sloped, double share, double grade, double sd) {
    for (const bool follows : {false, true}) {
      Belief b{.sloped = sloped, .follows = follows, .mean = {grade, 0}};
      b.log_weight = std::log(share * (follows ? priors.edges_follow_share : 1 - priors.edges_follow_share));
      b.covariance.diagonal() << sd * sd, std::pow(scene.roll_rad.sigma, 2);
      beliefs.push_back(b);
    }
  };
  if (scene.grade.known() && scene.grade.source == kGiven) {
    add(true, 1, *scene.grade.value, scene.grade.sigma);
  } else {
    add(false, priors.level_share, 0, priors.level_sd);
    add(true, 1 - priors.level_share, 0, priors.slope_sd);
  }
  return beliefs;
}

/// By what is seen = `of` . (grade, roll) + noise.
void Update(const Vec2& of, double seen, double noise_variance, Belief& b) {
  const Vec2 shared = b.covariance * of;
  const double all = of.dot(shared) + noise_variance, new_to_us = seen - of.dot(b.mean);
  b.log_weight -= 0.5 * (new_to_us * new_to_us / all + std::log(all));
  b.mean += shared * (new_to_us / all);
  b.covariance -= shared * shared.transpose() / all;
}

/// What is seen in one case: `value` = `of` . (grade, roll) + noise.
struct Sighting {
  Vec2 of = Vec2::Zero();
  double value = 0, variance = 0;
};

/// How often something is astray, and what it then shows.
struct Astray {
  double share = 0, spread = 0;
};

/// Every case twice: what is seen tells what it should, or it is astray and tells nothing.
template <typename SightingIn>
void Observe(const SightingIn& sighting_in, const Astray& astray, std::vector<Belief>& beliefs) {
  std::vector<Belief> all;
  for (Belief b : beliefs) {
    const Sighting s = sighting_in(b);
    Belief other = b;
    b.log_weight += std::log(1 - astray.share);
    Update(s.of, s.value, s.variance, b);
    other.log_weight += std::log(astray.share);
    Update(Vec2::Zero(), s.value, astray.spread * astray.spread, other);
    other.slants = false;
    all.push_back(b), all.push_back(other);
  }
  beliefs = all;
}

void ObserveFlatEdges(const Scene& scene, double facing, double astray_share, std::vector<Belief>& beliefs) {
  const Measured& edges_rad = scene.edges.flat_rad;
  if (!edges_rad.known()) return;
  for (Belief& b : beliefs) b.slants = scene.edges.flat_slant_rad.known();
  const auto sighting = [&](const Belief& b) {
    return Sighting{.of = {b.follows ? -facing : 0, 1},
                    .value = *edges_rad.value - *scene.roll_rad.value,
                    .variance = std::pow(edges_rad.sigma, 2)};
  };
  Observe(sighting, {astray_share, kAstrayEdges}, beliefs);
}

void ObserveFeet(const Measured& slope, const Scene& scene, double facing, double astray_share,
                 std::vector<Belief>& beliefs) {
  const Measured& slant_rad = scene.edges.flat_slant_rad;
  const auto sighting = [&](const Belief& b) {
    Sighting s{.of = {1, -facing}, .value = *slope.value, .variance = std::pow(slope.sigma, 2)};
    if (b.slants) s.value += facing * *slant_rad.value, s.variance += std::pow(slant_rad.sigma, 2);
    return s;
  };
  Observe(sighting, {astray_share, kAstrayFeet}, beliefs);
}

void ObserveGroundEdges(const Measured& edges_rad, double facing, double astray_share,
                        std::vector<Belief>& beliefs) {
  if (!edges_rad.known()) return;
  const auto sighting = [&](const Belief& b) {
    return Sighting{.of = {b.follows ? 0 : -facing, 0},
                    .value = *edges_rad.value,
                    .variance = std::pow(edges_rad.sigma, 2)};
  };
  Observe(sighting, {astray_share, kAstrayEdges}, beliefs);
}

/// Probabilities of the cases; they sum to 1 however unlikely all of them are.
std::vector<double> WeightsOf(const std::vector<Belief>& beliefs) {
  const double most = std::ranges::max(beliefs, {}, &Belief::log_weight).log_weight;
  double all = 0;
  for (const Belief& b : beliefs) all += std::exp(b.log_weight - most);
  std::vector<double> weights;
  for (const Belief& b : beliefs) weights.push_back(std::exp(b.log_weight - most) / all);
  return weights;
}

/// Mean and standard deviation of one coordinate over all cases.
Measured Together(const std::vector<Belief>& beliefs, int of, std::string source) {
  const std::vector<double> weights = WeightsOf(beliefs);
  double mean = 0, variance = 0;
  for (std::size_t i = 0; i < beliefs.size(); ++i) mean += weights[i] * beliefs[i].mean(of);
  for (std::size_t i = 0; i < beliefs.size(); ++i)
    variance += weights[i] * (beliefs[i].covariance(of, of) + std::pow(beliefs[i].mean(of) - mean, 2));
  return Known(mean, std::sqrt(variance), std::move(source));
}

bool IsSloped(const std::vector<Belief>& beliefs) {
  const std::vector<double> weights = WeightsOf(beliefs);
  double sloped = 0;
  for (std::size_t i = 0; i < beliefs.size(); ++i) sloped += beliefs[i].sloped ? weights[i] : 0;
  return sloped > 0.5;
}

/// What the feet show of the ground's slope; its noise holds no roll.
std::optional<Measured> SlopeOnFeet(const std::optional<GroundMotion>& ground, const GroundPriors& priors) {
  if (!ground || !(ground->velocity_m_s.x() < 0)) return std::nullopt;
  const double run_m_s = ground->velocity_m_s.x();
  return Known(ground->velocity_m_s.y() / run_m_s - priors.seen_mean,
               std::hypot(priors.seen_sd, ground->sigma_m_s.y() / run_m_s), kSeenOnFeet);
}

std::string GradeSource(const std::vector<Belief>& beliefs, const Scene& scene,
                        const std::optional<Measured>& feet) {
  if (IsSloped(beliefs) && !feet) return scene.edges.flat_rad.source;
  if (IsSloped(beliefs)) return scene.edges.ground_rad.known() ? kSlopeOfEdges : kSeenOnFeet;
  const auto taken = [](const char* what, double seen, double sigma) {
    return fmt::format("taken as level; {} show {} %, give or take {:.0f}", what, FixedText(100 * seen, 0),
                       200 * sigma);
  };
  if (const Measured& edges = scene.edges.ground_rad; edges.known())
    return taken("edges under the feet", scene.facing == Facing::kRight ? -*edges.value : *edges.value,
                 edges.sigma);
  if (!feet) return "taken as level";
  return taken("the feet", *feet->value, std::hypot(feet->sigma, scene.roll_rad.sigma));
}

}  // namespace

RollAndGrade EstimateRollAndGrade(const std::optional<GroundMotion>& ground, const Scene& scene,
                                  const GroundPriors& priors) {
  HINGE_CHECK(priors.level_share > 0 && priors.level_share < 1, priors.level_share);
  HINGE_CHECK(scene.roll_rad.known());
  const double facing = scene.facing == Facing::kRight ? 1 : -1;
  const auto feet = SlopeOnFeet(ground, priors);
  std::vector<Belief> beliefs = BeliefsOf(scene, priors);
  ObserveFlatEdges(scene, facing, priors.edges_astray_share, beliefs);
  if (feet) ObserveFeet(*feet, scene, facing, priors.feet_astray_share, beliefs);
  ObserveGroundEdges(scene.edges.ground_rad, facing, priors.edges_astray_share, beliefs);
  const bool given = scene.grade.known() && scene.grade.source == kGiven,
             edges = scene.edges.flat_rad.known();
  const Measured grade = given ? scene.grade : Together(beliefs, 0, GradeSource(beliefs, scene, feet));
  if (!feet && !edges) return {scene.roll_rad, grade};
  Measured roll_rad = Together(beliefs, 1,
                               !edges ? kFromGround
                               : feet ? kFromGroundAndEdges
                                      : scene.edges.flat_rad.source);
  *roll_rad.value += *scene.roll_rad.value;
  return {roll_rad, grade};
}

}  // namespace hinge
