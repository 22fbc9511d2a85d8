// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/strides.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hinge/foundation/base/check.h"
#include "hinge/science/gait/testing_feet.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;

constexpr double kStride_s = 0.7, kContact_s = 0.25;

/// `count` contacts of each foot; the left lands half a stride after the right.
std::vector<GaitEvent> RegularEvents(int count) {
  std::vector<GaitEvent> events;
  for (int i = 0; i < count; ++i) {
    for (Side side : {Side::kRight, Side::kLeft}) {
      const double ic_s = 0.2 + (i + (side == Side::kLeft ? 0.5 : 0.0)) * kStride_s;
      events.push_back({side, EventType::kInitialContact, ic_s, 0.008});
      events.push_back({side, EventType::kToeOff, ic_s + kContact_s, 0.008});
    }
  }
  return events;
}

GaitTrack TrackWithTimes(double rate_hz, double span_s) {
  return testing::MakeDigitalTrack({}, rate_hz, span_s, 0);
}

std::vector<Stride> Refused(const Gait& gait) {
  std::vector<Stride> refused;
  std::ranges::copy_if(gait.strides, std::back_inserter(refused), [](const Stride& s) { return !s.used; });
  return refused;
}

TEST(MakeGait, MakesAStrideOfEachContactThatIsFollowedByAnother) {
  const Gait gait = MakeGait(RegularEvents(6), TrackWithTimes(60, 6));
  ASSERT_EQ(gait.strides.size(), 10u);
  EXPECT_EQ(gait.events.size(), 24u);
  for (const Stride& s : gait.strides) {
    EXPECT_TRUE(s.used) << s.why_not;
    EXPECT_TRUE(s.why_not.empty());
    EXPECT_NEAR(s.next_ic_s - s.ic_s, kStride_s, 1e-9);
    EXPECT_NEAR(s.contact_s(), kContact_s, 1e-9);
    EXPECT_NEAR(s.ms_s(), s.ic_s + 0.5 * kContact_s, 1e-9);
  }
  EXPECT_TRUE(std::ranges::is_sorted(gait.strides, {}, &Stride::ic_s));
}

TEST(MakeGait, MakesNoStrideOfWhatTheEndsCutOff) {
  std::vector<GaitEvent> events = RegularEvents(2);
  events.erase(events.begin());  // the clip starts with the right foot on the ground
  const Gait gait = MakeGait(events, TrackWithTimes(60, 2));
  ASSERT_EQ(gait.strides.size(), 1u);
  EXPECT_EQ(gait.strides[0].side, Side::kLeft);
}

TEST(MakeGait, RefusesAStrideThatBreaksTheRhythm) {
  std::vector<GaitEvent> events = RegularEvents(6);
  std::erase_if(events,
                [](const GaitEvent& e) { return e.side == Side::kLeft && e.time_s > 1.9 && e.time_s < 2.3; });
  const auto refused = Refused(MakeGait(events, TrackWithTimes(60, 6)));
  ASSERT_EQ(refused.size(), 1u);
  EXPECT_THAT(refused[0].why_not, HasSubstr("lasts 1.40 s, the others 0.70 s"));
}

TEST(MakeGait, RefusesAContactUnlikeThoseOfItsFoot) {
  std::vector<GaitEvent> events = RegularEvents(6);
  events[9].time_s += 0.09;  // toe-off of the right foot's third contact
  const auto refused = Refused(MakeGait(events, TrackWithTimes(60, 6)));
  ASSERT_EQ(refused.size(), 1u);
  EXPECT_THAT(refused[0].why_not, HasSubstr("340 ms, in the other strides for 250 ms"));
}

TEST(MakeGait, RefusesAStrideOfWhichTooFewPicturesShowTheRunner) {
  const GaitTrack whole = TrackWithTimes(60, 6);
  const GaitTrack holed =
      testing::Select(whole, [&](std::size_t i) { return whole.time_s[i] < 2.4 || whole.time_s[i] > 2.7; });
  const auto refused = Refused(MakeGait(RegularEvents(6), holed));
  ASSERT_EQ(refused.size(), 2u);  // one of each foot
  for (const Stride& s : refused) {
    EXPECT_THAT(s.why_not, HasSubstr("of this stride's pictures"));
    EXPECT_LT(s.ic_s, 2.7);
    EXPECT_GT(s.next_ic_s, 2.4);
  }
}

TEST(MakeGait, KeepsAnAsymmetricRunnersContacts) {
  std::vector<GaitEvent> events = RegularEvents(6);
  for (GaitEvent& e : events) {
    if (e.side == Side::kLeft && e.type == EventType::kToeOff) e.time_s += 0.10;
  }
  std::ranges::sort(events, {}, &GaitEvent::time_s);
  EXPECT_TRUE(Refused(MakeGait(events, TrackWithTimes(60, 6))).empty());
}

TEST(MakeGait, HasNoStridesWithoutEvents) {
  EXPECT_TRUE(MakeGait({}, TrackWithTimes(60, 2)).strides.empty());
}

TEST(MakeGait, RefusesEventsThatAreNotInTimeOrder) {
  std::vector<GaitEvent> events = RegularEvents(3);
  std::swap(events[2], events[5]);
  EXPECT_THROW(MakeGait(events, TrackWithTimes(60, 3)), ContractViolation);
}

}  // namespace
}  // namespace hinge
