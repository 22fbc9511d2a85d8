// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/events.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/gait/testing_feet.h"

namespace hinge {
namespace {

using testing::AddNoise;
using testing::DigitalFeet;
using testing::ForEachPath;
using testing::MakeDigitalTrack;
using testing::PlateContact;
using testing::ReadExcerpt;
using testing::ReadPlate;
using testing::Select;

// A runner's own distance from the rule: 5 ms root mean square over laboratory runners whom it has not seen.
constexpr double kOwnOffset_s = 3 * 0.005;
const char* const kExcerpts[] = {"runner017_3_5m_s", "runner024_2_5m_s"};

GaitTrack EveryNth(const GaitTrack& track, std::size_t n) {
  return Select(track, [n](std::size_t i) { return i % n == 0; });
}

/// The event of that side and type nearest to a time; an event at minus infinity when there is none.
GaitEvent Nearest(const std::vector<GaitEvent>& events, Side side, EventType type, double time_s) {
  GaitEvent best{side, type, -1e9, 1};
  for (const GaitEvent& e : events) {
    if (e.side == side && e.type == type && std::abs(e.time_s - time_s) < std::abs(best.time_s - time_s))
      best = e;
  }
  return best;
}

struct Errors {
  std::vector<double> ic_s, to_s, standardised;
};
Errors CompareWithPlate(const std::vector<GaitEvent>& events, const std::vector<PlateContact>& contacts) {
  Errors errors;
  for (const PlateContact& c : contacts) {
    const GaitEvent ic = Nearest(events, c.side, EventType::kInitialContact, c.ic_s);
    const GaitEvent to = Nearest(events, c.side, EventType::kToeOff, c.to_s);
    errors.ic_s.push_back(ic.time_s - c.ic_s);
    errors.to_s.push_back(to.time_s - c.to_s);
    errors.standardised.push_back(errors.ic_s.back() / ic.sigma_s);
    errors.standardised.push_back(errors.to_s.back() / to.sigma_s);
  }
  return errors;
}

std::size_t CountContacts(const std::vector<GaitEvent>& events, double from_s, double to_s) {
  return static_cast<std::size_t>(std::ranges::count_if(events, [&](const GaitEvent& e) {
    return e.type == EventType::kInitialContact && e.time_s > from_s && e.time_s < to_s;
  }));
}

double Largest(const std::vector<double>& values) {
  double largest = 0;
  for (double v : values) largest = std::max(largest, std::abs(v));
  return largest;
}

void ExpectAlternating(const std::vector<GaitEvent>& events) {
  for (Side side : kSides) {
    const GaitEvent* last = nullptr;
    for (const GaitEvent& e : events) {
      if (e.side != side) continue;
      if (last) {
        EXPECT_NE(last->type, e.type) << e.time_s;
        EXPECT_LT(last->time_s, e.time_s);
      }
      last = &e;
    }
  }
}

TEST(FindEvents, AgreesWithTheForcePlateAtEveryFrameRate) {
  for (const char* stem : kExcerpts) {
    const GaitTrack whole = ReadExcerpt(stem);
    const auto plate = ReadPlate(stem);
    ASSERT_GE(plate.size(), 8u);
    for (std::size_t n : {1u, 2u, 4u, 5u}) {  // 120, 60, 30 and 24 pictures a second
      SCOPED_TRACE(::testing::Message() << stem << " at " << 120 / n << " Hz");
      const auto events = FindEvents(EveryNth(whole, n));
      const Errors errors = CompareWithPlate(events, plate);
      EXPECT_EQ(CountContacts(events, plate.front().ic_s - 0.05, plate.back().ic_s + 0.05), plate.size());
      EXPECT_LT(std::abs(Mean(errors.ic_s)), kOwnOffset_s);
      EXPECT_LT(std::abs(Mean(errors.to_s)), kOwnOffset_s);
      EXPECT_LT(Largest(errors.ic_s), 0.025);
      EXPECT_LT(Largest(errors.to_s), 0.025);
    }
  }
}

TEST(FindEvents, KeepsItsAccuracyUnderJitterAndGrossErrors) {
  for (const char* stem : kExcerpts) {
    const auto plate = ReadPlate(stem);
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
      SCOPED_TRACE(::testing::Message() << stem << " seed " << seed);
      GaitTrack track = EveryNth(ReadExcerpt(stem), 2);
      AddNoise(track, 0.008, 0.03, seed);
      const auto events = FindEvents(track);
      const Errors errors = CompareWithPlate(events, plate);
      EXPECT_EQ(CountContacts(events, plate.front().ic_s - 0.05, plate.back().ic_s + 0.05), plate.size());
      EXPECT_LT(std::abs(Mean(errors.ic_s)), kOwnOffset_s);
      EXPECT_LT(std::abs(Mean(errors.to_s)), kOwnOffset_s);
      EXPECT_LT(StandardDeviation(errors.standardised), 1.3);
    }
  }
}

TEST(FindEvents, DoublingTheFrameRateMovesNoEventByOverOneFrame) {
  for (const char* stem : kExcerpts) {
    const GaitTrack fast = ReadExcerpt(stem);
    const auto fine = FindEvents(fast);
    for (const GaitEvent& e : FindEvents(EveryNth(fast, 2))) {
      EXPECT_LT(std::abs(Nearest(fine, e.side, e.type, e.time_s).time_s - e.time_s), 1.0 / 120)
          << stem << " " << e.time_s;
    }
  }
}

TEST(FindEvents, CountsEveryStepOfClosedFormFeetFrom24To240Pictures) {
  const DigitalFeet feet;
  for (double rate_hz : {24.0, 25.0, 30.0, 50.0, 60.0, 120.0, 240.0}) {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
      SCOPED_TRACE(::testing::Message() << rate_hz << " Hz, seed " << seed);
      GaitTrack track = MakeDigitalTrack(feet, rate_hz, 6);
      AddNoise(track, 0.006, 0.02, seed);
      const auto events = FindEvents(track);
      ExpectAlternating(events);
      EXPECT_EQ(CountContacts(events, 0.5 * feet.stride_s - 0.1, 5.5 * feet.stride_s + 0.1), 11u);
      for (int i = 1; i <= 6; ++i) {
        const double ic_s = i * feet.stride_s;
        EXPECT_NEAR(Nearest(events, Side::kRight, EventType::kInitialContact, ic_s).time_s, ic_s, 0.022);
        EXPECT_NEAR(Nearest(events, Side::kRight, EventType::kToeOff, ic_s + feet.contact_s).time_s,
                    ic_s + feet.contact_s, 0.035);  // nobody's feet: the rule knows people
      }
    }
  }
}

