// SPDX-License-Identifier: Apache-2.0
// The real program on clips: good ones, and everything that people hand it by mistake.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <nlohmann/json.hpp>

#include "cli_program.h"
#include "clips.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const fs::path kSample = fs::path(HINGE_SOURCE_DIR) / "testdata" / "pose" / "deflated.mp4";
const std::vector<std::string> kResults = {"annotated.mp4", "measures.csv", "motion.csv",   "motion.mot",
                                           "motion.trc",    "report.html",  "session.json", "track.csv"};

/// Analyses with the fast network; what is tried here is the program, not its numbers.
ChildResult Analyze(const fs::path& clip, std::vector<std::string> more = {},
                    const ChildOptions& options = {}) {
  std::vector<std::string> words = {"analyze", clip.string(), "--model", "full"};
  words.insert(words.end(), more.begin(), more.end());
  return RunHinge(words, options);
}

// What cannot be analysed.

struct BadClip {
  const char* name;
  std::function<void(const fs::path&)> make;
  const char* says;  ///< must stand in the answer: one of these, with | between them
};

void PrintTo(const BadClip& clip, std::ostream* out) { *out << clip.name; }

class BadClipTest : public ::testing::TestWithParam<BadClip> {};

TEST_P(BadClipTest, IsRefusedWithASentenceAndLeavesNothing) {
  const TemporaryFolder folder;
  const fs::path clip = folder.path() / "my clip.mp4";
  GetParam().make(clip);
  const std::vector<std::string> before = ListAll(folder.path());
  const ChildResult run = Analyze(clip);
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, AnswersThreeQuestions());
  EXPECT_THAT(run.err, ::testing::ContainsRegex(GetParam().says)) << run.err;
  EXPECT_THAT(run.out, IsEmpty());
  EXPECT_EQ(ListAll(folder.path()), before) << "something was left behind";
}

std::string SampleBytes(std::size_t count) { return ReadFile(kSample).substr(0, count); }

const BadClip kBadClips[] = {
    {"NoSuchFile", [](const fs::path&) {}, "no such file"},
    {"Folder", [](const fs::path& to) { fs::create_directory(to); }, "folder"},
    {"EmptyFile", [](const fs::path& to) { WriteFile(to, ""); }, "empty"},
    {"TextFile", [](const fs::path& to) { WriteFile(to, "my training diary\n"); }, "video"},
    {"CutOffHeader", [](const fs::path& to) { WriteFile(to, SampleBytes(600)); },
     "video|damaged|cut|truncated|incomplete"},
    {"HalfTheFile", [](const fs::path& to) { WriteFile(to, SampleBytes(fs::file_size(kSample) / 2)); },
     "broke off"},
    {"SoundOnly", WriteSilence, "picture|sound|audio"},
    {"OnePicture", [](const fs::path& to) { WritePart(kSample, 0.5, 0.51, 1, to); }, "picture"},
    {"Nobody", [](const fs::path& to) { WriteNoise(20, to); }, "no person"},
    {"StandsStill", [](const fs::path& to) { WriteFrozen(kSample, 0.5, 90, to); }, "not running|movement"},
    {"FifteenPicturesASecond", [](const fs::path& to) { WritePart(kSample, 0, 4, 4, to); },
     "pictures a second"},
};
INSTANTIATE_TEST_SUITE_P(Clips, BadClipTest, ::testing::ValuesIn(kBadClips),
                         [](const auto& tried) { return std::string(tried.param.name); });

TEST(BadSurroundings, AMissingModelIsNamedBeforeAnythingIsWritten) {
  const TemporaryFolder home, folder;
  MakeHomeWithoutModels(home.path());
  const ChildResult run = Analyze(kSample, {"--out", (folder.path() / "out").string()}, AtHome(home.path()));
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, AllOf(AnswersThreeQuestions(), HasSubstr(".tflite"), HasSubstr("tools/setup")));
  EXPECT_THAT(ListAll(folder.path()), IsEmpty());
}

TEST(BadSurroundings, AnotherModelUnderTheNameIsRefused) {
  const TemporaryFolder home, folder;
  MakeHomeWithoutModels(home.path());
  for (const char* name : {"pose_detection.tflite", "pose_landmark_full.tflite"}) {
    WriteFile(home.path() / "models" / name, "something else");
  }
  const ChildResult run = Analyze(kSample, {"--out", (folder.path() / "out").string()}, AtHome(home.path()));
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, AllOf(AnswersThreeQuestions(), HasSubstr(".tflite")));
}

TEST(BadSurroundings, AFolderThatCannotBeWrittenIsToldBeforeTheLongWork) {
  const TemporaryFolder folder;
  WriteFile(folder.path() / "file", "");
  for (const fs::path& out : {folder.path() / "file" / "out", fs::path("/proc/hinge/out")}) {
    const ChildResult run = Analyze(kSample, {"--out", out.string()});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(run.err, AllOf(AnswersThreeQuestions(), HasSubstr("--out")));
    EXPECT_LT(run.seconds, 5) << "the check must come first";
  }
}

