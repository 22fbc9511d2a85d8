// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/session_motion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hinge/edge/formats/motion_csv.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/edge/run/analyze_keypoints.h"
#include "hinge/edge/run/data_dirs_for_tests.h"
#include "hinge/edge/run/synth_clip.h"
#include "hinge/foundation/base/error.h"
#include "hinge/twin/runner/trajectory_truth.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

/// One analysis for all tests: exact keypoints of a hinged runner.
class SessionMotionTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new FolderForTests;
    WriteSynthClip(ParseSynthOptions({{"form", "hinged"},
                                      {"network", "none"},
                                      {"seconds", "5"},
                                      {"fps", "120"},
                                      {"camera", "width=480,height_px=360"}}),
                   *folder_ / "run.track.csv", false, SourceDirs(), SourceKnowledge(), {});
    RunOptions options;
    options.runner.height_m = 1.75;
    AnalyzeInput(*folder_ / "run.track.csv", options, SourceDirs(), SourceKnowledge(), {});
  }
  static void TearDownTestSuite() { delete folder_; }

  static fs::path Results() { return *folder_ / "run.hinge"; }
  static SynthOptions Options(const fs::path& session, const char* seconds = "4") {
    return ParseSynthOptions({{"motion", session.string()}, {"seconds", seconds}});
  }
  /// A copy of the results that a test may spoil.
  fs::path Copy(const FolderForTests& other) const {
    fs::copy(Results(), other / "copy.hinge");
    return other / "copy.hinge";
  }
  static std::string WhyNot(const fs::path& session) {
    try {
      MakeSynthMotion(Options(session));
    } catch (const Error& error) {
      EXPECT_FALSE(error.how_to_fix.empty());
      return error.what_happened;
    }
    return "";
  }

  static inline FolderForTests* folder_ = nullptr;
};

TEST_F(SessionMotionTest, TheMeasuresOfTheRunnerWhoWasSeenComeThrough) {
  const Session truth = ReadSessionJson(*folder_ / "run.truth.json");
  const SynthMotion motion = MakeSynthMotion(Options(Results()));
  const auto strides = MeasureTrajectory(motion.trajectory, motion.events);
  ASSERT_GE(strides.size(), 6u);
  for (const auto& [id, within] :
       {std::pair{"trunk_lean", 1.0}, {"knee_peak", 3.0}, {"thigh_ic", 3.0}, {"cadence", 1.0}})
    EXPECT_NEAR(*MeanOf(strides, id), *FindMeasure(truth.measures, id)->value, within) << id;
  EXPECT_EQ(motion.trajectory.height_m, 1.75) << "as was said then";
  EXPECT_THAT(motion.made_of, HasSubstr("run.track.csv"));
}

TEST_F(SessionMotionTest, IsTheSameByFolderAndByFileAndAsLongAsAsked) {
  const SynthMotion folder = MakeSynthMotion(Options(Results(), "2")),
                    file = MakeSynthMotion(Options(Results() / "session.json", "2"));
  EXPECT_NEAR(folder.trajectory.duration_s, 2, 0.02);
  ASSERT_EQ(folder.events.size(), file.events.size());
  for (const GaitEvent& event : folder.events) {
    EXPECT_GE(event.time_s, 0);
    EXPECT_LE(event.time_s, folder.trajectory.duration_s);
  }
  EXPECT_EQ(folder.trajectory.pose(1).p_W[Landmark::kLeftKnee],
            file.trajectory.pose(1).p_W[Landmark::kLeftKnee]);
}

TEST_F(SessionMotionTest, OfASlowClipRunsAtLifesSpeed) {
  const FolderForTests other;
  const fs::path slow = Copy(other);
  Session session = ReadSessionJson(slow);
  session.scene.slow_motion_factor = Known(2, 0, "given");
  for (GaitEvent& event : session.gait.events) event.time_s *= 2;
  std::vector<MotionSample> samples = ReadMotionCsv(slow / "motion.csv");
  for (MotionSample& sample : samples) sample.time_s *= 2;
  WriteSessionJson(slow / "session.json", session);
  WriteTextFile(slow / "motion.csv", MakeMotionCsv(samples));
  const SynthMotion life = MakeSynthMotion(Options(Results(), "3")),
                    made = MakeSynthMotion(Options(slow, "3"));
  EXPECT_NEAR(made.trajectory.duration_s, life.trajectory.duration_s, 0.01);
  ASSERT_EQ(made.events.size(), life.events.size());
  for (std::size_t i = 0; i < made.events.size(); ++i)
    EXPECT_NEAR(made.events[i].time_s, life.events[i].time_s, 1e-5);
  const auto knee = [](const SynthMotion& m) { return m.trajectory.pose(1.5).p_W[Landmark::kRightKnee]; };
  EXPECT_LT((knee(made) - knee(life)).norm(), 1e-3);
}

TEST_F(SessionMotionTest, RefusesInWordsWhatCannotBeDrawn) {
  const FolderForTests other;
  const fs::path copy = Copy(other);
  const Session good = ReadSessionJson(copy);
  Session session = good;
  session.scene.grade = Known(0.08, 0.01, "given");
  WriteSessionJson(copy / "session.json", session);
  EXPECT_THAT(WhyNot(copy), HasSubstr("slope"));
  session = good;
  session.scene.speed_m_s = Missing("nobody knows");
  WriteSessionJson(copy / "session.json", session);
  EXPECT_THAT(WhyNot(copy), HasSubstr("belt's speed"));
  WriteSessionJson(copy / "session.json", good);
  std::vector<MotionSample> samples = ReadMotionCsv(copy / "motion.csv");
  const std::vector<MotionSample> all = samples;
  samples.erase(samples.begin() + 100, samples.begin() + 150);
  WriteTextFile(copy / "motion.csv", MakeMotionCsv(samples));
  EXPECT_THAT(WhyNot(copy), HasSubstr("lost for"));
  samples = all;
  for (MotionSample& sample : samples) sample.p_W_m.values.fill(Vec2(1, 1));
  WriteTextFile(copy / "motion.csv", MakeMotionCsv(samples));
  EXPECT_THAT(WhyNot(copy), HasSubstr("body of a person"));
  samples = all;
  for (MotionSample& sample : samples) {
    for (Vec2& p : sample.p_W_m.values) p *= 1000;
  }
  WriteTextFile(copy / "motion.csv", MakeMotionCsv(samples));
  EXPECT_THAT(WhyNot(copy), HasSubstr("body of a person"));
  WriteTextFile(copy / "motion.csv", MakeMotionCsv({}));
  EXPECT_THAT(WhyNot(copy), HasSubstr("0 pictures"));
  fs::remove(copy / "motion.csv");
  EXPECT_NE(WhyNot(copy), "");
}

}  // namespace
}  // namespace hinge
