// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/check_input.h"

#include <fmt/format.h>

#include <algorithm>

#include "hinge/edge/formats/output_folder.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/formats/track_csv.h"
#include "hinge/edge/media/decode.h"
#include "hinge/edge/report/exercise_page.h"
#include "hinge/edge/run/analysis_inputs.h"
#include "hinge/edge/run/camera_motion.h"
#include "hinge/edge/run/follow_people.h"
#include "hinge/edge/run/look_again.h"
#include "hinge/edge/run/picture_edges.h"
#include "hinge/edge/run/read_track.h"
#include "hinge/edge/run/set_stills.h"
#include "hinge/edge/run/stages.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

/// Who exercises is the biggest in view, unless another is asked for.
KeypointTrack FollowInClip(const fs::path& clip, const RunOptions& options, const DataDirs& dirs,
                           const RunWatch& watch, Stages& stages,
                           std::vector<std::pair<std::string, std::string>>& warnings) {
  VideoReader reader(clip);
  stages.Begin("pose", "following the person");
  const PoseResult pose = FollowPeople(reader, options, dirs, watch, stages);
  const auto others = FindOthers(pose);
  if (others && options.person == 0) warnings.emplace_back(others->code, others->text);
  const PersonTrack& person = ChoosePerson(pose, options.person == 0 ? 1 : options.person, clip);
  KeypointTrack track = LookAgain(person, clip, options, watch, stages).keypoints;
  stages.Begin("camera", "following the background");
  FollowCamera(clip, track, watch, stages);
  return AsStored(track);
}

/// What the set is when nobody says it; empty when that cannot be told either.
std::optional<std::string> LooksLike(const KeypointTrack& track, const ExerciseKnowledge& knowledge,
                                     const ErrorModel& errors, CheckOptions options) {
  options.exercise.reset();
  try {
    return CheckExercise(track, knowledge, errors, options).set.exercise;
  } catch (const Error&) {
    return std::nullopt;
  }
}

std::string InWords(std::string exercise) {
  std::replace(exercise.begin(), exercise.end(), '_', ' ');
  return exercise;
}

/// What the user calls the set has no repetition in it: it may be another exercise.
[[noreturn]] void FailNamed(const Error& error, const std::string& named,
                            const std::optional<std::string>& looks, const fs::path& input) {
  if (looks && *looks != named)
    throw Error(fmt::format("you named a {}; it looks like a {}", InWords(named), InWords(*looks)),
                input.string(), fmt::format("Leave --exercise out, or say --exercise {}.", *looks));
  const std::string seen = "it looks like a ";
  if (!error.what_happened.starts_with(seen))
    throw Error(error.what_happened, input.string(), error.how_to_fix);
  throw Error("you named a " + error.what_happened.substr(seen.size()), input.string(), error.how_to_fix);
}

CheckedExercise Check(const fs::path& input, const KeypointTrack& track,
                      const std::optional<std::string>& exercise, const RunOptions& options,
                      std::optional<KeypointTrack> standing, const Measured& ground_edges_rad,
                      const DataDirs& dirs, const ExerciseKnowledge& knowledge) {
  const ErrorModel errors = ErrorsOfTrack(track.model, dirs);
  const CheckOptions check{exercise,         options.facing,
                           options.grade,    std::move(standing),
                           ground_edges_rad, options.standing.filename().string()};
  try {
    return CheckExercise(track, knowledge, errors, check);
  } catch (const Error& error) {
    const std::string where = WhereOf(error, options, input);
    if (exercise && where == input.string())
      FailNamed(error, *exercise, LooksLike(track, knowledge, errors, check), input);
    throw Error(error.what_happened, where, error.how_to_fix);
  }
}

void WriteSet(const ExerciseDocument& document, const KeypointTrack& track,
              const ExerciseKnowledge& exercises, const Knowledge& knowledge,
              const std::vector<Still>& stills, const fs::path& folder) {
  WriteTextFile(folder / "exercise.json", MakeExerciseJson(document));
  WriteTrackCsv(folder / "track.csv", track);
  WriteTextFile(folder / "exercise.html", MakeExercisePageHtml(document, exercises, knowledge, stills));
}

}  // namespace

CheckRunResult CheckInput(const fs::path& input, const std::optional<std::string>& exercise,
                          const RunOptions& options, const DataDirs& dirs, const ExerciseKnowledge& exercises,
                          const Knowledge& knowledge, const RunWatch& watch) {
  RefuseC3d(input);
  Stages stages(watch);
  const bool keypoints = HoldsKeypoints(input);
  const fs::path target = !options.out.empty() ? options.out
                          : keypoints          ? TrackResultFolderFor(input)
                                               : ResultFolderFor(input);
  const KeypointTrack stored = keypoints ? ReadTrackInput(input, options.foreign).track : KeypointTrack{};
  OutputFolder folder(target, options.force, ResultKind::kSet);
  CheckRunResult result;
  std::vector<std::pair<std::string, std::string>> warnings;
  const KeypointTrack track =
      keypoints ? stored : FollowInClip(input, options, dirs, watch, stages, warnings);
  if (!ErrorsAreMeasured(track.model)) {
    const Warning unknown = UnknownModelWarning(track.model);
    warnings.emplace_back(unknown.code, unknown.text);
  }
  std::optional<KeypointTrack> standing = ReadStanding(options, dirs, watch, stages);
  stages.Begin("check", "checking");
  const PictureEdges edges = keypoints ? PictureEdges{} : EstimatePictureEdges(input, track);
  const CheckedExercise checked =
      Check(input, track, exercise, options, std::move(standing), edges.ground_rad, dirs, exercises);
  result.document = {
      input.filename().string(), checked.set, checked.checks, checked.hinge, checked.unseen, warnings};
  if (options.grade && checked.set.exercise != "hike")
    warnings.emplace_back("grade_unused",
                          "The slope that was given has a say only with a hike: it was not used.");
  result.document.warnings = warnings;
  for (const Warning& w : checked.warnings) result.document.warnings.emplace_back(w.code, w.text);
  std::vector<Still> stills;
  if (!keypoints)
    stills = ReadStills(input, FindSetMoments(checked.set), MakeStillSession(track, checked.facing));
  WriteSet(result.document, track, exercises, knowledge, stills, folder.partial());
  folder.Commit();
  result.folder = folder.target();
  return result;
}

}  // namespace hinge
