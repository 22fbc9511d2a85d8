// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/analyze_keypoints.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/formats/track_csv.h"
#include "hinge/edge/formats/trc.h"
#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/edge/run/analysis_inputs.h"
#include "hinge/edge/run/data_dirs_for_tests.h"
#include "hinge/edge/run/synth_clip.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::Not;

/// Keypoints of the digital runner, with their truth beside them.
fs::path WriteKeypoints(const FolderForTests& folder, const std::string& network) {
  WriteSynthClip(ParseSynthOptions({{"form", "deflated"},
                                    {"network", network},
                                    {"seconds", "4"},
                                    {"fps", "60"},
                                    {"camera", "width=480,height_px=360"}}),
                 folder / "run.track.csv", true, SourceDirs(), SourceKnowledge(), {});
  return folder / "run.track.csv";
}

RunResult Analyse(const fs::path& input, const RunOptions& options = {}) {
  return AnalyzeInput(input, options, SourceDirs(), SourceKnowledge(), {});
}

auto HasWarning(const char* code) { return Contains(Field(&Warning::code, code)); }

TEST(AnalyzeKeypoints, GivesTheFolderThatTheClipWouldGive) {
  const FolderForTests folder;
  const RunResult result = Analyse(WriteKeypoints(folder, "heavy"));
  EXPECT_EQ(result.folder, folder / "run.hinge");
  for (const char* name : {"session.json", "track.csv", "motion.csv", "motion.trc", "motion.mot",
                           "measures.csv", "report.html", "annotated.mp4"})
    EXPECT_TRUE(fs::exists(result.folder / name)) << name;
  const Session written = ReadSessionJson(result.folder);
  EXPECT_EQ(written.input.kind, "keypoints");
  EXPECT_EQ(written.input.file_name, "run.track.csv");
  EXPECT_EQ(written.input.frames, 240);
  EXPECT_EQ(written.options.at("model"), "blazepose_heavy");
  EXPECT_EQ(written.verdict.label, "deflated");
  EXPECT_THAT(written.warnings, HasWarning("no_pictures"));
  EXPECT_EQ(ReadTextFile(result.folder / "track.csv"), ReadTextFile(folder / "run.track.csv"));
}

TEST(AnalyzeKeypoints, OfExactJointsAreNearlyExact) {
  const FolderForTests folder;
  const RunResult result = Analyse(WriteKeypoints(folder, "none"));
  const Session truth = ReadSessionJson(folder / "run.truth.json");
  for (const auto& [id, within] : {std::pair{"knee_peak", 1.0}, {"trunk_lean", 0.5}, {"cadence", 0.5}}) {
    EXPECT_NEAR(*FindMeasure(result.session.measures, id)->value, *FindMeasure(truth.measures, id)->value,
                within)
        << id;
  }
}

TEST(AnalyzeKeypoints, ASecondTimeGiveTheSameNumbersToTheLastBit) {
  const FolderForTests folder;
  RunOptions options;
  options.runner.height_m = 1.8;
  options.speed_m_s = 3.1;
  const RunResult first = Analyse(WriteKeypoints(folder, "heavy"), options);
  RunOptions again;
  again.out = folder / "again";
  const RunResult second = Analyse(first.folder, again);
  EXPECT_EQ(second.session.runner.height_m, 1.8) << "what was said then holds";
  for (const char* name : {"track.csv", "motion.csv", "measures.csv"})
    EXPECT_EQ(ReadTextFile(second.folder / name), ReadTextFile(first.folder / name)) << name;
  again.runner.height_m = 1.6;
  again.force = true;
  EXPECT_EQ(Analyse(first.folder, again).session.runner.height_m, 1.6) << "but for what is said anew";
}

TEST(AnalyzeKeypoints, ReplaceTheirFolderOnlyWithForce) {
  const FolderForTests folder;
  const RunResult first = Analyse(WriteKeypoints(folder, "heavy"));
  EXPECT_THROW(Analyse(first.folder), Error);
  EXPECT_THROW(Analyse(folder / "run.track.csv"), Error);
  RunOptions options;
  options.force = true;
  EXPECT_EQ(Analyse(first.folder, options).folder, first.folder);
}

