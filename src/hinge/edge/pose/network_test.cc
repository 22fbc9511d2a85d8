// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/network.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <vector>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;

const fs::path kDetector = fs::path(HINGE_SOURCE_DIR) / ".parts/models/pose_detection.tflite";
constexpr std::size_t kLogits = 2254;

std::vector<float> LogitsOf(Network& network) {
  for (std::size_t i = 0; i < network.input().size(); ++i) {
    network.input()[i] = std::sin(0.001F * static_cast<float>(i));
  }
  network.Run();
  const auto out = network.Output(kLogits);
  return {out.begin(), out.end()};
}

std::vector<float> FreshLogits(const fs::path& cache_dir) {
  Network network(kDetector, {.cache_dir = cache_dir, .threads = 2});
  return LogitsOf(network);
}

class CacheFolder : public ::testing::Test {
 protected:
  CacheFolder() : dir_(fs::temp_directory_path() / ("hinge cache " + std::to_string(getpid()))) {
    fs::create_directories(dir_);
  }
  ~CacheFolder() override { fs::remove_all(dir_); }

  std::vector<fs::path> Files() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(dir_)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
    return files;
  }
  fs::path dir_;
};

TEST(Network, HasTheShapesOfTheDetector) {
  Network network(kDetector, {.cache_dir = {}, .threads = 1});
  EXPECT_EQ(network.input().size(), 224U * 224 * 3);
  EXPECT_EQ(network.Output(kLogits * 12).size(), kLogits * 12);
  EXPECT_THROW(network.Output(12345), ContractViolation);
}

TEST(Network, GivesEqualOutputsForEqualInputs) {
  Network network(kDetector, {.cache_dir = {}, .threads = 2});
  const auto first = LogitsOf(network);
  EXPECT_EQ(first, LogitsOf(network));
  EXPECT_EQ(first, FreshLogits({}));
  EXPECT_TRUE(std::all_of(first.begin(), first.end(), [](float v) { return std::isfinite(v); }));
}

TEST_F(CacheFolder, IsFilledAndGivesTheSameNetworkAgain) {
  const auto compiled = FreshLogits(dir_);
  ASSERT_FALSE(Files().empty());
  EXPECT_EQ(FreshLogits(dir_), compiled);
}

TEST_F(CacheFolder, MayBeCutShortOrOverwritten) {
  const auto right = FreshLogits(dir_);
  ASSERT_FALSE(Files().empty());
  const auto whole_size = fs::file_size(Files().front());
  for (const std::uintmax_t size : {whole_size / 2, std::uintmax_t{0}}) {
    SCOPED_TRACE(size);
    for (const auto& file : Files()) fs::resize_file(file, std::min(size, fs::file_size(file)));
    EXPECT_EQ(FreshLogits(dir_), right);
  }
  for (const auto& file : Files()) std::ofstream(file) << std::string(100000, 'x');
  EXPECT_EQ(FreshLogits(dir_), right);
}

TEST_F(CacheFolder, MayHaveBytesTurnedInTheMiddle) {
  const auto right = FreshLogits(dir_);
  for (const auto& path : Files()) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(fs::file_size(path) / 2));
    file << std::string(2000, 'x');
  }
  EXPECT_EQ(FreshLogits(dir_), right);
}

TEST_F(CacheFolder, MayBeUnwritable) {
  EXPECT_EQ(FreshLogits("/proc/hinge cannot write here"), FreshLogits({}));
  const fs::path file = dir_ / "not a folder";
  std::ofstream(file) << "x";
  EXPECT_EQ(FreshLogits(file), FreshLogits({}));
}

}  // namespace
}  // namespace hinge
