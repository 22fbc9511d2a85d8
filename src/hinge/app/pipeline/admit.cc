// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/admit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/error.h"
#include "hinge/science/activity/find_activity.h"
#include "hinge/science/gait/roll_and_grade.h"
#include "hinge/science/scene/view.h"

namespace hinge {
namespace {

constexpr double kLeastRate_hz = 23.5;  // below, the knee turns by 10 degrees and more between two pictures
constexpr double kGoodRate_hz = 50;     // below, events lie 10 ms and more apart from where they were
constexpr double kFrontSeparation_trunks = 0.5;  // shoulders this far apart are seen from the front
constexpr double kMostYaw_deg = 20;              // surely more is refused: the interval's lower end
constexpr double kWarnYaw_deg = 20;              // of the shoulders' line; running swings it by about 8
constexpr double kMostCutOff = 0.5;
constexpr double kSlowestCadence_spm = 110, kFastestCadence_spm = 250;  // from the slowest jog to a sprint
constexpr int kFewestPictures = 12;
constexpr int kGoodStrides = 8;

constexpr double kMostLost = 0.05;  // of the pictures, before it is said

constexpr const char* kWhere = "looking at the clip";

std::optional<Warning> WarnOfRate(double rate_hz) {
  if (rate_hz >= kGoodRate_hz) return std::nullopt;
  return Warning{"frame_rate_low",
                 fmt::format("The clip has {:.0f} pictures a second: contact times are uncertain by "
                             "several hundredths of a second. Film with 60 or more, 120 is best.",
                             rate_hz)};
}

std::optional<Warning> WarnOfView(const Measured& yaw_rad) {
  if (!yaw_rad.known() || DegFromRad(*yaw_rad.value) <= kWarnYaw_deg) return std::nullopt;
  return Warning{"view_oblique",
                 fmt::format("The camera seems to look about {:.0f} degrees off the side; angles are "
                             "distorted. Film at a right angle to the running direction.",
                             DegFromRad(*yaw_rad.value))};
}

std::optional<Warning> WarnOfSlope(const Measured& grade) {
  if (!grade.known() || (grade.source != kSeenOnFeet && grade.source != kSlopeOfEdges)) return std::nullopt;
  return Warning{
      "slope_seen",
      fmt::format("The ground seems to {} by {:.0f} % ({:.0f} to {:.0f}): {}. If you know its grade, give "
                  "it: --grade.",
                  *grade.value < 0 ? "fall" : "rise", std::abs(100 * *grade.value), 100 * grade.low(),
                  100 * grade.high(),
                  grade.source == kSeenOnFeet
                      ? "the feet that stand on it move so"
                      : "the feet that stand on it and edges in the picture show it")};
}

std::optional<Warning> WarnOfCamera(const Scene& scene) {
  if (scene.camera == CameraMotion::kStill) return std::nullopt;
  return Warning{
      "camera_moves",
      fmt::format("The camera {}; its own motion was taken out ({:.0f} px). A camera "
                  "that stands still is surer.",
                  scene.camera == CameraMotion::kHeld ? "was held by hand" : "went along with the runner",
                  scene.shake_px)};
}

std::optional<Warning> WarnOfFewStrides(int used) {
  if (used == 0 || used >= kGoodStrides) return std::nullopt;  // none: the verdict says so
  return Warning{"few_strides",
                 fmt::format("Only {} stride{} used; {} or more make the averages trustworthy. Film 10 s.",
                             used, used == 1 ? " was" : "s were", kGoodStrides)};
}

std::optional<Warning> WarnOfLostPerson(const KeypointTrack& track) {
  const double lost = 1 - static_cast<double>(CountFound(track)) / static_cast<double>(track.frames.size());
  if (lost <= kMostLost) return std::nullopt;
  return Warning{"person_lost",
                 fmt::format("The runner was not found in {:.0f} % of the pictures.", 100 * lost)};
}

}  // namespace

void RequirePerson(const KeypointTrack& track) {
  const auto found = CountFound(track);
  if (found == 0) {
    throw Error(
        "no person was found in any picture", kWhere,
        "Film one person from the side, whole body in the picture, filling at least a third of its height.");
  }
  if (found < kFewestPictures) {
    throw Error(fmt::format("a person was found in only {} pictures, {} are needed", found, kFewestPictures),
                kWhere, "Film at least 3 s from the side with the whole body in the picture.");
  }
}

void RequireSideView(const KeypointTrack& track) {
  const auto view = EstimateViewAngle(track);
  if (view && view->shoulder_separation_trunks > kFrontSeparation_trunks) {
    throw Error("the person is seen from the front or from behind", kWhere,
                "Put the camera at hip height beside the runner, at a right angle to the running direction.");
  }
  if (view && view->yaw_rad.low() > RadFromDeg(kMostYaw_deg)) {
    throw Error(
        fmt::format("the camera looks about {:.0f} degrees off the side", DegFromRad(*view->yaw_rad.value)),
        kWhere, "Put the camera beside the runner, at a right angle to the running direction.");
  }
}

KeypointTrack WithoutObliqueSeconds(const KeypointTrack& track) {
  if (!CameraMoves(track)) return track;
  const KeypointTrack square = LeaveOutOblique(track, RadFromDeg(kMostYaw_deg));
  return CountFound(square) >= kFewestPictures ? square : track;
}

void RequireWholeLegs(const KeypointTrack& track) {
  if (const double share = CalcCutOffShare(track); share > kMostCutOff) {
    throw Error(
        fmt::format("trunk, legs or feet lie outside the picture in {:.0f} % of the pictures", 100 * share),
        kWhere, "Step back until head and feet stay in the picture all the time.");
  }
}

void RequireEveryPoint(const KeypointTrack& track) {
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    const auto seen = std::count_if(track.frames.begin(), track.frames.end(), [&](const KeypointFrame& f) {
      return f.found() && f.points[LandmarkAt(i)].seen();
    });
    if (seen >= kFewestPictures) continue;
    std::string name(Name(LandmarkAt(i)));
    std::replace(name.begin(), name.end(), '_', ' ');
    throw Error(fmt::format("the {} was seen in only {} pictures of the run, {} are needed", name, seen,
                            kFewestPictures),
                kWhere, "Film from the side, whole body in the picture, nothing between camera and runner.");
  }
}

