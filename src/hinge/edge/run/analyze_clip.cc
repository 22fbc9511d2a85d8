// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/analyze_clip.h"

#include <fmt/format.h>

#include <chrono>
#include <fstream>

#include "hinge/app/pipeline/analyze.h"
#include "hinge/edge/formats/error_model_file.h"
#include "hinge/edge/formats/measures_csv.h"
#include "hinge/edge/formats/output_folder.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/formats/track_csv.h"
#include "hinge/edge/media/decode.h"
#include "hinge/edge/report/annotated_video.h"
#include "hinge/edge/run/picture_roll.h"
#include "hinge/edge/run/write_results.h"
#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/sha256.h"
#include "hinge/science/activity/find_activity.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

/// Measures how long each stage takes and passes its progress on. A stage lasts until the next one begins.
class Stages {
 public:
  explicit Stages(const RunWatch& watch) : watch_(watch) {}

  void Begin(const std::string& id, const std::string& words) {
    End();
    if (watch_.stop.stop_requested()) throw Stopped();
    id_ = id;
    words_ = words;
    began_ = Clock::now();
    Show(-1);
  }
  void End() {
    if (!id_.empty()) seconds_[id_] = std::chrono::duration<double>(Clock::now() - began_).count();
    id_.clear();
  }
  void Show(double fraction) const {
    if (watch_.progress) watch_.progress({words_, fraction});
  }
  const std::map<std::string, double>& seconds() const { return seconds_; }

 private:
  using Clock = std::chrono::steady_clock;
  const RunWatch& watch_;
  std::string id_, words_;
  Clock::time_point began_;
  std::map<std::string, double> seconds_;
};

std::string Sha256OfFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return Sha256Hex(file);
}

PoseResult FollowPeople(VideoReader& reader, const RunOptions& options, const DataDirs& dirs,
                        const RunWatch& watch, const Stages& stages) {
  PoseOptions pose;
  pose.model = options.model;
  pose.models_dir = dirs.models;
  pose.cache_dir = dirs.cache.value_or(fs::path());
  const double duration_s = reader.Info().duration_s;
  const PoseWatch pose_watch{
      .progress = [&](int, double time_s) { stages.Show(duration_s > 0 ? time_s / duration_s : -1); },
      .stop = watch.stop,
      .mask_sink = {}};
  PoseResult result = EstimatePose(reader, pose, pose_watch);
  if (result.stopped) throw Stopped();
  return result;
}

/// Of those nearly as big and long in view as the first: who runs, else who walks, else the first.
const PersonTrack& ChooseRunner(const std::vector<PersonTrack>& people) {
  constexpr double kNearly = 0.5;  // of the first one's area times pictures
  const auto weight = [](const PersonTrack& p) { return p.area_share * p.frames_found; };
  const PersonTrack* walker = nullptr;
  for (const PersonTrack& p : people) {
    if (weight(p) < kNearly * weight(people.front())) continue;
    const Activity activity = FindMainActivity(FindActivity(p.keypoints)).activity;
    if (activity == Activity::kRunning) return p;
    if (activity == Activity::kWalking && walker == nullptr) walker = &p;
  }
  return walker != nullptr ? *walker : people.front();
}

const PersonTrack& ChoosePerson(const PoseResult& pose, int person, const fs::path& clip) {
  const int seen = static_cast<int>(pose.people.size());
  if (seen == 0) {
    throw Error(
        "no person was found in any picture", clip.string(),
        "Film one person from the side, whole body in the picture, filling at least a third of its height.");
  }
  if (person > seen) {
    throw Error(fmt::format("person {} was asked for, but only {} can be followed", person, seen),
                clip.string(),
                fmt::format("Choose --person 1{}.", seen > 1 ? fmt::format(" to {}", seen) : ""));
  }
  return person == 0 ? ChooseRunner(pose.people) : pose.people[static_cast<std::size_t>(person - 1)];
}

/// The errors of `lite` are not measured: those of its bigger sister stand in, and the session says so.
ErrorModel ErrorsOf(PoseModel model, const DataDirs& dirs) {
  const char* network = model == PoseModel::kHeavy ? "blazepose_heavy" : "blazepose_full";
  return ReadErrorModel(dirs.knowledge() / "error_model.toml", network);
}

AnalyzeOptions MakeAnalyzeOptions(const RunOptions& options, const Measured& picture_roll_rad) {
  AnalyzeOptions analyze;
  if (picture_roll_rad.known()) analyze.given.picture_roll_rad = picture_roll_rad;
  analyze.given.facing = options.facing;
  analyze.given.speed_m_s = options.speed_m_s;
  analyze.given.grade = options.grade;
  return analyze;
}

