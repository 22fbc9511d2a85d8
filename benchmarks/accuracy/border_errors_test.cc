// SPDX-License-Identifier: Apache-2.0
#include "border_errors.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

constexpr double kBetween = 0.004;

double TrueAhead(double phase) { return 0.01 * std::cos(2 * std::numbers::pi * phase); }

/// People whose near knee's borders stand clear in the first half of the stride.
std::vector<BorderSamples> DrawPeople(int people, std::uint64_t seed) {
  Random random(seed);
  std::vector<BorderSamples> all;
  for (int i = 0; i < people; ++i) {
    const double person = random.Normal(0, kBetween);
    BorderSamples samples;
    for (int k = 0; k < 800; ++k) {
      BorderSample s{.phase = random.Uniform(), .ahead_legs = {}};
      if (s.phase < 0.5) s.ahead_legs = TrueAhead(s.phase) + person + random.Normal(0, 0.002);
      if (k % 50 == 0 && s.ahead_legs) *s.ahead_legs += 0.2;  // the other leg, now and then
      samples["near.knee"].push_back(s);
    }
    all.push_back(samples);
  }
  return all;
}

TEST(SummariseBorders, FindsMeanShareAndSpreadThatWerePlanted) {
  const BordersError found = SummariseBorders(DrawPeople(60, 3)).at("near.knee");
  for (double phase = 0.05; phase < 0.45; phase += 0.05)
    EXPECT_NEAR(ValueAt(found.ahead_legs, phase), TrueAhead(phase), 4 * kBetween / std::sqrt(60));
  EXPECT_NEAR(found.between_legs, kBetween, 0.2 * kBetween);
  EXPECT_EQ(ValueAt(found.seen_share, 0.25), 1);
  EXPECT_EQ(ValueAt(found.seen_share, 0.75), 0);
}

}  // namespace
}  // namespace hinge
