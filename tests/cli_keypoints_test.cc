// SPDX-License-Identifier: Apache-2.0
// The real program on keypoints: tables of them, and folders of results analysed again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "cli_program.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class KeypointsTest : public ::testing::Test {
 protected:
  KeypointsTest() {
    const ChildResult made = RunHinge({"synth", "--form", "deflated", "--seconds", "4", "--camera",
                                       "width=480,height_px=360", "--out", Track()});
    EXPECT_EQ(made.exit_code, 0) << made.err;
  }
  std::string Track() const { return (folder_.path() / "run.track.csv").string(); }
  std::string Results() const { return (folder_.path() / "run.hinge").string(); }
  nlohmann::json SessionOf(const std::string& folder) const {
    return nlohmann::json::parse(ReadFile(fs::path(folder) / "session.json"));
  }

  TemporaryFolder folder_;
};

TEST_F(KeypointsTest, AreAnalysedWithoutAnyNetwork) {
  const TemporaryFolder home;
  MakeHomeWithoutModels(home.path());
  const ChildResult run = RunHinge({"analyze", Track(), "--height", "1.75"}, AtHome(home.path()));
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, AllOf(HasSubstr("Report"), HasSubstr("stick figure")));
  const nlohmann::json session = SessionOf(Results());
  EXPECT_EQ(session["input"]["kind"], "keypoints");
  EXPECT_EQ(session["verdict"]["label"], "deflated");
  EXPECT_THAT(session["made_by"]["models"], IsEmpty());
  const ChildResult score = RunHinge({"score", Results(), (folder_.path() / "run.truth.json").string()});
  ASSERT_EQ(score.exit_code, 0) << score.err;
  const auto json = nlohmann::json::parse(score.out);
  EXPECT_EQ(json["contacts"]["matched"], json["contacts"]["in_truth"]);
  const fs::path other = fs::path(HINGE_SOURCE_DIR) / "samples/hinged.truth.json";
  for (const auto& [truth, says] :
       {std::pair<std::string, const char*>{other.string(), "the truth is of hinged.mp4"},
        {Results(), "an analysis, not a truth"}}) {
    const ChildResult refused = RunHinge({"score", Results(), truth});
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_THAT(refused.err, AllOf(AnswersThreeQuestions(), HasSubstr(says)));
  }
}

TEST_F(KeypointsTest, ComplaintsOfAStandingReferenceNameIt) {
  const ChildResult run = RunHinge({"analyze", Track(), "--standing", Track()});
  EXPECT_EQ(run.exit_code, 1);
  const std::string running = (folder_.path() / "also.track.csv").string();
  fs::copy(Track(), running);
  const ChildResult other = RunHinge({"analyze", Track(), "--standing", running});
  EXPECT_THAT(other.err, AllOf(AnswersThreeQuestions(), HasSubstr("moves about\n  where: " + running)));
}

TEST_F(KeypointsTest, OfAFolderAreAnalysedAgainAndNeverOverwrittenWithoutForce) {
  ASSERT_EQ(RunHinge({"analyze", Track(), "--height", "1.8", "--quiet"}).exit_code, 0);
  const std::string before = ReadFile(fs::path(Results()) / "session.json");
  const ChildResult refused = RunHinge({"analyze", Results()});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, AllOf(AnswersThreeQuestions(), HasSubstr("--force")));
  EXPECT_EQ(ReadFile(fs::path(Results()) / "session.json"), before);
  WriteFile(fs::path(Results()) / "notes.txt", "mine");
  const ChildResult again = RunHinge({"analyze", Results() + "/", "--mass", "70", "--force", "--quiet"});
  ASSERT_EQ(again.exit_code, 0) << again.err;
  const nlohmann::json session = SessionOf(Results());
  EXPECT_EQ(session["runner"]["height_m"], 1.8) << "said the first time";
  EXPECT_EQ(session["runner"]["mass_kg"], 70);
  EXPECT_EQ(session["made_by"]["options"]["keypoints"], "stored");
  EXPECT_EQ(ReadFile(fs::path(Results()) / "notes.txt"), "mine");
}

TEST_F(KeypointsTest, OfASessionDriveADrawnPersonWithTruth) {
  ASSERT_EQ(RunHinge({"analyze", Track(), "--height", "1.7", "--quiet"}).exit_code, 0);
  const fs::path drawn = folder_.path() / "drawn.mp4";
  const ChildResult made = RunHinge({"synth", "--motion", Results(), "--seconds", "1.5", "--fps", "30",
                                     "--camera", "width=320,height_px=240", "--out", drawn.string()});
  ASSERT_EQ(made.exit_code, 0) << made.err;
  EXPECT_THAT(made.out, HasSubstr("session of run.track.csv"));
  EXPECT_GT(fs::file_size(drawn), 1000u);
  const auto truth = nlohmann::json::parse(ReadFile(folder_.path() / "drawn.truth.json"));
  EXPECT_EQ(truth["runner"]["height_m"], 1.7);
  const auto score = nlohmann::json::parse(
      RunHinge({"score", Results(), (folder_.path() / "drawn.truth.json").string()}).out);
  for (const auto& m : score["measures"]) {
    if (!m["side"].is_null() || m["id"] != "trunk_lean") continue;
    EXPECT_LT(std::abs(m["error"].get<double>()), 3)
        << "the network's mean error, which the session takes off";
  }
  fs::remove(fs::path(Results()) / "motion.csv");
  const ChildResult refused = RunHinge({"synth", "--motion", Results(), "--force", "--out", drawn.string()});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, AllOf(AnswersThreeQuestions(), HasSubstr("motion.csv")));
}