TEST(FindEvents, MirroredSidesSwap) {
  GaitTrack track = EveryNth(ReadExcerpt(kExcerpts[0]), 2);
  const auto events = FindEvents(track);
  std::swap(track.feet.values[0], track.feet.values[1]);
  std::swap(track.p_WKnee_m.values[0], track.p_WKnee_m.values[1]);
  std::swap(track.p_WHip_m.values[0], track.p_WHip_m.values[1]);
  const auto swapped = FindEvents(track);
  ASSERT_EQ(swapped.size(), events.size());
  for (const GaitEvent& e : events) {
    EXPECT_NEAR(Nearest(swapped, Opposite(e.side), e.type, e.time_s).time_s, e.time_s, 1e-9);
  }
}

TEST(FindEvents, DoesNotCareWhetherTheGroundOrTheRunnerMoves) {
  GaitTrack track = EveryNth(ReadExcerpt(kExcerpts[0]), 2);
  const auto events = FindEvents(track);
  ForEachPath(track, [&](std::vector<Vec2>& path) {
    for (std::size_t i = 0; i < path.size(); ++i) path[i] += Vec2(3.5 * track.time_s[i] + 7, -2);
  });
  track.treadmill = false;
  const auto overground = FindEvents(track);
  ASSERT_EQ(overground.size(), events.size());
  constexpr double kRoundingOfWeights_s = 5e-4;
  for (std::size_t i = 0; i < events.size(); ++i) {
    EXPECT_NEAR(overground[i].time_s, events[i].time_s, kRoundingOfWeights_s);
  }
}

TEST(FindEvents, AConstantErrorOfTheHeelMovesNothing) {
  GaitTrack track = EveryNth(ReadExcerpt(kExcerpts[1]), 2);
  const auto events = FindEvents(track);
  for (Vec2& p : track.feet[Side::kLeft].p_WHeel_m) p += Vec2(0.026, -0.006);
  const auto moved = FindEvents(track);
  ASSERT_EQ(moved.size(), events.size());
  for (std::size_t i = 0; i < events.size(); ++i) EXPECT_NEAR(moved[i].time_s, events[i].time_s, 0.001);
}

TEST(FindEvents, GuessesNoEventInsideAGap) {
  const GaitTrack track = EveryNth(ReadExcerpt(kExcerpts[0]), 2);
  const auto events = FindEvents(track);
  const GaitTrack holed =
      Select(track, [&](std::size_t i) { return track.time_s[i] < 1.5 || track.time_s[i] > 2.0; });
  std::size_t far = 0;
  for (const GaitEvent& e : FindEvents(holed)) {
    EXPECT_TRUE(e.time_s < 1.5 || e.time_s > 2.0) << e.time_s;
    EXPECT_LT(std::abs(Nearest(events, e.side, e.type, e.time_s).time_s - e.time_s), 0.02) << e.time_s;
    if (e.time_s < 1.3 || e.time_s > 2.2) ++far;
  }
  EXPECT_GE(far, 12u);
}

