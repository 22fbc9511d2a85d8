// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/read_track.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "hinge/app/session/network.h"
#include "hinge/edge/formats/keypoint_json.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/formats/track_csv.h"
#include "hinge/edge/formats/trc_track.h"
#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/sha256.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

constexpr const char* kTrackFile = "track.csv";
constexpr double kLongest_s = 86400;

bool IsTable(const fs::path& input) {
  const fs::path kind = input.extension();
  return kind == ".csv" || kind == ".json" || kind == ".trc";
}

bool IsResultFolder(const fs::path& input) {
  std::error_code failed;
  return fs::is_directory(input, failed) && fs::exists(input / kTrackFile, failed);
}

/// A clip begins at 0 and ends on the same day; a table may say anything.
void RequireTimesOfAClip(const TrackInput& input) {
  for (const KeypointFrame& frame : input.track.frames) {
    if (frame.time_s >= 0 && frame.time_s <= kLongest_s) continue;
    throw Error(
        fmt::format("a picture has the time {:.6g} s; times count from the clip's start, at most {} s",
                    frame.time_s, kLongest_s),
        input.file.string(), "Count the times from the first picture, in seconds.");
  }
}

/// The clip beside the folder, by the name that the session remembers; empty when it is gone or another one.
fs::path FindClip(const fs::path& folder, const InputInfo& info) {
  const fs::path name =
      fs::path(info.file_name).filename();  // a name with folders in it was not written by us
  const fs::path clip =
      fs::absolute(folder / kTrackFile).lexically_normal().parent_path().parent_path() / name;
  std::error_code failed;
  if (info.kind != "video" || name.empty() || !fs::is_regular_file(clip, failed)) return {};
  std::ifstream bytes(clip, std::ios::binary);
  return Sha256Hex(bytes) == info.sha256 ? clip : fs::path();
}

/// An analysis of markers in metres knew the scale; the pixels that it stored are the same.
void RememberAxes(TrackInput& input) {
  const Scene& scene = input.before->scene;
  if (scene.scale_m_per_px.known() && scene.scale_m_per_px.source == kFromMetres)
    input.scale_m_per_px = scene.scale_m_per_px;
  if (scene.roll_rad.known() && scene.roll_rad.source == kFromMetres) input.roll_rad = scene.roll_rad;
}

TrackInput ReadResultFolder(const fs::path& folder) {
  TrackInput input{.track = ReadTrackCsv(folder / kTrackFile),
                   .file = folder / kTrackFile,
                   .before = {},
                   .models = {},
                   .clip = {}};
  std::error_code failed;
  if (!fs::exists(folder / "session.json", failed)) return input;
  input.before = ReadSessionJson(folder);
  input.models = input.before->models;
  input.clip = FindClip(folder, input.before->input);
  RememberAxes(input);
  return input;
}

/// A table alone says what its network is called; the session that lies beside it in a folder of results, which files it was. A
/// session that cannot be read, or is of another network, says nothing.
std::vector<ModelInfo> FindModels(const fs::path& table, const KeypointTrack& track) {
  const fs::path session = fs::path(table).replace_filename("session.json");
  std::error_code failed;
  if (table.filename() != kTrackFile || !fs::exists(session, failed)) return {};
  try {
    const Session beside = ReadSessionJson(session);
    return NetworkOf(beside) == track.model ? beside.models : std::vector<ModelInfo>{};
  } catch (const Error&) {
    return {};
  }
}

TrackInput ReadTable(const fs::path& table) {
  TrackInput input{.track = ReadTrackCsv(table), .file = table, .before = {}, .models = {}, .clip = {}};
  input.models = FindModels(table, input.track);
  return input;
}

/// OpenPose's files, one a picture.
bool IsPoseFolder(const fs::path& input) {
  std::error_code failed;
  if (!fs::is_directory(input, failed)) return false;
  const fs::directory_iterator files(input, failed);
  return std::any_of(begin(files), end(files), [](const fs::directory_entry& file) {
    return file.path().filename().string().ends_with("_keypoints.json");
  });
}

TrackInput ReadForeign(const fs::path& input, const ForeignOptions& foreign) {
  return {.track = AsStored(FollowForeign(ReadKeypointJson(input), foreign, input.string())),
          .file = input,
          .before = {},
          .models = {},
          .clip = {}};
}

TrackInput ReadMarkers(const fs::path& input, const ForeignOptions& foreign) {
  const TrcTrack read = TrackOfMarkers(ReadTrc(input), foreign, input.string());
  return {.track = AsStored(read.track),
          .file = input,
          .before = {},
          .models = {},
          .clip = {},
          .scale_m_per_px = read.scale_m_per_px,
          .roll_rad = read.roll_rad};
}

TrackInput ReadAny(const fs::path& input, const ForeignOptions& foreign) {
  if (IsResultFolder(input)) return ReadResultFolder(input);
  if (input.extension() == ".trc") return ReadMarkers(input, foreign);
  if (input.extension() != ".csv") return ReadForeign(input, foreign);
  return ReadTable(input);
}

}  // namespace

bool HoldsKeypoints(const fs::path& input) {
  return IsTable(input) || IsResultFolder(input) || IsPoseFolder(input);
}

TrackInput ReadTrackInput(const fs::path& input, const ForeignOptions& foreign) {
  TrackInput read = ReadAny(input, foreign);
  RequireTimesOfAClip(read);
  return read;
}

fs::path TrackResultFolderFor(const fs::path& input) {
  if (IsResultFolder(input)) return input;
  fs::path name = input.has_filename() ? input : input.parent_path();  // "folder/" has no file name
  if (IsTable(name)) name.replace_extension();
  if (name.extension() == ".track") name.replace_extension();
  return name.parent_path() / (name.filename().string() + ".hinge");
}

}  // namespace hinge
