// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/analyze.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "hinge/app/pipeline/admit.h"
#include "hinge/app/pipeline/find_standing.h"
#include "hinge/app/pipeline/gait_track.h"
#include "hinge/app/pipeline/life_time.h"
#include "hinge/app/pipeline/scene_priors.h"
#include "hinge/app/pipeline/short_gaps.h"
#include "hinge/app/pipeline/unseen_head.h"
#include "hinge/foundation/base/check.h"
#include "hinge/science/activity/find_activity.h"
#include "hinge/science/form/back_outline.h"
#include "hinge/science/form/decide.h"
#include "hinge/science/form/draw_interval.h"
#include "hinge/science/form/finding_reasons.h"
#include "hinge/science/gait/knee_borders.h"
#include "hinge/science/gait/roll_and_grade.h"
#include "hinge/science/gait/speed.h"
#include "hinge/science/gait/strides.h"
#include "hinge/science/gait/take_offsets_off.h"
#include "hinge/science/motion/leg_identity.h"
#include "hinge/science/motion/motion.h"
#include "hinge/science/scene/slow_motion.h"
#include "hinge/science/scene/steady_track.h"
#include "hinge/science/scene/view.h"

namespace hinge {
namespace {

constexpr double kMinute_s = 60;

/// What a track shows of camera, motion and feet.
struct Sight {
  Scene scene;
  Motion motion;
  GaitTrack feet;
  std::vector<GaitEvent> events;
  bool outlined = false;  ///< the knees lie where the person's outline has them
};

/// Three looks, each surer than the one before: as the network saw it, which tells the phase; without the network's mean
/// offsets at each phase and with this person's knees between their borders, which tells how the ground goes by; and with
/// the roll that ground and flat edges tell, where these know more of it than uprights alone.
Sight LookAtRun(const LifeTrack& life, Facing facing, const Runner& runner, const Knowledge& knowledge,
                const ErrorModel& errors, SceneGiven given) {
  KeypointTrack points = life.track;
  bool outlined = false;
  const auto look = [&] {
    const Scene scene = EstimateScene(points, facing, runner, given, PriorsOf(knowledge, runner));
    const Motion motion = EstimateMotion(points, scene, errors, 2 * life.step_s);
    const GaitTrack feet = MakeGaitTrack(points, motion, scene, errors);
    return Sight{
        .scene = scene, .motion = motion, .feet = feet, .events = FindEvents(feet), .outlined = outlined};
  };
  Sight sight = look();
  if (errors.landmarks) {
    const StrideClock clock = MakeStrideClock(sight.events);
    points = TakeOffsetsOff(points, clock, facing, *errors.landmarks);
    OutlinedKnees knees = PlaceKneesByOutline(std::move(points), clock, facing, *errors.landmarks);
    points = std::move(knees.track), outlined = knees.placed;
    sight = look();
  }
  const auto ground = EstimateGroundMotion(sight.feet, sight.events);
  const RollAndGrade shown = EstimateRollAndGrade(ground, sight.scene, GroundPriorsOf(knowledge));
  if (!given.edges.uprights_rad.known() || given.edges.flat_rad.known()) {
    given.roll_rad = shown.roll_rad;
    sight = look();
  }
  sight.scene.grade = shown.grade;
  return sight;
}

int CountUsed(const Gait& gait) {
  return static_cast<int>(
      std::count_if(gait.strides.begin(), gait.strides.end(), [](const Stride& s) { return s.used; }));
}

/// How the camera had moved at each picture of the motion: those in which the person was found.
std::vector<BackgroundMove> CameraMotionOf(const KeypointTrack& steady) {
  std::vector<BackgroundMove> moves;
  for (const KeypointFrame& f : steady.frames) {
    if (f.found()) moves.push_back(f.background);
  }
  return moves;
}

std::vector<MotionSample> SampleMotion(const Motion& motion, const Scene& scene,
                                       const KeypointTrack& steady) {
  const std::vector<BackgroundMove> camera = CameraMotionOf(steady);
  HINGE_CHECK(camera.size() == motion.time_s.size(), camera.size());
  const Vec2 middle_px = 0.5 * Vec2(scene.image_width_px, scene.image_height_px);
  const MotionCurves mean = motion.Mean();
  PerLandmark<std::vector<double>> sigmas_m;
  for (std::size_t k = 0; k < kLandmarkCount; ++k)
    sigmas_m.values[k] = motion.paths.values[k].Sigmas(motion.basis, motion.time_s);
  std::vector<MotionSample> samples;
  for (std::size_t n = 0; n < motion.time_s.size(); ++n) {
    const double t = motion.time_s[n];
    MotionSample sample;
    sample.time_s = t;
    for (std::size_t i = 0; i < kLandmarkCount; ++i) {
      const Landmark l = LandmarkAt(i);
      sample.p_W_m[l] = mean.Position_W(l, t);
      sample.p_I_px[l] = Carry(camera[n], middle_px, CalcImagePoint(scene, sample.p_W_m[l]));
      sample.sigma_m[l] = sigmas_m[l][n];
    }
    samples.push_back(sample);
  }
  return samples;
}

/// A track that can be measured: square to the camera, with the camera's own motion taken out.
struct AdmittedTrack {
  SteadyTrack steady;
  bool head_is_seen = false;
};

AdmittedTrack AdmitTrack(const KeypointTrack& given) {
  RequirePerson(given);
  KeypointTrack seen = WithShortGapsBridged(WithoutObliqueSeconds(given));
  RequireFrameRate(PictureRate_hz(seen));
  RequireSideView(seen);
  RequireWholeLegs(seen);
  const bool head_is_seen = HeadIsSeen(seen);
  return {TakeCameraMotionOut(WithHeadOnTheTrunk(std::move(seen))), head_is_seen};
}

/// What was seen of the camera and of time beside the motion; a speed that nobody gave is the one seen.
Scene CompleteScene(const Sight& sight, const SteadyTrack& steady, const LifeTrack& life,
                    const Measured& seen_speed_m_s) {
  Scene scene = sight.scene;
  scene.camera = steady.camera;
  scene.shake_px = steady.shake_px;
  scene.slow_motion_factor = life.slow_motion_factor;
  if (!scene.speed_m_s.known()) scene.speed_m_s = seen_speed_m_s;
  return scene;
}

/// Measures, sides and verdict, from scene, gait and standing.
void JudgeForm(const Form& form, const Knowledge& knowledge, std::uint64_t seed, Session& session) {
  session.leg_m = form.leg_m;
  session.measures = form.measures;
  session.stride_measures = form.by_stride;
  session.sides = form.sides;
  session.split = form.split;
  session.verdict = DecideVerdict(
      form, SpeedForNorms(session.scene.speed_m_s, knowledge), knowledge,
      {.seed = seed, .grade = session.scene.grade.value.value_or(0), .doubts = FindDoubts(form.measures)});
  AddReasons(session.verdict.findings, session.gait, form.by_stride, form.measures, knowledge);
}

Session AnalyzeAt(const std::optional<Measured>& slow_motion_factor, const KeypointTrack& given,
                  const Runner& runner, const Knowledge& knowledge, const ErrorModel& errors,
                  const AnalyzeOptions& options) {
  const auto [steady, head_is_seen] = AdmitTrack(given);
  const KeypointTrack& track = steady.track;
  Session session;
  session.runner = runner;
  session.activity = FindActivity(track);
  RequireRunning(session.activity);

  const Facing facing = RequireFacing(options.given.facing, track);
  NamedTrack named = NameLegs(track, facing);
  const LifeTrack life = MakeLifeTrack(named.track, session.activity, slow_motion_factor);
  named.track = {};  // of half an hour it is a tenth of a gigabyte
  RequireEveryPoint(life.track);

  const Sight sight = LookAtRun(life, facing, runner, knowledge, errors, options.given);
  session.gait = MakeGait(sight.events, sight.feet);
  const Measured seen_m_s = CalcSpeed_m_s(EstimateGroundMotion(sight.feet, sight.events), sight.scene);
  session.scene = CompleteScene(sight, steady, life, seen_m_s);
  session.standing = FindStanding(track, session.activity, session.scene, knowledge, errors, options);

  ErrorModel of_this_clip = errors;
  of_this_clip.knees_outlined = sight.outlined;
  Form form = MeasureForm(sight.motion, session.gait, session.scene, of_this_clip, session.standing,
                          {.draws = options.draws,
                           .seed = options.seed,
                           .frame_rate_hz = life.rate_hz,
                           .mass_kg = runner.mass_kg});
  AddBackOutline(life.track, session.gait, errors, session.standing, form);
  if (!head_is_seen) ForgetHead(form);
  JudgeForm(form, knowledge, options.seed + 1, session);

  session.motion = SampleMotion(sight.motion, session.scene, life.track);
  session.quality = {.frames = static_cast<int>(track.frames.size()),
                     .frames_found = CountFound(track),
                     .legs_swapped = static_cast<int>(named.exchanged_frames.size()),
                     .redetections = 0,
                     .knees_outlined = sight.outlined};
  session.warnings = FindFilmingWarnings({.track = track,
                                          .scene = session.scene,
                                          .seen_speed_m_s = seen_m_s,
                                          .life_rate_hz = life.rate_hz,
                                          .strides_used = CountUsed(session.gait)});
  ReturnToClipTime(session, *life.slow_motion_factor.value);
  return session;
}

/// The slow motion again, now that the bounce is known; none where it was not measured.
std::optional<Measured> FindFactorByBounce(const Session& session) {
  const Measure *cadence = FindMeasure(session.measures, "cadence"),
                *seen = FindMeasure(session.measures, "vertical_oscillation"),
                *model = FindMeasure(session.measures, "vertical_oscillation_model");
  for (const Measure* m : {cadence, seen, model}) {
    if (m == nullptr || !m->value || *m->value <= 0) return std::nullopt;
  }
  const double factor = *session.scene.slow_motion_factor.value;
  const auto relative = [](const Measure& m) { return CalcIntervalSigma(m) / *m.value; };
  return EstimateSlowMotionFactor(
      factor * kMinute_s / *cadence->value,
      BounceByGravity{.factor = factor,
                      .over_seen = *model->value / *seen->value,
                      .sigma_log = std::hypot(relative(*model), relative(*seen))});
}

}  // namespace

Session AnalyzeTrack(const KeypointTrack& given, const Runner& runner, const Knowledge& knowledge,
                     const ErrorModel& errors, const AnalyzeOptions& options) {
  const auto analyze_at = [&](const std::optional<Measured>& factor) {
    return AnalyzeAt(factor, given, runner, knowledge, errors, options);
  };
  if (options.slow_motion_factor) return analyze_at(Known(*options.slow_motion_factor, 0, "given"));
  Session session = analyze_at({});
  const std::optional<Measured> factor = FindFactorByBounce(session);
  if (!factor) return session;
  if (*factor->value != *session.scene.slow_motion_factor.value) return analyze_at(factor);
  session.scene.slow_motion_factor = *factor;
  return session;
}

}  // namespace hinge
