// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/analyze_clip.h"

#include <fmt/format.h>

#include "hinge/app/pipeline/analyze.h"
#include "hinge/edge/formats/output_folder.h"
#include "hinge/edge/formats/track_csv.h"
#include "hinge/edge/media/decode.h"
#include "hinge/edge/report/annotated_video.h"
#include "hinge/edge/run/analysis_inputs.h"
#include "hinge/edge/run/camera_motion.h"
#include "hinge/edge/run/follow_people.h"
#include "hinge/edge/run/look_again.h"
#include "hinge/edge/run/picture_edges.h"
#include "hinge/edge/run/stages.h"
#include "hinge/edge/run/write_results.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

/// The analysis, whose complaints name the clip, and its damage where that may be their cause.
Session Analyze(const fs::path& clip, const VideoReader& reader, const PersonTrack& person,
                const RunOptions& options, std::optional<KeypointTrack> standing, const Knowledge& knowledge,
                const ErrorModel& errors) {
  const PictureEdges edges = EstimatePictureEdges(clip, person.keypoints);
  try {
    return AnalyzeTrack(person.keypoints, options.runner, knowledge, errors,
                        MakeAnalyzeOptions(options, edges, std::move(standing)));
  } catch (const Error& error) {
    const std::string where = WhereOf(error, options, clip);
    if (!reader.damaged() || where != clip.string())
      throw Error(error.what_happened, where, error.how_to_fix);
    throw Error(error.what_happened + "; the clip is damaged, which may be why", clip.string(),
                "Copy the clip again from the camera and try again. " + error.how_to_fix);
  }
}

InputInfo DescribeInput(const fs::path& clip, const VideoInfo& info, const KeypointTrack& track) {
  InputInfo input = DescribeTrack(track);
  input.file_name = clip.filename().string();
  input.sha256 = Sha256OfFile(clip);
  input.kind = "video";
  input.width_px = info.width_px;
  input.height_px = info.height_px;
  return input;
}

/// Remarks that only the edges know of: how the file and the network were.
std::vector<Warning> FindClipWarnings(const VideoReader& reader, const RunOptions& options) {
  std::vector<Warning> warnings;
  if (reader.damaged()) {
    warnings.push_back(
        {"clip_damaged", "The clip breaks off or has faults; what could be read was analysed."});
  }
  if (reader.repaired_times() > 0) {
    warnings.push_back(
        {"times_repaired", fmt::format("{} pictures had no usable time stamp; theirs was filled in.",
                                       reader.repaired_times())});
  }
  if (!options.own_model.empty()) {
    warnings.push_back(UnknownModelWarning(options.own_model.filename().string()));
  } else if (options.model == PoseModel::kLite) {
    warnings.push_back({"model_lite",
                        "The lite network confuses a runner's legs in one picture of seven, and its errors "
                        "are not measured: use --model heavy for numbers to trust."});
  }
  return warnings;
}

void Complete(Session& session, const fs::path& clip, const VideoReader& reader, const PoseResult& pose,
              const PersonTrack& person, const RunOptions& options) {
  session.input = DescribeInput(clip, reader.Info(), person.keypoints);
  session.quality.redetections = person.redetections;
  session.version = kVersion;
  session.options = DescribeGiven(options);
  session.options["model"] = NameOfModel(options);
  session.options["person"] = options.person == 0 ? "the one who runs" : fmt::format("{}", options.person);
  session.models = DescribeModels(pose, options);
  for (Warning& warning : FindClipWarnings(reader, options)) session.warnings.push_back(std::move(warning));
}

}  // namespace

RunResult AnalyzeClip(const fs::path& clip, const RunOptions& options, const DataDirs& dirs,
                      const Knowledge& knowledge, const RunWatch& watch) {
  Stages stages(watch);
  VideoReader reader(clip);
  OutputFolder folder(options.out.empty() ? ResultFolderFor(clip) : options.out, options.force,
                      ResultKind::kRun);
  stages.Begin("pose", "following the runner");
  const PoseResult pose = FollowPeople(reader, options, dirs, watch, stages);
  PersonTrack person = LookAgain(ChoosePerson(pose, options.person, clip), clip, options, watch, stages);
  stages.Begin("camera", "following the background");
  FollowCamera(clip, person.keypoints, watch, stages);
  person.keypoints = AsStored(person.keypoints);

  std::optional<KeypointTrack> standing = ReadStanding(options, dirs, watch, stages);

  stages.Begin("analysis", "measuring");
  RunResult result;
  result.session = Analyze(clip, reader, person, options, std::move(standing), knowledge,
                           ErrorsOfTrack(person.keypoints.model, dirs));
  Complete(result.session, clip, reader, pose, person, options);

  stages.Begin("annotated_video", "drawing the video");
  const auto show = [&](double done) { stages.Show(done); };
  if (!WriteAnnotatedVideo(clip, result.session, folder.partial() / "annotated.mp4", show, watch.stop)) {
    throw Stopped();
  }

  stages.Begin("report", "writing the report");
  result.session.timings_s = stages.seconds();
  WriteResults(result.session, person.keypoints, knowledge, ReadStills(clip, result.session),
               folder.partial());
  if (watch.stop.stop_requested()) throw Stopped();
  folder.Commit();
  result.folder = folder.target();
  return result;
}

}  // namespace hinge