TEST(AnalyzeKeypoints, RefuseARunnerThatNobodyIsInWordsThatNameTheFile) {
  const FolderForTests folder;
  const RunResult first = Analyse(WriteKeypoints(folder, "heavy"));
  Session session = ReadSessionJson(first.folder);
  session.options["height_m"] = "17";
  WriteSessionJson(first.folder / "session.json", session);
  RunOptions options;
  options.out = folder / "new";
  try {
    Analyse(first.folder, options);
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_THAT(error.where, HasSubstr("session.json"));
  }
  EXPECT_FALSE(fs::exists(options.out));
}

TEST(AnalyzeKeypoints, OfTheirOwnMarkersComeOutTheSameAgain) {
  const FolderForTests folder;
  RunOptions options;
  options.runner.height_m = 1.75;
  const RunResult first = Analyse(WriteKeypoints(folder, "none"), options);
  const RunResult again = Analyse(first.folder / "motion.trc");
  EXPECT_EQ(again.folder, first.folder / "motion.hinge");
  EXPECT_EQ(again.session.scene.scale_m_per_px.source, "the markers' own axes");
  for (const auto& [id, within] : {std::pair{"knee_peak", 0.7},
                                   {"trunk_lean", 0.2},
                                   {"cadence", 0.5},
                                   {"vertical_oscillation", 0.004}}) {
    EXPECT_NEAR(*FindMeasure(again.session.measures, id)->value,
                *FindMeasure(first.session.measures, id)->value, within)
        << id;
  }
  EXPECT_THAT(again.session.warnings, HasWarning("model_unknown"));
  RunOptions elsewhere;
  elsewhere.out = folder / "third";
  EXPECT_EQ(Analyse(again.folder, elsewhere).session.scene.scale_m_per_px.source, "the markers' own axes")
      << "a folder remembers it";
}

TEST(AnalyzeKeypoints, OfMarkersWithoutAHeadMeasureTheRest) {
  const FolderForTests folder;
  const RunResult first = Analyse(WriteKeypoints(folder, "none"));
  Trc trc = ReadTrc(first.folder / "motion.trc");
  for (const char* head : {"Nose", "LEar", "REar"}) {
    const auto at = static_cast<std::ptrdiff_t>(*trc.markers.Find(head));
    trc.markers.names.erase(trc.markers.names.begin() + at);
    trc.markers.p_W.erase(trc.markers.p_W.begin() + at);
  }
  WriteTextFile(folder / "body.trc", MakeTrc(trc));
  const Session session = Analyse(folder / "body.trc").session;
  EXPECT_TRUE(FindMeasure(session.measures, "knee_peak")->value);
  EXPECT_FALSE(FindMeasure(session.measures, "straightness")->value);
  EXPECT_FALSE(session.verdict.straightness_seen);
}

TEST(ErrorsOfTrack, OfAnUnknownNetworkTakeNothingOffAndAreNoSurer) {
  const ErrorModel heavy = ErrorsOfTrack("blazepose_heavy", SourceDirs()),
                   other = ErrorsOfTrack("other", SourceDirs());
  EXPECT_TRUE(ErrorsAreMeasured("blazepose_heavy"));
  EXPECT_FALSE(ErrorsAreMeasured("other"));
  ASSERT_EQ(other.measures.size(), heavy.measures.size());
  for (const auto& [id, error] : other.measures) {
    const MeasureError& known = heavy.measures.at(id);
    EXPECT_EQ(error.bias_near, 0);
    EXPECT_GE(error.sigma_near, known.sigma_near);
    EXPECT_GE(error.sigma_near, std::abs(known.bias_near));
    EXPECT_GE(error.sigma_far, std::abs(known.bias_far));
  }
  EXPECT_TRUE(ErrorsOfTrack("none", SourceDirs()).measures.empty());
}

TEST(AnalyzeKeypoints, OfAnUnknownNetworkSaySo) {
  const FolderForTests folder;
  KeypointTrack track = ReadTrackCsv(WriteKeypoints(folder, "heavy"));
  track.model = "other";
  WriteTrackCsv(folder / "other.csv", track);
  EXPECT_THAT(Analyse(folder / "other.csv").session.warnings, HasWarning("model_unknown"));
}

}  // namespace
}  // namespace hinge
