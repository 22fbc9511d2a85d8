// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/admit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/activity/find_activity.h"
#include "hinge/science/body/angles.h"
#include "hinge/science/gait/roll_and_grade.h"
#include "hinge/science/scene/view.h"

namespace hinge {
namespace {

constexpr double kLeastRate_hz = 23.5;  // below, the knee turns by 10 degrees and more between two pictures
constexpr double kGoodRate_hz = 50;     // below, events lie 10 ms and more apart from where they were
constexpr double kFrontSeparation_trunks = 0.5;  // shoulders this far apart are seen from the front
constexpr double kMostYaw_deg = 20;              // surely more is refused: the interval's lower end
constexpr double kLeastShake_px = 1;             // less moves no angle by a tenth of a degree
constexpr double kWarnYaw_deg = 20;              // of the shoulders' line; running swings it by about 8
constexpr double kMostCutOff = 0.5;
constexpr double kSlowestCadence_spm = 110, kFastestCadence_spm = 250;  // from the slowest jog to a sprint
constexpr int kFewestPictures = 12;
constexpr int kGoodStrides = 8;

constexpr double kMostLost = 0.05;  // of the pictures, before it is said

constexpr const char* kWhere = "looking at the clip";

/// How far the knees bend backwards when they bend most, where they do so much farther than forwards; empty where they do not.
std::optional<double> FindBackwardKnees_deg(const KeypointTrack& track, Facing facing) {
  constexpr double kMost = 0.9, kApart_deg = 15;  // more than straight legs shake
  const double ahead = facing == Facing::kRight ? 1 : -1;
  std::vector<double> flexion_deg;
  for (const KeypointFrame& f : track.frames) {
    for (Side side : kSides) {
      const auto at = [&](Part part) -> const Keypoint& { return f.points[LandmarkOf(side, part)]; };
      const Keypoint &hip = at(Part::kHip), &knee = at(Part::kKnee), &ankle = at(Part::kAnkle);
      if (!f.found() || !hip.seen() || !knee.seen() || !ankle.seen()) continue;
      const auto upright = [ahead](const Keypoint& k) { return Vec2(ahead * k.p_I_px.x(), -k.p_I_px.y()); };
      flexion_deg.push_back(CalcKneeFlexion(upright(hip), upright(knee), upright(ankle)).deg());
    }
  }
  if (flexion_deg.empty()) return std::nullopt;
  const double back_deg = -Quantile(flexion_deg, 1 - kMost), forward_deg = Quantile(flexion_deg, kMost);
  const bool mostly = Median(flexion_deg) < 0;  // a leg that is lost now and then bends anywhere
  return mostly && back_deg > forward_deg + kApart_deg ? std::optional(back_deg) : std::nullopt;
}

std::optional<Warning> WarnOfRate(double rate_hz) {
  if (rate_hz >= kGoodRate_hz) return std::nullopt;
  return Warning{"frame_rate_low",
                 fmt::format("The clip has {:.0f} pictures a second: contact times are uncertain by "
                             "several hundredths of a second. Film with 60 or more, 120 is best.",
                             rate_hz)};
}

std::optional<Warning> WarnOfSlowMotion(const Measured& factor, const KeypointTrack& track) {
  if (!factor.known() || *factor.value == 1 || factor.source == kGiven || track.frames.empty())
    return std::nullopt;
  const double clip_s = track.frames.back().time_s - track.frames.front().time_s;
  return Warning{"slow_motion",
                 fmt::format("The clip plays {:.0f} times slower than life: {:.1f} s of running. If that is "
                             "wrong, say how much: --slowmo.",
                             *factor.value, clip_s / *factor.value)};
}

/// A speed that the feet do not show: mostly km/h for m/s.
std::optional<Warning> WarnOfSpeed(const Measured& given_m_s, const Measured& seen_m_s) {
  constexpr double kSurely_sigmas = 3, kKmhAMs = 3.6;
  if (!given_m_s.known() || given_m_s.source != kGiven || !seen_m_s.known()) return std::nullopt;
  const auto differs = [&](double m_s) {
    return std::abs(m_s - *seen_m_s.value) > kSurely_sigmas * seen_m_s.sigma;
  };
  if (!differs(*given_m_s.value)) return std::nullopt;
  std::string text =
      fmt::format("You gave {:.3g} m/s, but the feet show {:.1f} ({:.1f} to {:.1f}); yours was taken.",
                  *given_m_s.value, *seen_m_s.value, seen_m_s.low(), seen_m_s.high());
  if (const double m_s = *given_m_s.value / kKmhAMs; !differs(m_s))
    text += fmt::format(" If it is km/h, say --speed {:.3g}.", m_s);
  return Warning{"speed_unlikely", text};
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
  if (scene.camera == CameraMotion::kStill || scene.shake_px < kLeastShake_px) return std::nullopt;
  return Warning{
      "camera_moves",
      fmt::format("The camera {}; its own motion was taken out ({:.0f} px). A camera "
                  "that stands still is surer.",
                  scene.camera == CameraMotion::kHeld ? "was held by hand" : "went along with the runner",
                  scene.shake_px)};
}

std::optional<Warning> WarnOfFewStrides(int used) {
  if (used == 0 || used >= kGoodStrides) return std::nullopt;  // none: the verdict says so
  return Warning{
      "few_strides",
      fmt::format("Only {} stride{} used; {} or more make the averages trustworthy. Film 10 s of running.",
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
  const std::optional<Facing> facing = given ? given : FindFacing(track);
  if (!facing) {
    throw Error("which way the person faces cannot be told: no foot and no ear was seen", kWhere,
                "Say it: --facing right, or --facing left.");
  }
  const std::optional<double> backwards_deg = FindBackwardKnees_deg(track, *facing);
  if (!backwards_deg) return *facing;
  const char* other = Name(*facing == Facing::kRight ? Facing::kLeft : Facing::kRight);
  throw Error(fmt::format("facing {}, the knees would bend backwards by {:.0f} degrees: the person faces {}",
                          Name(*facing), *backwards_deg, other),
              kWhere, given ? "Leave --facing out." : fmt::format("Say so: --facing {}.", other));
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

std::vector<Warning> FindFilmingWarnings(const FilmingFacts& facts) {
  const Scene& scene = facts.scene;
  std::vector<Warning> warnings;
  for (const std::optional<Warning>& warning :
       {WarnOfSlowMotion(scene.slow_motion_factor, facts.track), WarnOfRate(facts.life_rate_hz),
        WarnOfView(scene.yaw_rad), WarnOfSpeed(scene.speed_m_s, facts.seen_speed_m_s),
        WarnOfSlope(scene.grade), WarnOfCamera(scene), WarnOfFewStrides(facts.strides_used),
        WarnOfLostPerson(facts.track)}) {
    if (warning) warnings.push_back(*warning);
  }
  return warnings;
}

}  // namespace hinge
