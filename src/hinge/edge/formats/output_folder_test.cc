// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/output_folder.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <utility>

#include "hinge/edge/formats/text_file.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

class OutputFolderTest : public ::testing::Test {
 protected:
  OutputFolderTest() { fs::create_directories(base_); }
  ~OutputFolderTest() override { fs::remove_all(base_); }

  /// All names below the test's folder, so that a leftover is seen.
  int CountEntries() const {
    int count = 0;
    for ([[maybe_unused]] const auto& entry : fs::recursive_directory_iterator(base_)) ++count;
    return count;
  }
  void MakeResults(const std::string& text, bool force) {
    OutputFolder folder(base_ / "run.hinge", force, ResultKind::kRun);
    WriteTextFile(folder.partial() / "session.json", text);
    folder.Commit();
  }

  const fs::path base_ = fs::path(::testing::TempDir()) / ("hinge out é " + std::to_string(getpid()));
};

TEST_F(OutputFolderTest, AppearsWholeOnCommit) {
  {
    OutputFolder folder(base_ / "run.hinge", false, ResultKind::kRun);
    WriteTextFile(folder.partial() / "session.json", "{}");
    EXPECT_FALSE(fs::exists(folder.target()));
    folder.Commit();
  }
  EXPECT_EQ(ReadTextFile(base_ / "run.hinge" / "session.json"), "{}");
  EXPECT_EQ(CountEntries(), 2);
}

TEST_F(OutputFolderTest, LeavesNothingWithoutCommit) {
  { OutputFolder folder(base_ / "new" / "deep" / "run.hinge", false, ResultKind::kRun); }
  EXPECT_EQ(CountEntries(), 0);
}

TEST_F(OutputFolderTest, WithoutCommitLeavesWhatOthersWroteBesideIt) {
  {
    OutputFolder stopped(base_ / "new" / "a", false, ResultKind::kRun);
    OutputFolder other(base_ / "new" / "b", false, ResultKind::kRun);
    WriteTextFile(other.partial() / "session.json", "{}");
    other.Commit();
  }
  EXPECT_EQ(ReadTextFile(base_ / "new" / "b" / "session.json"), "{}");
  EXPECT_EQ(CountEntries(), 3);
}

TEST_F(OutputFolderTest, PutsTheOldResultsBackWhenTheNewCannotTakeTheirPlace) {
  MakeResults("first", false);
  {
    OutputFolder folder(base_ / "run.hinge", true, ResultKind::kRun);
    fs::remove_all(folder.partial());  // somebody cleans up hidden folders
    EXPECT_THROW(folder.Commit(), Error);
  }
  EXPECT_EQ(ReadTextFile(base_ / "run.hinge" / "session.json"), "first");
  EXPECT_EQ(CountEntries(), 2);
}

TEST_F(OutputFolderTest, RefusesToOverwriteWithoutForce) {
  MakeResults("first", false);
  try {
    MakeResults("second", false);
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_NE(error.how_to_fix.find("--force"), std::string::npos);
  }
  EXPECT_EQ(ReadTextFile(base_ / "run.hinge" / "session.json"), "first");
}

TEST_F(OutputFolderTest, ReplacesWithForceAndKeepsWhatTheUserAdded) {
  MakeResults("first", false);
  WriteTextFile(base_ / "run.hinge" / "notes.txt", "mine");
  WriteTextFile(base_ / "run.hinge" / "report.html", "of the first run");
  MakeResults("second", true);
  EXPECT_EQ(ReadTextFile(base_ / "run.hinge" / "session.json"), "second");
  EXPECT_EQ(ReadTextFile(base_ / "run.hinge" / "notes.txt"), "mine");
  EXPECT_FALSE(fs::exists(base_ / "run.hinge" / "report.html")) << "a stale result must not stay";
  EXPECT_EQ(CountEntries(), 3);
}

TEST_F(OutputFolderTest, OfAnotherKindIsNotReplacedNotEvenWithForce) {
  const std::pair<ResultKind, const char*> kinds[] = {{ResultKind::kRun, "session.json"},
                                                      {ResultKind::kSet, "exercise.json"},
                                                      {ResultKind::kComparison, "compare.png"},
                                                      {ResultKind::kPlan, "plan.json"}};
  for (const auto& [there, file] : kinds) {
    fs::create_directories(base_ / "mix");
    WriteTextFile(base_ / "mix" / file, "old");
    for (const auto& [kind, name] : kinds) {
      if (kind == there) continue;
      try {
        OutputFolder(base_ / "mix", true, kind);
        ADD_FAILURE() << name << " over " << file;
      } catch (const Error& error) {
        EXPECT_NE(error.what_happened.find("the folder holds"), std::string::npos);
        EXPECT_NE(error.how_to_fix.find("--out"), std::string::npos);
      }
    }
    EXPECT_EQ(ReadTextFile(base_ / "mix" / file), "old");
    EXPECT_NO_THROW(OutputFolder(base_ / "mix", true, there)) << file;
    fs::remove_all(base_ / "mix");
  }
}

TEST_F(OutputFolderTest, KeepsFilesThatOnlyAnotherKindWrites) {
  MakeResults("first", false);
  WriteTextFile(base_ / "run.hinge" / "plan.html", "printed from here");
  MakeResults("second", true);
  EXPECT_EQ(ReadTextFile(base_ / "run.hinge" / "plan.html"), "printed from here");
}

TEST_F(OutputFolderTest, NeverReplacesAFolderOfOtherThings) {
  fs::create_directories(base_ / "photos");
  WriteTextFile(base_ / "photos" / "me.jpg", "x");
  EXPECT_THROW(OutputFolder(base_ / "photos", true, ResultKind::kRun), Error);
  EXPECT_EQ(ReadTextFile(base_ / "photos" / "me.jpg"), "x");
  WriteTextFile(base_ / "file", "x");
  EXPECT_THROW(OutputFolder(base_ / "file", true, ResultKind::kRun), Error);
}

TEST_F(OutputFolderTest, SaysAtOnceThatItCannotWrite) {
  WriteTextFile(base_ / "file", "x");
  EXPECT_THROW(OutputFolder(base_ / "file" / "run.hinge", false, ResultKind::kRun), Error);
  EXPECT_THROW(OutputFolder("/proc/nowhere/run.hinge", false, ResultKind::kRun), Error);
  EXPECT_EQ(CountEntries(), 1);
}

TEST_F(OutputFolderTest, TakesAnEmptyFolderAsGiven) {
  fs::create_directories(base_ / "run.hinge");
  MakeResults("first", false);
  EXPECT_EQ(ReadTextFile(base_ / "run.hinge" / "session.json"), "first");
}

TEST(ResultFolderFor, LiesBesideTheInput) {
  EXPECT_EQ(ResultFolderFor("clips/run.side.mp4"), "clips/run.side.hinge");
  EXPECT_EQ(ResultFolderFor("run"), "run.hinge");
  EXPECT_EQ(ResultFolderFor("run.hinge/"), "run.hinge");
}

TEST(TextFile, SaysWhyItCannotRead) {
  EXPECT_THROW(ReadTextFile("/nowhere/x.json"), Error);
  EXPECT_THROW(ReadTextFile("/proc"), Error);
  EXPECT_THROW(WriteTextFile("/nowhere/x.json", ""), Error);
}

TEST(TextFile, OfAFileThatWasNamedOffersAnotherName) {
  try {
    WriteNewTextFile("/nowhere/x.html", "", false);
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.how_to_fix,
              "Check that its folder is there and that you may write in it, or give another name.");
  }
}

}  // namespace
}  // namespace hinge
