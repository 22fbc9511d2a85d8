// SPDX-License-Identifier: Apache-2.0
#include "clip_cache.h"

#include <fmt/format.h>

#include "hinge/edge/formats/csv.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/formats/track_csv.h"
#include "hinge/edge/media/flat_edges.h"
#include "hinge/edge/media/uprights.h"
#include "hinge/edge/run/camera_motion.h"
#include "hinge/edge/run/synth_clip.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

fs::path FileOf(const fs::path& folder, const std::string& name, const std::string& ending) {
  return folder / (name + ending);
}
std::string OfNetwork(PoseModel model, const char* what) {
  return fmt::format(".{}.{}.csv", Name(model), what);
}

/// The motion's folder is left out: it is another one on another machine.
std::string DescribeCase(const AccuracyCase& c) {
  std::string text = c.motion ? c.motion->name + "\n" : "";
  for (const auto& [flag, value] : c.flags)
    text += fmt::format("--{} {}\n", flag, flag == "motion" ? fs::path(value).filename().string() : value);
  return text;
}

bool IsKept(const AccuracyCase& c, const fs::path& folder) {
  const fs::path note = FileOf(folder, c.name, ".case.txt");
  return fs::exists(note) && ReadTextFile(note) == DescribeCase(c);
}

/// True joint centres at each picture. Stretched time: life runs slower than the clip.
KeypointTrack MakeTruePoints(const SynthOptions& options, const JointTrajectory& motion) {
  const ViewCamera camera = PlaceCamera(options, motion);
  const double pictures_per_s = options.rate_hz * options.slow_motion;
  std::vector<double> times_s;
  for (int i = 0; i / pictures_per_s < motion.duration_s - 1e-9; ++i) times_s.push_back(i / pictures_per_s);
  KeypointTrack track{.image_width_px = camera.image_width_px,
                      .image_height_px = camera.image_height_px,
                      .nominal_rate_hz = options.rate_hz,
                      .model = "truth",
                      .frames = {}};
  for (const MotionSample& s : MakeTrueMotion(motion, camera, times_s)) {
    KeypointFrame frame{.time_s = s.time_s * options.slow_motion, .presence = 1, .points = {}};
    for (std::size_t i = 0; i < kLandmarkCount; ++i) frame.points.values[i] = {s.p_I_px.values[i], 1};
    track.frames.push_back(frame);
  }
  return track;
}

/// Draws nothing: the keypoints as the network would have given them.
void Simulate(const AccuracyCase& c, PoseModel model, const CacheWays& ways, const Knowledge& knowledge) {
  std::map<std::string, std::string> flags = c.flags;
  flags["network"] = Name(model);
  const fs::path track = FileOf(ways.folder, c.name, ".track.csv");
  WriteSynthClip(ParseSynthOptions(flags), track, true, ways.dirs, knowledge, {});
  fs::rename(track, FileOf(ways.folder, c.name, OfNetwork(model, "track")));
}

void MakeClip(const AccuracyCase& c, const CacheWays& ways, const Knowledge& knowledge) {
  const SynthOptions options = ParseSynthOptions(c.flags);
  for (const PoseModel model : {PoseModel::kLite, PoseModel::kFull, PoseModel::kHeavy}) {
    for (const char* what : {"track", "edges"})
      fs::remove(FileOf(ways.folder, c.name, OfNetwork(model, what)));
  }
  const fs::path clip = FileOf(ways.folder, c.name, ".mp4");
  fs::remove(clip);  // a simulated case has none
  if (c.motion)
    DrawMotion(options, *c.motion, clip, ways.dirs, {});
  else if (!c.simulated)
    WriteSynthClip(options, clip, true, ways.dirs, knowledge, {});
  WriteTrackCsv(FileOf(ways.folder, c.name, ".points.csv"),
                MakeTruePoints(options, c.motion ? *c.motion : MakeSynthMotion(options).trajectory));
  WriteTextFile(FileOf(ways.folder, c.name, ".case.txt"), DescribeCase(c));
}

std::string MakeEdgesText(const PictureEdges& edges) {
  std::string text;
  for (const Measured& m : {edges.uprights_rad, edges.flat_rad, edges.flat_slant_rad, edges.ground_rad})
    text += m.known() ? fmt::format("{},{}\n", CsvNumber(*m.value), CsvNumber(m.sigma)) : "none\n";
  return text;
}

