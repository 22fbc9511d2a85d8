// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/synth_clip.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/formats/track_csv.h"
#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/edge/media/decode.h"
#include "hinge/edge/run/data_dirs_for_tests.h"
#include "hinge/edge/run/user_values.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;

SynthOptions Small(std::map<std::string, std::string> flags) {
  flags.insert({{"seconds", "2"}, {"fps", "30"}, {"camera", "width=320,height_px=240"}});
  return ParseSynthOptions(flags);
}

int CountPictures(const fs::path& clip) {
  VideoReader reader(clip);
  int pictures = 0;
  while (reader.Read()) ++pictures;
  return pictures;
}

TEST(SynthClip, WritesTheClipAndItsTruthBesideIt) {
  const FolderForTests folder;
  const SynthResult made = WriteSynthClip(Small({{"form", "deflated"}}), folder / "clip.mp4", false,
                                          SourceDirs(), SourceKnowledge(), {});
  EXPECT_EQ(CountPictures(folder / "clip.mp4"), 60);
  const Session truth = ReadSessionJson(folder / "clip.truth.json");
  EXPECT_EQ(truth.verdict.label, "deflated");
  EXPECT_EQ(truth.input.frames, 60);
  EXPECT_EQ(truth.gait.events.size(), made.session.gait.events.size());
  const Measure* knee = FindMeasure(truth.measures, "knee_peak");
  ASSERT_TRUE(knee != nullptr && knee->value);
  EXPECT_NEAR(*knee->value, *FindMeasure(made.session.measures, "knee_peak")->value, 1e-3);
}

TEST(SynthClip, TellsTheTruthOfAnExerciseToo) {
  const FolderForTests folder;
  WriteSynthClip(ParseSynthOptions({{"exercise", "curl,repetitions=2,trunk_swing_deg=9"}, {"fps", "30"}}),
                 folder / "curl.track.csv", false, SourceDirs(), SourceKnowledge(), {});
  const auto truth = nlohmann::json::parse(ReadTextFile(folder / "curl.truth.json"));
  EXPECT_EQ(truth["exercise"]["name"], "curl");
  EXPECT_EQ(truth["exercise"]["repetitions"].size(), 2U);
  EXPECT_EQ(truth["exercise"]["planted"]["trunk_swing_deg"], 9);
}

TEST(SynthClip, WritesKeypointsInsteadOfPicturesAsTheNetworkWouldSeeThem) {
  const FolderForTests folder;
  const auto write = [&](const char* network, const char* name) {
    WriteSynthClip(Small({{"form", "deflated"}, {"network", network}}), folder / name, false, SourceDirs(),
                   SourceKnowledge(), {});
    return ReadTrackCsv(folder / name);
  };
  const KeypointTrack exact = write("none", "exact.track.csv"), seen = write("heavy", "seen.track.csv");
  EXPECT_TRUE(fs::exists(folder / "exact.truth.json"));
  ASSERT_EQ(exact.frames.size(), 60U);
  ASSERT_EQ(seen.frames.size(), 60U);
  const double leg_px = (exact.frames[0].points[Landmark::kRightHip].p_I_px -
                         exact.frames[0].points[Landmark::kRightAnkle].p_I_px)
                            .norm();
  double off_px = 0;
  for (std::size_t i = 0; i < 60; ++i)
    off_px += (exact.frames[i].points[Landmark::kNose].p_I_px - seen.frames[i].points[Landmark::kNose].p_I_px)
                  .norm() /
              60;
  EXPECT_GT(off_px / leg_px, 0.002);
  EXPECT_LT(off_px / leg_px, 0.08);
  EXPECT_EQ(seen.model, "blazepose_heavy");
  EXPECT_EQ(write("heavy", "again.track.csv").frames[30].points[Landmark::kNose].p_I_px,
            seen.frames[30].points[Landmark::kNose].p_I_px);
  EXPECT_THROW(Small({{"network", "lite"}}), UsageError);
}

TEST(SynthClip, TheTruthOfEveryExerciseIsReadBackAndHasNoVerdictOfRunning) {
  const FolderForTests folder;
  for (const char* name : {"skater", "hop", "hike", "romanian_deadlift", "curl"}) {
    WriteSynthClip(ParseSynthOptions({{"exercise", name}}), folder / (std::string(name) + ".track.csv"),
                   false, SourceDirs(), SourceKnowledge(), {});
    const Session truth = ReadSessionJson(folder / (std::string(name) + ".truth.json"));
    EXPECT_EQ(truth.verdict.label, "cannot_tell") << name;
    EXPECT_TRUE(truth.verdict.findings.empty()) << name;
  }
}

TEST(SynthClip, ReplacesNothingUnlessForced) {
  const FolderForTests folder;
  const SynthOptions options = Small({{"seconds", "0.5"}});
  WriteSynthClip(options, folder / "clip.mp4", false, SourceDirs(), SourceKnowledge(), {});
  EXPECT_THROW(WriteSynthClip(options, folder / "clip.mp4", false, SourceDirs(), SourceKnowledge(), {}),
               Error);
  EXPECT_NO_THROW(WriteSynthClip(options, folder / "clip.mp4", true, SourceDirs(), SourceKnowledge(), {}));
}

