// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/synth_options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hinge/edge/run/key_values.h"
#include "hinge/edge/run/synth_limits.h"
#include "hinge/edge/run/user_values.h"
#include "hinge/foundation/base/angle.h"
#include "hinge/twin/runner/forms.h"

namespace hinge {
namespace {

using Flags = std::map<std::string, std::string>;

constexpr double kMs_s = 1e-3;

std::string TextOf(const Flags& flags, const std::string& name) {
  const auto found = flags.find(name);
  return found == flags.end() ? "" : found->second;
}

/// The number of a flag without its dashes, where it is given.
double NumberOf(const Flags& flags, NumberFlag flag, double otherwise) {
  const std::string text = TextOf(flags, flag.name);
  flag.name = "--" + flag.name;
  return text.empty() ? otherwise : ParseNumber(flag, text);
}

std::string NetworkOf(const Flags& flags) {
  const std::string name = TextOf(flags, "network");
  if (name.empty() || name == "heavy" || name == "full" || name == "none")
    return name.empty() ? "heavy" : name;
  throw UsageError(fmt::format("there is no network \"{}\"; there are heavy, full and none", name),
                   "--network " + name, "For example: --network heavy");
}

/// "hinged,lean=8": the name before the first comma that has no "=", and the rest.
struct Form {
  std::string name, changes;
};
Form SplitForm(const std::string& text) {
  const auto comma = text.find(',');
  const std::string first = text.substr(0, comma);
  if (first.find('=') != std::string::npos) return {"hinged", text};
  return {first.empty() ? "hinged" : first, comma == std::string::npos ? "" : text.substr(comma + 1)};
}

TwinOptions MakeNamedForm(const std::string& name, double speed_m_s) {
  if (name == "standing") return MakeStandingPerson();
  if (name == "walking") return MakeTypicalWalker(std::min(speed_m_s, 1.6));
  std::vector<std::string> names = RunnerForms();
  if (std::find(names.begin(), names.end(), name) != names.end()) return MakeRunnerOfForm(name, speed_m_s);
  names.insert(names.end(), {"walking", "standing"});
  throw UsageError(fmt::format("there is no form \"{}\"", name), "--form " + name,
                   fmt::format("The forms are: {}.", fmt::join(names, ", ")));
}

void ChangeLegs(TwinOptions& runner, KeyValues& changes) {
  for (Side side : kSides) {
    TwinLeg& leg = runner.leg[side];
    changes.Set("knee_ic", 2, 40, leg.knee_ic_deg);
    changes.Set("knee_peak", 20, 75, leg.knee_peak_deg);
    changes.Set("tibia_ic", -10, 30, leg.tibia_ic_deg);
    changes.Set("contact", 0.1, 0.45, leg.contact_s);
    changes.Set("pawback", 0, 1, leg.pawback_ratio);
  }
  const double deeper_deg = changes.Number("asymmetry", -15, 15).value_or(0);
  runner.leg[Side::kLeft].knee_peak_deg += 0.5 * deeper_deg;
  runner.leg[Side::kRight].knee_peak_deg -= 0.5 * deeper_deg;
}

TwinOptions ParseRunner(const Flags& flags, const Form& form, std::optional<double> height_m) {
  const std::string speed = TextOf(flags, "speed");
  TwinOptions runner = MakeNamedForm(form.name, speed.empty() ? 3.0 : ParseSpeed_m_s(speed));
  runner.height_m = height_m.value_or(runner.height_m);
  if (const std::string grade = TextOf(flags, "grade"); !grade.empty()) runner.grade = ParseGrade(grade);
  KeyValues changes(form.changes, "--form");
  changes.Set("lean", -15, 30, runner.trunk_lean_deg);
  changes.Set("straightness", -25, 25, runner.straightness_deg);
  changes.Set("cadence", 100, 240, runner.cadence_spm);
  if (const auto bounce_m = changes.Number("bounce", 0.01, 0.2)) runner.hip_oscillation_m = *bounce_m;
  ChangeLegs(runner, changes);
  changes.RefuseOthers();
  return runner;
}

/// A hike leaves the picture of a camera that stays.
Following FollowingOf(const std::string& exercise) {
  return exercise.substr(0, exercise.find(',')) == "hike" ? Following::kTravel : Following::kStill;
}

CameraPlace ParseCamera(const std::string& text, Following unless_told) {
  KeyValues values(text, "--camera");
  CameraPlace camera;
  camera.view.following = unless_told;
  double yaw_deg = 0, roll_deg = 0, pitch_deg = 0, shake_deg = 0, width = 1280, height = 720;
  if (const auto facing = values.Word("facing", {"right", "left"})) camera.view.facing = ParseFacing(*facing);
  values.Set("yaw", -60, 60, yaw_deg);
  values.Set("roll", -20, 20, roll_deg);
  values.Set("pitch", -20, 20, pitch_deg);
  values.Set("shake", 0, 3, shake_deg);
  values.Set("distance", 1.5, 20, camera.distance_m);
  values.Set("height", 0.1, 4, camera.height_m);
  values.Set("focal", 14, 200, camera.view.focal_mm);
  values.Set("width", 160, 3840, width);
  values.Set("height_px", 160, 3840, height);
  if (const auto follow = values.Word("follow", {"still", "turn", "travel"})) {
    camera.view.following = *follow == "turn"     ? Following::kTurn
                            : *follow == "travel" ? Following::kTravel
                                                  : Following::kStill;
  }
  values.RefuseOthers();
  camera.yaw_rad = RadFromDeg(yaw_deg);
  camera.view.roll_rad = RadFromDeg(roll_deg);
  camera.view.pitch_rad = RadFromDeg(pitch_deg);
  camera.view.shake.sigma_rad = RadFromDeg(shake_deg);
  camera.view.image_width_px = 2 * static_cast<int>(width / 2);
  camera.view.image_height_px = 2 * static_cast<int>(height / 2);
  return camera;
}

BodyOptions ParseBody(const std::string& text, double height_m) {
  KeyValues values(text, "--body");
  BodyOptions body;
  if (const auto seed = values.Number("seed", 0, 1e9))
    body = MakeRandomBody(static_cast<std::uint64_t>(*seed), height_m);
  body.height_m = height_m;
  values.Set("sex", 0, 1, body.sex);
  values.Set("age", 20, 80, body.age_years);
  values.Set("muscle", 0, 1, body.muscle);
  values.Set("weight", 0, 1, body.weight);
  values.Set("looseness", 0, 1, body.looseness);
  if (const auto legs = values.Word("legs", {"shorts", "tights"}))
    body.legs = *legs == "tights" ? LegWear::kTights : LegWear::kShorts;
  if (const auto top = values.Word("top", {"shirt", "singlet"}))
    body.top = *top == "singlet" ? TopWear::kSinglet : TopWear::kShirt;
  if (const auto hair = values.Word("hair", {"short", "ponytail", "none"})) {
    body.hair_style = *hair == "ponytail" ? HairStyle::kPonytail
                      : *hair == "none"   ? HairStyle::kNone
                                          : HairStyle::kShort;
  }
  values.RefuseOthers();
  return body;
}

StageOptions ParseStage(const std::string& text, const SynthOptions& options) {
  KeyValues values(text, "--stage");
  StageOptions stage;
  stage.grade = options.runner.grade;
  stage.facing = options.camera.view.facing;
  stage.seed = options.seed;
  if (!options.exercise.empty()) stage.place = Place::kStudio;  // nobody lifts on a treadmill
  if (const auto place = values.Word("place", {"treadmill", "road", "track", "studio"})) {
    stage.place = *place == "road"     ? Place::kRoad
                  : *place == "track"  ? Place::kTrack
                  : *place == "studio" ? Place::kStudio
                                       : Place::kTreadmill;
  }
  values.Set("light", 0.2, 2, stage.light);
  if (const auto seed = values.Number("seed", 0, 1e9)) stage.seed = static_cast<std::uint64_t>(*seed);
  values.RefuseOthers();
  return stage;
}

PictureFaults ParseFaults(const std::string& text) {
  KeyValues values(text, "--faults");
  PictureFaults faults;
  double shutter_ms = 0, crf = faults.quality_crf;
  values.Set("blur", 0, 1, faults.blur);
  values.Set("shutter", 0, 40, shutter_ms);
  values.Set("noise", 0, 30, faults.noise);
  values.Set("crf", 10, 45, crf);
  values.RefuseOthers();
  faults.shutter_s = shutter_ms * kMs_s;
  faults.quality_crf = static_cast<int>(crf);
  return faults;
}

/// An exercise is a whole movement; a laboratory's motion takes its trunk from the form.
void RequireOneMovement(const Flags& flags) {
  const std::string exercise = TextOf(flags, "exercise");
  for (const char* other : {"form", "motion"}) {
    if (exercise.empty() || TextOf(flags, other).empty()) continue;
    throw UsageError(fmt::format("--exercise and --{} both say how the person moves", other),
                     fmt::format("--exercise {} --{} {}", exercise, other, TextOf(flags, other)),
                     "Give one of them.");
  }
}

}  // namespace

SynthOptions ParseSynthOptions(const Flags& flags) {
  RequireOneMovement(flags);
  RefuseWhatHasNoSay(flags);
  SynthOptions options;
  const Form form = SplitForm(TextOf(flags, "form"));
  options.form = TextOf(flags, "form").empty() ? form.name : TextOf(flags, "form");
  options.exercise = TextOf(flags, "exercise");
  options.motion = TextOf(flags, "motion");
  options.standing = TextOf(flags, "static");
  if (!options.standing.empty() && options.motion.empty())
    throw UsageError("a standing trial stands beside a running one", "--static " + options.standing.string(),
                     "Give the running trial too: --motion TRIAL.c3d");
  if (const std::string seed = TextOf(flags, "seed"); !seed.empty())
    options.seed = static_cast<std::uint64_t>(ParseWholeNumber({"--seed", 0, 1e9, "2"}, seed));
  options.rate_hz = NumberOf(flags, {"fps", 10, 480, "60"}, options.rate_hz);
  options.slow_motion = NumberOf(flags, {"slowmo", 1, 16, "4"}, 1);
  options.duration_s = NumberOf(flags, {"seconds", 0.5, 120, "8"}, options.duration_s);
  if (const std::string height = TextOf(flags, "height"); !height.empty())
    options.height_m = ParseHeight_m(height);
  options.runner = ParseRunner(flags, form, options.height_m);
  RequireDrawable(options.runner, flags);
  options.runner.duration_s = options.duration_s;
  options.runner.seed = options.seed;
  options.camera = ParseCamera(TextOf(flags, "camera"), FollowingOf(options.exercise));
  options.camera.view.shake.seed = options.seed;
  options.body = ParseBody(TextOf(flags, "body"), options.runner.height_m);
  options.stage = ParseStage(TextOf(flags, "stage"), options);
  options.runner.treadmill =
      options.stage.place == Place::kTreadmill || options.stage.place == Place::kStudio;
  options.faults = ParseFaults(TextOf(flags, "faults"));
  options.network = NetworkOf(flags);
  return options;
}

}  // namespace hinge
