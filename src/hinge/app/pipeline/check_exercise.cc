// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/check_exercise.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/app/pipeline/admit.h"
#include "hinge/app/pipeline/find_standing.h"
#include "hinge/app/pipeline/short_gaps.h"
#include "hinge/foundation/base/error.h"
#include "hinge/science/form/standing.h"
#include "hinge/science/scene/steady_track.h"
#include "hinge/science/scene/view.h"
#include "hinge/science/strength/exercise_measures.h"
#include "hinge/science/strength/follow_body.h"
#include "hinge/science/strength/recognise.h"
#include "hinge/science/strength/standing_feet.h"
#include "hinge/science/strength/told_slope.h"
#include "hinge/science/strength/watch_set.h"

namespace hinge {
namespace {

constexpr const char* kWhere = "looking at the clip";
constexpr double kDoubtful = 0.6;   // of what it is called: below, say so
constexpr double kUnlikely = 0.05;  // of what the user calls it: below, say what it looks like
const double kStandingRepeat_deg = StandingOptions{}.repeat_sigma_deg;
constexpr double kBehindPlate = 0.1;  // of the set
constexpr std::size_t kFewRepetitions = 3;

const std::vector<std::string> kNoExercise = {"stand", "walk", "run", "none"};

std::string Words(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

void RequireExercise(const ExerciseSet& set) {
  if (set.exercise == "run")
    throw Error("the person runs", kWhere, "This command checks exercises; for running: hinge analyze CLIP.");
  if (set.exercise == "walk" || set.exercise == "stand") {
    throw Error(fmt::format("the person only {}s", set.exercise), kWhere,
                "Film one whole set from the side, from before the first repetition until after the last; a "
                "hike needs a slope.");
  }
  if (set.exercise == "none") {
    throw Error("the movement is none of the exercises that Hinge knows", kWhere,
                "Film one whole set squarely from the side, alone in the picture; or say what it is with "
                "--exercise.");
  }
}

void RequireRepetition(const ExerciseSet& set) {
  if (!set.repetitions.empty()) return;
  const bool cut = set.cut_at_start || set.cut_at_end;
  throw Error(fmt::format("it looks like a {}, but no whole repetition was seen{}", Words(set.exercise),
                          cut ? ": one was on its way when the clip began or ended" : ""),
              kWhere, "Start filming before the first repetition and stop after the last one.");
}

BodySeries Follow(const KeypointTrack& track, Facing facing, const ErrorModel& errors) {
  auto body = FollowBody(track, facing, errors);
  if (!body) {
    throw Error("trunk and legs were not seen long enough", kWhere,
                "Film from the side, whole body in the picture, nothing between camera and person.");
  }
  return *std::move(body);
}

std::optional<BodySeries> FollowStanding(const CheckOptions& options, const ErrorModel& errors) {
  if (!options.standing) return std::nullopt;
  const KeypointTrack seen = WithShortGapsBridged(*options.standing);
  RequireQuiet(seen, options.standing_name);
  const KeypointTrack standing = TakeCameraMotionOut(seen).track;
  const auto facing = FindFacing(standing);
  auto body = facing ? FollowBody(standing, *facing, errors) : std::nullopt;
  if (!body) {
    throw Error("nobody was found standing in the standing reference", options.standing_name,
                "Film or photograph the whole person standing sideways to the camera.");
  }
  return body;
}

/// What a network errs in standing is not known apart from what it errs in running: as doubtful as that.
Measured StandingValue(std::optional<double> value, const ErrorModel& errors, const char* measure) {
  if (!value) return Missing("no standing was filmed, or it was not seen");
  const double network_deg = errors.OfStanding(measure).sigma_near;
  return Known(*value, std::hypot(kStandingRepeat_deg, network_deg), "the person's own standing");
}

std::vector<Warning> FindWarnings(const WatchedSet& w, const CheckOptions& options) {
  std::vector<Warning> warnings;
  const ExerciseSet& set = w.set;
  const auto p = [&](const std::string& name) {
    const auto found = set.probability.find(name);
    return found == set.probability.end() ? 0 : found->second;
  };
  const std::string looks = MostProbable(set.probability);
  if (options.exercise && p(*options.exercise) < kUnlikely)
    warnings.push_back({"exercise_doubtful", fmt::format("You call it a {}; it looks like: {}.",
                                                         Words(*options.exercise), Words(looks))});
  if (!options.exercise && p(set.exercise) < kDoubtful)
    warnings.push_back(
        {"exercise_doubtful",
         fmt::format("It is not sure that this is a {}: say it with --exercise.", Words(set.exercise))});
  if (set.cut_at_start || w.span.starts_unseen)
    warnings.push_back({"begins_unseen",
                        "The beginning was not seen: a repetition was on its way, or the person out of the "
                        "picture; it is not counted."});
  if (set.cut_at_end || w.span.ends_unseen)
    warnings.push_back({"ends_unseen",
                        "The end was not seen: a repetition was not done, or the person left the picture; it "
                        "is not counted."});
  if (set.repetitions.size() < kFewRepetitions && set.exercise != "hold")
    warnings.push_back({"few_repetitions",
                        "Fewer than three whole repetitions: nothing can be said of how the set changed."});
  return warnings;
}

/// Hands behind a plate, feet behind a box: what needs them is not checked.
void WarnOfHidden(const BodySeries& body, std::vector<Warning>& warnings) {
  std::string hidden;
  if (!SeesPart(body, Part::kWrist)) hidden = "hands";
  if (!SeesPart(body, Part::kHeel) || !SeesPart(body, Part::kToe))
    hidden += hidden.empty() ? "feet" : " and feet";
  if (!SeesPart(body, Part::kEar)) hidden += hidden.empty() ? "ears" : " and ears";
  if (hidden.empty()) return;
  warnings.push_back(
      {"parts_hidden",
       fmt::format("The {} were hidden most of the time, by a plate or an arm perhaps, or outside the "
                   "picture: what needs them is not checked.",
                   hidden)});
}

/// Plates that pass before the legs: what is done about it.
void WarnOfPlates(const WatchedSet& watched, std::vector<Warning>& warnings) {
  const BodySeries& body = watched.body;
  const Side near = NearSide(body.facing);
  const bool feet = CalcHiddenShare(body.foot_hidden[near], watched.span.core) > kBehindPlate,
             knees = CalcHiddenShare(body.knee_hidden[near], watched.span.core) > kBehindPlate;
  if (!feet && !knees) return;
  warnings.push_back(
      {"legs_behind_plate",
       fmt::format(
           "The {} were behind something for part of the set, a plate perhaps: the feet are taken to stay "
           "where they stand, and what needs {} where hidden is not checked.",
           feet && knees ? "feet and knees"
           : feet        ? "feet"
                         : "knees",
           feet && knees ? "either" : "them")});
}

/// A hike's slope, where it is told.
void TakeSlope(const CheckOptions& options, Facing facing, ExerciseSet& set) {
  if (set.exercise != "hike") return;
  if (const auto slope_deg = FindToldSlope_deg(options.grade, options.ground_edges_rad, facing))
    set.told["climb"] = *slope_deg;
}

}  // namespace

std::vector<std::string> CheckableExercises(const ExerciseKnowledge& knowledge) {
  std::vector<std::string> names;
  for (const auto& [name, looks] : knowledge.model.looks) {
    if (std::find(kNoExercise.begin(), kNoExercise.end(), name) == kNoExercise.end()) names.push_back(name);
  }
  return names;
}

CheckedExercise CheckExercise(const KeypointTrack& seen, const ExerciseKnowledge& knowledge,
                              const ErrorModel& errors, const CheckOptions& options) {
  RequirePerson(seen);
  RequireSideView(seen);
  RequireWholeLegs(seen);
  const KeypointTrack track = TakeCameraMotionOut(WithShortGapsBridged(seen)).track;
  CheckedExercise checked;
  checked.facing = RequireFacing(options.facing, track);
  const BodySeries body = Follow(track, checked.facing, errors);
  const std::optional<BodySeries> standing = FollowStanding(options, errors);
  const std::optional<double> standing_deg =
      standing ? CalcStandingStraightness_deg(*standing) : std::nullopt;
  WatchedSet watched = WatchSet(body, knowledge.model, {options.exercise, standing_deg});
  // A run stays a run whatever it is called.
  if (MostProbable(watched.set.probability) == "run") watched.set.exercise = "run";
  RequireExercise(watched.set);
  RequireRepetition(watched.set);
  TakeSlope(options, checked.facing, watched.set);
  checked.warnings = FindWarnings(watched, options);
  WarnOfHidden(body, checked.warnings);
  WarnOfPlates(watched, checked.warnings);
  checked.set = std::move(watched.set);
  checked.checks = JudgeSet(checked.set, knowledge, {.standing_sigma_deg = kStandingRepeat_deg});
  checked.hinge = ReadHinge(checked.set, knowledge.model);
  checked.hinge.standing_straightness_deg = StandingValue(standing_deg, errors, "straightness");
  checked.hinge.standing_lean_deg =
      StandingValue(standing ? CalcStandingLean_deg(*standing) : std::nullopt, errors, "trunk_lean");
  const auto unseen = knowledge.unseen.find(checked.set.exercise);
  if (unseen != knowledge.unseen.end()) checked.unseen = unseen->second;
  return checked;
}

}  // namespace hinge
