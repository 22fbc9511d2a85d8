// SPDX-License-Identifier: Apache-2.0
// The real program on keypoints of exercises: what is answered to a whole set, and to what is none.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli_program.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class CheckTest : public ::testing::Test {
 protected:
  std::string Synth(std::vector<std::string> words) const {
    const std::string out = (folder_.path() / "set.track.csv").string();
    words.insert(words.begin(), "synth");
    words.insert(words.end(), {"--fps", "50", "--out", out, "--force", "--quiet"});
    const ChildResult made = RunHinge(words);
    EXPECT_EQ(made.exit_code, 0) << made.err;
    return out;
  }
  std::string Exercise(const std::string& name) const { return Synth({"--exercise", name}); }
  /// Keeps the pictures between two times.
  static void Cut(const std::string& track, double from_s, double to_s) {
    std::istringstream lines(ReadFile(track));
    std::string kept, line;
    while (std::getline(lines, line)) {
      double time_s = 0;
      const bool picture = std::sscanf(line.c_str(), "%lf,", &time_s) == 1;
      if (!picture || (time_s >= from_s && time_s <= to_s)) kept += line + "\n";
    }
    WriteFile(track, kept);
  }

  TemporaryFolder folder_;
};

TEST_F(CheckTest, SaysWhichExerciseHowManyAndWhatIsRight) {
  const ChildResult run = RunHinge({"check", Exercise("romanian_deadlift")});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, AllOf(HasSubstr("romanian deadlift (over 9"), HasSubstr("5 repetitions"),
                             HasSubstr("  ok  "), Not(HasSubstr("  !   "))));
  const auto json = nlohmann::json::parse(ReadFile(folder_.path() / "set.hinge/exercise.json"));
  EXPECT_EQ(json["exercise"]["name"], "romanian_deadlift");
}

