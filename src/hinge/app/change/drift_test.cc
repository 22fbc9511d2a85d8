// SPDX-License-Identifier: Apache-2.0
// Drift on simulated hours whose slope and bend were planted: the slope lies in its interval as often as the
// interval says, and the bend is found.
#include "hinge/app/change/drift.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

/// A run of an hour over hills, a point a minute, each the mean of eighty-odd strides a foot.
struct Hour {
  double slope_per_hour = 3, bend_min = 0, after_per_hour = 3;  ///< bend at 0: none
  double noise = 0.20, alike = 0;  ///< of a minute's mean; first-order autocorrelation
  double by_speed = 2, by_grade = 30;
  int minutes = 60;

  std::vector<DriftPoint> Draw(Random& random) const {
    std::vector<DriftPoint> points;
    const double phase = random.Uniform(0, 6.28), period_min = random.Uniform(9, 25);
    double error = noise * random.Normal();
    for (int k = 0; k < minutes; ++k) {
      const double t = k + 0.5, grade = 0.04 * std::sin(phase + 6.283 * t / period_min);
      const double speed_m_s = 3 - 5 * grade + random.Normal(0, 0.08) - 0.002 * t;
      const double past = bend_min > 0 ? std::max(0.0, t - bend_min) : 0;
      const double drift = (slope_per_hour * t + (after_per_hour - slope_per_hour) * past) / 60;
      points.push_back(
          {t, 42 + drift + by_speed * (speed_m_s - 3) + by_grade * grade + error, speed_m_s, grade});
      error = alike * error + std::sqrt(1 - alike * alike) * noise * random.Normal();
    }
    return points;
  }
};

double HeldShare(const Hour& hour, int runs, std::uint64_t seed) {
  Random random(seed);
  int held = 0;
  for (int k = 0; k < runs; ++k) {
    Hour own = hour;
    own.slope_per_hour = own.after_per_hour = random.Uniform(-4, 4);
    const Drift d = EstimateDrift(own.Draw(random));
    held += d.per_hour && d.low <= own.slope_per_hour && own.slope_per_hour <= d.high;
  }
  return static_cast<double>(held) / runs;
}

TEST(Drift, HoldsThePlantedSlopeAsOftenAsItsIntervalSays) {
  const double share = HeldShare({}, 1000, 1);
  std::printf("drift: planted slope in its interval in %.1f %% of 1000 hours\n", 100 * share);
  EXPECT_GE(share, 0.93);
  EXPECT_LE(share, 0.97);
}

TEST(Drift, HoldsItWhereNeighbouringMinutesAreAlikeToo) {
  const double share = HeldShare({.alike = 0.4}, 600, 2);
  std::printf("drift: %.1f %% with an autocorrelation of 0.4\n", 100 * share);
  EXPECT_GE(share, 0.92);
  EXPECT_LE(share, 0.98);
}

TEST(Drift, OfFewClipsHasTheWideIntervalOfFewClips) {
  Random random(3);
  int held = 0;
  double width = 0;
  for (int k = 0; k < 400; ++k) {
    Hour hour{.by_speed = 0, .by_grade = 0, .minutes = 6};
    std::vector<DriftPoint> points = hour.Draw(random);
    for (DriftPoint& p : points)
      p.time_min *= 10, p.value = 42 + 3 * p.time_min / 60 + random.Normal(0, 0.5), p.speed_m_s = 3,
                        p.grade = 0;
    const Drift d = EstimateDrift(points, {.evenly_spaced = false});
    held += d.low <= 3 && 3 <= d.high;
    width += (d.high - d.low) / 400;
  }
  EXPECT_GE(held, 0.93 * 400);
  EXPECT_LE(held, 0.97 * 400);
  EXPECT_GT(width, 2);
}