TEST(BadSurroundings, APersonWhoIsNotThereIsRefused) {
  const TemporaryFolder folder;
  WritePart(kSample, 0, 0.3, 1, folder.path() / "run.mp4");
  const ChildResult run = Analyze(folder.path() / "run.mp4", {"--person", "5"});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, AllOf(AnswersThreeQuestions(), HasSubstr("--person 1")));
}

TEST(BadSurroundings, CtrlCLeavesNothing) {
  const TemporaryFolder folder;
  ChildOptions options;
  options.interrupt_after_s = 1.5;
  const ChildResult run = Analyze(kSample, {"--out", (folder.path() / "new" / "out").string()}, options);
  EXPECT_EQ(run.exit_code, 130) << run.err;
  EXPECT_THAT(run.err, HasSubstr("stopped; nothing was written"));
  EXPECT_THAT(ListAll(folder.path()), IsEmpty());
}

TEST(BadSurroundings, AClipThatBreaksOffIsAnalysedAsFarAsItGoesAndSaysSo) {
  const TemporaryFolder folder;
  const fs::path whole = folder.path() / "whole.mp4", half = folder.path() / "half.mp4";
  WritePart(kSample, 0, 4, 1, whole);
  WriteFile(half, ReadFile(whole).substr(0, fs::file_size(whole) * 8 / 10));
  const ChildResult run = Analyze(half);
  EXPECT_THAT(run.exit_code, ::testing::AnyOf(0, 1));
  EXPECT_THAT(run.out + run.err, ::testing::ContainsRegex("breaks off|damaged"));
}

TEST(RealClips, WalkersAreNotTakenForRunners) {
  const char* data = std::getenv("HINGE_DATA");
  const fs::path clips = fs::path(data ? data : "") / "video-sports2d";
  if (!data || !fs::exists(clips)) GTEST_SKIP() << "HINGE_DATA names no folder with video-sports2d";
  const TemporaryFolder folder;
  for (const char* name : {"demo.mp4", "demo4.mp4"}) {
    SCOPED_TRACE(name);
    const ChildResult run = Analyze(clips / name, {"--out", (folder.path() / "out").string()});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(run.err,
                AllOf(AnswersThreeQuestions(), ::testing::ContainsRegex("walking, not running|no steady")));
  }
}

// What can be analysed.

/// One analysis that the tests below look at.
class GoodClipTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    fs::copy(kSample, Clip());
    ChildOptions elsewhere;
    elsewhere.folder = "/proc";  // a working folder that nobody can write to
    run_ = new ChildResult(Analyze(Clip(), {"--height", "1.64", "--sex", "m"}, elsewhere));
  }
  static void TearDownTestSuite() {
    delete run_;
    delete folder_;
  }
  void SetUp() override { ASSERT_EQ(run_->exit_code, 0) << run_->err; }
  static fs::path Clip() { return folder_->path() / "Läufer, 1.mp4"; }
  static fs::path Results() { return folder_->path() / "Läufer, 1.hinge"; }
  static nlohmann::json Session() { return nlohmann::json::parse(ReadFile(Results() / "session.json")); }

  static inline TemporaryFolder* folder_ = nullptr;
  static inline ChildResult* run_ = nullptr;
};

TEST_F(GoodClipTest, LeavesTheWholeFolderAndNothingElse) {
  EXPECT_EQ(ListAll(Results()), kResults);
  EXPECT_EQ(ListAll(folder_->path()).size(), kResults.size() + 2) << "clip, folder and its files";
}

TEST_F(GoodClipTest, PrintsVerdictReportAndNextCommand) {
  EXPECT_THAT(run_->out, AllOf(HasSubstr("Report"), HasSubstr("report.html"), HasSubstr("Next"),
                               HasSubstr(std::string(HINGE_PROGRAM) + " ")));
  EXPECT_THAT(run_->out, HasSubstr("Numbers"));
  EXPECT_THAT(run_->err, IsEmpty()) << "no progress bar where standard error is no terminal";
}

TEST_F(GoodClipTest, RecordsHowTheSessionWasMade) {
  const nlohmann::json session = Session();
  EXPECT_EQ(session["schema"], "hinge.session/1");
  EXPECT_EQ(session["input"]["file_name"], "Läufer, 1.mp4");
  EXPECT_EQ(session["input"]["sha256"].get<std::string>().size(), 64u);
  EXPECT_EQ(session["runner"]["height_m"], 1.64);
  EXPECT_EQ(session["made_by"]["options"]["sex"], "m");
  EXPECT_EQ(session["made_by"]["options"]["model"], "full");
  EXPECT_GE(session["made_by"]["models"].size(), 2u);
  EXPECT_GT(session["timings_s"]["pose"].get<double>(), 0);
  EXPECT_GE(session["measures"].size(), 12u);
}

