// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/base/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hinge {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

void NeedPositive(double length_m) { HINGE_CHECK(length_m > 0, length_m, "metres"); }

TEST(Check, PassesWhatKeepsTheContract) { EXPECT_NO_THROW(NeedPositive(1)); }

TEST(Check, TellsTheConditionTheFileAndTheValues) {
  try {
    NeedPositive(-2.5);
    FAIL() << "the contract was broken and nothing happened";
  } catch (const ContractViolation& e) {
    EXPECT_THAT(e.what(),
                AllOf(HasSubstr("length_m > 0"), HasSubstr("check_test.cc"), HasSubstr("-2.5 metres")));
  }
}

TEST(Check, NeedsNoValues) { EXPECT_THROW(HINGE_CHECK(1 > 2), ContractViolation); }

TEST(Check, IsOneStatementInAnIf) {
  bool other = false;
  if (2 > 1)
    HINGE_CHECK(true);
  else
    other = true;
  EXPECT_FALSE(other);
}

}  // namespace
}  // namespace hinge
