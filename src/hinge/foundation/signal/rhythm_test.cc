// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/signal/rhythm.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

TEST(Period, IsFoundInNoiseOnIrregularTimeStamps) {
  Random random(1);
  for (int k = 0; k < 50; ++k) {
    const double period_s = random.Uniform(0.25, 2.0);
    std::vector<double> times_s, values;
    for (double t = 0; t < 6 * period_s; t += random.Uniform(0.005, 0.025)) {
      times_s.push_back(t);
      values.push_back(std::abs(std::sin(std::numbers::pi * t / period_s)) + random.Normal(0, 0.05));
    }
    const auto found = FindPeriod_s(times_s, values, 0.175, 6);
    ASSERT_TRUE(found.has_value());
    EXPECT_NEAR(*found, period_s, 0.04 * period_s);
  }
}

TEST(Period, OfALimpIsAStepNotTwo) {
  Random random(3);
  for (int k = 0; k < 20; ++k) {
    const double step_s = random.Uniform(0.3, 0.5), weak = random.Uniform(0.65, 1.0);
    std::vector<double> times_s, values;
    for (int i = 0; i < 240; ++i) {
      const double t = i / 60.0, hump = std::abs(std::sin(std::numbers::pi * t / step_s));
      const bool second = static_cast<int>(t / step_s) % 2 == 1;
      times_s.push_back(t);
      values.push_back((second ? weak : 1.0) * hump + random.Normal(0, 0.05));
    }
    const auto found = FindPeriod_s(times_s, values, 0.175, 6);
    ASSERT_TRUE(found.has_value());
    EXPECT_NEAR(*found, step_s, 0.03 * step_s) << weak;
  }
}

TEST(Period, OfHalfAnHourIsFoundAsThatOfAMinute) {
  for (double minutes : {1.0, 8.0, 30.0}) {
    std::vector<double> times_s, values;
    for (int i = 0; i < 3600 * minutes; ++i) {
      times_s.push_back(i / 60.0);
      values.push_back(std::abs(std::sin(std::numbers::pi * times_s.back() / 0.31)));
    }
    const auto found = FindPeriod_s(times_s, values, 0.175, 6);
    ASSERT_TRUE(found.has_value()) << minutes;
    EXPECT_NEAR(*found, 0.31, 0.011) << minutes;
  }
}

TEST(Period, IsMissingInNoise) {
  Random random(2);
  std::vector<double> times_s, values;
  for (int i = 0; i < 300; ++i) {
    times_s.push_back(i / 60.0);
    values.push_back(random.Normal());
  }
  EXPECT_FALSE(FindPeriod_s(times_s, values, 0.175, 6).has_value());
}

TEST(Period, IsMissingInAShortOrConstantSignal) {
  EXPECT_FALSE(FindPeriod_s({0, 0.1, 0.2}, {1, 2, 1}, 0.175, 6).has_value());
  std::vector<double> times_s, values(100, 3.0);
  for (int i = 0; i < 100; ++i) times_s.push_back(i / 30.0);
  EXPECT_FALSE(FindPeriod_s(times_s, values, 0.175, 6).has_value());
}

}  // namespace
}  // namespace hinge
