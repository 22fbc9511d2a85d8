// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/twin_run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "hinge/foundation/base/check.h"
#include "hinge/science/body/anthropometry.h"
#include "hinge/twin/runner/hip_path.h"
#include "hinge/twin/runner/testing_twins.h"

namespace hinge {
namespace {

constexpr int kRunners = 100;

std::vector<double> Times(const TwinRun& run, int count) {
  std::vector<double> times;
  for (int i = 0; i <= count; ++i) times.push_back(run.options.duration_s * i / count);
  return times;
}

void ExpectConstantLengths(const TwinRun& run) {
  const TwinBody& b = run.body;
  for (double t : Times(run, 60)) {
    const TwinPose pose = CalcTwinPose(run, t);
    for (Side side : kSides) {
      const auto at = [&](Part part) { return pose.p_W[LandmarkOf(side, part)]; };
      ASSERT_NEAR((at(Part::kHip) - at(Part::kKnee)).norm(), b.thigh_m, 1e-9) << t;
      ASSERT_NEAR((at(Part::kKnee) - at(Part::kAnkle)).norm(), b.shank_m, 1e-9) << t;
      ASSERT_NEAR((at(Part::kToe) - at(Part::kHeel)).norm(), b.foot_m, 1e-9) << t;
      ASSERT_NEAR((at(Part::kShoulder) - at(Part::kHip)).norm(), b.trunk_m, 1e-9) << t;
      ASSERT_NEAR((at(Part::kElbow) - at(Part::kShoulder)).norm(), b.upper_arm_m, 1e-9) << t;
      ASSERT_NEAR((at(Part::kWrist) - at(Part::kElbow)).norm(), b.forearm_m, 1e-9) << t;
    }
  }
}

/// In stance the point of the foot that carries it moves with the ground, once a running foot has settled.
void ExpectFootMovesWithGround(const TwinRun& run) {
  const double settling_s = run.options.activity == TwinActivity::kRunning ? kSettling_s : 0;
  constexpr double kTolerance_m = 0.002;
  const double ground_m_s = run.options.treadmill ? -run.options.speed_m_s : 0;
  for (const TwinStep& s : run.steps) {
    if (s.ic_s < 0 || s.to_s > run.options.duration_s) continue;
    for (int i = 0; i < 20; ++i) {
      const double share = (i + 0.5) / 20;
      const double t = s.ic_s + share * (s.to_s - s.ic_s);
      if (t < s.ic_s + settling_s) continue;
      const FootPlace place = CalcStanceFoot(run, s, t);
      const Part carrier = place.p_WToe.y() > place.p_WHeel.y() ? Part::kHeel : Part::kToe;
      const Vec2 moved = PlaceOf(run, s.side, carrier, t + 1e-3) - PlaceOf(run, s.side, carrier, t);
      ASSERT_NEAR(moved.x() / 1e-3, ground_m_s, kTolerance_m / 1e-3)
          << "side " << Name(s.side) << " share " << share;
      ASSERT_NEAR(PlaceOf(run, s.side, carrier, t).y(), 0, kTolerance_m);
    }
  }
}

TEST(TwinRun, KeepsItsBonesWhoeverRuns) {
  Random random(11);
  for (int i = 0; i < kRunners; ++i) {
    SCOPED_TRACE(i);
    ExpectConstantLengths(DrawRun(random));
  }
}

TEST(TwinRun, PutsTheStanceFootOnTheMovingGroundWhoeverRuns) {
  Random random(12);
  for (int i = 0; i < kRunners; ++i) {
    SCOPED_TRACE(i);
    ExpectFootMovesWithGround(DrawRun(random));
  }
}

TEST(TwinRun, KeepsTheFeetOutOfTheGround) {
  Random random(13);
  for (int i = 0; i < kRunners; ++i) {
    const TwinRun run = DrawRun(random);
    double lowest_m = 1;
    for (double t : Times(run, 400)) {
      for (Side side : kSides) {
        lowest_m = std::min(
            {lowest_m, PlaceOf(run, side, Part::kHeel, t).y(), PlaceOf(run, side, Part::kToe, t).y()});
      }
    }
    EXPECT_GT(lowest_m, -0.025) << i;  // metres: toes still brush the ground in a few runners
    EXPECT_LT(lowest_m, 0.005) << i;
  }
}

TEST(TwinRun, MovesWithoutJumps) {
  Random random(14);
  for (int i = 0; i < kRunners; ++i) {
    const TwinRun run = DrawRun(random);
    const std::vector<double> times = Times(run, 2000);
    for (std::size_t k = 1; k < times.size(); ++k) {
      const TwinPose a = CalcTwinPose(run, times[k - 1]), b = CalcTwinPose(run, times[k]);
      for (std::size_t l = 0; l < kLandmarkCount; ++l) {
        const double speed_m_s = (b.p_W.values[l] - a.p_W.values[l]).norm() / (times[k] - times[k - 1]);
        ASSERT_LT(speed_m_s, 30) << Name(LandmarkAt(l)) << " at " << times[k] << " of runner " << i;
      }
    }
  }
}

/// A landmark's velocity from its places, one-sided: before the time when `step_s` is negative.
Vec2 VelocityOf_m_s(const TwinRun& run, Side side, Part part, double time_s, double step_s) {
  const auto at = [&](double k) { return PlaceOf(run, side, part, time_s + k * step_s); };
  return (4 * at(1) - 3 * at(0) - at(2)) / (2 * step_s);
}

/// Largest jump of a landmark's velocity over contacts and toe-offs.
double LargestJump_m_s(const TwinRun& run) {
  constexpr double kStep_s = 1e-5;
  double largest = 0;
  for (const GaitEvent& e : run.events) {
    if (e.time_s < 2 * kStep_s || e.time_s > run.options.duration_s - 2 * kStep_s) continue;
    for (Part part : {Part::kHip, Part::kKnee, Part::kAnkle, Part::kHeel, Part::kToe, Part::kShoulder}) {
      const Vec2 before = VelocityOf_m_s(run, e.side, part, e.time_s, -kStep_s);
      largest = std::max(largest, (VelocityOf_m_s(run, e.side, part, e.time_s, kStep_s) - before).norm());
    }
  }
  return largest;
}

TEST(TwinRun, HasVelocitiesThatDoNotJumpAtContactAndToeOffWhoeverRuns) {
  Random random(24);
  int jumping = 0;  // whose steps did not settle when they were solved
  for (int i = 0; i < kRunners; ++i) {
    const double jump_m_s = LargestJump_m_s(DrawRun(random));
    EXPECT_LT(jump_m_s, 0.5) << i;
    jumping += jump_m_s > 0.05;
  }
  EXPECT_LE(jumping, 2);
}

TEST(TwinRun, FlexesTheKneeAtContactAsFastAsAskedFor) {
  constexpr double kStep_s = 1e-5;
  for (double speed_m_s : {2.5, 3.5, 4.5}) {
    const TwinRun run = MakeTwinRun(MakeTypicalRunner(speed_m_s));
    const TwinStep& s = run.steps[10];
    const auto knee = [&](double t) { return CalcTwinPose(run, t).leg[s.side].knee(); };
    const double after = (knee(s.ic_s + kStep_s) - knee(s.ic_s)) / kStep_s * 57.29578;
    EXPECT_NEAR(after, s.leg.knee_rate_ic_deg_s, 3) << speed_m_s;
    EXPECT_LT(std::abs(CalcUnsettled_m(s, s.ic_s).x()), 0.011)
        << speed_m_s;  // metres: laboratory heels' way from
    EXPECT_LT(std::abs(CalcUnsettled_m(s, s.ic_s).y()), 0.018)
        << speed_m_s;  // contact on
    EXPECT_EQ(CalcUnsettled_m(s, s.ic_s + kSettling_s), Vec2::Zero());
  }
}

/// The knee's rate, degrees a second, at 0, 10, ... 60 ms after contact and 60, 50, ... 0 ms before toe-off: means and
/// between-runner standard deviations of 14 laboratory runners (Fukuchi 2017, figshare 10.6084/m9.figshare.4543435, CC BY
/// 4.0; joint-centre lines, markers low-passed at 25 Hz without lag, events where the plate's force crosses 50 N).
struct KneeRates {
  double speed_m_s;
  std::array<double, 7> contact, contact_sd, toe_off, toe_off_sd;
};
constexpr KneeRates kLaboratoryKnees[] = {
    {2.5,
     {211, 280, 352, 420, 455, 440, 387},
     {82, 62, 68, 72, 87, 91, 76},
     {-264, -262, -253, -235, -209, -175, -124},
     {43, 57, 71, 85, 96, 105, 106}},
    {3.5,
     {250, 318, 399, 487, 531, 491, 386},
     {103, 81, 69, 66, 90, 103, 100},
     {-307, -325, -336, -334, -319, -293, -240},
     {35, 34, 44, 61, 83, 102, 109}},
    {4.5,
     {249, 316, 411, 536, 595, 515, 362},
     {117, 97, 82, 81, 113, 121, 107},
     {-327, -364, -396, -415, -418, -404, -348},
     {46, 42, 43, 50, 66, 93, 116}},
};

/// As a low-pass of 25 Hz sees it: weighed with a bell of as much width, over all that happens around it.
double SeenKneeRate_deg_s(const TwinRun& run, Side side, double time_s) {
  constexpr double kBell_s = 0.0064, kStep_s = 0.001;  // standard deviation: half power at about 20 Hz
  double sum = 0, weights = 0;
  for (int i = -25; i <= 25; ++i) {
    const double t = time_s + i * kStep_s, weight = std::exp(-0.5 * std::pow(i * kStep_s / kBell_s, 2));
    const auto knee = [&](double at) { return CalcTwinPose(run, at).leg[side].knee(); };
    sum += weight * (knee(t + 5e-4) - knee(t - 5e-4)) / 1e-3 * 57.29578;
    weights += weight;
  }
  return sum / weights;
}

TEST(TwinRun, BendsTheKneeAfterContactAndStraightensItBeforeToeOffAsFastAsLaboratoryRunners) {
  for (const KneeRates& lab : kLaboratoryKnees) {
    const TwinRun run = MakeTwinRun(MakeTypicalRunner(lab.speed_m_s));
    const TwinStep& s = run.steps[10];
    for (std::size_t i = 0; i < 7; ++i) {
      const double ms = 10.0 * static_cast<double>(i);
      const double in = SeenKneeRate_deg_s(run, s.side, s.ic_s + 1e-3 * ms);
      const double out = SeenKneeRate_deg_s(run, s.side, s.to_s - 0.060 + 1e-3 * ms);
      EXPECT_NEAR(in, lab.contact[i], 2 * lab.contact_sd[i])
          << ms << " ms after contact at " << lab.speed_m_s;
      EXPECT_NEAR(out, lab.toe_off[i], 2 * lab.toe_off_sd[i])
          << 60 - ms << " ms before toe-off at " << lab.speed_m_s;
    }
  }
}

/// Most extended thigh after toe-off, degrees: -20.2, -26.4, -30.6 at 2.5, 3.5, 4.5 m/s (Fukuchi 2017, means of 28).
TEST(TwinRun, DoesNotSwingTheThighFurtherBackThanLaboratoryRunners) {
  const std::pair<double, double> published[] = {{2.5, -20.2}, {3.5, -26.4}, {4.5, -30.6}};
  for (const auto& [speed_m_s, thigh_deg] : published) {
    const TwinRun run = MakeTwinRun(MakeTypicalRunner(speed_m_s));
    const TwinStep& s = run.steps[10];
    double back = 0;
    for (int i = 0; i < 150; ++i) {
      back = std::min(back, CalcTwinPose(run, s.to_s + 1e-3 * i).leg[s.side].thigh * 57.29578);
    }
    EXPECT_NEAR(back, thigh_deg, 2) << speed_m_s;
  }
}

TEST(TwinRun, MirroredIsTheMirroredRun) {
  Random random(15);
  for (int i = 0; i < kRunners; ++i) {
    const TwinRun run = DrawRun(random), mirrored = MakeTwinRun(MakeMirrored(run.options));
    for (double t : Times(run, 20)) {
      for (Side side : kSides) {
        for (Part part : kParts) {
          ASSERT_EQ(PlaceOf(run, side, part, t), PlaceOf(mirrored, Opposite(side), part, t));
        }
      }
    }
  }
}

/// Where the whole body's centre of mass is, from the places of the joints.
Vec2 ComOf(const TwinRun& run, double time_s) { return CalcCentreOfMass(CalcTwinPose(run, time_s).p_W); }

/// What the ground gives over one step is what the centre of mass gains and what weight takes.
TEST(TwinRun, BalancesTheImpulsesOfEveryStepWhoeverRuns) {
  constexpr int kSamples = 500;
  Random random(25);
  for (int k = 0; k < 200; ++k) {
    const TwinRun run = DrawRun(random);
    for (std::size_t i = 0; i + 1 < run.steps.size(); ++i) {
      const TwinStep &s = run.steps[i], &next = run.steps[i + 1];
      if (s.ic_s < 0.01 || next.ic_s > run.options.duration_s - 0.01) continue;
      const double step_s = next.ic_s - s.ic_s, h = 1e-4;
      double push_m_s = 0, forward_m_s = 0;
      for (int n = 0; n < kSamples; ++n) {
        const double t = s.ic_s + step_s * (n + 0.5) / kSamples;
        push_m_s += (CalcComAcceleration(s.com, t).y() + kGravity_m_s2) * step_s / kSamples;
        forward_m_s += CalcComAcceleration(s.com, t).x() * step_s / kSamples;
      }
      const auto speed = [&](double t) -> Vec2 { return (ComOf(run, t + h) - ComOf(run, t - h)) / (2 * h); };
      const Vec2 gained = speed(next.ic_s - 2 * h) - speed(s.ic_s - 2 * h);  // still in flight
      const double weight_m_s = kGravity_m_s2 * step_s;
      ASSERT_NEAR(push_m_s, gained.y() + weight_m_s, 0.005 * weight_m_s) << k << " at " << s.ic_s;
      ASSERT_NEAR(forward_m_s, gained.x(), 0.005 * weight_m_s) << k << " at " << s.ic_s;
    }
  }
}

TEST(TwinRun, FallsFreelyInFlightWhoeverRuns) {
  Random random(17);
  for (int k = 0; k < 200; ++k) {
    const TwinRun run = DrawRun(random);
    for (std::size_t i = 0; i + 1 < run.steps.size(); ++i) {
      const double from_s = run.steps[i].to_s, to_s = run.steps[i + 1].ic_s, h = 0.2 * (to_s - from_s);
      const double t = 0.5 * (from_s + to_s);
      if (from_s < 0 || to_s > run.options.duration_s) continue;
      const Vec2 a = (ComOf(run, t - h) - 2 * ComOf(run, t) + ComOf(run, t + h)) / (h * h);
      ASSERT_NEAR(a.y(), -kGravity_m_s2, 0.005 * kGravity_m_s2) << k;
      ASSERT_NEAR(a.x(), 0, 0.005 * kGravity_m_s2) << k;
    }
  }
}

/// Over many strides: some runners repeat themselves only every second or third one.
TEST(TwinRun, IsCarriedByTheGroundWhoeverRuns) {
  Random random(18);
  for (int k = 0; k < 200; ++k) {
    TwinOptions options = DrawOptions(random);
    options.variation = {};
    options.duration_s = 12;
    const std::optional<TwinRun> run = SolveTwinRun(options);
    if (!run) continue;
    constexpr std::size_t kFirst = 8, kSteps = 30;
    constexpr int kSamples = 400;  // a step
    double push_m_s = 0, forward_m_s = 0;
    for (std::size_t i = kFirst; i < kFirst + kSteps; ++i) {
      const double from_s = run->steps[i].ic_s, step_s = run->steps[i + 1].ic_s - from_s;
      for (int n = 0; n < kSamples; ++n) {
        const Vec2 a = CalcComAcceleration(run->steps[i].com, from_s + step_s * (n + 0.5) / kSamples);
        push_m_s += (a.y() + kGravity_m_s2) * step_s / kSamples;
        forward_m_s += a.x() * step_s / kSamples;
      }
    }
    const double weight_m_s = kGravity_m_s2 * (run->steps[kFirst + kSteps].ic_s - run->steps[kFirst].ic_s);
    EXPECT_NEAR(push_m_s, weight_m_s, 0.001 * weight_m_s) << k;
    EXPECT_NEAR(forward_m_s, 0, 0.001 * weight_m_s) << k;
  }
}

TEST(TwinRun, HasACentreOfMassThatObeysItsFormula) {
  Random random(19);
  for (int k = 0; k < 50; ++k) {
    const TwinRun run = DrawRun(random);
    for (const TwinStep& s : run.steps) {
      if (s.ic_s < 0 || s.to_s > run.options.duration_s) continue;
      for (double share : {0.1, 0.4, 0.8}) {
        const double t = s.ic_s + share * (s.to_s - s.ic_s),
                     gone_m = run.options.treadmill ? 0 : run.options.speed_m_s * t;
        EXPECT_LT((ComOf(run, t) - CalcComPlace(s.com, t) - Vec2(gone_m, 0)).norm(), 1e-9);
      }
    }
  }
}

TEST(TwinRun, RunsUpAndDownASlopeOnFeetThatStay) {
  for (double grade : {-0.1, 0.05, 0.1}) {
    TwinOptions options = MakeTypicalRunner(2.8);
    options.grade = grade;
    options.treadmill = false;
    const std::optional<TwinRun> run = SolveTwinRun(options);
    ASSERT_TRUE(run.has_value()) << grade;
    const TwinStep& s = run->steps[10];
    Vec2 first = Vec2::Zero();
    for (int i = 0; i <= 10; ++i) {
      const double share = 0.35 + 0.06 * i, t = s.ic_s + share * (s.to_s - s.ic_s);
      const Vec2 toe = PlaceOf(*run, s.side, Part::kToe, t);
      if (i == 0) first = toe;
      EXPECT_LT((toe - first).norm(), 1e-6) << grade;
      EXPECT_NEAR(toe.y(), grade * toe.x(), 1e-6) << grade;
    }
  }
}

TEST(TwinRun, HasAsManyContactsAsTheCadenceSays) {
  TwinOptions options = MakeTypicalRunner(3.5);
  options.cadence_spm = 180;
  options.duration_s = 10.05;
  const TwinRun run = MakeTwinRun(options);
  const auto contacts = std::count_if(run.events.begin(), run.events.end(), [](const GaitEvent& e) {
    return e.type == EventType::kInitialContact;
  });
  EXPECT_EQ(contacts, 31);  // 3 a second from time 0
  EXPECT_EQ(run.events.front().time_s, 0);
  EXPECT_EQ(run.events.front().side, options.first_side);
}

TEST(TwinRun, ReachesTheRiseAndFallThatIsAskedFor) {
  for (double want_m : {0.06, 0.07, 0.08}) {
    TwinOptions options = MakeTypicalRunner(3.0);
    options.hip_oscillation_m = want_m;
    const TwinRun run = MakeTwinRun(options);
    EXPECT_NEAR(CalcHipOscillation_m(run, run.steps[10].ic_s, run.steps[12].ic_s), want_m, 0.001);
  }
}

TEST(TwinRun, OverGroundIsTheTreadmillRunCarriedForward) {
  TwinOptions options = MakeTypicalRunner(3.5);
  const TwinRun belt = MakeTwinRun(options);
  options.treadmill = false;
  const TwinRun ground = MakeTwinRun(options);
  for (double t : {0.0, 0.7, 3.1}) {
    const Vec2 carried =
        CalcTwinPose(ground, t).p_W[Landmark::kNose] - CalcTwinPose(belt, t).p_W[Landmark::kNose];
    EXPECT_LT((carried - Vec2(3.5 * t, 0)).norm(), 1e-12);
  }
}

TEST(TwinRun, WalksWithAFootOnTheGroundAlways) {
  for (double speed_m_s : {0.9, 1.3, 1.7}) {
    SCOPED_TRACE(speed_m_s);
    const TwinRun run = MakeTwinRun(MakeTypicalWalker(speed_m_s));
    ExpectConstantLengths(run);
    ExpectFootMovesWithGround(run);
    for (double t : Times(run, 500)) {
      const bool standing = std::any_of(run.steps.begin(), run.steps.end(),
                                        [&](const TwinStep& s) { return s.ic_s <= t && t <= s.to_s; });
      ASSERT_TRUE(standing) << t;
    }
  }
}

TEST(TwinRun, StandsStillOnFlatFeet) {
  const TwinRun run = MakeTwinRun(MakeStandingPerson());
  EXPECT_TRUE(run.events.empty());
  const Vec2 heel = PlaceOf(run, Side::kLeft, Part::kHeel, 0);
  for (double t : Times(run, 50)) {
    EXPECT_LT((PlaceOf(run, Side::kLeft, Part::kHeel, t) - heel).norm(), 1e-9);
    EXPECT_NEAR(PlaceOf(run, Side::kRight, Part::kToe, t).y(), 0, 1e-9);
    EXPECT_LT(std::abs(PlaceOf(run, Side::kLeft, Part::kHip, t).x()), 0.05);
  }
}

TEST(TwinRun, RefusesOptionsWithProblems) {
  TwinOptions options = MakeTypicalRunner(3.5);
  options.cadence_spm = 10;
  EXPECT_THROW(MakeTwinRun(options), ContractViolation);
}

TEST(TwinRun, RefusesAStrideTooLongForTheLeg) {
  TwinOptions options = MakeTypicalRunner(4.5);
  options.height_m = 1.4;
  options.leg[Side::kLeft].contact_s += 0.05;
  EXPECT_FALSE(SolveTwinRun(options).has_value());
  EXPECT_THROW(MakeTwinRun(options), ContractViolation);
}

TEST(TwinRun, IsPossibleForMostRunners) {
  Random random(16);
  int possible = 0;
  for (int i = 0; i < kRunners; ++i) possible += SolveTwinRun(DrawOptions(random)).has_value() ? 1 : 0;
  EXPECT_GT(possible, 0.8 * kRunners);
}

TEST(TwinRun, MayBeShorterThanAStep) {
  for (double duration_s : {0.05, 0.3, 0.5, 1.0}) {
    for (TwinOptions options : {MakeTypicalRunner(3), MakeTypicalWalker(1.3)}) {
      options.duration_s = duration_s;
      if (!Problems(options).empty()) continue;  // refused in words
      const auto run = SolveTwinRun(options);
      ASSERT_TRUE(run.has_value()) << duration_s;
      EXPECT_TRUE(CalcTwinPose(*run, duration_s).p_WHip.allFinite()) << duration_s;
    }
  }
}

}  // namespace
}  // namespace hinge