/// The runner in the clip or photo of quiet standing: the biggest person in it.
KeypointTrack FollowStanding(const RunOptions& options, const DataDirs& dirs, const RunWatch& watch,
                             const Stages& stages) {
  VideoReader reader(options.standing);
  const PoseResult pose = FollowPeople(reader, options, dirs, watch, stages);
  return ChoosePerson(pose, 1, options.standing).keypoints;
}

/// The analysis, whose complaints name the clip, and its damage where that may be their cause.
Session Analyze(const fs::path& clip, const VideoReader& reader, const PersonTrack& person,
                const RunOptions& options, std::optional<KeypointTrack> standing, const Knowledge& knowledge,
                const ErrorModel& errors) {
  const Measured roll_rad = EstimatePictureRoll_rad(clip, person.keypoints);
  AnalyzeOptions analyze = MakeAnalyzeOptions(options, roll_rad);
  analyze.standing = std::move(standing);
  analyze.standing_name = options.standing.filename().string();
  analyze.standing_camera_moved = options.standing_camera_moved;
  try {
    return AnalyzeTrack(person.keypoints, options.runner, knowledge, errors, analyze);
  } catch (const Error& error) {
    if (!reader.damaged()) throw Error(error.what_happened, clip.string(), error.how_to_fix);
    throw Error(error.what_happened + "; the clip is damaged, which may be why", clip.string(),
                "Copy the clip again from the camera and try again. " + error.how_to_fix);
  }
}

std::map<std::string, std::string> DescribeOptions(const RunOptions& options) {
  std::map<std::string, std::string> said = {
      {"model", std::string(Name(options.model))},
      {"person", options.person == 0 ? "the one who runs" : fmt::format("{}", options.person)}};
  if (options.runner.height_m) said["height_m"] = fmt::format("{}", *options.runner.height_m);
  if (options.runner.mass_kg) said["mass_kg"] = fmt::format("{}", *options.runner.mass_kg);
  if (options.runner.sex) said["sex"] = *options.runner.sex == Sex::kFemale ? "f" : "m";
  if (options.speed_m_s) said["speed_m_s"] = fmt::format("{:.4g}", *options.speed_m_s);
  if (options.grade) said["grade_percent"] = fmt::format("{:.4g}", 100 * *options.grade);
  if (options.facing) said["facing"] = Name(*options.facing);
  if (!options.standing.empty()) said["standing"] = options.standing.filename().string();
  if (options.standing_camera_moved) said["standing_moved"] = "yes";
  return said;
}

InputInfo DescribeInput(const fs::path& clip, const VideoInfo& info, const KeypointTrack& track) {
  return {.file_name = clip.filename().string(),
          .sha256 = Sha256OfFile(clip),
          .kind = "video",
          .frame_rate_hz = track.nominal_rate_hz,
          .duration_s = track.frames.empty() ? 0 : track.frames.back().time_s,
          .width_px = info.width_px,
          .height_px = info.height_px,
          .frames = static_cast<int>(track.frames.size())};
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
  if (options.model == PoseModel::kLite) {
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
  session.options = DescribeOptions(options);
  for (const ModelFile& model : pose.models) session.models.push_back({model.name, model.sha256});
  for (Warning& warning : FindClipWarnings(reader, options)) session.warnings.push_back(std::move(warning));
}

}  // namespace

RunResult AnalyzeClip(const fs::path& clip, const RunOptions& options, const DataDirs& dirs,
                      const Knowledge& knowledge, const RunWatch& watch) {
  Stages stages(watch);
  VideoReader reader(clip);
  OutputFolder folder(options.out.empty() ? ResultFolderFor(clip) : options.out, options.force);
  const ErrorModel errors = ErrorsOf(options.model, dirs);

  stages.Begin("pose", "following the runner");
  const PoseResult pose = FollowPeople(reader, options, dirs, watch, stages);
  const PersonTrack& person = ChoosePerson(pose, options.person, clip);

  std::optional<KeypointTrack> standing;
  if (!options.standing.empty()) {
    stages.Begin("standing", "looking at the standing reference");
    standing = FollowStanding(options, dirs, watch, stages);
  }

  stages.Begin("analysis", "measuring");
  RunResult result;
  result.session = Analyze(clip, reader, person, options, std::move(standing), knowledge, errors);
  Complete(result.session, clip, reader, pose, person, options);

  stages.Begin("annotated_video", "drawing the video");
  const auto show = [&](double done) { stages.Show(done); };
  if (!WriteAnnotatedVideo(clip, result.session, folder.partial() / "annotated.mp4", show, watch.stop)) {
    throw Stopped();
  }

  stages.Begin("report", "writing the report");
  result.session.timings_s = stages.seconds();
  WriteResults(clip, result.session, person.keypoints, knowledge, folder.partial());
  if (watch.stop.stop_requested()) throw Stopped();
  folder.Commit();
  result.folder = folder.target();
  return result;
}

}  // namespace hinge
