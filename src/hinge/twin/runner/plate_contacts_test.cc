// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/plate_contacts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "hinge/twin/runner/marker_cloud_for_tests.h"

namespace hinge {
namespace {

/// Contacts of both feet in turn, each with a length and a flight of its own.
std::vector<PlateContact> DrawContacts(Random& random, double duration_s) {
  std::vector<PlateContact> contacts;
  double t = random.Uniform(0.1, 0.3);
  while (true) {
    const double contact_s = random.Uniform(0.16, 0.32);
    if (t + contact_s > duration_s - 0.05) return contacts;
    contacts.push_back({t, t + contact_s});
    t += contact_s + random.Uniform(0.08, 0.16);
  }
}

std::vector<GaitEvent> EventsOf(const std::vector<PlateContact>& contacts) {
  std::vector<GaitEvent> events;
  Side side = Side::kLeft;
  for (const PlateContact& c : contacts) {
    events.push_back({side, EventType::kInitialContact, c.ic_s, 0});
    events.push_back({side, EventType::kToeOff, c.to_s, 0});
    side = Opposite(side);
  }
  return events;
}

VerticalForce ForceOf(const std::vector<PlateContact>& contacts, double duration_s) {
  return MakeForceForTests(EventsOf(contacts), duration_s);
}

TEST(PlateContacts, AreFoundWhereTheForcePassesFiftyNewtonsHoweverManyThereAre) {
  Random random(1);
  for (int round = 0; round < 20; ++round) {
    const auto truth = DrawContacts(random, 8);
    const auto found = FindPlateContacts(ForceOf(truth, 8));
    ASSERT_EQ(found.size(), truth.size()) << round;
    for (std::size_t i = 0; i < truth.size(); ++i) {
      EXPECT_NEAR(found[i].ic_s, truth[i].ic_s, 0.003) << i;
      EXPECT_NEAR(found[i].to_s, truth[i].to_s, 0.003) << i;
    }
  }
}

TEST(PlateContacts, AreTheSameUnderAPlateThatIsNotAtZeroAndOnAnotherClock) {
  Random random(2);
  for (int round = 0; round < 10; ++round) {
    VerticalForce force = ForceOf(DrawContacts(random, 5), 5);
    const auto plain = FindPlateContacts(force);
    const double offset_N = random.Uniform(-80, 80), shift_s = random.Uniform(-20, 20);
    for (double& value : force.force_N) value += offset_N;
    force.start_s += shift_s;
    const auto found = FindPlateContacts(force);
    ASSERT_EQ(found.size(), plain.size());
    for (std::size_t i = 0; i < plain.size(); ++i) {
      EXPECT_NEAR(found[i].ic_s - shift_s, plain[i].ic_s, 1e-9);
      EXPECT_NEAR(found[i].to_s - shift_s, plain[i].to_s, 1e-9);
    }
  }
}

TEST(PlateContacts, AreFoundThroughNoiseThatNoPlateSurpasses) {
  Random random(3);
  const auto truth = DrawContacts(random, 8);
  VerticalForce force = ForceOf(truth, 8);
  for (double& value : force.force_N) value += random.Normal(0, 8);
  const auto found = FindPlateContacts(force);
  ASSERT_EQ(found.size(), truth.size());
  for (std::size_t i = 0; i < truth.size(); ++i) EXPECT_NEAR(found[i].ic_s, truth[i].ic_s, 0.006) << i;
}

TEST(PlateContacts, ThatAreNoStepsOfARunnerAreLeftOut) {
  const std::vector<PlateContact> steps = {{0.3, 0.5}, {0.8, 0.86}, {1.2, 1.4}, {1.8, 2.5}, {2.8, 3.0}};
  const auto found = FindPlateContacts(ForceOf(steps, 4));
  ASSERT_EQ(found.size(), 3u);
  EXPECT_NEAR(found[1].ic_s, 1.2, 0.003);
  EXPECT_NEAR(found[2].ic_s, 2.8, 0.003);
}

TEST(PlateContacts, ThatTheRecordCutsAreLeftOut) {
  VerticalForce force = ForceOf({{0.3, 0.5}, {0.8, 1.0}, {1.3, 1.5}}, 3);
  force.force_N.resize(static_cast<std::size_t>(1.4 * force.rate_hz));
  force.force_N.erase(force.force_N.begin(), force.force_N.begin() + static_cast<int>(0.4 * force.rate_hz));
  force.start_s = 0.4;
  const auto found = FindPlateContacts(force);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NEAR(found[0].ic_s, 0.8, 0.003);
}

TEST(PlateContacts, OfARecordTooShortOrTooSlowAreNone) {
  EXPECT_TRUE(FindPlateContacts({}).empty());
  EXPECT_TRUE(FindPlateContacts({0, 300, {}}).empty());
  EXPECT_TRUE(FindPlateContacts({0, 300, {700}}).empty());
  VerticalForce slow = ForceOf({{0.3, 0.5}, {0.8, 1.0}}, 2);
  ASSERT_EQ(FindPlateContacts(slow).size(), 2u);
  slow.rate_hz = 149;
  EXPECT_TRUE(FindPlateContacts(slow).empty());
}

}  // namespace
}  // namespace hinge
