// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/model_file.h"

#include <gtest/gtest.h>
#include <unistd.h>
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#include <filesystem>
#include <fstream>

#include "hinge/edge/pose/network.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;

// SHA-256 of "abc", published with FIPS 180-4.
constexpr PinnedModel kAbc = {"abc.tflite",
                              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"};

class ModelFolder : public ::testing::Test {
 protected:
  ModelFolder()
      : dir_(fs::temp_directory_path() / fs::path("hinge model földer " + std::to_string(getpid()))) {
    fs::create_directories(dir_);
  }
  ~ModelFolder() override { fs::remove_all(dir_); }

  void Write(const std::string& text) { std::ofstream(dir_ / kAbc.file_name) << text; }
  static Error ErrorOf(const fs::path& dir) {
    try {
      ReadPinnedModel(dir, kAbc);
    } catch (const Error& error) {
      return error;
    }
    return Error("nothing was thrown", "", "");
  }

  fs::path dir_;
};

TEST_F(ModelFolder, GivesThePathOfAWholeFile) {
  Write("abc");
  EXPECT_EQ(ReadPinnedModel(dir_, kAbc), dir_ / "abc.tflite");
}

TEST_F(ModelFolder, NamesAMissingFileAndTheWayOut) {
  const Error error = ErrorOf(dir_);
  EXPECT_EQ(error.what_happened, "the pose model abc.tflite is missing");
  EXPECT_NE(error.how_to_fix.find("tools/setup"), std::string::npos);
  EXPECT_EQ(ErrorOf(dir_ / "nowhere").what_happened, "the pose model abc.tflite is missing");
}

TEST_F(ModelFolder, RefusesAFolderInTheFilesPlace) {
  fs::create_directories(dir_ / kAbc.file_name);
  EXPECT_EQ(ErrorOf(dir_).what_happened, "the pose model abc.tflite is missing");
}

TEST_F(ModelFolder, RefusesADamagedAnEmptyAndALongerFile) {
  for (const char* text : {"abd", "", "abcd"}) {
    SCOPED_TRACE(text);
    Write(text);
    EXPECT_NE(ErrorOf(dir_).what_happened.find("damaged"), std::string::npos);
  }
}

TEST_F(ModelFolder, SaysPlainlyThatAFileIsNoNetwork) {
  Write("abc");
#ifdef __SANITIZE_ADDRESS__
  const __lsan::ScopedDisabler not_ours;  // OpenVINO tries its readers one by one; one of them loses 8 bytes
#endif
  testing::internal::CaptureStderr();  // the readers of other formats grumble
  EXPECT_THROW(Network(dir_ / kAbc.file_name, {.cache_dir = {}, .threads = 1}), Error);
  testing::internal::GetCapturedStderr();
}

}  // namespace
}  // namespace hinge