void AskNetwork(const std::string& name, PoseModel model, const CacheWays& ways) {
  const fs::path clip = FileOf(ways.folder, name, ".mp4");
  VideoReader reader(clip);
  PoseOptions pose{.model = model,
                   .models_dir = ways.dirs.models,
                   .cache_dir = ways.dirs.cache.value_or(fs::path()),
                   .threads = ways.threads};
  const PoseResult result = EstimatePose(reader, pose);
  KeypointTrack track = result.people.empty() ? KeypointTrack{} : result.people.front().keypoints;
  const RunWatch watch;
  FollowCamera(clip, track, watch, Stages(watch));
  if (track.frames.empty())
    WriteTextFile(FileOf(ways.folder, name, OfNetwork(model, "track")), "");
  else
    WriteTrackCsv(FileOf(ways.folder, name, OfNetwork(model, "track")), track);
}

void MakeWhatIsMissing(const AccuracyCase& wanted, PoseModel model, const CacheWays& ways,
                       const Knowledge& knowledge) {
  if (!IsKept(wanted, ways.folder)) MakeClip(wanted, ways, knowledge);
  if (fs::exists(FileOf(ways.folder, wanted.name, OfNetwork(model, "track")))) return;
  if (wanted.simulated)
    Simulate(wanted, model, ways, knowledge);
  else
    AskNetwork(wanted.name, model, ways);
}

KeypointTrack ReadTrack(const std::string& name, PoseModel model, const fs::path& folder) {
  const fs::path track = FileOf(folder, name, OfNetwork(model, "track"));
  return ReadTextFile(track).empty() ? KeypointTrack{} : ReadTrackCsv(track);
}

/// Looked for when they are not kept yet: they take a look at nine pictures.
PictureEdges FetchEdges(const std::string& name, PoseModel model, const KeypointTrack& track,
                        const fs::path& folder) {
  const fs::path file = FileOf(folder, name, OfNetwork(model, "edges")), clip = FileOf(folder, name, ".mp4");
  if (!fs::exists(clip) || track.frames.empty()) return {};
  if (!fs::exists(file)) WriteTextFile(file, MakeEdgesText(EstimatePictureEdges(clip, track)));
  const std::vector<CsvRow> rows = ParseCsv(ReadTextFile(file), file.string());
  const auto read = [&](std::size_t i, const char* source) {
    if (i >= rows.size() || rows[i].size() < 2) return Missing("no edges agreed");
    return Known(ParseCsvNumber(rows[i][0], file.string()), ParseCsvNumber(rows[i][1], file.string()),
                 source);
  };
  return {.uprights_rad = read(0, kFromUprights),
          .flat_rad = read(1, kFromFlatEdges),
          .flat_slant_rad = read(2, kFromFlatEdges),
          .ground_rad = read(3, kFromFlatEdges)};
}

}  // namespace

bool IsCached(const std::string& name, PoseModel model, const fs::path& folder) {
  return fs::exists(FileOf(folder, name, ".case.txt")) &&
         fs::exists(FileOf(folder, name, OfNetwork(model, "track")));
}

CachedClip ReadCachedClip(const std::string& name, PoseModel model, const fs::path& folder) {
  CachedClip clip{.truth = ReadSessionJson(FileOf(folder, name, ".truth.json")),
                  .points = ReadTrackCsv(FileOf(folder, name, ".points.csv")),
                  .track = ReadTrack(name, model, folder),
                  .edges = {}};
  clip.edges = FetchEdges(name, model, clip.track, folder);
  return clip;
}

CachedClip FetchClip(const AccuracyCase& wanted, PoseModel model, const CacheWays& ways,
                     const Knowledge& knowledge) {
  MakeWhatIsMissing(wanted, model, ways, knowledge);
  return ReadCachedClip(wanted.name, model, ways.folder);
}

KeypointTrack FetchTrack(const AccuracyCase& wanted, PoseModel model, const CacheWays& ways,
                         const Knowledge& knowledge) {
  MakeWhatIsMissing(wanted, model, ways, knowledge);
  return ReadTrack(wanted.name, model, ways.folder);
}

}  // namespace hinge
