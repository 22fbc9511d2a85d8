// SPDX-License-Identifier: Apache-2.0
// The real program as a user starts it: commands, flags, and the sentences that it answers bad input with.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "cli_program.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

const std::vector<std::string> kCommands = {"demo",  "analyze", "plan",  "check", "compare",
                                            "drift", "explain", "synth", "score", "doctor"};

TEST(Cli, PrintsItsVersionAtOnce) {
  const ChildResult run = RunHinge({"--version"});
  EXPECT_EQ(run.exit_code, 0);
  std::smatch build;
  const std::string cmake = ReadFile(fs::path(HINGE_SOURCE_DIR) / "CMakeLists.txt");
  ASSERT_TRUE(std::regex_search(cmake, build, std::regex(R"(project\(hinge VERSION (\d+\.\d+\.\d+))")));
  EXPECT_EQ(run.out, "hinge " + build[1].str() + "\n");
}

TEST(Cli, ListsItsCommands) {
  const ChildResult run = RunHinge({"--help"});
  EXPECT_EQ(run.exit_code, 0);
  for (const std::string& command : kCommands) EXPECT_THAT(run.out, HasSubstr("\n  " + command));
  EXPECT_EQ(RunHinge({}).exit_code, 2) << "no command at all";
}

TEST(Cli, EveryCommandHasHelpWithAllItsFlags) {
  for (const std::string& command : kCommands) {
    const ChildResult run = RunHinge({command, "--help"});
    EXPECT_EQ(run.exit_code, 0) << command;
    EXPECT_THAT(run.out, AllOf(HasSubstr("Usage: hinge " + command), HasSubstr("--json"))) << command;
  }
  const std::string analyze = RunHinge({"analyze", "--help"}).out;
  for (const char* flag : {"--height M", "--mass KG", "--sex", "--speed M/S", "--pace MIN/KM", "--grade %",
                           "--facing", "--person N", "--model", "--out DIR", "--force", "--quiet"}) {
    EXPECT_THAT(analyze, HasSubstr(flag));
  }
}

struct WrongUsage {
  const char* name;
  std::vector<std::string> words;
  const char* way_out;  ///< must stand in the answer
};

TEST(Cli, AnswersWrongUsageWithTheWayOut) {
  const WrongUsage cases[] = {
      {"unknown command", {"analyse", "x.mp4"}, "Did you mean hinge analyze?"},
      {"unknown flag", {"analyze", "x.mp4", "--heigth", "1.8"}, "Did you mean --height?"},
      {"flag of another command", {"analyze", "x.mp4", "--shake", "2"}, "hinge analyze --help"},
      {"no input", {"analyze"}, "INPUT is missing"},
      {"two inputs", {"analyze", "a.mp4", "b.mp4"}, "one word too many"},
      {"flag without its value", {"analyze", "x.mp4", "--height"}, "--height"},
      {"centimetres", {"analyze", "x.mp4", "--height", "175"}, "--height 1.75"},
      {"a comma", {"analyze", "x.mp4", "--height", "1,75"}, "--height 1.75"},
      {"a giant", {"analyze", "x.mp4", "--height", "2.4"}, "between 1 and 2.3 metres"},
      {"the same height twice", {"analyze", "x.mp4", "--height", "1.8", "--height", "1.7"}, "--height"},
      {"speed and pace", {"analyze", "x.mp4", "--speed", "3", "--pace", "5:30"}, "Give one of them"},
      {"no speed of a runner", {"analyze", "x.mp4", "--speed", "14"}, "--speed 3.89"},
      {"a pace with a point", {"analyze", "x.mp4", "--pace", "5.30"}, "--pace 5:30"},
      {"no pictures", {"analyze", "x.json", "--fps", "0"}, "--fps 60"},
      {"too steep", {"analyze", "x.mp4", "--grade", "80"}, "percent"},
      {"unknown model", {"analyze", "x.mp4", "--model", "huge"}, "--model heavy"},
      {"unknown sex", {"analyze", "x.mp4", "--sex", "x"}, "--sex f"},
      {"no size", {"analyze", "x.json", "--size", "big"}, "--size 1920x1080"},
      {"unknown layout", {"analyze", "x.json", "--layout", "coco"}, "--layout body_25"},
      {"unknown side", {"analyze", "x.mp4", "--facing", "up"}, "--facing left"},
      {"no person 0", {"analyze", "x.mp4", "--person", "0"}, "biggest"},
      {"unknown clip", {"demo", "--clip", "tall"}, "--clip too_tall"},
      {"misspelt measure", {"explain", "knee_paek"}, "knee_peak"},
      {"no session", {"plan"}, "SESSION is missing"},
      {"no times", {"drift", "a.hinge", "b.hinge"}, "--minutes 0,20,40"},
      {"equal times", {"drift", "a.hinge", "b.hinge", "--minutes", "0,0"}, "--minutes 0,0.5,20"},
  };
  for (const WrongUsage& c : cases) {
    SCOPED_TRACE(c.name);
    const ChildResult run = RunHinge(c.words);
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_THAT(run.err, AnswersThreeQuestions());
    EXPECT_THAT(run.err, HasSubstr(c.way_out));
    EXPECT_THAT(run.out, IsEmpty());
  }
}

