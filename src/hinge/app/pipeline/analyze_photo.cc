// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/analyze_photo.h"

#include <algorithm>
#include <cmath>

#include "hinge/app/pipeline/admit.h"
#include "hinge/app/pipeline/find_standing.h"
#include "hinge/app/pipeline/photo_angles.h"
#include "hinge/app/pipeline/scene_priors.h"
#include "hinge/app/pipeline/unseen_head.h"
#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/random.h"
#include "hinge/science/body/angles.h"
#include "hinge/science/form/definition.h"
#include "hinge/science/form/posture_map.h"
#include "hinge/science/gait/roll_and_grade.h"
#include "hinge/science/gait/take_offsets_off.h"
#include "hinge/science/scene/view.h"

namespace hinge {
namespace {

constexpr double kLevelFoot_deg = 15;  // heel and toe points lie up to 10 degrees out of level in a flat shoe
constexpr double kUnderBody_legs =
    0.25;  // an ankle further ahead of the hip, or behind it, is landing or pushing off
constexpr double kLower_legs = 0.08;  // a foot that far below the other one is the one on the ground
constexpr double kMidStance_sd = 3;   // of the shank's lean among runners, who do not all stand alike

constexpr const char* kOneInstant =
    "one picture shows one instant, and form is the mean of many steps: film ten seconds";
constexpr const char* kNotCarrying =
    "no leg carries the body as at mid-stance in this picture, so it has no place on the posture map";

constexpr const char* kNoTime = "one picture shows no time";

// Of the stride from contact: runners' feet are down for some 0.35 of it, and the shank is as far over as FindCarryingLeg
// asks in the middle third of that.
constexpr double kMidStance_strides = 0.18, kAbout_strides = 0.07;

PhotoPhase MidStanceOf(Side carrying, Facing facing) {
  return {.centre = carrying == NearSide(facing) ? kMidStance_strides : kMidStance_strides + 0.5,
          .half_width = kAbout_strides};
}

/// A stride of a second in which the near foot is at the phase's centre; nobody's where that is not known.
StrideClock ClockAt(const PhotoPhase& phase, Side near, double time_s) {
  if (!phase.known()) return {};
  const double ic_s = time_s - phase.centre;
  StrideClock clock;
  clock.ic_s[near] = {ic_s, ic_s + 1};
  clock.ic_s[Opposite(near)] = {ic_s - 0.5, ic_s + 0.5};
  return clock;
}

KeypointFrame OnlyPerson(const KeypointTrack& photo) {
  for (const KeypointFrame& f : photo.frames) {
    if (f.found()) return f;
  }
  throw Error(
      "no person was found in the picture", "looking at the photo",
      "Take one person from the side, whole body in the picture, filling at least a third of its height.");
}

std::string WhyNotInAPhoto(const Measure& m) {
  if (m.at == "ic" || m.at == "to") return "one picture does not show when a foot meets or leaves the ground";
  if (m.at == "stride" && m.unit != "deg") return kNoTime;
  return "one picture shows one instant, not a whole stance or stride";
}

/// All measures of a clip that this picture does not give.
void AddUnseen(std::vector<Measure>& measures) {
  for (const MeasureDefinition* definition : MeasureDefinitions()) {
    if (FindMeasure(measures, definition->id) != nullptr) continue;
    Measure m = MakeMeasure(*definition, std::nullopt);
    m.why_missing = WhyNotInAPhoto(m);
    measures.push_back(std::move(m));
  }
}

double SigmaOf(const Measure& m) { return std::hypot(m.sigma_random, m.sigma_shared); }

/// One draw of what the map reads: this instant's numbers, and people's where it has none.
PostureAngles DrawAngles(const Session& session, Side carrying, const ErrorModel& errors, double speed_m_s,
                         const Knowledge& knowledge, Random& random) {
  const PostureModel& model = knowledge.posture;
  const auto around = [&random](double mean, double sigma) { return random.Normal(mean, sigma); };
  const Prior &to_peak = PriorOf(knowledge, "photo_knee_to_peak_deg"),
              &to_mean = PriorOf(knowledge, "photo_lean_to_mean_deg");
  const Measure& knee = *FindMeasure(session.measures, "knee", carrying);
  const Measure& lean = *FindMeasure(session.measures, "trunk_lean_over_standing");
  const Measure* spine = FindMeasure(session.measures, "straightness_over_standing");
  const MeasureError network =
      errors.OfRunning("knee_peak");  // near its peak more is known of a knee than elsewhere
  const bool near = carrying == NearSide(session.scene.facing);
  PostureAngles angles;
  angles.knee_peak_deg =
      around(*knee.value - (near ? network.bias_near : network.bias_far),
             std::hypot(knee.sigma_random, near ? network.sigma_near : network.sigma_far)) +
      around(to_peak.mean, to_peak.sd);
  angles.knee_ic_deg = around(model.knee_ic_deg.At(speed_m_s), model.knee_ic_sd_deg);
  angles.tibia_ms_deg = -around(model.shank_lean_ms_deg.At(speed_m_s), model.shank_lean_ms_sd_deg);
  angles.trunk_lean_over_standing_deg = around(*lean.value, SigmaOf(lean)) + around(to_mean.mean, to_mean.sd);
  if (spine != nullptr && spine->value)
    angles.straightness_over_standing_deg = around(*spine->value, SigmaOf(*spine));
  return angles;
}

/// Mean, covariance and states of many draws.
void PutOnMap(Session& session, Side carrying, const ErrorModel& errors, const Knowledge& knowledge,
              const AnalyzeOptions& options) {
  const Measured speed = SpeedForNorms(session.scene.speed_m_s, knowledge);
  Random random(options.seed);
  std::vector<Vec2> points;
  for (int d = 0; d < options.draws; ++d) {
    const double speed_m_s = random.Normal(*speed.value, speed.sigma);
    const PostureAngles angles = DrawAngles(session, carrying, errors, speed_m_s, knowledge, random);
    points.push_back(CalcMapPoint(angles, speed_m_s, knowledge.posture));
    const State state = FindState(points.back(), angles.straightness_over_standing_deg, knowledge.posture);
    session.verdict.probability[static_cast<std::size_t>(state)] += 1.0 / options.draws;
  }
  PosturePoint map{.leg_trunk = Vec2::Zero(), .covariance = Eigen::Matrix2d::Zero()};
  for (const Vec2& p : points) map.leg_trunk += p / options.draws;
  for (const Vec2& p : points)
    map.covariance += (p - map.leg_trunk) * (p - map.leg_trunk).transpose() / (options.draws - 1);
  session.verdict.map = map;
}

void AddOverStanding(Session& session, const ErrorModel& errors) {
  const auto add = [&](const char* raw, const char* id, const Measured& standing_deg) {
    session.measures.push_back(OverStanding(*FindMeasure(session.measures, raw), id, standing_deg,
                                            session.standing, session.scene, errors));
  };
  add("trunk_lean", "trunk_lean_over_standing", session.standing.trunk_lean_deg);
  add("straightness", "straightness_over_standing", session.standing.straightness_deg);
}

MotionSample SampleOf(const KeypointFrame& frame, const PerLandmark<Vec2>& places_m,
                      const PerLandmark<double>& jitter_m) {
  MotionSample sample{.time_s = frame.time_s, .p_I_px = {}, .p_W_m = places_m, .sigma_m = jitter_m};
  for (std::size_t i = 0; i < kLandmarkCount; ++i) sample.p_I_px.values[i] = frame.points.values[i].p_I_px;
  return sample;
}

/// Roll and grade of one picture are what its edges tell.
Scene SeeScene(const KeypointTrack& track, Facing facing, const Runner& runner, const SceneGiven& given,
               const Knowledge& knowledge) {
  Scene scene = EstimateScene(track, facing, runner, given, PriorsOf(knowledge, runner));
  const RollAndGrade shown = EstimateRollAndGrade(std::nullopt, scene, GroundPriorsOf(knowledge));
  scene.roll_rad = shown.roll_rad, scene.grade = shown.grade;
  return scene;
}

}  // namespace

std::optional<Side> FindCarryingLeg(const PerLandmark<Vec2>& p, const PostureModel& model, double speed_m_s) {
  for (Side side : kSides) {
    const auto at = [&p](Side s, Part part) { return p[LandmarkOf(s, part)]; };
    const Vec2 hip = at(side, Part::kHip), knee = at(side, Part::kKnee), ankle = at(side, Part::kAnkle);
    const double leg = (knee - hip).norm() + (ankle - knee).norm();
    const bool level =
        std::abs(CalcFootAngle(at(side, Part::kHeel), at(side, Part::kToe)).deg()) < kLevelFoot_deg;
    const bool under = std::abs(ankle.x() - hip.x()) < kUnderBody_legs * leg;
    const bool lower = ankle.y() < at(Opposite(side), Part::kAnkle).y() - kLower_legs * leg;
    const double over_deg = -CalcSegmentAttitude(knee, ankle).deg() - model.shank_lean_ms_deg.At(speed_m_s);
    if (level && under && lower && std::abs(over_deg) < kMidStance_sd * model.shank_lean_ms_sd_deg)
      return side;
  }
  return std::nullopt;
}

Session AnalyzePhoto(const KeypointTrack& photo, const Runner& runner, const Knowledge& knowledge,
                     const ErrorModel& errors, const AnalyzeOptions& options) {
  KeypointTrack seen = WithHeadOnTheTrunk(photo);
  seen.frames = {OnlyPerson(seen)};
  RequireSideView(seen);
  RequireWholeLegs(seen);
  const Facing facing = RequireFacing(options.given.facing, seen);

  Session session;
  session.runner = runner;
  const auto look_at = [&](const PhotoPhase& phase) {
    const KeypointTrack track =
        errors.landmarks ? TakeOffsetsOff(seen, ClockAt(phase, NearSide(facing), seen.frames.front().time_s),
                                          facing, *errors.landmarks)
                         : seen;
    session.scene = SeeScene(track, facing, runner, options.given, knowledge);
    return track.frames.front();
  };
  KeypointFrame frame = look_at({});
  const double speed_m_s =
      options.given.speed_m_s.value_or(*SpeedForNorms(Missing(kNoTime), knowledge).value);
  const auto carrying = FindCarryingLeg(PlacesOf(frame, session.scene), knowledge.posture, speed_m_s);
  const PhotoPhase phase = carrying ? MidStanceOf(*carrying, facing) : PhotoPhase{};
  if (carrying) frame = look_at(phase);
  if (!options.given.speed_m_s) session.scene.speed_m_s = Missing(kNoTime);
  session.scene.slow_motion_factor = Missing(kNoTime);
  session.standing = FindStanding(seen, {}, session.scene, knowledge, errors, options);

  session.measures = MeasurePhoto(frame, session.scene, errors, HeadIsSeen(photo), phase);
  AddOverStanding(session, errors);
  session.motion = {SampleOf(frame, PlacesOf(frame, session.scene), JitterOf(frame, session.scene, errors))};
  session.verdict.label = "cannot_tell";
  session.verdict.cannot_tell_because = {kOneInstant};
  session.verdict.straightness_seen =
      FindMeasure(session.measures, "straightness_over_standing")->value.has_value();
  if (carrying)
    PutOnMap(session, *carrying, errors, knowledge, options);
  else
    session.verdict.cannot_tell_because.push_back(kNotCarrying);
  AddUnseen(session.measures);
  session.quality = {.frames = 1, .frames_found = 1, .legs_swapped = 0, .redetections = 0};
  return session;
}

}  // namespace hinge
