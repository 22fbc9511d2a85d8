// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/analyze_keypoints.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "hinge/app/pipeline/scene_priors.h"
#include "hinge/app/session/photo.h"
#include "hinge/edge/formats/output_folder.h"
#include "hinge/edge/formats/trc_track.h"
#include "hinge/edge/media/uprights.h"
#include "hinge/edge/report/annotated_video.h"
#include "hinge/edge/report/stick_figure.h"
#include "hinge/edge/run/analysis_inputs.h"
#include "hinge/edge/run/analyze_photo_file.h"
#include "hinge/edge/run/follow_people.h"
#include "hinge/edge/run/picture_edges.h"
#include "hinge/edge/run/read_track.h"
#include "hinge/edge/run/stages.h"
#include "hinge/edge/run/user_values.h"
#include "hinge/edge/run/write_results.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

// Remarks on the clip, which only who read the pictures can make.
constexpr std::array<std::string_view, 4> kOfTheClip = {"clip_damaged", "times_repaired", "model_lite",
                                                        "model_unknown"};

std::optional<std::string> SaidBefore(const Session& before, const std::string& name) {
  const auto found = before.options.find(name);
  return found == before.options.end() ? std::nullopt : std::optional(found->second);
}

/// What was said then, where nothing is said now.
RunOptions WithWhatWasSaid(RunOptions options, const Session& before) {
  const auto take = [&before](auto& place, const std::string& name, const auto& parse) {
    if (place) return;
    if (const auto text = SaidBefore(before, name)) place = parse(*text);
  };
  take(options.runner.height_m, "height_m", ParseHeight_m);
  take(options.runner.mass_kg, "mass_kg", ParseMass_kg);
  take(options.runner.sex, "sex", ParseSex);
  take(options.speed_m_s, "speed_m_s", ParseSpeed_m_s);
  take(options.grade, "grade_percent", ParseGrade);
  take(options.facing, "facing", ParseFacing);
  take(options.slow_motion, "slow_motion", ParseSlowMotion);
  return options;
}

void RequireClip(const TrackInput& input) {
  if (!input.before || !IsPhoto(*input.before)) return;
  throw Error("the folder holds the results of a photo, whose one instant is no run", input.file.string(),
              "Analyse the photo itself again: hinge analyze " + input.before->input.file_name);
}

PoseModel ModelOfTrack(const std::string& model) {
  for (PoseModel known : {PoseModel::kLite, PoseModel::kFull}) {
    if (model == fmt::format("blazepose_{}", Name(known))) return known;
  }
  return PoseModel::kHeavy;
}

RunOptions CompleteOptions(const RunOptions& options, const TrackInput& input) {
  RunOptions all = options;
  all.model = ModelOfTrack(input.track.model);  // a standing clip is looked at by the same network
  if (!input.before) return all;
  try {
    return WithWhatWasSaid(std::move(all), *input.before);
  } catch (const UsageError& error) {
    throw Error(error.what_happened, input.file.parent_path().string() + "/session.json, made_by.options",
                "Analyse the clip itself again.");
  }
}

/// From the pictures, or what they gave when they were there; of markers in metres, from their axes: whoever made metres of one
/// camera's points levelled them as well as a camera is put up by eye.
PictureEdges FindEdges(const TrackInput& input, const Knowledge& knowledge) {
  PictureEdges edges;
  if (input.roll_rad.known()) {
    edges.uprights_rad = input.roll_rad;
  } else if (input.scale_m_per_px.known()) {
    edges.uprights_rad = Known(0, PriorsOf(knowledge, {}).roll_sigma_rad, kFromMetres);
  } else if (!input.clip.empty()) {
    edges = EstimatePictureEdges(input.clip, input.track);
  } else if (input.before) {
    const Scene& before = input.before->scene;
    edges = before.edges;
    if (!edges.uprights_rad.known() && before.roll_rad.source == kFromUprights)
      edges.uprights_rad = before.roll_rad;  // a session of a version that kept it nowhere else
  }
  return edges;
}

Session Analyze(const TrackInput& input, const RunOptions& options, std::optional<KeypointTrack> standing,
                const Knowledge& knowledge, const DataDirs& dirs) {
  AnalyzeOptions analyze = MakeAnalyzeOptions(options, FindEdges(input, knowledge), std::move(standing));
  if (input.scale_m_per_px.known()) analyze.given.scale_m_per_px = input.scale_m_per_px;
  try {
    return AnalyzeTrack(input.track, options.runner, knowledge, ErrorsOfTrack(input.track.model, dirs),
                        analyze);
  } catch (const Error& error) {
    throw Error(error.what_happened, WhereOf(error, options, input.file), error.how_to_fix);
  }
}

