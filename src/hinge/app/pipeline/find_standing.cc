// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/find_standing.h"

#include <fmt/format.h>

#include "hinge/app/pipeline/scene_priors.h"
#include "hinge/app/pipeline/short_gaps.h"
#include "hinge/app/pipeline/unseen_head.h"
#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/error.h"
#include "hinge/science/activity/find_activity.h"
#include "hinge/science/gait/take_offsets_off.h"
#include "hinge/science/scene/steady_track.h"
#include "hinge/science/scene/view.h"

namespace hinge {
namespace {

constexpr double kShortest_s = 1.0;   // of standing seconds that count
constexpr double kMostBent_deg = 25;  // standing_knee_deg of priors.toml, five times its spread
constexpr double kEnds_s = 0.3;       // of them left out on each side: the person is about to move

StandingReference StandingOfPeople(const Knowledge& knowledge) {
  const std::string source = "people's standing in general";
  const auto prior = [&](const char* id) {
    const Prior& p = PriorOf(knowledge, id);
    return Known(p.mean, p.sd, source);
  };
  return {.trunk_lean_deg = prior("standing_trunk_lean_deg"),
          .straightness_deg = prior("standing_straightness_deg"),
          .knee_deg = prior("standing_knee_deg"),
          .leg_line_deg = prior("standing_leg_line_deg"),
          .foot_angle_deg =
              Missing("needs this person's own standing: heel and toe points lie otherwise in every shoe"),
          .source = source};
}

StandingOptions OptionsFrom(const Knowledge& knowledge, const std::string& source, bool same_camera) {
  return {.repeat_sigma_deg = PriorOf(knowledge, "standing_repeat_deg").sd,
          .bias_kept = PriorOf(knowledge, "network_bias_kept_in_standing").mean,
          .moved_roll_sigma_rad = PriorsOf(knowledge, {}).roll_sigma_rad,
          .same_camera = same_camera,
          .source = source};
}

/// The longest stretch of quiet standing without its ends; empty when there is none that is long enough.
std::optional<ActivitySpan> LongestStanding(const std::vector<ActivitySpan>& spans) {
  std::optional<ActivitySpan> longest;
  for (const ActivitySpan& s : spans) {
    if (s.activity != Activity::kStanding || s.duration_s() < kShortest_s + 2 * kEnds_s) continue;
    if (!longest || s.duration_s() > longest->duration_s()) longest = s;
  }
  if (longest) {
    longest->start_s += kEnds_s;
    longest->end_s -= kEnds_s;
  }
  return longest;
}

double Duration_s(const KeypointTrack& track) {
  return track.frames.empty() ? 0 : track.frames.back().time_s - track.frames.front().time_s;
}

/// Nobody strides here: the points lose the offsets that the network makes on the average of a stride.
std::optional<StandingReference> EstimateFromPoints(const KeypointTrack& points, const Scene& scene,
                                                    const ErrorModel& errors,
                                                    const StandingOptions& options) {
  const std::optional<Facing> facing = FindFacing(points);
  if (!facing || !errors.landmarks) return EstimateStanding(points, scene, options);
  return EstimateStanding(TakeOffsetsOff(points, {}, *facing, *errors.landmarks), scene, options);
}

StandingReference FromGiven(const KeypointTrack& as_seen, const Scene& scene, const Knowledge& knowledge,
                            const ErrorModel& errors, const AnalyzeOptions& options) {
  const KeypointTrack given = WithShortGapsBridged(as_seen);
  const std::string name = options.standing_name.empty() ? "the standing clip" : options.standing_name;
  RequireQuiet(given, name);
  const bool same = !options.standing_camera_moved;
  const KeypointTrack steady = TakeCameraMotionOut(WithHeadOnTheTrunk(given)).track;
  const auto reference = EstimateFromPoints(steady, scene, errors, OptionsFrom(knowledge, name, same));
  if (reference && reference->knee_deg.value.value_or(0) > kMostBent_deg) {
    throw Error(
        fmt::format("the person in the standing reference does not stand: the knees bend by {:.0f} degrees",
                    *reference->knee_deg.value),
        name, "Film or photograph quiet standing, sideways to the camera, arms hanging.");
  }
  if (reference) return *reference;
  throw Error("nobody was found standing in the standing reference", name,
              "Film or photograph the whole runner standing sideways to the camera.");
}

StandingReference FindAny(const KeypointTrack& track, const std::vector<ActivitySpan>& spans,
                          const Scene& scene, const Knowledge& knowledge, const ErrorModel& errors,
                          const AnalyzeOptions& options) {
  if (options.standing) return FromGiven(*options.standing, scene, knowledge, errors, options);
  if (const auto span = LongestStanding(spans)) {
    const auto own = EstimateFromPoints(CutTrack(track, span->start_s, span->end_s), scene, errors,
                                        OptionsFrom(knowledge, "standing seconds of this clip", true));
    if (own) return *own;
  }
  return StandingOfPeople(knowledge);
}

}  // namespace

void RequireQuiet(const KeypointTrack& standing, const std::string& name) {
  if (Duration_s(standing) < kShortest_s) return;
  const Activity activity = FindMainActivity(FindActivity(standing)).activity;
  if (activity != Activity::kRunning && activity != Activity::kWalking) return;
  throw Error("the standing reference shows somebody who moves about", name,
              "Film five seconds of quiet standing, sideways to the camera, arms hanging.");
}

StandingReference FindStanding(const KeypointTrack& track, const std::vector<ActivitySpan>& spans,
                               const Scene& scene, const Knowledge& knowledge, const ErrorModel& errors,
                               const AnalyzeOptions& options) {
  StandingReference standing = FindAny(track, spans, scene, knowledge, errors, options);
  if (standing.own && !HeadIsSeen(options.standing ? *options.standing : track))
    standing.straightness_deg = Missing(kHeadUnseen);
  return standing;
}

}  // namespace hinge