TEST(FindEvents, AlternatesBetweenGapsAndKeepsWhatLiesBesideThem) {
  const GaitTrack whole = MakeDigitalTrack({}, 60, 6);
  for (double from_s = 2; from_s < 2.7; from_s += 0.1) {
    const GaitTrack holed = Select(
        whole, [&](std::size_t i) { return whole.time_s[i] < from_s || whole.time_s[i] > from_s + 0.4; });
    std::vector<GaitEvent> before = FindEvents(holed);
    const auto gap = std::ranges::lower_bound(before, from_s, {}, &GaitEvent::time_s);
    const std::vector<GaitEvent> after(gap, before.end());
    before.erase(gap, before.end());
    ExpectAlternating(before);
    ExpectAlternating(after);
    EXPECT_GT(before.back().time_s, from_s - 0.4) << "steps are at most 0.35 s apart";
    EXPECT_LT(after.front().time_s, from_s + 0.8);
  }
}

TEST(FindEvents, SeesNoStepsInStandingOrSquatting) {
  GaitTrack standing = MakeDigitalTrack({.belt_m_s = 0, .bounce_m = 0.02}, 60, 5);
  AddNoise(standing, 0.008, 0.02, 4);
  EXPECT_TRUE(FindEvents(standing).empty());

  GaitTrack squatting = standing;
  for (std::size_t i = 0; i < squatting.time_s.size(); ++i) {
    const Vec2 down = 0.3 * (1 - std::cos(3 * squatting.time_s[i])) * Vec2(-1, -1);
    for (Side side : kSides) squatting.p_WHip_m[side][i] += down;
  }
  EXPECT_TRUE(FindEvents(squatting).empty());
}

TEST(FindEvents, FindsTheDoubleSupportOfWalking) {
  const DigitalFeet walk{
      .stride_s = 1.1, .contact_s = 0.68, .belt_m_s = 1.3, .bounce_m = 0.02, .walking = true};
  GaitTrack track = MakeDigitalTrack(walk, 60, 8);
  AddNoise(track, 0.006, 0.02, 9);
  const auto events = FindEvents(track);
  ExpectAlternating(events);
  for (int i = 1; i <= 5; ++i) {
    const double ic_s = i * walk.stride_s;
    EXPECT_NEAR(Nearest(events, Side::kRight, EventType::kInitialContact, ic_s).time_s, ic_s, 0.06);
    EXPECT_NEAR(Nearest(events, Side::kRight, EventType::kToeOff, ic_s + walk.contact_s).time_s,
                ic_s + walk.contact_s, 0.06);
  }
}

TEST(FindEvents, AlternatesWhateverItIsGiven) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE(seed);
    GaitTrack track = EveryNth(ReadExcerpt(kExcerpts[seed % 2]), 3);
    AddNoise(track, 0.01 * static_cast<double>(seed), 0.1, seed);
    ExpectAlternating(FindEvents(track));
  }
}

TEST(FindEvents, DoubtsMoreWhatIsNoisier) {
  GaitTrack quiet = EveryNth(ReadExcerpt(kExcerpts[0]), 2), noisy = quiet;
  AddNoise(quiet, 0.003, 0, 1);
  AddNoise(noisy, 0.08, 0, 1);
  const auto few = FindEvents(quiet), many = FindEvents(noisy);
  ASSERT_FALSE(few.empty());
  ASSERT_FALSE(many.empty());
  EXPECT_GT(many.front().sigma_s, few.front().sigma_s);
}

TEST(FindEvents, HasNothingToSayOnTooShortTracks) {
  EXPECT_TRUE(FindEvents({}).empty());
  EXPECT_TRUE(FindEvents(MakeDigitalTrack({}, 60, 0.8)).empty());
}

TEST(FindEvents, RefusesListsOfUnequalLengthAndTimesThatGoBack) {
  GaitTrack shorter = MakeDigitalTrack({}, 60, 2);
  shorter.feet[Side::kLeft].p_WToe_m.pop_back();
  EXPECT_THROW(FindEvents(shorter), ContractViolation);
  GaitTrack back = MakeDigitalTrack({}, 60, 2);
  std::swap(back.time_s[10], back.time_s[11]);
  EXPECT_THROW(FindEvents(back), ContractViolation);
}

}  // namespace
}  // namespace hinge
