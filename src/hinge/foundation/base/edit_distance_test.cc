// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/base/edit_distance.h"

#include <gtest/gtest.h>

#include <string>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

std::string DrawWord(Random& random) {
  std::string word;
  for (int n = static_cast<int>(random.Uniform(0, 7)); n > 0; --n)
    word += static_cast<char>('a' + static_cast<int>(random.Uniform(0, 4)));
  return word;
}

TEST(EditDistance, CountsLettersAndOneForASwap) {
  EXPECT_EQ(EditDistance("knee", "knee"), 0u);
  EXPECT_EQ(EditDistance("", "hip"), 3u);
  EXPECT_EQ(EditDistance("cadense", "cadence"), 1u);
  EXPECT_EQ(EditDistance("haedless", "headless"), 1u);
  EXPECT_EQ(EditDistance("lean", "clean"), 1u);
}

TEST(EditDistance, IsTheSameBothWaysAndAtMostTheLongerWord) {
  Random random(7);
  for (int k = 0; k < 500; ++k) {
    const std::string a = DrawWord(random), b = DrawWord(random);
    EXPECT_EQ(EditDistance(a, b), EditDistance(b, a)) << a << ' ' << b;
    EXPECT_LE(EditDistance(a, b), std::max(a.size(), b.size()));
    EXPECT_EQ(EditDistance(a, b) == 0, a == b);
  }
}

}  // namespace
}  // namespace hinge
