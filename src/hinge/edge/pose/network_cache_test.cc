// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/network_cache.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <string>

namespace hinge {
namespace {

namespace fs = std::filesystem;

class Cache : public ::testing::Test {
 protected:
  Cache()
      : top_(fs::temp_directory_path() / ("hinge network cache " + std::to_string(getpid()))),
        dir_(top_ / "full") {}
  ~Cache() override { fs::remove_all(top_); }

  void Write(const char* name, const std::string& text) {
    std::ofstream(dir_ / name, std::ios::binary) << text;
  }
  void MakeSealed() {
    ASSERT_TRUE(PrepareCache(dir_));
    Write("1.blob", "weights");
    Write("2.blob", "more weights");
    SealCache(dir_);
  }

  fs::path top_, dir_;
};

TEST_F(Cache, KeepsWhatItsSealFits) {
  MakeSealed();
  EXPECT_TRUE(PrepareCache(dir_));
  EXPECT_TRUE(fs::exists(dir_ / "1.blob"));
  EXPECT_TRUE(fs::exists(dir_ / "2.blob"));
}

TEST_F(Cache, IsEmptiedWhenAByteChanged) {
  MakeSealed();
  Write("1.blob", "weighty");
  EXPECT_TRUE(PrepareCache(dir_));
  EXPECT_FALSE(fs::exists(dir_ / "1.blob"));
}

TEST_F(Cache, IsEmptiedWhenAFileIsMissingOrNew) {
  MakeSealed();
  fs::remove(dir_ / "2.blob");
  EXPECT_TRUE(PrepareCache(dir_));
  EXPECT_FALSE(fs::exists(dir_ / "1.blob"));
  MakeSealed();
  Write("3.blob", "from elsewhere");
  EXPECT_TRUE(PrepareCache(dir_));
  EXPECT_FALSE(fs::exists(dir_ / "3.blob"));
}

TEST_F(Cache, IsEmptiedWhenTheSealIsGoneOrGarbage) {
  MakeSealed();
  Write("seal.sha256", "garbage");
  EXPECT_TRUE(PrepareCache(dir_));
  EXPECT_FALSE(fs::exists(dir_ / "1.blob"));
}

TEST_F(Cache, LeavesOtherPeoplesFilesAlone) {
  ASSERT_TRUE(PrepareCache(dir_));
  Write("notes.txt", "mine");
  Write("1.blob", "unsealed");
  EXPECT_TRUE(PrepareCache(dir_));
  EXPECT_TRUE(fs::exists(dir_ / "notes.txt"));
}

TEST_F(Cache, GoesWithoutWhereAFileStandsInTheWay) {
  fs::create_directories(top_);
  std::ofstream(dir_) << "a file";
  EXPECT_FALSE(PrepareCache(dir_));
  EXPECT_FALSE(PrepareCache("/proc/hinge cannot write here"));
  SealCache("/proc/hinge cannot write here");  // and says nothing
}

}  // namespace
}  // namespace hinge
