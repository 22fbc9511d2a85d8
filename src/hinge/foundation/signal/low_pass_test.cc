// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/signal/low_pass.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

std::vector<double> Sine(double frequency_hz, double rate_hz, int samples) {
  std::vector<double> values;
  for (int i = 0; i < samples; ++i)
    values.push_back(std::sin(2 * std::numbers::pi * frequency_hz * i / rate_hz));
  return values;
}

/// Amplitude and phase of a sine of that frequency, away from the ends.
std::pair<double, double> GainAndLag(double frequency_hz, double cutoff_hz) {
  const double rate_hz = 300;
  const std::vector<double> y = LowPassZeroLag(Sine(frequency_hz, rate_hz, 3000), rate_hz, cutoff_hz);
  double in_phase = 0, ahead = 0;
  for (int i = 600; i < 2400; ++i) {
    const double angle = 2 * std::numbers::pi * frequency_hz * i / rate_hz;
    in_phase += y[i] * std::sin(angle) / 900;
    ahead += y[i] * std::cos(angle) / 900;
  }
  return {std::hypot(in_phase, ahead), std::atan2(ahead, in_phase)};
}

TEST(LowPass, HalfOfThePowerPassesAtTheCutOff) {
  EXPECT_NEAR(GainAndLag(10, 10).first, std::numbers::sqrt2 / 2, 0.003);
  EXPECT_NEAR(GainAndLag(1, 10).first, 1, 0.001);
  EXPECT_LT(GainAndLag(40, 10).first, 0.02);
}

TEST(LowPass, HasNoLag) {
  for (double frequency_hz : {1.0, 5.0, 10.0, 20.0})
    EXPECT_NEAR(GainAndLag(frequency_hz, 10).second, 0, 1e-6);
}

TEST(LowPass, KeepsALineAndItsLength) {
  std::vector<double> line;
  for (int i = 0; i < 400; ++i) line.push_back(3 + 0.25 * i);
  const std::vector<double> y = LowPassZeroLag(line, 300, 20);
  ASSERT_EQ(y.size(), line.size());
  for (int i = 50; i < 350; ++i) EXPECT_NEAR(y[i], line[i], 1e-3);
}

TEST(LowPass, IsLinear) {
  Random random(1);
  std::vector<double> a, b, sum;
  for (int i = 0; i < 500; ++i) {
    a.push_back(random.Normal());
    b.push_back(random.Normal());
    sum.push_back(a.back() + 2 * b.back());
  }
  const auto fa = LowPassZeroLag(a, 100, 7), fb = LowPassZeroLag(b, 100, 7), fs = LowPassZeroLag(sum, 100, 7);
  for (int i = 0; i < 500; ++i) EXPECT_NEAR(fs[i], fa[i] + 2 * fb[i], 1e-12);
}

TEST(LowPass, ShortSignalsAreNoTrouble) {
  EXPECT_TRUE(LowPassZeroLag({}, 100, 5).empty());
  EXPECT_NEAR(LowPassZeroLag({4}, 100, 5)[0], 4, 1e-12);
  EXPECT_EQ(LowPassZeroLag({1, 2, 3}, 100, 5).size(), 3u);
  EXPECT_THROW(LowPassZeroLag({1, 2, 3}, 100, 45), ContractViolation);
}

}  // namespace
}  // namespace hinge
