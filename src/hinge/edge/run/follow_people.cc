// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/follow_people.h"

#include <fmt/format.h>

#include "hinge/edge/run/camera_motion.h"
#include "hinge/edge/run/look_again.h"
#include "hinge/edge/run/read_track.h"
#include "hinge/foundation/base/error.h"
#include "hinge/science/activity/find_activity.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

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

}  // namespace

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

std::optional<Warning> FindOthers(const PoseResult& pose) {
  constexpr double kAsBig = 0.5;
  const auto weight = [](const PersonTrack& p) { return p.area_share * p.frames_found; };
  if (pose.people.size() < 2 || weight(pose.people[1]) < kAsBig * weight(pose.people[0])) return std::nullopt;
  return Warning{
      "several_people",
      "Somebody else about as big is in the picture, or a mirror: the biggest was followed. If that is "
      "the wrong one, say --person 2; best film alone, without a mirror."};
}

std::optional<KeypointTrack> ReadStanding(const RunOptions& options, const DataDirs& dirs,
                                          const RunWatch& watch, Stages& stages) {
  if (options.standing.empty()) return std::nullopt;
  stages.Begin("standing", "looking at the standing reference");
  if (HoldsKeypoints(options.standing)) return ReadTrackInput(options.standing, options.foreign).track;
  VideoReader reader(options.standing);
  const PoseResult pose = FollowPeople(reader, options, dirs, watch, stages);
  KeypointTrack standing =
      LookAgain(ChoosePerson(pose, 1, options.standing), options.standing, options, watch, stages).keypoints;
  FollowCamera(options.standing, standing, watch, stages);
  return standing;
}

}  // namespace hinge
