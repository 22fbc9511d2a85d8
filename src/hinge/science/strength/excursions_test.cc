// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/excursions.h"

#include <gtest/gtest.h>

#include "hinge/science/strength/testing_stick.h"

namespace hinge {
namespace {

/// A series that has only a clock, and a signal over it.
struct Signal {
  BodySeries body;
  std::vector<double> values;
};
Signal Sample(const std::function<double(double)>& f, double duration_s, double noise = 0,
              std::uint64_t seed = 1) {
  Signal s;
  Random random(seed);
  for (int i = 0; i / BodySeries::kRate_hz <= duration_s; ++i) {
    s.body.time_s.push_back(i / BodySeries::kRate_hz);
    s.values.push_back(f(s.body.time_s.back()) + noise * random.Normal());
  }
  return s;
}
Excursions Find(const Signal& s) { return FindExcursions(s.body, s.values, s.body.All(), {}); }

TEST(Excursions, EveryPhaseOfEveryRepetitionIsFoundAtAnyTempo) {
  Random random(3);
  for (int i = 0; i < 20; ++i) {
    const StickTempo tempo{.rest_s = random.Uniform(0.3, 1.5),
                           .there_s = random.Uniform(0.8, 3),
                           .stop_s = random.Uniform(0.2, 2),
                           .back_s = random.Uniform(0.8, 3),
                           .repetitions = 2 + i % 5};
    const Signal s = Sample([&](double t) { return 10 + 80 * ShareAt(tempo, t); }, tempo.all_s(), 0.5,
                            5 + static_cast<std::uint64_t>(i));
    const Excursions found = Find(s);
    ASSERT_EQ(found.whole.size(), static_cast<std::size_t>(tempo.repetitions)) << i;
    EXPECT_FALSE(found.cut_at_start || found.cut_at_end);
    for (int k = 0; k < tempo.repetitions; ++k) {
      const Excursion& e = found.whole[static_cast<std::size_t>(k)];
      const double start_s = tempo.start_s(k), far_s = start_s + tempo.there_s;
      EXPECT_NEAR(e.start_s, start_s, 0.06) << i;
      EXPECT_NEAR(e.far_from_s, far_s, 0.08) << i;
      EXPECT_NEAR(e.far_to_s, far_s + tempo.stop_s, 0.08) << i;
      EXPECT_NEAR(e.end_s, far_s + tempo.stop_s + tempo.back_s, 0.06) << i;
      EXPECT_NEAR(e.range(), 80, 2.5);
    }
  }
}

TEST(Excursions, HalfARepetitionAtEitherEndIsCutAndNotCounted) {
  const StickTempo tempo{.repetitions = 4};
  const double from_s = tempo.start_s(0) + tempo.there_s, to_s = tempo.start_s(3) + tempo.there_s;
  const Signal s = Sample([&](double t) { return 90 * ShareAt(tempo, t + from_s); }, to_s - from_s);
  const Excursions found = Find(s);
  EXPECT_EQ(found.whole.size(), 2u);
  EXPECT_TRUE(found.cut_at_start && found.cut_at_end);
}

TEST(Excursions, NoiseAndSwayAreNoRepetitions) {
  for (std::uint64_t seed = 1; seed < 10; ++seed) {
    const Signal s = Sample([](double t) { return 3 * std::sin(2 * t); }, 20, 1.5, seed);
    EXPECT_TRUE(Find(s).whole.empty());
    EXPECT_FALSE(Find(s).cut_at_start || Find(s).cut_at_end);
  }
}

TEST(Excursions, AShallowRepetitionAmongDeepOnesIsFoundWithItsRange) {
  const StickTempo tempo{.repetitions = 3};
  const Signal s = Sample(
      [&](double t) {
        return ShareAt(tempo, t) * (t > tempo.start_s(1) - 0.5 && t < tempo.start_s(2) - 0.5 ? 40 : 90);
      },
      tempo.all_s());
  const auto found = Find(s).whole;
  ASSERT_EQ(found.size(), 3u);
  EXPECT_NEAR(found[1].range(), 40, 3);
}

TEST(Excursions, ANearEndThatIsBadlySeenIsTimedFromTheFarPartOfBothWays) {
  const StickTempo tempo{.there_s = 1.5, .back_s = 2.4, .repetitions = 3};
  const Signal s = Sample([&](double t) { return std::max(22.0, 80 * ShareAt(tempo, t)); }, tempo.all_s());
  ExcursionOptions options;
  options.low_level = 0.4, options.near_level = 0;
  const auto found = FindExcursions(s.body, s.values, s.body.All(), options).whole;
  ASSERT_EQ(found.size(), 3u);
  for (std::size_t k = 0; k < 3; ++k) {
    const double start_s = tempo.start_s(static_cast<int>(k));
    EXPECT_NEAR(found[k].start_s, start_s, 0.04);
    EXPECT_NEAR(found[k].end_s, start_s + 1.5 + 0.5 + 2.4, 0.04);
  }
}

TEST(Excursions, TurningPointsAlternateAndDifferByTheSwing) {
  Random random(4);
  const Signal s = Sample([&](double t) { return 10 * std::sin(3 * t) + 6 * std::sin(7.3 * t); }, 20, 1);
  const auto points = FindTurningPoints(s.values, s.body.All(), 8);
  ASSERT_GT(points.size(), 6u);
  for (std::size_t i = 1; i < points.size(); ++i) {
    EXPECT_NE(points[i].high, points[i - 1].high);
    const double change = s.values[points[i].idx] - s.values[points[i - 1].idx];
    EXPECT_GT(points[i].high ? change : -change, i + 1 < points.size() ? 7.99 : 0);
  }
}

TEST(Excursions, AWayAloneIsTimed) {
  const Signal s = Sample([](double t) { return 50 * MinimumJerk((t - 1.3) / 0.9); }, 4);
  const Way way = TimeWay(s.body, s.values, 20, 200, 0, 50, {});
  EXPECT_NEAR(way.start_s, 1.3, 0.01);
  EXPECT_NEAR(way.end_s, 2.2, 0.01);
}

}  // namespace
}  // namespace hinge
