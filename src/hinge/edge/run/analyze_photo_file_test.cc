// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/analyze_photo_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "hinge/app/session/photo.h"
#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/formats/track_csv.h"
#include "hinge/edge/media/decode.h"
#include "hinge/edge/media/rgb.h"
#include "hinge/edge/run/analyze_keypoints.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

using ::testing::HasSubstr;

class AnalyzePhotoFileTest : public ::testing::Test {
 protected:
  AnalyzePhotoFileTest() {
    fs::create_directories(base_);
    options_.model = PoseModel::kFull;  // quick
    options_.out = base_ / "out";
  }
  ~AnalyzePhotoFileTest() override { fs::remove_all(base_); }

  /// A picture of a sample clip.
  fs::path Photo() const {
    constexpr int kPicture = 30;
    VideoReader reader(kRoot / "samples" / "too_tall.mp4");
    for (int i = 0; i < kPicture; ++i) reader.Read();
    const fs::path photo = base_ / "läuft.png";
    WritePng(MakeRgb(*reader.Read()), photo);
    return photo;
  }
  RunResult Run(const fs::path& input) const {
    return AnalyzeInput(input, options_, kDirs, ReadKnowledge(kDirs.knowledge()), {});
  }

  static inline const fs::path kRoot = HINGE_SOURCE_DIR;
  static inline const DataDirs kDirs = {.home = kRoot, .models = kRoot / ".parts" / "models", .cache = {}};
  const fs::path base_ = fs::path(::testing::TempDir()) / ("hinge photo " + std::to_string(getpid()));
  RunOptions options_;
};

TEST_F(AnalyzePhotoFileTest, WritesWhatItReturnsAndNothingOfAClip) {
  const RunResult result = Run(Photo());
  EXPECT_TRUE(IsPhoto(result.session));
  const Session written = ReadSessionJson(result.folder);
  EXPECT_TRUE(IsPhoto(written));
  EXPECT_EQ(written.input.file_name, "läuft.png");
  const Measure* lean = FindMeasure(written.measures, "trunk_lean");
  ASSERT_TRUE(lean && lean->value);
  EXPECT_NEAR(*lean->value, 0, 10) << "somebody who runs upright";
  EXPECT_EQ(ReadTrackCsv(result.folder / "track.csv").frames.size(), 1u);
  EXPECT_TRUE(VideoReader(result.folder / "photo.png").Info().is_photo);
  for (const char* of_a_clip : {"annotated.mp4", "motion.csv", "motion.trc", "motion.mot"})
    EXPECT_FALSE(fs::exists(result.folder / of_a_clip)) << of_a_clip;
}

TEST_F(AnalyzePhotoFileTest, ItsFolderIsNoClipToAnalyseAgain) {
  const RunResult result = Run(Photo());
  RunOptions again = options_;
  again.force = true;
  try {
    AnalyzeInput(result.folder, again, kDirs, ReadKnowledge(kDirs.knowledge()), {});
    FAIL() << "was taken for a clip";
  } catch (const Error& error) {
    EXPECT_THAT(error.what_happened, HasSubstr("photo"));
    EXPECT_THAT(error.how_to_fix, HasSubstr("läuft.png"));
  }
  EXPECT_TRUE(fs::exists(result.folder / "session.json")) << "what was there is there";
}

TEST_F(AnalyzePhotoFileTest, RefusesAPictureOfNobodyAndLeavesNothing) {
  const Image grey{.width_px = 320, .height_px = 240, .rgb = std::vector<std::uint8_t>(320 * 240 * 3, 120)};
  WritePng(grey, base_ / "grey.png");
  EXPECT_THROW(Run(base_ / "grey.png"), Error);
  EXPECT_FALSE(fs::exists(options_.out));
}

TEST_F(AnalyzePhotoFileTest, SaysOfABrokenFileWhatItIs) {
  std::ofstream(base_ / "broken.jpg") << "no picture";
  try {
    Run(base_ / "broken.jpg");
    FAIL() << "was taken for a picture";
  } catch (const Error& error) {
    EXPECT_THAT(error.where, HasSubstr("broken.jpg"));
  }
}

}  // namespace
}  // namespace hinge
