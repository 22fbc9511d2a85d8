// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/stride_clock.h"

#include <gtest/gtest.h>

namespace hinge {
namespace {

TEST(StrideClock, CountsFromContactAndGoesOnBeyondTheLastOne) {
  StrideClock clock;
  clock.ic_s[Side::kLeft] = {1.0, 1.8, 2.4};
  EXPECT_NEAR(CalcPhase(clock, Side::kLeft, 1.2), 0.25, 1e-12);
  EXPECT_NEAR(CalcPhase(clock, Side::kLeft, 1.8), 0, 1e-12);
  EXPECT_NEAR(CalcPhase(clock, Side::kLeft, 2.7), 0.5, 1e-9);
  EXPECT_NEAR(CalcPhase(clock, Side::kLeft, 0.8), 0.75, 1e-9);
  EXPECT_EQ(CalcPhase(clock, Side::kRight, 1.2), 0);
}

TEST(StrideClock, TakesContactsOfEachFootInWhateverOrderTheyCome) {
  const StrideClock clock = MakeStrideClock({{Side::kLeft, EventType::kInitialContact, 1.8, 0},
                                             {Side::kLeft, EventType::kToeOff, 1.3, 0},
                                             {Side::kRight, EventType::kInitialContact, 1.4, 0},
                                             {Side::kLeft, EventType::kInitialContact, 1.0, 0}});
  EXPECT_EQ(clock.ic_s[Side::kLeft], (std::vector<double>{1.0, 1.8}));
  EXPECT_EQ(clock.ic_s[Side::kRight], (std::vector<double>{1.4}));
}

}  // namespace
}  // namespace hinge
