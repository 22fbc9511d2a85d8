// SPDX-License-Identifier: Apache-2.0
#include "simulated_set.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/random.h"
#include "hinge/twin/runner/trajectory.h"
#include "moving_people.h"
#include "pinhole.h"
#include "plant_faults.h"

namespace hinge {
namespace {

constexpr double kRollSigma_deg = 1.5;

Pinhole DrawCamera(int kind, double height_m, double hip_x_m, Random& random) {
  Pinhole c;
  c.ahead_m = hip_x_m;
  c.roll_rad = RadFromDeg(random.Normal(0, kRollSigma_deg));
  if (kind == 0) {
    c.height_m = random.Uniform(0.8, 1.1), c.distance_m = random.Uniform(3.5, 5);
    c.yaw_rad = RadFromDeg(random.Uniform(-3, 3));
  } else if (kind == 1) {
    c.facing = Facing::kLeft, c.rate_hz = 30;
    c.height_m = random.Uniform(0.3, 0.7), c.distance_m = random.Uniform(3, 4);
    c.yaw_rad = RadFromDeg(random.Uniform(4, 12));
  } else {
    c.rate_hz = 50;
    c.height_m = random.Uniform(1.3, 1.6), c.distance_m = random.Uniform(5, 7);
    c.yaw_rad = RadFromDeg(random.Uniform(-12, -4));
    if (random.Uniform() < 0.5) c.facing = Facing::kLeft;
  }
  c.pitch_rad = std::atan2(0.5 * height_m - c.height_m, c.distance_m);
  c.focal_px = 0.68 * c.height_px * c.distance_m / height_m;  // the person fills two thirds of the picture
  return c;
}

/// Somebody whose hips are outside the picture is not found.
KeypointTrack ProjectExact(const JointTrajectory& motion, const Pinhole& camera) {
  KeypointTrack track{.image_width_px = camera.width_px,
                      .image_height_px = camera.height_px,
                      .nominal_rate_hz = camera.rate_hz,
                      .model = "exact",
                      .frames = {}};
  for (int i = 0; i / camera.rate_hz < motion.duration_s; ++i) {
    KeypointFrame frame{.time_s = i / camera.rate_hz, .presence = 1, .points = {}};
    const PersonPose pose = motion.pose(frame.time_s);
    for (std::size_t k = 0; k < kLandmarkCount; ++k)
      frame.points.values[k] = {camera.Project_px(pose.p_W.values[k], frame.time_s), 1};
    const double hip_px = frame.points[Landmark::kLeftHip].p_I_px.x();
    if (hip_px < 0 || hip_px > camera.width_px) frame.presence = 0, frame.points = {};
    track.frames.push_back(frame);
  }
  return track;
}

TwinTrack See(const JointTrajectory& motion, const Pinhole& camera, const std::vector<GaitEvent>& events,
              const NetworkErrors& errors, std::uint64_t seed) {
  const TwinBody body = MakeTwinBody(motion.height_m);
  const double leg_px = (body.thigh_m + body.shank_m) * camera.focal_px / camera.distance_m;
  return AddNetworkErrors(ProjectExact(motion, camera),
                          {.clock = MakeStrideClock(events), .facing = camera.facing, .leg_px = leg_px},
                          errors, seed);
}

bool OneOf(const std::string& name, std::initializer_list<const char*> names) {
  return std::any_of(names.begin(), names.end(), [&](const char* n) { return name == n; });
}

void DrawTempo(ExerciseOptions& o, Random& random) {
  o.tempo.down_s = random.Uniform(1, 3);
  o.tempo.up_s = random.Uniform(0.9, 2.5);
  o.tempo.hold_s = random.Uniform(0, 1.2);
  o.tempo.rest_s = random.Uniform(0.3, 1.5);
  if (OneOf(o.name, {"row", "curl", "fly"})) o.tempo.down_s = random.Uniform(0.8, 3);
  if (o.name == "hold") o.tempo.hold_s = random.Uniform(6, 20);
  if (o.name == "skater")
    o.tempo = {0.9, random.Uniform(0.8, 2.5), random.Uniform(0.7, 1.3), random.Uniform(0.8, 2)};
  if (o.name == "pawback_drill")
    o.tempo = {random.Uniform(0.6, 1), random.Uniform(0, 0.3), random.Uniform(0.6, 1.1),
               random.Uniform(0.3, 0.8)};
}

ExerciseOptions DrawExerciseOptions(const std::string& name, bool faults, Random& random) {
  ExerciseOptions o = MakeExercise(name);
  o.height_m = random.Uniform(1.5, 1.98);
  o.repetitions = name == "hold" ? 1 : 3 + static_cast<int>(random.Uniform(0, 6));
  DrawTempo(o, random);
  o.side = random.Uniform() < 0.5 ? Side::kLeft : Side::kRight;
  o.stagger_m = random.Uniform() < 0.5 ? 0 : random.Uniform(0.25, 0.35) * o.height_m / 1.75;
  o.speed_m_s = name == "hike" ? random.Uniform(0.8, 1.5) : random.Uniform(0, 0.6);
  o.grade = random.Uniform(0.06, 0.28);
  o.flight_s = random.Uniform(0.15, 0.25);
  o.contact_s = random.Uniform(0.22, 0.34);
  o.push_m = random.Uniform(0.4, 0.52);
  o.duration_s = random.Uniform(6, 12);
  o.variation = {.depth_share = 0.03, .tempo_share = 0.07};
  o.seed = static_cast<std::uint64_t>(random.Uniform(0, 1e9));
  if (faults && random.Uniform() < 0.67) PlantFaults(o, random);
  return o;
}

ExerciseRun SolveSome(const std::string& name, const SetOptions& options, Random& random) {
  for (;;) {
    ExerciseOptions o = DrawExerciseOptions(name, options.faults, random);
    if (options.faults && options.idx % 4 == 3) PlantClearFault(o, options.idx / 4, random);
    if (!Problems(o).empty()) continue;
    if (auto run = SolveExercise(o)) return *std::move(run);
  }
}

TwinRun SolveSomeGait(bool runs, double height_m, double duration_s, bool treadmill, Random& random) {
  for (;;) {
    const double slower = std::sqrt(height_m / 1.75);
    const double v = runs ? random.Uniform(2.3, 4.5) : random.Uniform(0.9, 1.7);
    TwinOptions o = runs ? MakeTypicalRunner(v) : MakeTypicalWalker(v);
    o.speed_m_s *= slower, o.cadence_spm /= slower, o.height_m = height_m;
    for (Side side : kSides) o.leg[side].contact_s *= slower;
    o.trunk_lean_deg = runs ? random.Uniform(-3, 15) : random.Uniform(-2, 8);
    o.straightness_deg = random.Uniform(0, 20);
    o.duration_s = duration_s;
    o.treadmill = treadmill;
    o.first_side = random.Uniform() < 0.5 ? Side::kLeft : Side::kRight;
    if (!Problems(o).empty()) continue;
    if (auto run = SolveTwinRun(o)) return *std::move(run);
  }
}

bool StaysInPlace(const std::string& label) { return !OneOf(label, {"hike", "run", "walk", "none"}); }

struct Shown {
  JointTrajectory motion;
  std::vector<GaitEvent> events;
};

/// Before: walks in; after: walks off.
Shown WithWalking(SimulatedSet& set, Shown shown, Random& random) {
  set.done_s = shown.motion.duration_s;
  if (!StaysInPlace(set.label)) return shown;
  const bool comes = random.Uniform() < 0.4, goes = random.Uniform() < 0.3;
  const auto walk = [&](double s) {
    return MakeTrajectory(SolveSomeGait(false, set.height_m, s, false, random));
  };
  if (goes) shown.motion = Join(shown.motion, walk(random.Uniform(1, 3)), random.Uniform(0.8, 1.5));
  if (comes) {
    const JointTrajectory in = walk(random.Uniform(1, 3));
    const double blend_s = random.Uniform(0.8, 1.5);
    set.offset_s = JoinedStart_s(in, blend_s);
    shown.motion = Join(in, shown.motion, blend_s);
  }
  for (GaitEvent& event : shown.events) event.time_s += set.offset_s;
  set.done_s += set.offset_s;
  return shown;
}

Shown DrawMotion(SimulatedSet& set, const SetOptions& options, Random& random) {
  set.height_m = random.Uniform(1.5, 1.98);
  if (set.label == "none") {
    const auto& kinds = OtherMovements();
    set.detail = kinds[options.idx % kinds.size()];
    return {MakeOtherMovement(set.detail, set.height_m, random.Uniform(6, 15),
                              static_cast<std::uint64_t>(random.Uniform(0, 1e9))),
            {}};
  }
  if (set.label == "run" || set.label == "walk") {
    const TwinRun run = SolveSomeGait(set.label == "run", set.height_m, random.Uniform(5, 10),
                                      random.Uniform() < 0.6, random);
    return {MakeTrajectory(run), run.events};
  }
  const ExerciseRun run = SolveSome(set.label, options, random);
  set.height_m = run.options.height_m;
  set.truth = CalcTruth(run);
  LeaveOutUnseen(*set.truth);
  set.measures = CalcTrueMeasures(run, *set.truth);
  return {MakeTrajectory(run), run.events};
}

/// The ground speed that a camera beside the person keeps up with.
void Follow(Pinhole& camera, const JointTrajectory& motion) {
  const auto hips = [&](double t) {
    const PersonPose p = motion.pose(t);
    return Vec3(0.5 * (p.p_W[Landmark::kLeftHip] + p.p_W[Landmark::kRightHip]));
  };
  const Vec3 gone_m = hips(motion.duration_s) - hips(0);
  camera.follow_m_s = gone_m.x() / motion.duration_s;
  camera.climb_m_s = gone_m.y() / motion.duration_s;
}

double HipX_m(const JointTrajectory& motion, double t) {
  return motion.pose(std::clamp(t, 0.0, motion.duration_s)).p_W[Landmark::kLeftHip].x();
}

JointTrajectory MakeStanding(double height_m, std::uint64_t seed) {
  ExerciseOptions o = MakeExercise("stand");
  o.height_m = height_m, o.duration_s = 3, o.seed = seed;
  return MakeTrajectory(*SolveExercise(o));
}

}  // namespace

const std::vector<std::string>& SetLabels() {
  static const std::vector<std::string> labels = [] {
    std::vector<std::string> all = ExerciseNames();
    all.insert(all.end(), {"walk", "run", "none"});
    return all;
  }();
  return labels;
}

SimulatedSet MakeSimulatedSet(const std::string& label, const SetOptions& options,
                              const NetworkErrors& errors) {
  const auto place = std::find(SetLabels().begin(), SetLabels().end(), label) - SetLabels().begin();
  const std::uint64_t seed = 1 + 100000 * static_cast<std::uint64_t>(place) + 2 * options.idx +
                             (options.half == Half::kReport ? 1 : 0);
  Random random(seed * 0x9e3779b97f4a7c15U);
  SimulatedSet set;
  set.label = label;
  set.camera = static_cast<int>(options.idx % 3);
  const Shown shown = WithWalking(set, DrawMotion(set, options, random), random);
  Pinhole camera =
      DrawCamera(set.camera, set.height_m, HipX_m(shown.motion, 0.5 * (set.offset_s + set.done_s)), random);
  if (!StaysInPlace(label)) {
    camera.ahead_m = HipX_m(shown.motion, 0);
    Follow(camera, shown.motion);
  }
  set.track = See(shown.motion, camera, shown.events, errors, seed).track;
  camera.follow_m_s = camera.climb_m_s = 0, camera.ahead_m = 0;
  set.standing = See(MakeStanding(set.height_m, seed), camera, {}, errors, seed).track;
  return set;
}

}  // namespace hinge