TEST_F(CheckTest, FindsAPlantedFaultAndGivesItsCue) {
  const ChildResult run = RunHinge({"check", Exercise("curl,trunk_swing_deg=14"), "--json"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  const auto checks = nlohmann::json::parse(run.out)["exercise"]["checks"];
  const auto swing =
      std::find_if(checks.begin(), checks.end(), [](const auto& c) { return c["id"] == "trunk_swing"; });
  ASSERT_NE(swing, checks.end());
  EXPECT_EQ((*swing)["found"], true) << *swing;
}

/// From pictures; the other samples take the network minutes under sanitizers.
TEST_F(CheckTest, TheSampleHikeIsReadAsItWasMade) {
  const fs::path samples = fs::path(HINGE_SOURCE_DIR) / "samples/exercises";
  const auto truth = nlohmann::json::parse(ReadFile(samples / "hike.truth.json"))["exercise"];
  const ChildResult run = RunHinge(
      {"check", (samples / "hike.mp4").string(), "--json", "--out", (folder_.path() / "hike").string()});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  const auto seen = nlohmann::json::parse(run.out)["exercise"];
  EXPECT_EQ(seen["name"], truth["name"]);
  std::vector<double> starts_s;
  for (const auto& r : truth["repetitions"]) {
    if (r["start_s"] > 0) starts_s.push_back(r["start_s"]);  // one is cut off by the clip's beginning
  }
  ASSERT_EQ(seen["repetitions"].size(), starts_s.size());
  for (std::size_t i = 0; i < starts_s.size(); ++i)
    EXPECT_NEAR(seen["repetitions"][i]["start_s"].get<double>(), starts_s[i], 0.08);
}

TEST_F(CheckTest, ARunningClipBelongsToAnalyze) {
  const ChildResult run = RunHinge({"check", Synth({"--form", "hinged"})});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err,
              AllOf(AnswersThreeQuestions(), HasSubstr("the person runs"), HasSubstr("hinge analyze")));
  EXPECT_THAT(run.out, IsEmpty());
  EXPECT_FALSE(fs::exists(folder_.path() / "set.hinge"));
}

TEST_F(CheckTest, NeverTakesThePlaceOfARunNorARunOfASet) {
  const std::string mix = (folder_.path() / "mix").string(), set = (folder_.path() / "set").string();
  const std::string run = Synth({"--form", "hinged"});
  ASSERT_EQ(RunHinge({"analyze", run, "--out", mix, "--quiet"}).exit_code, 0);
  const std::vector<std::string> before = ListAll(mix);
  const std::string curl = Exercise("curl");
  const ChildResult refused = RunHinge({"check", curl, "--out", mix, "--force"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err,
              AllOf(AnswersThreeQuestions(), HasSubstr("the results of a run"), HasSubstr("--out")));
  EXPECT_EQ(ListAll(mix), before);
  ASSERT_EQ(RunHinge({"check", curl, "--out", set, "--quiet"}).exit_code, 0);
  const std::vector<std::string> of_set = ListAll(set);
  const ChildResult other = RunHinge({"analyze", Synth({"--form", "hinged"}), "--out", set, "--force"});
  EXPECT_THAT(other.err, HasSubstr("a checked set"));
  EXPECT_EQ(ListAll(set), of_set);
}

TEST_F(CheckTest, AnExerciseBelongsToCheck) {
  const ChildResult run = RunHinge({"analyze", Exercise("squat"), "--height", "1.75"});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, AllOf(AnswersThreeQuestions(), HasSubstr("hinge check")));
}

TEST_F(CheckTest, OfHalfASetOnlyWhatWasSeenIsCounted) {
  const std::string track = Exercise("deadlift");
  Cut(track, 2.5, 13);
  const ChildResult run = RunHinge({"check", track, "--json"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  const auto json = nlohmann::json::parse(run.out);
  EXPECT_LT(json["exercise"]["repetitions"].size(), 4u);
  std::vector<std::string> codes;
  for (const auto& warning : json["warnings"]) codes.push_back(warning["code"]);
  EXPECT_THAT(codes, ::testing::IsSupersetOf({"begins_unseen", "ends_unseen"}));
}

TEST_F(CheckTest, OneRepetitionIsSaidToBeFew) {
  const std::string track = Exercise("deadlift");
  Cut(track, 0, 5.5);
  const ChildResult run = RunHinge({"check", track, "--exercise", "deadlift"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, AllOf(HasSubstr("1 repetition,"), HasSubstr("Fewer than three")));
}

/// Hands behind the plates: the network gives their points but hardly believes in them.
TEST_F(CheckTest, HiddenHandsAreSaidAndNotChecked) {
  const std::string track = Exercise("romanian_deadlift");
  std::istringstream lines(ReadFile(track));
  std::string kept, line;
  std::vector<std::size_t> columns;
  while (std::getline(lines, line)) {
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, ',');) cells.push_back(cell);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].ends_with("wrist_visibility")) columns.push_back(i);
    }
    const bool picture = cells.size() > 3 && !columns.empty() && cells[0] != "time_s";
    for (std::size_t i : columns) {
      if (picture) cells.at(i) = "0.1";
    }
    for (std::size_t i = 0; i < cells.size(); ++i) kept += (i > 0 ? "," : "") + cells[i];
    kept += "\n";
  }
  WriteFile(track, kept);
  const ChildResult run = RunHinge({"check", track});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("hands were hidden"));
}

TEST_F(CheckTest, AViewFromTheFrontIsRefused) {
  const ChildResult run = RunHinge({"check", Synth({"--exercise", "squat", "--camera", "yaw=60"})});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, AllOf(AnswersThreeQuestions(), HasSubstr("from the front")));
}

TEST_F(CheckTest, AnUnknownExerciseIsAnsweredWithTheKnownOnes) {
  const ChildResult run = RunHinge({"check", Exercise("squat"), "--exercise", "squta"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, AllOf(AnswersThreeQuestions(), HasSubstr("squta"), HasSubstr("romanian_deadlift")));
}

}  // namespace
}  // namespace hinge