TEST(SynthClip, StoppedLeavesNothing) {
  const FolderForTests folder;
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(WriteSynthClip(Small({}), folder / "clip.mp4", false, SourceDirs(), SourceKnowledge(),
                              {.progress = {}, .stop = stop.get_token()}),
               Stopped);
  EXPECT_TRUE(fs::is_empty(folder / "."));
}

TEST(SynthClip, InSlowMotionHasAsManyTimesThePictures) {
  const FolderForTests folder;
  const SynthResult made = WriteSynthClip(Small({{"seconds", "1"}, {"slowmo", "4"}}), folder / "clip.mp4",
                                          false, SourceDirs(), SourceKnowledge(), {});
  EXPECT_EQ(CountPictures(folder / "clip.mp4"), 120);
  EXPECT_EQ(made.session.scene.slow_motion_factor.value, 4);
}

TEST(SynthMotion, OfEveryExerciseStandsBehindTheSameInterface) {
  for (const char* name : {"romanian_deadlift", "squat,repetitions=2", "hop", "skater", "row", "hike"}) {
    const SynthMotion motion = MakeSynthMotion(ParseSynthOptions({{"exercise", name}}));
    EXPECT_GT(motion.trajectory.duration_s, 1) << name;
    EXPECT_TRUE(motion.trajectory.pose(0.5).p_W[Landmark::kLeftHip].allFinite()) << name;
  }
  EXPECT_THROW(MakeSynthMotion(ParseSynthOptions({{"exercise", "handstand"}})), UsageError);
  EXPECT_THROW(MakeSynthMotion(ParseSynthOptions({{"exercise", "squat,wings=2"}})), UsageError);
}

TEST(SynthMotion, OfAnExerciseKeepsItsTempoAndStance) {
  const SynthMotion slow =
      MakeSynthMotion(ParseSynthOptions({{"exercise", "squat,repetitions=2,down=4,up=3"}}));
  const SynthMotion quick =
      MakeSynthMotion(ParseSynthOptions({{"exercise", "squat,repetitions=2,down=1,up=1"}}));
  EXPECT_NEAR(slow.trajectory.duration_s - quick.trajectory.duration_s, 2 * (3 + 2), 1e-9);
  const PersonPose split =
      MakeSynthMotion(ParseSynthOptions({{"exercise", "row,stagger=0.3,side=left"}})).trajectory.pose(0);
  EXPECT_NEAR(split.p_W[Landmark::kLeftAnkle].x() - split.p_W[Landmark::kRightAnkle].x(), 0.3, 1e-6);
  EXPECT_THROW(MakeSynthMotion(ParseSynthOptions({{"exercise", "squat,down=0.1"}})), UsageError);
}

TEST(SynthMotion, OfAnyDurationCanBeLookedAt) {
  for (int i = 0; i < 40; ++i) {
    const auto exercise = "calf_raise,repetitions=3,variation=0.03,down=" + std::to_string(1.2 + 0.011 * i);
    const SynthOptions options = ParseSynthOptions({{"exercise", exercise}});
    EXPECT_NO_THROW(PlaceCamera(options, MakeSynthMotion(options).trajectory)) << exercise;
  }
}

TEST(SynthMotion, OfAFileThatIsNoTrialSaysSo) {
  EXPECT_THROW(MakeSynthMotion(ParseSynthOptions({{"motion", "/nonexistent.c3d"}})), Error);
}

TEST(TrueMotion, PutsTheRunnerInTheMiddleOfThePicture) {
  for (const char* facing : {"left", "right"}) {
    const SynthOptions options = ParseSynthOptions({{"camera", std::string("facing=") + facing}});
    const SynthMotion motion = MakeSynthMotion(options);
    const ViewCamera camera = PlaceCamera(options, motion.trajectory);
    for (const MotionSample& s : MakeTrueMotion(motion.trajectory, camera, {0, 1, 2, 3})) {
      const Vec2 hip = 0.5 * (s.p_I_px[Landmark::kLeftHip] + s.p_I_px[Landmark::kRightHip]);
      EXPECT_NEAR(hip.x(), 640, 60) << facing;
      const double nose_ahead_px = s.p_I_px[Landmark::kNose].x() - s.p_I_px[Landmark::kLeftEar].x();
      EXPECT_GT(options.camera.view.facing == Facing::kRight ? nose_ahead_px : -nose_ahead_px, 0);
    }
  }
}

TEST(PlaceCamera, PutsACameraThatTurnsOppositeTheMiddleOfTheWay) {
  const SynthOptions options = ParseSynthOptions({{"camera", "follow=turn,distance=12"},
                                                  {"stage", "place=road"},
                                                  {"form", "hinged"},
                                                  {"speed", "3"},
                                                  {"seconds", "4"}});
  const SynthMotion motion = MakeSynthMotion(options);
  const ViewCamera camera = PlaceCamera(options, motion.trajectory);
  const double duration_s = motion.trajectory.duration_s;
  EXPECT_NEAR(camera.p_W.x(), 0.5 * 3 * duration_s, 0.5);
  for (double share : {0.0, 0.5, 1.0}) {  // and keeps the person in the middle of the picture
    const auto hips = MakeTrueMotion(motion.trajectory, camera, {share * duration_s})[0].p_I_px;
    EXPECT_NEAR(hips[Landmark::kLeftHip].x(), 0.5 * camera.image_width_px, 0.08 * camera.image_width_px)
        << share;
  }
}

}  // namespace
}  // namespace hinge