InputInfo DescribeInput(const TrackInput& input) {
  if (input.before) return input.before->input;
  InputInfo info = DescribeTrack(input.track);
  info.file_name = input.file.filename().string();
  info.sha256 = fs::is_directory(input.file) ? std::string() : Sha256OfFile(input.file);
  info.kind = "keypoints";
  return info;
}

/// What the drawn video leaves out of a long track; empty when nothing.
std::string ExcerptWords(const TrackInput& input, const Session& session) {
  const DrawnSpan span = FindDrawnSpan(input.track, session);
  if (span.is_whole(input.track)) return "";
  return fmt::format(" Of so long a track the video shows {:.0f} to {:.0f} s.", span.from_s, span.to_s);
}

std::vector<Warning> FindTrackWarnings(const TrackInput& input, const RunOptions& options,
                                       const Session& session) {
  std::vector<Warning> warnings;
  if (input.clip.empty())
    warnings.push_back({"no_pictures",
                        "The pictures were not there, only their keypoints: stills and video show the stick "
                        "figure alone." +
                            ExcerptWords(input, session)});
  if (!ErrorsAreMeasured(input.track.model) && !input.before)
    warnings.push_back(UnknownModelWarning(input.track.model));
  if (!input.before) return warnings;
  if (options.standing.empty() && SaidBefore(*input.before, "standing"))
    warnings.push_back({"standing_not_given",
                        "The earlier analysis knew how the runner stands; give --standing again to use it."});
  std::copy_if(input.before->warnings.begin(), input.before->warnings.end(), std::back_inserter(warnings),
               [](const Warning& w) { return std::count(kOfTheClip.begin(), kOfTheClip.end(), w.code) > 0; });
  return warnings;
}

void Complete(Session& session, const TrackInput& input, const RunOptions& options) {
  session.input = DescribeInput(input);
  session.version = kVersion;
  session.options = DescribeGiven(options);
  session.options["model"] = input.track.model;
  session.models = input.models;
  if (input.before) {
    session.options["keypoints"] = "stored";
    for (const char* kept : {"model", "person"}) {
      if (const auto said = SaidBefore(*input.before, kept)) session.options[kept] = *said;
    }
    session.quality.redetections = input.before->quality.redetections;
  }
  for (Warning& warning : FindTrackWarnings(input, options, session))
    session.warnings.push_back(std::move(warning));
}

bool WriteVideo(const TrackInput& input, const Session& session, const fs::path& out, const Stages& stages,
                std::stop_token stop) {
  const auto show = [&](double done) { stages.Show(done); };
  if (!input.clip.empty()) return WriteAnnotatedVideo(input.clip, session, out, show, std::move(stop));
  return WriteStickFigureVideo(input.track, session, out, show, std::move(stop));
}

}  // namespace

RunResult AnalyzeKeypoints(const fs::path& path, const RunOptions& given, const DataDirs& dirs,
                           const Knowledge& knowledge, const RunWatch& watch) {
  Stages stages(watch);
  const TrackInput input = ReadTrackInput(path, given.foreign);
  RequireClip(input);
  const RunOptions options = CompleteOptions(given, input);
  OutputFolder folder(options.out.empty() ? TrackResultFolderFor(path) : options.out, options.force,
                      ResultKind::kRun);

  std::optional<KeypointTrack> standing = ReadStanding(options, dirs, watch, stages);

  stages.Begin("analysis", "measuring");
  RunResult result;
  result.session = Analyze(input, options, std::move(standing), knowledge, dirs);
  Complete(result.session, input, options);

  stages.Begin("annotated_video", "drawing the video");
  if (!WriteVideo(input, result.session, folder.partial() / "annotated.mp4", stages, watch.stop))
    throw Stopped();

  stages.Begin("report", "writing the report");
  result.session.timings_s = stages.seconds();
  const std::vector<Still> stills =
      input.clip.empty() ? DrawStills(result.session) : ReadStills(input.clip, result.session);
  WriteResults(result.session, input.track, knowledge, stills, folder.partial());
  if (watch.stop.stop_requested()) throw Stopped();
  folder.Commit();
  result.folder = folder.target();
  return result;
}

RunResult AnalyzeInput(const fs::path& input, const RunOptions& options, const DataDirs& dirs,
                       const Knowledge& knowledge, const RunWatch& watch) {
  RefuseC3d(input);
  if (HoldsKeypoints(input)) return AnalyzeKeypoints(input, options, dirs, knowledge, watch);
  return HoldsPhoto(input) ? AnalyzePhotoFile(input, options, dirs, knowledge, watch)
                           : AnalyzeClip(input, options, dirs, knowledge, watch);
}

}  // namespace hinge