TEST(Cli, ExplainsEveryMeasureOfItsList) {
  const ChildResult list = RunHinge({"explain", "--json"});
  ASSERT_EQ(list.exit_code, 0) << list.err;
  const nlohmann::json measures = nlohmann::json::parse(list.out);
  ASSERT_GT(measures.size(), 12u);
  const std::string words = RunHinge({"explain"}).out;
  for (const nlohmann::json& measure : measures)
    EXPECT_THAT(words, HasSubstr(measure["id"].get<std::string>()));
  const ChildResult one = RunHinge({"explain", "knee_peak"});
  EXPECT_EQ(one.exit_code, 0);
  EXPECT_GT(one.out.size(), 300u);
  for (const char* typed : {"KNEE_PEAK", "knee-peak"}) EXPECT_EQ(RunHinge({"explain", typed}).out, one.out);
  EXPECT_THAT(RunHinge({"explain", "KNEE_PAEK"}).err, HasSubstr("Did you mean knee_peak"));
}

TEST(Cli, DoctorFindsThisMachineFit) {
  const ChildResult run = RunHinge({"doctor", "--json"});
  for (const nlohmann::json& check : nlohmann::json::parse(run.out)) {
    EXPECT_NE(check["result"], "bad") << check.dump(1);
    EXPECT_EQ(check["fix"].get<std::string>().empty(), check["result"] == "good") << check.dump(1);
  }
  EXPECT_EQ(run.exit_code, 0);
}

TEST(Cli, DoctorNamesWhatIsMissing) {
  const TemporaryFolder home;
  MakeHomeWithoutModels(home.path());
  const ChildResult run = RunHinge({"doctor"}, AtHome(home.path()));
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.out, AllOf(HasSubstr("pose_landmark_heavy.tflite"), HasSubstr("tools/setup")));
}

TEST(Cli, PlanRefusesWhatIsNoSession) {
  const TemporaryFolder folder;
  WriteFile(folder.path() / "x.json", "{}");
  WriteFile(folder.path() / "new.json", "{\"schema\": \"hinge.session/9\"}");
  for (const char* name : {"x.json", "new.json", "nowhere.json", "."}) {
    const ChildResult run = RunHinge({"plan", (folder.path() / name).string()});
    EXPECT_EQ(run.exit_code, 1) << name;
    EXPECT_THAT(run.err, AnswersThreeQuestions()) << name;
  }
}

TEST(Cli, HelpOfACommandIsTheSameEitherWay) {
  EXPECT_EQ(RunHinge({"help", "synth"}).out, RunHinge({"synth", "--help"}).out);
  EXPECT_EQ(RunHinge({"help", "nothing"}).exit_code, 2);
}

