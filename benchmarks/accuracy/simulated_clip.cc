// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <memory>

#include "hinge/app/truth/truth_session.h"
#include "hinge/foundation/base/angle.h"
#include "hinge/science/form/posture_map.h"
#include "hinge/science/motion/leg_identity.h"
#include "hinge/twin/runner/trajectory.h"
#include "simulated_case.h"

namespace hinge {
namespace {

constexpr double kUprightsSigma_rad = RadFromDeg(0.5);  // what uprights in real pictures are worth
constexpr double kStandingLasts_s = 4, kStandingRate_hz = 30;

KeypointTrack Project(const JointTrajectory& trajectory, const SimulatedCase& made, double rate_hz) {
  const CameraView view = ViewAt(made.camera, 0);
  KeypointTrack track{.image_width_px = made.camera.image_width_px,
                      .image_height_px = made.camera.image_height_px,
                      .nominal_rate_hz = rate_hz,
                      .model = "exact",
                      .frames = {}};
  const auto pictures = static_cast<int>(std::floor(trajectory.duration_s * rate_hz));
  for (int i = 0; i < pictures; ++i) {
    KeypointFrame frame{.time_s = i / rate_hz, .presence = 1, .points = {}};
    const PersonPose pose = trajectory.pose(frame.time_s);
    for (std::size_t k = 0; k < kLandmarkCount; ++k)
      frame.points.values[k] = {Project_px(view, pose.p_W.values[k]), 1};
    track.frames.push_back(frame);
  }
  return track;
}

double Scale_m_per_px(const SimulatedCase& made) {
  const CameraView view = ViewAt(made.camera, 0);
  return Depth_m(view, {0, 0.52 * made.runner.height_m, 0}) / view.focal_px;
}

double Leg_m(const TwinBody& body) { return body.thigh_m + body.shank_m; }

/// The same person, camera and network; the same seed draws the same offsets of his body.
KeypointTrack MakeStanding(const SimulatedCase& made, const NetworkErrors& errors) {
  TwinOptions options = MakeStandingPerson();
  options.height_m = made.runner.height_m;
  options.trunk_lean_deg = made.stands.trunk_lean_deg;
  options.straightness_deg = made.stands.straightness_over_twin_deg();
  options.duration_s = kStandingLasts_s;
  const TwinRun run = MakeTwinRun(options);
  const SeenPerson person{
      .clock = {}, .facing = made.camera.facing, .leg_px = Leg_m(run.body) / Scale_m_per_px(made)};
  return AddNetworkErrors(Project(MakeTrajectory(run), made, kStandingRate_hz), person, errors,
                          made.seed)
      .track;
}

void ExchangeLegs(SimulatedClip& clip, double share, std::uint64_t seed) {
  constexpr double kMeanRun = 4;  // pictures
  Random random(seed);
  bool exchanged = false;
  for (std::size_t i = 0; i < clip.track.frames.size(); ++i) {
    exchanged = random.Uniform() < (exchanged ? 1 - 1 / kMeanRun : share / (1 - share) / kMeanRun);
    if (!exchanged) continue;
    ExchangeKnees(clip.track.frames[i]);
    ExchangeFeet(clip.track.frames[i]);
    clip.exchanged_frames.push_back(static_cast<int>(i));
  }
}

void See(const SimulatedCase& made, const MovingPerson& person, const NetworkErrors& errors,
         SimulatedClip& clip) {
  if (made.swapped_share >= 0) {
    clip.track = clip.exact;
    return ExchangeLegs(clip, made.swapped_share, made.seed);
  }
  const SeenPerson seen_person{.clock = MakeStrideClock(person.events),
                               .facing = made.camera.facing,
                               .leg_px = person.leg_m / Scale_m_per_px(made)};
  TwinTrack seen = AddNetworkErrors(clip.exact, seen_person, errors, made.seed);
  clip.track = std::move(seen.track);
  clip.exchanged_frames = std::move(seen.swapped_frames);
}

void PlaySlower(KeypointTrack& track, double factor) {
  for (KeypointFrame& frame : track.frames) frame.time_s *= factor;
  track.nominal_rate_hz /= factor;
}

double* ValueOf(std::vector<Measure>& measures, const char* id) {
  for (Measure& m : measures) {
    if (m.id == id && !m.side && m.value) return &*m.value;
  }
  return nullptr;
}

/// The truth is made for somebody who stands upright and straight: this one does not.
bool CompareWithStanding(const SimulatedCase& made, std::vector<Measure>& measures) {
  double *lean = ValueOf(measures, "trunk_lean_over_standing"),
         *straight = ValueOf(measures, "straightness_over_standing"),
         *knee = ValueOf(measures, "knee_ic_over_standing");
  if (!lean || !straight || !knee) return false;
  *lean -= made.stands.trunk_lean_deg;
  *straight -= made.stands.straightness_over_twin_deg();
  constexpr double kTwinStandsWith_deg = 3;  // the digital person's knee
  *knee -= made.standing_filmed ? kTwinStandsWith_deg : made.stands.knee_deg;
  for (Measure& m : measures) {
    if (m.value) m.low = m.high = *m.value;
  }
  return true;
}

bool PlaceOnMap(const Knowledge& knowledge, SimulatedClip& clip) {
  const auto at = [&](const char* id) { return ValueOf(clip.truth.measures, id); };
  const double *peak = at("knee_peak"), *ic = at("knee_ic"), *tibia = at("tibia_ms"),
               *lean = at("trunk_lean_over_standing"), *straight = at("straightness_over_standing");
  if (!peak || !ic || !tibia || !lean || !straight) return false;
  clip.map = CalcMapPoint({*peak, *ic, *tibia, *lean, *straight}, *clip.truth.scene.speed_m_s.value,
                          knowledge.posture);
  clip.state = FindState(clip.map, *straight, knowledge.posture);
  return true;
}

Session TruthOf(const SimulatedCase& made, const JointTrajectory& trajectory,
                const std::vector<GaitEvent>& events, const Knowledge& knowledge) {
  const TruthView view{.facing = made.camera.facing,
                       .roll_rad = made.camera.roll_rad,
                       .yaw_rad = made.yaw_rad,
                       .scale_m_per_px = Scale_m_per_px(made),
                       .ground_I_px = 0,
                       .width_px = made.camera.image_width_px,
                       .height_px = made.camera.image_height_px,
                       .frame_rate_hz = made.rate_hz,
                       .slow_motion_factor = made.slow_motion};
  return MakeTruthSession({trajectory, events, view, made.name, "simulated"}, knowledge);
}

/// The same runner for longer, in strides that the clip does not show.
std::vector<Measure> MeasureHabit(const SimulatedCase& made, const Knowledge& knowledge) {
  constexpr double kHabit_s = 120;
  TwinOptions options = made.runner;
  options.duration_s = kHabit_s;
  options.seed = made.seed ^ 0x4ab17u;
  const std::optional<TwinRun> run = SolveTwinRun(options);
  if (!run) return {};
  std::vector<Measure> habit = TruthOf(made, Tabulate(MakeTrajectory(*run)), run->events, knowledge).measures;
  return CompareWithStanding(made, habit) ? habit : std::vector<Measure>{};
}

}  // namespace

JointTrajectory Tabulate(const JointTrajectory& motion) {
  constexpr double kStep_s = 0.001;
  const auto poses = std::make_shared<std::vector<PersonPose>>();
  for (int i = 0; i * kStep_s < motion.duration_s + kStep_s; ++i)
    poses->push_back(motion.pose(std::min(i * kStep_s, motion.duration_s)));
  JointTrajectory table = motion;
  table.pose = [poses](double time_s) {
    const double at = std::clamp(time_s / kStep_s, 0.0, static_cast<double>(poses->size() - 2));
    const auto i = static_cast<std::size_t>(at);
    const double share = std::clamp(time_s / kStep_s - static_cast<double>(i), 0.0, 1.0);
    PersonPose pose = (*poses)[i];
    pose.time_s = time_s;
    for (std::size_t k = 0; k < kLandmarkCount; ++k)
      pose.p_W.values[k] = (1 - share) * pose.p_W.values[k] + share * (*poses)[i + 1].p_W.values[k];
    return pose;
  };
  return table;
}

SimulatedClip FilmPerson(const SimulatedCase& made, const MovingPerson& person, const NetworkErrors& errors,
                         const Knowledge& knowledge) {
  SimulatedClip clip;
  clip.exact = Project(person.trajectory, made, made.rate_hz * made.slow_motion);
  See(made, person, errors, clip);
  clip.truth = TruthOf(made, person.trajectory, person.events, knowledge);
  PlaySlower(clip.track, made.slow_motion);
  PlaySlower(clip.exact, made.slow_motion);
  if (made.uprights_seen) {
    Random random(made.seed ^ 0x0b5e55edU);
    clip.picture_roll_rad = Known(random.Normal(made.camera.roll_rad, kUprightsSigma_rad), kUprightsSigma_rad,
                                  "uprights in the picture");
  }
  return clip;
}

std::optional<SimulatedClip> MakeSimulatedClip(const SimulatedCase& made, const NetworkErrors& errors,
                                               const Knowledge& knowledge) {
  if (!Problems(made.runner).empty()) return std::nullopt;
  const std::optional<TwinRun> run = SolveTwinRun(made.runner);
  if (!run) return std::nullopt;
  SimulatedClip clip =
      FilmPerson(made, {Tabulate(MakeTrajectory(*run)), run->events, Leg_m(run->body)}, errors, knowledge);
  if (!CompareWithStanding(made, clip.truth.measures) || !PlaceOnMap(knowledge, clip)) return std::nullopt;
  if (made.is_report()) clip.habit = MeasureHabit(made, knowledge);
  if (made.standing_filmed) clip.standing = MakeStanding(made, errors);
  return clip;
}

}  // namespace hinge
