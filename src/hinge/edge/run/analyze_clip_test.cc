// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/analyze_clip.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <set>

#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/formats/track_csv.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

using ::testing::HasSubstr;

class AnalyzeClipTest : public ::testing::Test {
 protected:
  AnalyzeClipTest() {
    fs::create_directories(base_);
    options_.model = PoseModel::kFull;  // quick; what is tried here is the road, not the numbers
    options_.out = base_ / "out";
  }
  ~AnalyzeClipTest() override { fs::remove_all(base_); }

  RunResult Run(const RunWatch& watch = {}) const {
    return AnalyzeClip(kClip, options_, kDirs, ReadKnowledge(kDirs.knowledge()), watch);
  }
  bool NothingIsLeft() const { return fs::is_empty(base_); }

  static inline const fs::path kRoot = HINGE_SOURCE_DIR;
  static inline const fs::path kClip = kRoot / "samples" / "too_tall.mp4";
  static inline const DataDirs kDirs = {.home = kRoot, .models = kRoot / ".parts" / "models", .cache = {}};
  const fs::path base_ = fs::path(::testing::TempDir()) / ("hinge run " + std::to_string(getpid()));
  RunOptions options_;
};

TEST_F(AnalyzeClipTest, WritesWhatItReturns) {
  std::set<std::string> stages;
  double furthest = 0;
  const RunWatch watch{.progress =
                           [&](const Progress& p) {
                             stages.insert(p.stage);
                             furthest = std::max(furthest, p.fraction);
                           },
                       .stop = {}};
  options_.speed_m_s = 2.5;
  const RunResult result = Run(watch);
  const Session written = ReadSessionJson(result.folder);
  EXPECT_EQ(written.verdict.label, result.session.verdict.label);
  EXPECT_EQ(written.input.file_name, "too_tall.mp4");
  EXPECT_NEAR(*written.scene.speed_m_s.value, 2.5, 1e-12) << "what the user gives is taken";
  EXPECT_EQ(ReadTrackCsv(result.folder / "track.csv").frames.size(),
            static_cast<std::size_t>(written.input.frames));
  EXPECT_GE(stages.size(), 3u);
  EXPECT_GT(furthest, 0.9);
  EXPECT_LE(furthest, 1);
}

TEST_F(AnalyzeClipTest, StopsAtOnceAndLeavesNothing) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THROW(Run({.progress = {}, .stop = source.get_token()}), Stopped);
  EXPECT_TRUE(NothingIsLeft());
}

TEST_F(AnalyzeClipTest, StopsInTheMiddleAndLeavesNothing) {
  std::stop_source source;
  const RunWatch watch{.progress =
                           [&](const Progress& p) {
                             if (p.fraction > 0.1) source.request_stop();
                           },
                       .stop = source.get_token()};
  EXPECT_THROW(Run(watch), Stopped);
  EXPECT_TRUE(NothingIsLeft());
}

TEST_F(AnalyzeClipTest, RefusesAPersonWhoIsNotThere) {
  options_.person = 9;
  try {
    Run();
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_THAT(error.what_happened, HasSubstr("person 9"));
  }
  EXPECT_TRUE(NothingIsLeft());
}

TEST_F(AnalyzeClipTest, LooksAtTheFolderBeforeTheWork) {
  fs::create_directories(options_.out);
  std::ofstream(options_.out / "session.json") << "{}";
  bool worked = false;
  EXPECT_THROW(Run({.progress = [&](const Progress&) { worked = true; }, .stop = {}}), Error);
  EXPECT_FALSE(worked);
}

}  // namespace
}  // namespace hinge
