// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/check_input.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "hinge/edge/formats/exercise_files.h"
#include "hinge/edge/formats/track_csv.h"
#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/edge/run/data_dirs_for_tests.h"
#include "hinge/edge/run/follow_people.h"
#include "hinge/edge/run/synth_clip.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

const ExerciseKnowledge& Known() {
  static const ExerciseKnowledge knowledge = ReadExerciseKnowledge(SourceDirs().knowledge());
  return knowledge;
}

/// Keypoints of the digital person, as the heavy network gives them.
fs::path Write(const FolderForTests& folder, const std::string& what, const std::string& name) {
  WriteSynthClip(ParseSynthOptions({{what, name}, {"fps", "60"}}), folder / (what + ".track.csv"), true,
                 SourceDirs(), SourceKnowledge(), {});
  return folder / (what + ".track.csv");
}
CheckRunResult Check(const fs::path& input, const RunOptions& options = {}) {
  return CheckInput(input, std::nullopt, options, SourceDirs(), Known(), Knowledge{}, {});
}
std::string Refusal(const fs::path& input, const RunOptions& options = {}) {
  try {
    Check(input, options);
  } catch (const Error& error) {
    return error.what_happened + " | " + error.where + " | " + error.how_to_fix;
  }
  return "not refused";
}

TEST(CheckInput, GivesAFolderOfWhatWasSeen) {
  const FolderForTests folder;
  const CheckRunResult result = Check(Write(folder, "exercise", "deadlift"));
  EXPECT_EQ(result.document.set.exercise, "deadlift");
  EXPECT_EQ(result.document.set.repetitions.size(), 5u);
  EXPECT_EQ(result.folder, folder / "exercise.hinge");
  EXPECT_TRUE(fs::exists(result.folder / "exercise.json"));
  EXPECT_TRUE(fs::exists(result.folder / "exercise.html"));
  EXPECT_EQ(ReadTrackCsv(result.folder / "track.csv").frames.size(),
            ReadTrackCsv(folder / "exercise.track.csv").frames.size());
}

TEST(CheckInput, OfItsOwnFolderGivesTheSameAgain) {
  const FolderForTests folder;
  const CheckRunResult first = Check(Write(folder, "exercise", "romanian_deadlift"));
  RunOptions options;
  options.out = folder / "again.hinge";
  const CheckRunResult again = Check(first.folder, options);
  EXPECT_EQ(again.document.set.probability, first.document.set.probability);
  ASSERT_EQ(again.document.checks.size(), first.document.checks.size());
  for (std::size_t i = 0; i < first.document.checks.size(); ++i)
    EXPECT_EQ(again.document.checks[i].value, first.document.checks[i].value);
}

TEST(CheckInput, JudgesAHikeByTheGradeThatIsGiven) {
  const FolderForTests folder;
  const fs::path hike = Write(folder, "exercise", "hike,grade=0.15");
  const auto slope_of = [&](const std::optional<double>& grade) {
    RunOptions options;
    options.grade = grade, options.force = true;
    const auto checks = Check(hike, options).document.checks;
    const auto found = std::ranges::find(checks, "slope", &CheckResult::check);
    return found == checks.end() ? CheckResult{} : *found;
  };
  const CheckResult read = slope_of({}), flat = slope_of(0.04);
  ASSERT_TRUE(read.value && flat.value);
  EXPECT_NEAR(*read.value, 8.5, 4);
  EXPECT_FALSE(read.found);
  EXPECT_NEAR(*flat.value, 2.29, 0.01);
  EXPECT_LT(flat.high - flat.low, 0.5 * (read.high - read.low));
  EXPECT_TRUE(flat.found);  // below 10 %
}

TEST(CheckInput, NeverReplacesResultsWithoutForce) {
  const FolderForTests folder;
  const fs::path track = Write(folder, "exercise", "squat");
  Check(track);
  EXPECT_THAT(Refusal(track), HasSubstr("--force"));
  RunOptions force;
  force.force = true;
  EXPECT_EQ(Refusal(track, force), "not refused");
}

TEST(CheckInput, RefusesARunAndLeavesNoFolder) {
  const FolderForTests folder;
  const fs::path run = Write(folder, "form", "hinged");
  EXPECT_THAT(Refusal(run), HasSubstr("the person runs | " + run.string() + " | "));
  EXPECT_FALSE(fs::exists(folder / "form.hinge"));
}

TEST(CheckInput, AnotherExerciseThanItIsCanBeAskedFor) {
  const FolderForTests folder;
  const CheckRunResult result =
      CheckInput(Write(folder, "exercise", "squat"), "deadlift", {}, SourceDirs(), Known(), Knowledge{}, {});
  EXPECT_EQ(result.document.set.exercise, "deadlift");
  EXPECT_EQ(result.document.warnings.at(0).first, "exercise_doubtful");
}

TEST(CheckInput, OfASetThatIsCalledWronglySaysWhatItLooksLike) {
  const FolderForTests folder;
  const fs::path squat = Write(folder, "exercise", "squat");
  try {
    CheckInput(squat, "row", {}, SourceDirs(), Known(), Knowledge{}, {});
    FAIL() << "a squat was taken for a row";
  } catch (const Error& error) {
    EXPECT_EQ(error.what_happened, "you named a row; it looks like a squat");
    EXPECT_THAT(error.how_to_fix, HasSubstr("--exercise squat"));
  }
}

TEST(CheckInput, ASlopeThatHasNoSayIsSaid) {
  const FolderForTests folder;
  RunOptions options;
  options.grade = 0.12;
  const auto warnings = Check(Write(folder, "exercise", "squat"), options).document.warnings;
  EXPECT_TRUE(
      std::any_of(warnings.begin(), warnings.end(), [](const auto& w) { return w.first == "grade_unused"; }));
}

TEST(FindOthers, WarnsOfSomebodyAboutAsBigAndOfNobodyElse) {
  PoseResult pose;
  const auto add = [&](double area_share, int frames_found) {
    PersonTrack person;
    person.area_share = area_share, person.frames_found = frames_found;
    pose.people.push_back(person);
  };
  add(0.2, 300);
  EXPECT_FALSE(FindOthers(pose));
  add(0.03, 300);  // somebody far behind
  EXPECT_FALSE(FindOthers(pose));
  pose.people.pop_back();
  add(0.15, 280);  // a mirror
  ASSERT_TRUE(FindOthers(pose));
  EXPECT_EQ(FindOthers(pose)->code, "several_people");
}

}  // namespace
}  // namespace hinge
