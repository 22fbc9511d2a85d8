// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/analyze_photo_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/app/pipeline/analyze_photo.h"
#include "hinge/app/pipeline/scene_priors.h"
#include "hinge/edge/formats/measures_csv.h"
#include "hinge/edge/formats/output_folder.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/formats/track_csv.h"
#include "hinge/edge/media/decode.h"
#include "hinge/edge/media/rgb.h"
#include "hinge/edge/report/report.h"
#include "hinge/edge/report/stills.h"
#include "hinge/edge/run/analysis_inputs.h"
#include "hinge/edge/run/follow_people.h"
#include "hinge/edge/run/look_again.h"
#include "hinge/edge/run/picture_edges.h"
#include "hinge/edge/run/stages.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

constexpr const char* kLegsOfOnePicture =
    "Which leg is the left one is the network's word: in a clip the legs are followed, in one picture they "
    "may be "
    "exchanged.";

Session Analyze(const fs::path& photo, const KeypointTrack& points, const RunOptions& options,
                std::optional<KeypointTrack> standing, const Knowledge& knowledge, const DataDirs& dirs) {
  try {
    return AnalyzePhoto(
        points, options.runner, knowledge, ErrorsOfTrack(points.model, dirs),
        MakeAnalyzeOptions(options, EstimatePictureEdges(photo, points), std::move(standing)));
  } catch (const Error& error) {
    throw Error(error.what_happened, WhereOf(error, options, photo), error.how_to_fix);
  }
}

void Complete(Session& session, const fs::path& photo, const VideoInfo& info, const PoseResult& pose,
              const KeypointTrack& points, const RunOptions& options) {
  session.input = DescribeTrack(points);
  session.input.file_name = photo.filename().string();
  session.input.sha256 = Sha256OfFile(photo);
  session.input.kind = kPhotoKind;
  session.input.width_px = info.width_px;
  session.input.height_px = info.height_px;
  session.version = kVersion;
  session.options = DescribeGiven(options);
  session.options["model"] = NameOfModel(options);
  session.models = DescribeModels(pose, options);
  if (!options.own_model.empty())
    session.warnings.push_back(UnknownModelWarning(options.own_model.filename().string()));
  session.warnings.push_back({"one_picture_legs", kLegsOfOnePicture});
}

/// The leg that carries the body, or the one next to the camera.
Side LegToShow(const Session& session, const Knowledge& knowledge) {
  const double speed_m_s = *SpeedForNorms(session.scene.speed_m_s, knowledge).value;
  return FindCarryingLeg(session.motion.front().p_W_m, knowledge.posture, speed_m_s)
      .value_or(NearSide(session.scene.facing));
}

/// The picture with the lines of trunk and that leg.
Still DrawPhoto(const fs::path& photo, const Session& session, Side leg) {
  VideoReader reader(photo);
  const std::optional<Frame> frame = reader.Read();
  if (!frame) throw Error("the photo cannot be read a second time", photo.string(), "Try again.");
  const MotionSample& sample = session.motion.front();
  const double wanted = CalcStillScale(session.motion, session.scene);
  const Image picture = MakeRgb(*frame, std::max(1, static_cast<int>(std::lround(wanted * frame->width_px))));
  const double scale = static_cast<double>(picture.width_px) / frame->width_px;
  const CropBox box = FindCropBox(session.motion, sample, session.scene, scale);
  return MakeStill(picture, {.event = "this instant", .side = leg, .time_s = 0}, sample, session.scene, box,
                   scale);
}

void Write(const Session& session, const KeypointTrack& points, const Knowledge& knowledge,
           const Still& still, const fs::path& folder) {
  WriteSessionJson(folder / "session.json", session);
  WriteTrackCsv(folder / "track.csv", points);
  WriteTextFile(folder / "measures.csv", MakeMeasuresCsv(session.measures));
  WritePng(still.image, folder / "photo.png");
  WriteTextFile(folder / "report.html", MakeReportHtml(session, knowledge, {still}));
}

}  // namespace

bool HoldsPhoto(const fs::path& input) { return VideoReader(input).Info().is_photo; }

RunResult AnalyzePhotoFile(const fs::path& photo, const RunOptions& options, const DataDirs& dirs,
                           const Knowledge& knowledge, const RunWatch& watch) {
  Stages stages(watch);
  VideoReader reader(photo);
  OutputFolder folder(options.out.empty() ? ResultFolderFor(photo) : options.out, options.force,
                      ResultKind::kRun);
  stages.Begin("pose", "looking for the runner");
  const PoseResult pose = FollowPeople(reader, options, dirs, watch, stages);
  const KeypointTrack points =
      AsStored(LookAgain(ChoosePerson(pose, options.person, photo), photo, options, watch, stages).keypoints);
  std::optional<KeypointTrack> standing = ReadStanding(options, dirs, watch, stages);

  stages.Begin("analysis", "measuring");
  RunResult result;
  result.session = Analyze(photo, points, options, std::move(standing), knowledge, dirs);
  Complete(result.session, photo, reader.Info(), pose, points, options);

  stages.Begin("report", "writing the report");
  result.session.timings_s = stages.seconds();
  Write(result.session, points, knowledge,
        DrawPhoto(photo, result.session, LegToShow(result.session, knowledge)), folder.partial());
  if (watch.stop.stop_requested()) throw Stopped();
  folder.Commit();
  result.folder = folder.target();
  return result;
}

}  // namespace hinge