TEST(Cli, SynthAndScoreAnswerWrongUsageWithTheWayOut) {
  const WrongUsage cases[] = {
      {"no --out", {"synth"}, "--out clip.mp4"},
      {"unknown form", {"synth", "--form", "tall", "--out", "/tmp/x.mp4"}, "too_tall"},
      {"unknown key", {"synth", "--camera", "jaw=3", "--out", "/tmp/x.mp4"}, "Did you mean yaw?"},
      {"unknown exercise", {"synth", "--exercise", "handstand", "--out", "/tmp/x.mp4"}, "romanian_deadlift"},
      {"too long", {"synth", "--seconds", "200", "--out", "/tmp/x.mp4"}, "--seconds 8"},
      {"too fast", {"synth", "--speed", "1e99", "--out", "/tmp/x.mp4"}, "metres a second"},
      {"a file's own speed",
       {"synth", "--motion", "x.c3d", "--speed", "3", "--out", "/tmp/x.mp4"},
       "--speed"},
      {"no truth", {"score", "run.hinge"}, "--help"}};
  for (const WrongUsage& wrong : cases) {
    const ChildResult run = RunHinge(wrong.words);
    EXPECT_EQ(run.exit_code, 2) << wrong.name;
    EXPECT_THAT(run.err, AllOf(AnswersThreeQuestions(), HasSubstr(wrong.way_out))) << wrong.name;
  }
}

TEST(Cli, RunsWithoutHomeLocaleAndTerminal) {
  ChildOptions bare;
  bare.environment = {{"HOME", std::nullopt},
                      {"XDG_CACHE_HOME", std::nullopt},
                      {"LC_ALL", "C"},
                      {"LANG", std::nullopt},
                      {"TERM", std::nullopt}};
  EXPECT_EQ(RunHinge({"explain", "cadence"}, bare).exit_code, 0);
  EXPECT_THAT(RunHinge({"doctor"}, bare).out, HasSubstr("XDG_CACHE_HOME"));
}

TEST(Cli, FilesThatCannotBeReadAreCalledWhatTheyAre) {
  const TemporaryFolder folder;
  const auto complaint = [&](const std::string& name, const std::string& text) {
    WriteFile(folder.path() / name, text);
    const ChildResult run = RunHinge({"analyze", (folder.path() / name).string()});
    EXPECT_EQ(run.exit_code, 1) << name;
    EXPECT_THAT(run.err, AnswersThreeQuestions());
    return run.err;
  };
  for (const char* name : {"run.jpg", "run.PNG", "run.heic"})
    EXPECT_THAT(complaint(name, "\xff\xd8\xff\xe0 broken"),
                AllOf(HasSubstr("not a photo that can be read"), Not(HasSubstr("ffmpeg"))));
  EXPECT_THAT(complaint("run.c3d", "\x02\x50"), HasSubstr("hinge synth --motion run.c3d"));
}

TEST(Cli, OutputThatCannotBeWrittenIsSaid) {
  ChildOptions full;
  full.out = "/dev/full";
  for (const std::vector<std::string>& words : {std::vector<std::string>{"explain", "cadence"},
                                                {"explain", "--json"},
                                                {"--version"},
                                                {"plan", "--help"}}) {
    const ChildResult run = RunHinge(words, full);
    EXPECT_EQ(run.exit_code, 1) << words[0];
    EXPECT_THAT(run.err, AllOf(AnswersThreeQuestions(),
                               HasSubstr("the output could not be written (No space left on device)")));
  }
}

TEST(Cli, AReaderWhoStopsReadingIsNoFault) {
  const std::string program = std::string("'") + HINGE_PROGRAM + "'";
  for (const char* prefix : {"", "trap '' PIPE; "}) {
    const ChildResult run =
        RunChild({"/bin/sh", "-c",
                  prefix + ("HINGE_HOME='" HINGE_SOURCE_DIR "' " + program + " explain --json | true")});
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_THAT(run.err, IsEmpty()) << prefix;
  }
}

TEST(Cli, SaysThatItsOwnFilesAreNotFound) {
  const TemporaryFolder empty;
  const ChildResult run = RunHinge({"explain"}, AtHome(empty.path()));
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, AllOf(AnswersThreeQuestions(), HasSubstr("HINGE_HOME")));
}

}  // namespace
}  // namespace hinge
