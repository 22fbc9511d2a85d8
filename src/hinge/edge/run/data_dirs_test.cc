// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/data_dirs.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "hinge/foundation/base/error.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

class DataDirsTest : public ::testing::Test {
 protected:
  DataDirsTest() { MakeHome(home_); }
  ~DataDirsTest() override { fs::remove_all(base_); }

  static void MakeHome(const fs::path& home) {
    fs::create_directories(home / "knowledge");
    std::ofstream(home / "knowledge" / "measures.toml") << "";
    fs::create_directories(home / "build" / "dev");
  }
  Surroundings At(const fs::path& executable) const { return {"", "", "", executable}; }

  const fs::path base_ = fs::path(::testing::TempDir()) / ("hinge dirs " + std::to_string(getpid()));
  const fs::path home_ = base_ / "clone";
};

TEST_F(DataDirsTest, FindsTheCloneAboveTheProgram) {
  const DataDirs dirs = FindDataDirs(At(home_ / "build" / "dev" / "hinge"));
  EXPECT_EQ(dirs.home, home_);
  EXPECT_EQ(dirs.knowledge(), home_ / "knowledge");
}

TEST_F(DataDirsTest, PrefersHingeHome) {
  MakeHome(base_ / "other");
  Surroundings surroundings = At(home_ / "build" / "dev" / "hinge");
  surroundings.hinge_home = (base_ / "other").string();
  EXPECT_EQ(FindDataDirs(surroundings).home, base_ / "other");
}

TEST_F(DataDirsTest, SaysSoWhenHingeHomeIsWrongOrNothingIsFound) {
  Surroundings surroundings = At(home_ / "build" / "dev" / "hinge");
  surroundings.hinge_home = (base_ / "nowhere").string();
  EXPECT_THROW(FindDataDirs(surroundings), Error);
  EXPECT_THROW(FindDataDirs(At(base_ / "hinge")), Error);
  EXPECT_THROW(FindDataDirs(At("")), Error);
}

TEST_F(DataDirsTest, TakesModelsOfTheSetUpFirst) {
  fs::create_directories(home_ / "models");
  EXPECT_EQ(FindDataDirs(At(home_ / "hinge")).models, home_ / "models");
  fs::create_directories(home_ / ".parts" / "models");
  EXPECT_EQ(FindDataDirs(At(home_ / "hinge")).models, home_ / ".parts" / "models");
}

TEST_F(DataDirsTest, MakesTheCacheWhereTheUserKeepsCaches) {
  Surroundings surroundings = At(home_ / "hinge");
  surroundings.home = (base_ / "user").string();
  EXPECT_EQ(FindDataDirs(surroundings).cache, base_ / "user" / ".cache" / "hinge");
  surroundings.xdg_cache_home = (base_ / "caches").string();
  EXPECT_EQ(FindDataDirs(surroundings).cache, base_ / "caches" / "hinge");
  EXPECT_TRUE(fs::is_directory(base_ / "caches" / "hinge"));
}

TEST_F(DataDirsTest, RunsWithoutACacheThatCannotBeMade) {
  Surroundings surroundings = At(home_ / "hinge");
  EXPECT_FALSE(FindDataDirs(surroundings).cache) << "no home at all";
  surroundings.home = "/proc/nobody";
  EXPECT_FALSE(FindDataDirs(surroundings).cache);
}

}  // namespace
}  // namespace hinge
