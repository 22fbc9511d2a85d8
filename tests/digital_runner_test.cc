// SPDX-License-Identifier: Apache-2.0
// The digital runner in, the same runner out: every stage from keypoints to verdict against exact truth.
#include <gtest/gtest.h>

#include <cmath>

#include "hinge/app/pipeline/analyze.h"
#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/random.h"
#include "hinge/twin/runner/project.h"
#include "hinge/twin/runner/truth.h"
#include "hinge/twin/runner/twin_run.h"

namespace hinge {
namespace {

/// The digital runner's ear stands over its shoulder, and a projection has no bias.
const Knowledge& TwinKnowledge() {
  static const Knowledge knowledge = [] {
    Knowledge k = ReadKnowledge(std::string(HINGE_SOURCE_DIR) + "/knowledge");
    k.priors["standing_straightness_deg"].mean = 10;  // as this person stands (twin/runner/skeleton.cc)
    k.priors["grade_seen_on_feet"].mean = 0;
    return k;
  }();
  return knowledge;
}

// The event finder learned from people on force plates; the digital runner's foot stops more suddenly than
// theirs, so that its contacts are found about 11 ms early and its toe-offs some ms late. A shank turns by 2
// to 3 degrees in that time.
constexpr double kEventTolerance_s = 0.03;
constexpr double kSameEvent_s = 0.05;  // for counting, with exchanged legs: half of the shortest contact
constexpr double kLateShank_deg = 3;

const ErrorModel kProjection{
    .model = "projection", .provenance = "", .jitter_legs = 0.006, .hidden_factor = 2, .measures = {}};

const Measured kPlumb = Known(0, 0.005, "uprights in the picture");

Session Analyze(const TwinTrack& projected, const TwinOptions& options,
                const std::optional<Measured>& picture_roll_rad = std::nullopt) {
  AnalyzeOptions analyze;
  analyze.draws = 60;
  if (picture_roll_rad) analyze.given.edges.uprights_rad = *picture_roll_rad;
  return AnalyzeTrack(projected.track, {.height_m = options.height_m, .mass_kg = {}, .sex = {}},
                      TwinKnowledge(), kProjection, analyze);
}

TwinNoise Noise(std::uint64_t seed, double swaps = 0.04) {
  return {.sigma_px = 1.2, .outlier_share = 0.003, .leg_swap_share = swaps, .seed = seed};
}

/// A runner of random speed and posture that some leg can take.
TwinRun MakeRandomRun(Random& random) {
  while (true) {
    TwinOptions o = MakeTypicalRunner(random.Uniform(2.5, 4.3));
    o.trunk_lean_deg = random.Uniform(-2, 12);
    o.height_m = random.Uniform(1.55, 1.92);
    o.treadmill = true;
    for (Side side : kSides) {
      o.leg[side].knee_ic_deg += random.Uniform(-5, 6);
      o.leg[side].knee_peak_deg += random.Uniform(-5, 6);
      o.leg[side].tibia_ic_deg += random.Uniform(-3, 3);
    }
    o.variation = {.tibia_deg = 1, .knee_deg = 1.5, .contact_s = 0.004, .step_s = 0.004};
    o.seed = static_cast<std::uint64_t>(random.Uniform() * 1e6);
    if (!Problems(o).empty()) continue;
    if (auto run = SolveTwinRun(o)) return *run;
  }
}

double TruthMean(const std::vector<TwinStride>& strides, auto quantity) {
  PerSide<double> sum{}, n{};
  for (const TwinStride& s : strides) {
    sum[s.side] += quantity(s);
    n[s.side] += 1;
  }
  return 0.5 * (sum[Side::kLeft] / n[Side::kLeft] + sum[Side::kRight] / n[Side::kRight]);
}

double Value(const Session& session, const char* id, std::optional<Side> side = std::nullopt) {
  const Measure* m = FindMeasure(session.measures, id, side);
  EXPECT_TRUE(m != nullptr && m->value) << id;
  return m != nullptr && m->value ? *m->value : std::nan("");
}

TEST(DigitalRunner, ComesOutAsItWentIn) {
  Random random(1);
  for (int k = 0; k < 8; ++k) {
    SCOPED_TRACE(k);
    const TwinRun run = MakeRandomRun(random);
    const TwinCamera camera{.facing = k % 2 ? Facing::kLeft : Facing::kRight,
                            .frame_rate_hz = k % 3 == 0 ? 120.0 : 60.0,
                            .frame_times_s = {}};
    const Session session = Analyze(ProjectTrack(run, camera, Noise(7 + k)), run.options);
    const std::vector<TwinStride> truth = CalcTruth(run);
    EXPECT_NEAR(Value(session, "trunk_lean"), TruthMean(truth, [](auto& s) { return s.trunk_lean_deg; }),
                1.0);
    EXPECT_NEAR(Value(session, "thigh_ic"), TruthMean(truth, [](auto& s) { return s.ic.thigh_deg; }), 2.5);
    EXPECT_NEAR(Value(session, "tibia_ic"), TruthMean(truth, [](auto& s) { return s.ic.tibia_deg; }), 3.0);
    EXPECT_NEAR(Value(session, "knee_ic"), TruthMean(truth, [](auto& s) { return s.ic.knee_deg; }), 5.0);
    EXPECT_NEAR(Value(session, "knee_peak"), TruthMean(truth, [](auto& s) { return s.knee_peak_deg; }), 2.5);
    EXPECT_NEAR(Value(session, "tibia_ms"), TruthMean(truth, [](auto& s) { return s.ms.tibia_deg; }),
                kLateShank_deg);
    EXPECT_NEAR(Value(session, "cadence"),
                TruthMean(truth, [](auto& s) { return 120 / (s.next_ic_s - s.ic_s); }), 1.0);
    EXPECT_NEAR(Value(session, "contact_time"), TruthMean(truth, [](auto& s) { return s.contact_s(); }),
                0.024);
    EXPECT_NEAR(Value(session, "speed"), run.options.speed_m_s, 0.1 * run.options.speed_m_s);
  }
}

TEST(DigitalRunner, KeepsItsStepsCountedAndItsLegsNamed) {
  Random random(2);
  for (int k = 0; k < 6; ++k) {
    SCOPED_TRACE(k);
    const TwinRun run = MakeRandomRun(random);
    const TwinTrack projected = ProjectTrack(run, {.frame_times_s = {}}, Noise(20 + k, 0.08));
    const Session session = Analyze(projected, run.options);
    const auto planted = static_cast<double>(projected.swapped_frames.size());
    EXPECT_NEAR(session.quality.legs_swapped, planted, 0.25 * planted + 2);
    int inside = 0, found = 0;
    const double margin_s = 0.15;  // a contact at the very edge of the clip may be seen or not
    for (const GaitEvent& truth : run.events) {
      if (truth.time_s < margin_s || truth.time_s > run.options.duration_s - margin_s) continue;
      ++inside;
      for (const GaitEvent& e : session.gait.events) {
        found +=
            e.side == truth.side && e.type == truth.type && std::abs(e.time_s - truth.time_s) < kSameEvent_s;
      }
    }
    EXPECT_EQ(found, inside);
  }
}

TEST(DigitalRunner, IsTheSameInTheMirrorWithItsSidesExchanged) {
  Random random(3);
  const TwinRun run = MakeRandomRun(random);
  const TwinRun mirrored = MakeTwinRun(MakeMirrored(run.options));
  const Session a = Analyze(ProjectTrack(run, {.facing = Facing::kRight, .frame_times_s = {}}), run.options);
  const Session b =
      Analyze(ProjectTrack(mirrored, {.facing = Facing::kLeft, .frame_times_s = {}}), run.options);
  for (const Measure& m : a.measures) {
    if (!m.value || m.unit != "deg") continue;
    const std::optional<Side> other = m.side ? std::optional(Opposite(*m.side)) : std::nullopt;
    EXPECT_NEAR(Value(b, m.id.c_str(), other), *m.value, 0.2) << m.id;
  }
}

TEST(DigitalRunner, IsCalledByItsPlantedName) {
  struct Family {
    const char *name, *label;
    double lean, knee_ic, knee_peak;
  };
  for (const Family& f :
       {Family{"hinged", "hinged", 5, 11, 42}, Family{"upright", "too_tall", -6, 11, 42},
        Family{"sagging", "deflated", 3, 20, 54}, Family{"far over", "over_hinged", 16, 11, 42}}) {
    SCOPED_TRACE(f.name);
    TwinOptions o = MakeTypicalRunner(3.3);
    o.trunk_lean_deg = f.lean;
    for (Side side : kSides) {
      o.leg[side].knee_ic_deg = f.knee_ic;
      o.leg[side].knee_peak_deg = f.knee_peak;
    }
    const auto run = SolveTwinRun(o);
    ASSERT_TRUE(run.has_value());
    const Session session = Analyze(ProjectTrack(*run, {.frame_times_s = {}}, Noise(5)), o);
    EXPECT_EQ(session.verdict.label, f.label);
    double sum = 0;
    for (double p : session.verdict.probability) sum += p;
    EXPECT_NEAR(sum, 1, 1e-9);
  }
}

TEST(DigitalRunner, ShowsACamerasRollByTheWayOfABeltThatIsMostlyLevel) {
  constexpr double kRoll_rad = 0.04, kRoll_deg = kRoll_rad * 180 / M_PI, kByEye_rad = 0.026;
  for (double faces : {1.0, -1.0}) {
    TwinOptions o = MakeTypicalRunner(3.0);
    const TwinRun run = MakeTwinRun(o);
    const TwinCamera plain{.facing = faces > 0 ? Facing::kRight : Facing::kLeft, .frame_times_s = {}};
    TwinCamera tilted = plain;
    tilted.roll_rad = kRoll_rad;
    const Session level = Analyze(ProjectTrack(run, plain), o),
                  rolled = Analyze(ProjectTrack(run, tilted), o);
    const double roll_deg = (*rolled.scene.roll_rad.value - *level.scene.roll_rad.value) * 180 / M_PI;
    EXPECT_GT(roll_deg, 0.25 * kRoll_deg);  // the rest may be a slope, or feet that do not show it well
    EXPECT_LT(roll_deg, kRoll_deg);
    EXPECT_LT(rolled.scene.roll_rad.sigma, 0.95 * kByEye_rad);
    EXPECT_NEAR(Value(rolled, "trunk_lean") - Value(level, "trunk_lean"), faces * (kRoll_deg - roll_deg),
                0.2);
    const Measure* lean = FindMeasure(rolled.measures, "trunk_lean");
    EXPECT_GT(lean->sigma_shared, 0.9);  // what is left of the doubt
    EXPECT_GT(lean->high - lean->low, 2 * (kRoll_deg - roll_deg));
  }
}

TEST(DigitalRunner, LeansOneToOneWithARollOfWhichUprightsSayThatThereIsNone) {
  TwinOptions o = MakeTypicalRunner(3.0);
  const TwinRun run = MakeTwinRun(o);
  const auto lean = [&](double roll_rad) {
    const TwinTrack seen = ProjectTrack(run, {.roll_rad = roll_rad, .frame_times_s = {}});
    return Value(Analyze(seen, o, kPlumb), "trunk_lean");
  };
  EXPECT_NEAR(lean(0.05) - lean(0), 0.05 * 180 / M_PI, 0.2);
}

TEST(DigitalRunner, ShowsTheHillThatItRunsUp) {
  for (double hill : {-0.12, 0.12}) {
    TwinOptions o = MakeTypicalRunner(2.8);
    o.grade = hill;
    const Session session = Analyze(ProjectTrack(MakeTwinRun(o), {.frame_times_s = {}}), o, kPlumb);
    EXPECT_LT(session.scene.grade.low(), hill);
    EXPECT_GT(session.scene.grade.high(), hill);
    EXPECT_GT(*session.scene.grade.value / hill, 0.5);
  }
}

TEST(DigitalRunner, IsRefusedInWordsWhenItDoesNotRun) {
  const auto complaint = [](const TwinOptions& o, double rate_hz) -> std::string {
    try {
      Analyze(ProjectTrack(MakeTwinRun(o), {.frame_rate_hz = rate_hz, .frame_times_s = {}}, Noise(1, 0)), o);
    } catch (const Error& error) {
      return error.what();
    }
    return "accepted";
  };
  EXPECT_NE(complaint(MakeTypicalWalker(1.4), 60).find("walking"), std::string::npos);
  EXPECT_NE(complaint(MakeStandingPerson(), 60).find("standing"), std::string::npos);
  EXPECT_NE(complaint(MakeTypicalRunner(3), 15).find("15 pictures a second"), std::string::npos);
  EXPECT_EQ(complaint(MakeTypicalRunner(3), 60), "accepted");
}

TEST(DigitalRunner, SpeedOverGroundIsSeenToo) {
  TwinOptions o = MakeTypicalRunner(3.0);
  o.treadmill = false;
  o.duration_s = 3;
  const TwinRun run = MakeTwinRun(o);
  const TwinCamera camera{.scale_m_per_px = 0.008, .p_IOrigin_px = {80, 640}, .frame_times_s = {}};
  const Session session = Analyze(ProjectTrack(run, camera, Noise(3)), o);
  EXPECT_FALSE(session.scene.treadmill);
  EXPECT_NEAR(Value(session, "speed"), 3.0, 0.3);
}

}  // namespace
}  // namespace hinge
