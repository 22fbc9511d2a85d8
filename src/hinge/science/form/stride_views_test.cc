// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/stride_views.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/statistics.h"
#include "hinge/science/form/testing_motion.h"

namespace hinge {
namespace {

const TestingGait kRhythm{.first_s = 0.5, .stride_s = 0.72, .contact_s = 0.24, .strides = 3, .sigma_s = 0.01};

/// Shifts of both kinds of event of a foot's strides, over many draws.
struct Drawn {
  std::vector<double> ic, to, later_ic;
};

Drawn DrawShifts(double shared_share, int draws) {
  const Gait gait = MakeTestingGait(kRhythm);
  Random random(7);
  Drawn drawn;
  for (int d = 0; d < draws; ++d) {
    const EventShifts shifts(gait, shared_share, 1 - shared_share, random);
    const Stride &first = gait.strides[0], &second = gait.strides[2];
    drawn.ic.push_back(shifts.Shifted_s(first.side, EventType::kInitialContact, first.ic_s) - first.ic_s);
    drawn.to.push_back(shifts.Shifted_s(first.side, EventType::kToeOff, first.to_s) - first.to_s);
    drawn.later_ic.push_back(shifts.Shifted_s(second.side, EventType::kInitialContact, second.ic_s) -
                             second.ic_s);
  }
  return drawn;
}

double CorrelationOf(const std::vector<double>& a, const std::vector<double>& b) {
  double ab = 0;
  for (std::size_t i = 0; i < a.size(); ++i) ab += (a[i] - Mean(a)) * (b[i] - Mean(b));
  return ab / (static_cast<double>(a.size() - 1) * StandardDeviation(a) * StandardDeviation(b));
}

MotionCurves StillCurves(const StickBody& body = {}) { return MakeTestingMotion(PlacesOf(body), 4).Mean(); }

TEST(EventShifts, AreNoneWhenNothingIsDrawn) {
  const Gait gait = MakeTestingGait(kRhythm);
  const EventShifts none(gait);
  for (const GaitEvent& e : gait.events) EXPECT_EQ(none.Shifted_s(e.side, e.type, e.time_s), e.time_s);
}

TEST(EventShifts, HaveTheSigmaOfTheirEventWhateverIsShared) {
  for (double share : {0.0, 0.5, 1.0}) {
    SCOPED_TRACE(share);
    const Drawn drawn = DrawShifts(share, 2000);
    EXPECT_NEAR(StandardDeviation(drawn.ic), kRhythm.sigma_s, 0.001);
    EXPECT_NEAR(StandardDeviation(drawn.to), kRhythm.sigma_s, 0.001);
    EXPECT_NEAR(Mean(drawn.ic), 0, 0.001);
  }
}

TEST(EventShifts, ShareTheirPartWithEventsOfTheirKindOnly) {
  for (double share : {0.0, 0.5, 1.0}) {
    SCOPED_TRACE(share);
    const Drawn drawn = DrawShifts(share, 2000);
    EXPECT_NEAR(CorrelationOf(drawn.ic, drawn.later_ic), share, 0.07);
    EXPECT_NEAR(CorrelationOf(drawn.ic, drawn.to), 0, 0.07);
  }
}

TEST(EventShifts, MoveAllEventsOfOneKindAlikeWhenTold) {
  const Gait gait = MakeTestingGait(kRhythm);
  const EventShifts late(gait, EventType::kToeOff, 0.7);
  for (const GaitEvent& e : gait.events) {
    const double moved_s = e.type == EventType::kToeOff ? 0.7 * kRhythm.sigma_s : 0;
    EXPECT_NEAR(late.Shifted_s(e.side, e.type, e.time_s) - e.time_s, moved_s, 1e-12);
  }
}

TEST(EventShifts, LeaveATimeAloneThatIsNoEvent) {
  Random random(1);
  const EventShifts shifts(MakeTestingGait(kRhythm), 0.5, 0.5, random);
  EXPECT_EQ(shifts.Shifted_s(Side::kLeft, EventType::kToeOff, 0.123), 0.123);
}

TEST(EstimateLeg, IsThighPlusShankOfTheUsedStrides) {
  Random random(2);
  for (int k = 0; k < 5; ++k) {
    StickBody body{.thigh_m = random.Uniform(0.3, 0.5), .shank_m = random.Uniform(0.3, 0.5)};
    body.thigh_deg = [](Side, double t) { return 25 * std::sin(5 * t); };
    body.tibia_deg = [](Side, double t) { return -20 + 15 * std::cos(4 * t); };
    EXPECT_NEAR(EstimateLeg_m(StillCurves(body), MakeTestingGait(kRhythm)), body.leg_m(), 1e-4);
  }
}

TEST(EstimateLeg, IsNothingWithoutAUsedStride) {
  Gait gait = MakeTestingGait(kRhythm);
  for (Stride& s : gait.strides) s.used = false;
  EXPECT_EQ(EstimateLeg_m(StillCurves(), gait), 0);
}

TEST(MakeStrideViews, ShowsEveryUsedStrideInOrderWithItsTimes) {
  Gait gait = MakeTestingGait(kRhythm);
  gait.strides[1].used = false;
  const MotionCurves curves = StillCurves();
  const std::vector<StrideView> views =
      MakeStrideViews(curves, gait, MakeTestingScene(), 0.9, EventShifts(gait), 3.0);
  ASSERT_EQ(views.size(), gait.strides.size() - 1);
  std::size_t k = 0;
  for (const Stride& s : gait.strides) {
    if (!s.used) continue;
    EXPECT_EQ(views[k].side, s.side);
    EXPECT_EQ(views[k].ic_s, s.ic_s);
    EXPECT_EQ(views[k].to_s, s.to_s);
    EXPECT_EQ(views[k].next_ic_s, s.next_ic_s);
    EXPECT_EQ(views[k].leg_m, 0.9);
    EXPECT_EQ(views[k++].speed_m_s, 3.0);
  }
}

TEST(MakeStrideViews, KnowsTheOtherFootsToeOff) {
  const Gait gait = MakeTestingGait(kRhythm);
  const MotionCurves curves = StillCurves();
  const auto views = MakeStrideViews(curves, gait, MakeTestingScene(), 0.9, EventShifts(gait), 3.0);
  EXPECT_FALSE(views[0].other_to_s.has_value());  // before the first contact nothing was seen
  for (std::size_t k = 1; k < views.size(); ++k) {
    ASSERT_TRUE(views[k].other_to_s.has_value());
    EXPECT_NEAR(*views[k].other_to_s, views[k].ic_s - (0.36 - 0.24), 1e-9);
  }
}

TEST(MakeStrideViews, FindsTheOtherToeOffAfterContactWhenBothFeetAreDown) {
  const Gait gait = MakeTestingGait({.stride_s = 1.1, .contact_s = 0.66});
  const MotionCurves curves = StillCurves();
  const auto views = MakeStrideViews(curves, gait, MakeTestingScene(), 0.9, EventShifts(gait), 3.0);
  ASSERT_TRUE(views[1].other_to_s.has_value());
  EXPECT_NEAR(*views[1].other_to_s - views[1].ic_s, 0.11, 1e-9);
}

TEST(MakeStrideViews, MovesTwoStridesThatMeetInAContactTogether) {
  const Gait gait = MakeTestingGait(kRhythm);
  const MotionCurves curves = StillCurves();
  Random random(3);
  for (int d = 0; d < 50; ++d) {
    const auto views =
        MakeStrideViews(curves, gait, MakeTestingScene(), 0.9, EventShifts(gait, 0.3, 0.7, random), 3.0);
    EXPECT_EQ(views[0].next_ic_s, views[2].ic_s);
    EXPECT_NE(views[0].ic_s, gait.strides[0].ic_s);
  }
}

TEST(MakeStrideViews, HasOneSpeedForAllStridesOrNone) {
  const Gait gait = MakeTestingGait(kRhythm);
  const MotionCurves curves = StillCurves();
  for (const std::optional<double> speed_m_s : {std::optional<double>(3.1), std::optional<double>()}) {
    const auto views = MakeStrideViews(curves, gait, MakeTestingScene(), 0.9, EventShifts(gait), speed_m_s);
    for (const StrideView& view : views) EXPECT_EQ(view.speed_m_s, speed_m_s);
  }
}

/// Speeds over strides of lengths with 3 % of doubt, as much as the scale's.
struct DrawnSpeeds {
  std::vector<double> speed_m_s, ratio;
};
DrawnSpeeds DrawSpeeds(const char* source) {
  Scene scene = MakeTestingScene();
  scene.scale_m_per_px = Known(0.004, 0.00012, "test");
  scene.speed_m_s = Known(3.0, std::hypot(0.09, 0.05), source);
  Random random(4);
  DrawnSpeeds drawn;
  for (int d = 0; d < 4000; ++d) {
    drawn.ratio.push_back(random.Normal(1, 0.03));
    drawn.speed_m_s.push_back(*DrawSpeed_m_s(scene, drawn.ratio.back(), random));
  }
  return drawn;
}

TEST(DrawSpeed, HasTheWholeDoubtWhereverItComesFrom) {
  for (const char* source : {kSeenOnFeet, "given"}) {
    const DrawnSpeeds drawn = DrawSpeeds(source);
    EXPECT_NEAR(Mean(drawn.speed_m_s), 3.0, 0.01);
    EXPECT_NEAR(StandardDeviation(drawn.speed_m_s), std::hypot(0.09, 0.05), 0.005);
  }
}

TEST(DrawSpeed, GoesWithTheLengthsWhenSeenOnTheFeetAndNotWhenGiven) {
  const DrawnSpeeds seen = DrawSpeeds(kSeenOnFeet), given = DrawSpeeds("given");
  EXPECT_NEAR(CorrelationOf(seen.speed_m_s, seen.ratio), 0.09 / std::hypot(0.09, 0.05), 0.02);
  EXPECT_NEAR(CorrelationOf(given.speed_m_s, given.ratio), 0, 0.05);
}

TEST(OwnSpeedSigma, IsWhatTheScaleDoesNotExplain) {
  Scene scene = MakeTestingScene();
  scene.scale_m_per_px = Known(0.004, 0.00012, "test");  // 3 %
  scene.speed_m_s = Known(3.0, std::hypot(0.09, 0.05), kSeenOnFeet);
  EXPECT_NEAR(CalcOwnSpeedSigma_m_s(scene), 0.05, 1e-12);
  scene.speed_m_s.source = "given";
  EXPECT_NEAR(CalcOwnSpeedSigma_m_s(scene), std::hypot(0.09, 0.05), 1e-12);
  scene.speed_m_s = Missing("not seen");
  EXPECT_EQ(CalcOwnSpeedSigma_m_s(scene), 0);
}

TEST(DrawSpeed, IsNoneWhereNoneIsKnown) {
  Scene scene = MakeTestingScene();
  scene.speed_m_s = Missing("not seen");
  Random random(5);
  EXPECT_FALSE(DrawSpeed_m_s(scene, 1.02, random).has_value());
}

}  // namespace
}  // namespace hinge
