// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/signal/smoothing_spline.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr double kPi = std::numbers::pi;

std::vector<PathSample> Sample(double rate_hz, double duration_s, double sigma, Random& random, auto path) {
  std::vector<PathSample> samples;
  for (double t = 0; t <= duration_s; t += 1 / rate_hz) {
    samples.push_back({t, path(t) + sigma * Vec2(random.Normal(), random.Normal()), std::max(sigma, 1e-4)});
  }
  return samples;
}

Vec2 Ellipse(double t) { return {std::cos(2 * kPi * 1.5 * t), 0.3 * std::sin(2 * kPi * 3 * t)}; }

TEST(SplineBasis, SumsToOneAndItsDerivativesSumToZero) {
  const SplineBasis basis(0.1, 2.0, 0.03);
  for (double t = 0.1; t < 2.0; t += 0.011) {
    EXPECT_NEAR(basis.At(t).values.sum(), 1, 1e-12);
    EXPECT_NEAR(basis.At(t, 1).values.sum(), 0, 1e-9);
    EXPECT_NEAR(basis.At(t, 2).values.sum(), 0, 1e-6);
  }
}

TEST(SmoothPath, ReproducesAnyParabolaExactly) {
  Random random(3);
  for (int k = 0; k < 20; ++k) {
    const Vec2 a(random.Normal(), random.Normal()), b(random.Normal(), random.Normal()),
        c(random.Normal(), 1);
    const auto path = [&](double t) -> Vec2 { return a + b * t + c * t * t; };
    const SplineBasis basis(0, 1, 0.025);
    const SmoothPath fit = SmoothPath::Fit(basis, Sample(60, 1, 0, random, path), {});
    for (double t : {0.0, 0.31, 0.5, 0.97}) {
      EXPECT_LT((Evaluate(basis, fit.mean(), t) - path(t)).norm(), 1e-6);
      EXPECT_LT((Evaluate(basis, fit.mean(), t, 1) - (b + 2 * c * t)).norm(), 1e-4);
      EXPECT_LT((Evaluate(basis, fit.mean(), t, 2) - 2 * c).norm(), 1e-2);
    }
  }
}

TEST(SmoothPath, PassesHalfOfTheMotionAtTheCutoff) {
  Random random(1);
  const double cutoff_hz = 8;
  const auto wave = [&](double t) -> Vec2 { return {std::sin(2 * kPi * cutoff_hz * t), 0}; };
  const SplineBasis basis(0, 4, 0.008);
  SmoothingOptions options{.cutoff_hz = cutoff_hz, .outlier_sigmas = 1e6};
  std::vector<PathSample> samples = Sample(240, 4, 0, random, wave);
  for (PathSample& s : samples) s.sigma = 1;
  const SmoothPath fit = SmoothPath::Fit(basis, samples, options);
  const double crest_s = 2 + 0.25 / cutoff_hz;
  EXPECT_NEAR(Evaluate(basis, fit.mean(), crest_s).x(), 0.5, 0.03);
}

TEST(SmoothPath, IsNotPulledByGrossErrors) {
  Random random(5);
  std::vector<PathSample> samples = Sample(60, 3, 0.005, random, Ellipse);
  for (std::size_t i = 10; i < samples.size(); i += 29) samples[i].point += Vec2(0.8, -0.5);
  const SplineBasis basis(0, 3, 0.02);
  const SmoothPath fit = SmoothPath::Fit(basis, samples, {});
  for (const PathSample& s : samples)
    EXPECT_LT((Evaluate(basis, fit.mean(), s.time_s) - Ellipse(s.time_s)).norm(), 0.03);
  EXPECT_LT(fit.trust()[10], 0.05);
  EXPECT_GT(fit.trust()[11], 0.3);
}

TEST(SmoothPath, FollowsIrregularTimeStamps) {
  Random random(8);
  std::vector<PathSample> samples;
  for (double t = 0; t < 3; t += random.Uniform(0.004, 0.03)) samples.push_back({t, Ellipse(t), 1e-3});
  const SplineBasis basis(0, 3, 0.02);
  const SmoothPath fit = SmoothPath::Fit(basis, samples, {.cutoff_hz = 15});
  for (double t = 0.2; t < 2.8; t += 0.013)
    EXPECT_LT((Evaluate(basis, fit.mean(), t) - Ellipse(t)).norm(), 0.01);
}

TEST(SmoothPath, DrawsScatterAsTheSigmaSaysAndMoreInAGap) {
  Random random(11);
  std::vector<PathSample> samples = Sample(60, 3, 0.01, random, Ellipse);
  std::erase_if(samples, [](const PathSample& s) { return s.time_s > 1.4 && s.time_s < 1.6; });
  const SplineBasis basis(0, 3, 0.02);
  const SmoothPath fit = SmoothPath::Fit(basis, samples, {});
  for (double t : {0.7, 1.5}) {
    double sum = 0;
    constexpr int kDraws = 400;
    for (int d = 0; d < kDraws; ++d) {
      sum += std::pow(Evaluate(basis, fit.Draw(random), t).x() - Evaluate(basis, fit.mean(), t).x(), 2);
    }
    EXPECT_NEAR(std::sqrt(sum / kDraws), fit.Sigma(basis, t), 0.15 * fit.Sigma(basis, t));
  }
  EXPECT_GT(fit.Sigma(basis, 1.5), 3 * fit.Sigma(basis, 0.7));
}

TEST(SmoothPath, SigmasAtManyTimesAreTheSigmasOfEach) {
  Random random(12);
  std::vector<PathSample> samples = Sample(60, 3, 0.01, random, Ellipse);
  std::erase_if(samples, [](const PathSample& s) { return s.time_s > 1.4 && s.time_s < 1.6; });
  const SplineBasis basis(0, 3, 0.02);
  const SmoothPath fit = SmoothPath::Fit(basis, samples, {});
  const std::vector<double> times_s = {0, 0.011, 0.7, 1.49, 1.5, 2.2, 3};
  const std::vector<double> sigmas = fit.Sigmas(basis, times_s);
  ASSERT_EQ(sigmas.size(), times_s.size());
  for (std::size_t i = 0; i < times_s.size(); ++i)
    EXPECT_NEAR(sigmas[i], fit.Sigma(basis, times_s[i]), 1e-9 * sigmas[i]) << times_s[i];
}

TEST(SmoothPath, CoversTheTruthAboutAsOftenAsItSays) {
  Random random(13);
  const SplineBasis basis(0, 3, 0.02);
  int inside = 0, all = 0;
  for (int k = 0; k < 40; ++k) {
    const SmoothPath fit = SmoothPath::Fit(basis, Sample(60, 3, 0.02, random, Ellipse), {.cutoff_hz = 10});
    for (double t : {0.8, 1.37, 2.1}) {
      const double error = Evaluate(basis, fit.mean(), t).x() - Ellipse(t).x();
      inside += std::abs(error) < 1.96 * fit.Sigma(basis, t);
      ++all;
    }
  }
  EXPECT_GT(inside, 0.85 * all);
}

TEST(SmoothPath, RefusesTooFewSamples) {
  const SplineBasis basis(0, 1, 0.1);
  EXPECT_THROW(SmoothPath::Fit(basis, std::vector<PathSample>(3), {}), ContractViolation);
}

}  // namespace
}  // namespace hinge
