// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/base/measured.h"

#include <gtest/gtest.h>

namespace hinge {
namespace {

TEST(Measured, HasItsIntervalOf95PercentAroundTheValue) {
  const Measured lean = Known(5, 2, "track");
  EXPECT_TRUE(lean.known());
  EXPECT_NEAR(lean.low(), 5 - 3.92, 0.001);  // 1.96 standard deviations
  EXPECT_NEAR(lean.high(), 5 + 3.92, 0.001);
  EXPECT_EQ(lean.source, "track");
  EXPECT_TRUE(lean.why_missing.empty());
}

TEST(Measured, HasNoWidthWithoutDoubt) {
  const Measured given = Known(1.75, 0, "given");
  EXPECT_EQ(given.low(), 1.75);
  EXPECT_EQ(given.high(), 1.75);
}

TEST(Measured, SaysWhyItIsMissing) {
  const Measured missing = Missing("only 2 strides seen, 4 needed");
  EXPECT_FALSE(missing.known());
  EXPECT_EQ(missing.why_missing, "only 2 strides seen, 4 needed");
  EXPECT_THROW((void)missing.value.value(), std::bad_optional_access);
}

}  // namespace
}  // namespace hinge
