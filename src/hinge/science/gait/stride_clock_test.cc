// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/stride_clock.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "hinge/science/gait/testing_feet.h"

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

StrideClock MakeClockOf(const std::vector<double>& ic_s) {
  std::vector<GaitEvent> events;
  for (double t : ic_s) events.push_back({Side::kLeft, EventType::kInitialContact, t, 0});
  return MakeStrideClock(events);
}

TEST(StrideClock, GoesOnFromTheNearerContactWhereOneWasNotSeen) {
  const StrideClock clock = MakeClockOf({1.0, 1.7, 2.4, 4.2, 4.9, 5.6});
  EXPECT_NEAR(CalcPhase(clock, Side::kLeft, 2.6), 0.2 / 0.7, 1e-9);
  EXPECT_NEAR(CalcPhase(clock, Side::kLeft, 3.2), 0.1 / 0.7, 1e-9);
  EXPECT_NEAR(CalcPhase(clock, Side::kLeft, 4.0), 0.5 / 0.7, 1e-9);
  EXPECT_NEAR(CalcPhase(clock, Side::kLeft, 4.4), 0.2 / 0.7, 1e-9);
}

TEST(StrideClock, GoesOnFromALonelyContactAtTheUsualPace) {
  const StrideClock clock = MakeClockOf({1.0, 1.7, 2.4, 3.1, 5.0});
  EXPECT_NEAR(CalcPhase(clock, Side::kLeft, 5.35), 0.5, 1e-9);
}

TEST(StrideClock, LeavesStridesThatAreOnlyUneven) {
  EXPECT_NEAR(CalcPhase(MakeClockOf({1.0, 1.7, 2.4, 3.5, 4.2}), Side::kLeft, 2.95), 0.5, 1e-9);
}

/// How far the clock of the events found is from the digital runner's own at the pictures seen, in strides.
double LargestPhaseError(const GaitTrack& seen, const testing::DigitalFeet& feet) {
  const StrideClock clock = MakeStrideClock(FindEvents(seen));
  double largest = 0;
  for (double t : seen.time_s) {
    const double error = CalcPhase(clock, Side::kRight, t) - t / feet.stride_s;
    largest = std::max(largest, std::abs(error - std::round(error)));
  }
  return largest;
}

TEST(StrideClock, IsRightBesideAGapThatHidesContacts) {
  const testing::DigitalFeet feet;
  const GaitTrack whole = testing::MakeDigitalTrack(feet, 60, 8);
  for (double lost_s : {0.3, 0.6, 0.8, 1.1, 2.0}) {
    for (double from_s = 3; from_s < 3.7; from_s += 0.1) {
      const GaitTrack seen = testing::Select(whole, [&](std::size_t i) {
        return whole.time_s[i] < from_s || whole.time_s[i] > from_s + lost_s;
      });
      EXPECT_LT(LargestPhaseError(seen, feet), 0.06) << lost_s << " s lost from " << from_s;
    }
  }
}

}  // namespace
}  // namespace hinge
