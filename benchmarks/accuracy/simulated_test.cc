// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "hinge/edge/formats/error_model_file.h"
#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/formats/network_errors_file.h"
#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/form/standing.h"
#include "hinge/science/scene/view.h"
#include "simulated_errors.h"
#include "simulated_page.h"

namespace hinge {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(HINGE_SOURCE_DIR) / "knowledge";

const Knowledge& TheKnowledge() {
  static const Knowledge knowledge = ReadKnowledge(kFolder);
  return knowledge;
}

/// The first runner from that number on who can run so, for a few seconds.
std::pair<SimulatedCase, SimulatedClip> MakeOne(int number, const NetworkErrors& errors = {}) {
  for (;; ++number) {
    SimulatedCase made = DrawSimulatedCase("tune", number, TheKnowledge());
    made.runner.duration_s = 5;
    if (auto clip = MakeSimulatedClip(made, errors, TheKnowledge())) return {made, *std::move(clip)};
  }
}

double MeanOfTruth(const SimulatedClip& clip, const char* id) {
  return *FindMeasure(clip.truth.measures, id)->value;
}

TEST(SimulatedCases, OfTheTwoHalvesShareNobody) {
  for (int i = 0; i < 200; ++i) {
    const SimulatedCase tune = DrawSimulatedCase("tune", i, TheKnowledge()),
                        report = DrawSimulatedCase("report", i, TheKnowledge());
    EXPECT_NE(tune.seed, report.seed);
    EXPECT_NE(tune.runner.height_m, report.runner.height_m);
    EXPECT_TRUE(report.is_report() && !tune.is_report());
  }
}

TEST(SimulatedCases, AreSpreadAsThePriorsSay) {
  std::vector<double> lean, roll, height;
  for (int i = 0; i < 2000; ++i) {
    const SimulatedCase c = DrawSimulatedCase("tune", i, TheKnowledge());
    lean.push_back(c.stands.trunk_lean_deg);
    roll.push_back(DegFromRad(c.camera.roll_rad));
    height.push_back(c.stature_m);
    EXPECT_LE(std::abs(DegFromRad(c.yaw_rad)), 10.0001);
    EXPECT_GE(c.runner.duration_s, 4);
    EXPECT_LE(c.runner.duration_s, 15);
  }
  const Prior &of_lean = PriorOf(TheKnowledge(), "standing_trunk_lean_deg"),
              &of_roll = PriorOf(TheKnowledge(), "camera_roll_deg"),
              &of_height = PriorOf(TheKnowledge(), "stature_m");
  EXPECT_NEAR(Mean(lean), of_lean.mean, 0.2);
  EXPECT_NEAR(StandardDeviation(lean), of_lean.sd, 0.2);
  EXPECT_NEAR(StandardDeviation(roll), of_roll.sd, 0.1);
  EXPECT_NEAR(Mean(height), of_height.mean, 0.03);
}

TEST(SimulatedClips, AreTheSameForTheSameNumber) {
  const auto [first, a] = MakeOne(3);
  const auto [second, b] = MakeOne(3);
  ASSERT_EQ(a.track.frames.size(), b.track.frames.size());
  for (std::size_t i = 0; i < a.track.frames.size(); ++i) {
    EXPECT_EQ(a.track.frames[i].points[Landmark::kLeftKnee].p_I_px,
              b.track.frames[i].points[Landmark::kLeftKnee].p_I_px);
  }
}

TEST(SimulatedClips, StandingShowsTheLeanThatWasPlanted) {
  int filmed = 0;
  for (int number = 0; filmed < 5; number += 7) {
    const auto [made, clip] = MakeOne(number);  // a network without errors
    if (!clip.standing) continue;
    ++filmed;
    const auto stood = EstimateStanding(*clip.standing, clip.truth.scene, {});
    ASSERT_TRUE(stood);
    EXPECT_NEAR(*stood->trunk_lean_deg.value, made.stands.trunk_lean_deg, 0.8) << made.name;  // perspective
    EXPECT_NEAR(*stood->straightness_deg.value, made.stands.straightness_deg, 1.0) << made.name;
  }
}

TEST(SimulatedClips, CompareTheTruthWithStanding) {
  for (int number : {1, 20, 40}) {
    const auto [made, clip] = MakeOne(number);
    EXPECT_NEAR(MeanOfTruth(clip, "trunk_lean_over_standing"),
                MeanOfTruth(clip, "trunk_lean") - made.stands.trunk_lean_deg, 1e-9);
    EXPECT_NEAR(MeanOfTruth(clip, "straightness_over_standing"),
                MeanOfTruth(clip, "straightness") - made.stands.straightness_deg, 1e-6);
  }
}

TEST(SimulatedClips, HaveAFifthOfTheLegsExchangedWhereAskedFor) {
  int pictures = 0, exchanged = 0;
  for (int number = 0; number < 20; ++number) {
    SimulatedCase made = DrawSimulatedCase("tune", number, TheKnowledge());
    made.swapped_share = 0.2;
    made.runner.duration_s = 5;
    const auto clip = MakeSimulatedClip(made, {}, TheKnowledge());
    if (!clip) continue;
    pictures += static_cast<int>(clip->track.frames.size());
    exchanged += static_cast<int>(clip->exchanged_frames.size());
    for (int i : clip->exchanged_frames) {
      const auto k = static_cast<std::size_t>(i);
      EXPECT_EQ(clip->track.frames[k].points[Landmark::kLeftToe].p_I_px,
                clip->exact.frames[k].points[Landmark::kRightToe].p_I_px);
    }
  }
  EXPECT_NEAR(static_cast<double>(exchanged) / pictures, 0.2, 0.03);
}

TEST(SimulatedClips, HaveAHabitOfTheSameRunnersOtherStrides) {
  int looked_at = 0;
  for (int number = 0; number < 12; ++number) {
    const SimulatedCase made = DrawSimulatedCase("report", number, TheKnowledge());
    const auto clip = MakeSimulatedClip(made, {}, TheKnowledge());
    if (!clip || clip->habit.empty()) continue;
    const auto value = [](const std::vector<Measure>& measures, const char* id) {
      return *FindMeasure(measures, id)->value;
    };
    EXPECT_NEAR(value(clip->habit, "cadence"), made.runner.cadence_spm, 0.4);
    EXPECT_NEAR(value(clip->habit, "trunk_lean"), value(clip->truth.measures, "trunk_lean"), 1.5);
    EXPECT_NE(value(clip->habit, "trunk_lean"), value(clip->truth.measures, "trunk_lean"));
    ++looked_at;
  }
  EXPECT_GE(looked_at, 5);
}

TEST(SimulatedScores, OfATrackWithoutErrorsAreNearTheTruth) {
  ErrorModel exact{
      .model = "exact", .provenance = "", .jitter_legs = 0.002, .hidden_factor = 1, .measures = {}};
  SimulatedCase made = MakeOne(5).first;
  made.yaw_rad = 0;
  made.height_given = true;
  made.camera = LookAt(made.camera, {0, 0.52 * made.runner.height_m, 0}, 20, 1.0, 0);
  made.camera.roll_rad = 0;
  const auto clip = MakeSimulatedClip(made, {}, TheKnowledge());
  ASSERT_TRUE(clip);
  const SimulatedScore score = ScoreSimulated(made, *clip, TheKnowledge(), exact);
  ASSERT_EQ(score.refused, "");
  EXPECT_LT(std::abs(score.both.at("trunk_lean").error), 1);
  EXPECT_LT(std::abs(score.both.at("knee_peak").error), 2);
  EXPECT_LT(std::abs(score.both.at("cadence").error), 1);
  EXPECT_EQ(score.legs.left_over + score.legs.invented, 0);
  EXPECT_TRUE(score.slow_motion_right);
}

TEST(SimulatedErrors, OfANetworkAreWhatThePlantedScatterLeavesOverTheIntervalsOwn) {
  Random random(7);
  std::vector<SimulatedScore> scores(4000);
  for (SimulatedScore& s : scores) {
    s.near["knee_ic"] = {.unit = "deg", .error = random.Normal(2, 5), .half_width = 1.96 * 3, .inside = true};
    s.far["knee_ic"] = {.unit = "deg", .error = random.Normal(-1, 1), .half_width = 1.96 * 3, .inside = true};
  }
  const ErrorModel like{.model = "x", .provenance = "", .measures = {{"knee_ic", {9, 9, 9, 9}}}};
  const MeasureError found = MeasureErrorModel(scores, like).measures.at("knee_ic");
  EXPECT_NEAR(found.bias_near, 2, 0.3);
  EXPECT_NEAR(found.sigma_near, 4, 0.3);  // 5^2 = 4^2 + 3^2
  EXPECT_NEAR(found.bias_far, -1, 0.1);
  EXPECT_EQ(found.sigma_far, 0);
  EXPECT_TRUE(WithoutMeasures(like).measures.empty());
}

TEST(SimulatedErrors, OfBothLegsAreAsAlikeAsTheyWerePlanted) {
  Random random(8);
  std::vector<SimulatedScore> scores(4000);
  for (SimulatedScore& s : scores) {
    const double near = random.Normal(), far = MixErrors(near, random.Normal(), 0.7);
    const auto aim = [](double error) {
      return Aim{.unit = "deg", .error = error, .half_width = 0.1, .inside = true};
    };
    s.near["thigh_ic"] = aim(2 * near), s.far["thigh_ic"] = aim(3 * far);
    s.both["thigh_ic"] = aim(0.5 * (2 * near + 3 * far));
  }
  const ErrorModel like{.model = "x", .provenance = "", .measures = {{"thigh_ic", {9, 9, 9, 9}}}};
  EXPECT_NEAR(*MeasureErrorModel(scores, like).measures.at("thigh_ic").alike, 0.7, 0.03);
}

TEST(SimulatedPage, SaysHowOftenTheTruthIsInside) {
  SimulatedResults results;
  for (int i = 0; i < 4; ++i) {
    SimulatedScore s;
    s.both["knee_ic"] = {.unit = "deg", .error = i - 1.5, .half_width = 1, .inside = i == 1 || i == 2};
    results.report.push_back(s);
  }
  const std::string page = MakeSimulatedPage(results);
  EXPECT_NE(page.find("inside in 50.0 %"), std::string::npos);
  EXPECT_NE(page.find("| `knee_ic` | ° | 4 | +0.00 | 1.00 | 1.29 | 1.00 | 50.0 % |"), std::string::npos);
}

}  // namespace
}  // namespace hinge
