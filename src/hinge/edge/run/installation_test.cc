// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/installation.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "hinge/foundation/base/sha256.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

using Result = InstallationCheck::Result;

class InstallationTest : public ::testing::Test {
 protected:
  InstallationTest() {
    fs::create_directories(base_ / "tools" / "parts");
    fs::create_directories(base_ / "models");
  }
  ~InstallationTest() override { fs::remove_all(base_); }

  void Write(const fs::path& name, const std::string& text) const { std::ofstream(base_ / name) << text; }
  DataDirs Dirs() const { return {.home = base_, .models = base_ / "models", .cache = {}}; }

  const fs::path base_ = fs::path(::testing::TempDir()) / ("hinge doctor " + std::to_string(getpid()));
};

TEST_F(InstallationTest, ComparesEveryModelWithItsHash) {
  Write("tools/parts/models.sha256", Sha256Hex("net") + "  a.tflite\n" + Sha256Hex("net") + "  b.tflite\n" +
                                         Sha256Hex("net") + "  c.tflite\n");
  Write("models/a.tflite", "net");
  Write("models/b.tflite", "not");
  const std::vector<InstallationCheck> checks = CheckModels(Dirs());
  ASSERT_EQ(checks.size(), 3u);
  EXPECT_EQ(checks[0].result, Result::kGood);
  EXPECT_EQ(checks[1].result, Result::kBad);
  EXPECT_EQ(checks[2].result, Result::kBad);
  EXPECT_TRUE(checks[0].fix.empty());
  EXPECT_NE(checks[1].fix.find("tools/setup"), std::string::npos);
}

TEST_F(InstallationTest, IsDoubtfulWithoutTheListOfHashes) {
  const std::vector<InstallationCheck> checks = CheckModels(Dirs());
  ASSERT_EQ(checks.size(), 1u);
  EXPECT_EQ(checks[0].result, Result::kDoubtful);
}

TEST_F(InstallationTest, ReportsKnowledgeThatCannotBeRead) {
  const InstallationCheck check = CheckKnowledge(Dirs());
  EXPECT_EQ(check.result, Result::kBad);
  EXPECT_FALSE(check.fix.empty());
}

TEST_F(InstallationTest, FindsTheRepositorysKnowledgeSound) {
  const InstallationCheck check = CheckKnowledge({.home = HINGE_SOURCE_DIR, .models = {}, .cache = {}});
  EXPECT_EQ(check.result, Result::kGood) << check.found;
}

TEST_F(InstallationTest, FindsAFontAnywhereBelow) {
  EXPECT_EQ(CheckFonts({base_ / "nowhere", base_}).result, Result::kDoubtful);
  Write("tools/parts/x.ttf", "");
  EXPECT_EQ(CheckFonts({base_ / "nowhere", base_}).result, Result::kGood);
}

TEST_F(InstallationTest, SeesWhetherAFolderCanBeWritten) {
  EXPECT_EQ(CheckWritable(base_).result, Result::kGood);
  EXPECT_EQ(CheckWritable("/proc/nowhere").result, Result::kDoubtful);
}

TEST_F(InstallationTest, GoesOnWhenHingesOwnFilesAreNotFound) {
  const std::vector<InstallationCheck> checks = CheckInstallation({"/nowhere", "", "", "/x"}, base_);
  EXPECT_EQ(checks.front().result, Result::kBad);
  EXPECT_GT(checks.size(), 3u);
}

}  // namespace
}  // namespace hinge