TEST_F(KeypointsTest, OfOneRecordingAnalysedTwiceAreComparedAsSuch) {
  const std::string steep = (folder_.path() / "steep.hinge").string(),
                    page = (folder_.path() / "x.html").string();
  ASSERT_EQ(RunHinge({"analyze", Track(), "--quiet"}).exit_code, 0);
  ASSERT_EQ(RunHinge({"analyze", Track(), "--grade", "20", "--out", steep, "--quiet"}).exit_code, 0);
  const ChildResult run = RunHinge({"compare", Results(), steep, "--html", page});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, AllOf(HasSubstr("Believed: Both are analyses of the same recording"),
                             HasSubstr("20.0 % (given)"), HasSubstr("Page"), Not(HasSubstr("-0.00"))));
  EXPECT_THAT(ReadFile(page), HasSubstr("What changed"));
  EXPECT_THAT(RunHinge({"compare", Results(), Results()}).out, HasSubstr("Nothing changed beyond noise"));
  const ChildResult nowhere = RunHinge({"compare", Results(), steep, "--html", "/nowhere/a.html"});
  EXPECT_EQ(nowhere.exit_code, 1);
  EXPECT_THAT(nowhere.err, AllOf(AnswersThreeQuestions(), Not(HasSubstr("--out"))));
}

TEST_F(KeypointsTest, OfOneShortClipShowNoDriftAndSayWhy) {
  ASSERT_EQ(RunHinge({"analyze", Track(), "--quiet"}).exit_code, 0);
  const ChildResult run = RunHinge({"drift", Results()});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.out, AllOf(HasSubstr("Drift cannot be told: one stretch, four are needed."),
                             HasSubstr("needs 120 pictures a second"), Not(HasSubstr("Nothing drifts"))));
}

TEST_F(KeypointsTest, OfAFolderThatBeginsLikeAFlagAreOfferedAsAPath) {
  ChildOptions here;
  here.folder = folder_.path();
  const ChildResult run = RunHinge({"analyze", Track(), "--out", "./-x.hinge"}, here);
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr(" plan ./-x.hinge"));
}

TEST_F(KeypointsTest, RefuseWhatOnlyHasASayOverANetwork) {
  const std::pair<const char*, const char*> flags[] = {{"--model", "full"},
                                                       {"--person", "1"},
                                                       {"--fps", "60"},
                                                       {"--size", "480x360"},
                                                       {"--layout", "body_25"}};
  for (const auto& [flag, value] : flags) {
    const ChildResult run = RunHinge({"analyze", Track(), flag, value});
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_THAT(run.err, AllOf(AnswersThreeQuestions(), HasSubstr(flag)));
  }
}

TEST_F(KeypointsTest, OfARunLeadToAPlanThatTakesNothingItDoesNotUse) {
  ASSERT_EQ(RunHinge({"analyze", Track(), "--quiet"}).exit_code, 0);
  const auto plan = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"plan", Results()});
    return RunHinge(more);
  };
  const std::string set = (folder_.path() / "curl.hinge").string(),
                    track = (folder_.path() / "curl.track.csv").string();
  ASSERT_EQ(RunHinge({"synth", "--exercise", "curl", "--fps", "50", "--out", track}).exit_code, 0);
  ASSERT_EQ(RunHinge({"check", track, "--quiet"}).exit_code, 0);
  const ChildResult other = plan({set});
  EXPECT_EQ(other.exit_code, 0);
  EXPECT_THAT(other.err, AllOf(HasSubstr("curl"), HasSubstr("opens nothing")));
  const ChildResult run = plan({Results()});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, AllOf(AnswersThreeQuestions(), HasSubstr("a run, not a checked set")));
  EXPECT_THAT(RunHinge({"plan", set}).err, HasSubstr("a checked set, not a run"));
  for (const std::vector<std::string>& wrong : {std::vector<std::string>{"--days", ""},
                                                {"--days", "mon,"},
                                                {"--start", "9999-12-31"},
                                                {"--start", "0202-12-01"}}) {
    const ChildResult refused = plan(wrong);
    EXPECT_EQ(refused.exit_code, 2) << wrong[1];
    EXPECT_THAT(refused.err, AnswersThreeQuestions());
  }
  EXPECT_THAT(plan({"--quiet"}).out, IsEmpty());
}

TEST_F(KeypointsTest, ThatAreBrokenAreRefusedWithFileAndRowAndLeaveNothing) {
  const std::string good = ReadFile(Track());
  for (const std::string& bad : {std::string("diary\n"), good.substr(0, good.size() / 2), std::string()}) {
    WriteFile(Track(), bad);
    const std::vector<std::string> before = ListAll(folder_.path());
    const ChildResult run = RunHinge({"analyze", Track()});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(run.err, AllOf(AnswersThreeQuestions(), HasSubstr("run.track.csv")));
    EXPECT_EQ(ListAll(folder_.path()), before);
  }
}

}  // namespace
}  // namespace hinge