TEST(Drift, FindsThePlantedBendWithinTwoMinutes) {
  Random random(4);
  int near = 0, held = 0, found = 0;
  constexpr int kRuns = 200;
  for (int k = 0; k < kRuns; ++k) {
    const Hour hour{.slope_per_hour = 0, .bend_min = random.Uniform(20, 45), .after_per_hour = 12};
    const Drift d = EstimateDrift(hour.Draw(random));
    if (!d.change) continue;
    ++found;
    near += std::abs(d.change->time_min - hour.bend_min) <= 2;
    held += d.change->low_min <= hour.bend_min && hour.bend_min <= d.change->high_min;
    EXPECT_GT(d.change->after_per_hour, d.change->before_per_hour);
  }
  std::printf("drift: bend found in %d of %d, within 2 minutes in %d, in its interval in %d\n", found, kRuns,
              near, held);
  EXPECT_GE(found, 0.98 * kRuns);
  EXPECT_GE(near, 0.95 * found);
  EXPECT_GE(held, 0.90 * found);
}

TEST(Drift, SeldomFindsABendInAStraightRun) {
  Random random(5);
  int found = 0;
  for (int k = 0; k < 300; ++k) found += EstimateDrift(Hour().Draw(random)).change.has_value();
  EXPECT_LE(found, 9);
}

TEST(Drift, TellsOfNoDriftInASteadyRunMoreOftenThanItMay) {
  Random random(6);
  int told = 0;
  for (int k = 0; k < 500; ++k)
    told += EstimateDrift(Hour{.slope_per_hour = 0, .after_per_hour = 0}.Draw(random)).beyond_noise;
  EXPECT_LE(told, 8);
}

// Three thousand steady runners seen five times each: a certainty of 0.998 may err in 4 of 1000, both signs together.
TEST(Drift, OfFewClipsIsToldAsSeldomAsOfMany) {
  Random random(8);
  constexpr int kRuns = 3000;
  int told = 0;
  for (int k = 0; k < kRuns; ++k) {
    std::vector<DriftPoint> points;
    for (int i = 0; i < 5; ++i) points.push_back({12.0 * i, 42 + random.Normal(0, 0.5), 3, 0});
    told += EstimateDrift(points, {.evenly_spaced = false}).beyond_noise;
  }
  EXPECT_LE(told, 0.008 * kRuns);
}

TEST(Drift, IsNotFooledByARunnerWhoSlowsDown) {
  Random random(7);
  double mean = 0;
  for (int k = 0; k < 100; ++k) {
    std::vector<DriftPoint> points =
        Hour{.slope_per_hour = 0, .after_per_hour = 0, .by_speed = 8}.Draw(random);
    mean += *EstimateDrift(points).per_hour / 100;
  }
  EXPECT_NEAR(mean, 0, 0.1);
}

TEST(Drift, SaysWhyItCannotBeTold) {
  EXPECT_EQ(EstimateDrift({{0, 1, 3, 0}, {1, 2, 3, 0}}).why_missing, "two stretches, four are needed");
  EXPECT_EQ(EstimateDrift({}).why_missing, "no stretch shows it, four are needed");
  EXPECT_EQ(EstimateDrift({{0, 1, 3, 0}, {1, 2, 3.1, 0.01}, {2, 2, 3, 0.02}, {3, 2, 3.2, 0}}).why_missing,
            "4 stretches, and 6 are needed where speed or grade varies");
  std::vector<DriftPoint> slowing;
  for (int k = 0; k < 20; ++k) slowing.push_back({1.0 * k, 40.0 + k, 3 - 0.01 * k, 0});
  const Drift d = EstimateDrift(slowing);
  EXPECT_FALSE(d.per_hour.has_value());
  EXPECT_THAT(d.why_missing, ::testing::HasSubstr("cannot be told"));
}

TEST(Drift, OfALineWithoutNoiseIsItsSlope) {
  std::vector<DriftPoint> points;
  for (int k = 0; k < 10; ++k) points.push_back({6.0 * k, 10 - 2 * 6.0 * k / 60, 3, 0});
  EXPECT_NEAR(*EstimateDrift(points).per_hour, -2, 1e-9);
}

}  // namespace
}  // namespace hinge