void RequireRunning(const std::vector<ActivitySpan>& spans) {
  const MainActivity main = FindMainActivity(spans);
  const bool runs = std::any_of(spans.begin(), spans.end(),
                                [](const ActivitySpan& s) { return s.activity == Activity::kRunning; });
  if (runs && main.activity == Activity::kRunning) return;
  const std::string seen = main.activity == Activity::kNone
                               ? "no steady movement was recognised"
                               : fmt::format("the person is {}, not running", Name(main.activity));
  throw Error(
      seen, kWhere,
      "This command judges running. Film at least 5 s of steady running from the side, camera still; for an "
      "exercise: hinge check CLIP.");
}

Facing RequireFacing(const std::optional<Facing>& given, const KeypointTrack& track) {
  if (given) return *given;
  if (const auto seen = FindFacing(track)) return *seen;
  throw Error("which way the person faces cannot be told: no foot and no ear was seen", kWhere,
              "Say it: --facing right, or --facing left.");
}

void RequireFrameRate(double rate_hz) {
  if (rate_hz >= kLeastRate_hz) return;
  throw Error(
      fmt::format("the clip has only {:.0f} pictures a second; {:.0f} are needed", rate_hz, kLeastRate_hz),
      kWhere, "Film with 60 pictures a second or more (120 is best); do not re-encode the clip for mail.");
}

std::vector<std::string> FindDoubts(const std::vector<Measure>& measures) {
  const Measure* cadence = FindMeasure(measures, "cadence");
  if (cadence == nullptr || !cadence->value) return {};
  if (*cadence->value >= kSlowestCadence_spm && *cadence->value <= kFastestCadence_spm) return {};
  return {
      fmt::format("{:.0f} steps a minute is no running rhythm: the legs were not followed rightly; film one "
                  "runner, larger in "
                  "the picture",
                  *cadence->value)};
}

std::vector<Warning> FindFilmingWarnings(const KeypointTrack& track, const Scene& scene, double rate_hz,
                                         int strides_used) {
  std::vector<Warning> warnings;
  for (const std::optional<Warning>& warning :
       {WarnOfRate(rate_hz), WarnOfView(scene.yaw_rad), WarnOfSlope(scene.grade), WarnOfCamera(scene),
        WarnOfFewStrides(strides_used), WarnOfLostPerson(track)}) {
    if (warning) warnings.push_back(*warning);
  }
  return warnings;
}

}  // namespace hinge
