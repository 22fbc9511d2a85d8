// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/base/within.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Said(double value, double low, double high) {
  std::vector<std::string> problems;
  RequireWithin(problems, "Options", "field_m", value, low, high);
  return problems;
}

TEST(RequireWithin, SaysFieldValueRangeAndWhatToDo) {
  EXPECT_THAT(Said(3, 1.2, 2.2),
              ElementsAre("Options.field_m = 3 must lie in [1.2, 2.2]: lower it to 2.2 or less"));
  EXPECT_THAT(Said(-1, 0, 1), ElementsAre("Options.field_m = -1 must lie in [0, 1]: raise it to 0 or more"));
  EXPECT_THAT(Said(std::numeric_limits<double>::quiet_NaN(), 0, 1),
              ElementsAre("Options.field_m = nan must lie in [0, 1]: give it a number"));
}

TEST(RequireWithin, IsSilentWithinTheRangeAndAtItsEndsAndNowhereElse) {
  Random random(1);
  for (int round = 0; round < 500; ++round) {
    const double low = random.Normal(), high = low + random.Uniform(0.1, 2), value = random.Normal(0, 3);
    EXPECT_EQ(Said(value, low, high).empty(), value >= low && value <= high);
    EXPECT_THAT(Said(low, low, high), IsEmpty());
    EXPECT_THAT(Said(high, low, high), IsEmpty());
  }
}

TEST(RequireWithin, AddsToWhatWasSaidBefore) {
  std::vector<std::string> problems = {"first"};
  RequireWithin(problems, "Options", "a", 5, 0, 1);
  RequireWithin(problems, "Options", "b", 0.5, 0, 1);
  EXPECT_EQ(problems.size(), 2u);
  EXPECT_EQ(problems.front(), "first");
}

}  // namespace
}  // namespace hinge