TEST_F(GoodClipTest, WritesNoPathOfThisMachine) {
  for (const char* name : {"session.json", "report.html", "measures.csv", "track.csv"}) {
    EXPECT_THAT(ReadFile(Results() / name), Not(HasSubstr(folder_->path().string()))) << name;
  }
}

TEST_F(GoodClipTest, PlansFromItsSession) {
  const ChildResult words = RunHinge({"plan", Results().string()});
  EXPECT_EQ(words.exit_code, 0) << words.err;
  EXPECT_GT(words.out.size(), 100u);
  const ChildResult json = RunHinge({"plan", (Results() / "session.json").string(), "--json"});
  EXPECT_EQ(nlohmann::json::parse(json.out)["exercises"].size(), Session()["verdict"]["plan"].size());
}

TEST_F(GoodClipTest, WritesAPlanToKeepAndNeverOverAnAnalysis) {
  const std::filesystem::path out = folder_->path() / "the plan";
  const std::vector<std::string> words = {"plan", Results().string(), "--start", "2026-12-01", "--out"};
  const auto plan = [&](const std::filesystem::path& to, bool force) {
    std::vector<std::string> all = words;
    all.push_back(to.string());
    if (force) all.push_back("--force");
    return RunHinge(all);
  };
  EXPECT_EQ(plan(out, false).exit_code, 0);
  EXPECT_EQ(nlohmann::json::parse(ReadFile(out / "plan.json"))["start"], "2026-12-01");
  EXPECT_THAT(ReadFile(out / "plan.ics"), HasSubstr("BEGIN:VEVENT"));
  EXPECT_THAT(ReadFile(out / "plan.html"), HasSubstr("</html>"));
  EXPECT_THAT(plan(out, false).err, HasSubstr("--force"));
  EXPECT_EQ(plan(out, true).exit_code, 0);
  EXPECT_EQ(plan(Results(), true).exit_code, 1);
  EXPECT_TRUE(std::filesystem::exists(Results() / "session.json"));
  EXPECT_EQ(RunHinge({"plan", Results().string(), "--start", "tomorrow"}).exit_code, 2);
  EXPECT_EQ(RunHinge({"plan", Results().string(), "--days", "mon,someday"}).exit_code, 2);
}

TEST_F(GoodClipTest, NeverOverwritesWithoutForce) {
  const std::string before = ReadFile(Results() / "session.json");
  const ChildResult refused = Analyze(Clip());
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, AllOf(AnswersThreeQuestions(), HasSubstr("--force")));
  EXPECT_EQ(ReadFile(Results() / "session.json"), before);
}

TEST(Demo, PrintsJsonOnlyAndReplacesWithForce) {
  const TemporaryFolder folder;
  ChildOptions here;
  here.folder = folder.path();
  WriteFile(folder.path() / "hinge-demo" / "session.json", "{}");
  const ChildResult run =
      RunHinge({"demo", "--clip", "hinged", "--model", "full", "--json", "--force"}, here);
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(nlohmann::json::parse(run.out)["input"]["file_name"], "hinged.mp4");
  EXPECT_EQ(ListAll(folder.path() / "hinge-demo"), kResults);
}

// Clips of digital people, analysed and held against their truth.

TEST(SynthCommand, MakesAClipWhoseAnalysisCanBeScored) {
  const TemporaryFolder folder;
  const std::string clip = (folder.path() / "made.mp4").string();
  const ChildResult made = RunHinge({"synth", "--form", "deflated", "--seconds", "4", "--camera",
                                     "width=640,height_px=480", "--out", clip});
  ASSERT_EQ(made.exit_code, 0) << made.err;
  EXPECT_THAT(made.out, HasSubstr("deflated"));
  ASSERT_EQ(Analyze(clip).exit_code, 0);
  const ChildResult score = RunHinge(
      {"score", (folder.path() / "made.hinge").string(), (folder.path() / "made.truth.json").string()});
  ASSERT_EQ(score.exit_code, 0) << score.err;
  const auto json = nlohmann::json::parse(score.out);
  EXPECT_EQ(json["contacts"]["matched"], json["contacts"]["in_truth"]);
  EXPECT_EQ(json["contacts"]["wrong_foot"], 0);
  for (const auto& m : json["measures"]) {
    if (!m["side"].is_null()) continue;
    if (m["id"] == "cadence") {
      EXPECT_NEAR(m["error"].get<double>(), 0, 1);
    }
    if (m["id"] == "trunk_lean") {
      EXPECT_NEAR(m["error"].get<double>(), 0, 4);
    }
  }
}

}  // namespace
}  // namespace hinge
