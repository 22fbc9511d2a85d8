// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/synth_clip.h"

#include <algorithm>
#include <memory>

#include "hinge/edge/formats/exercise_truth_json.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/formats/track_csv.h"
#include "hinge/edge/render/body_data.h"
#include "hinge/edge/render/draw_clip.h"
#include "hinge/edge/render/person.h"
#include "hinge/edge/run/synth_track.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

constexpr double kMiddleOfBody = 0.52;  // of stature: what the camera looks at

/// The same motion played slower: what a slow-motion clip shows.
JointTrajectory Stretch(const JointTrajectory& trajectory, double factor) {
  JointTrajectory slow = trajectory;
  slow.duration_s *= factor;
  slow.belt_speed_m_s /= factor;
  slow.pose = [pose = trajectory.pose, factor](double time_s) { return pose(time_s / factor); };
  return slow;
}

Vec3 MidHip(const JointTrajectory& trajectory, double time_s) {
  const PersonPose pose = trajectory.pose(time_s);
  return 0.5 * (pose.p_W[Landmark::kLeftHip] + pose.p_W[Landmark::kRightHip]);
}

/// Where the person is on the whole: the mean of the hips' middle.
Vec3 MeanHip(const JointTrajectory& trajectory) {
  constexpr int kInstants = 50;
  Vec3 sum = Vec3::Zero();
  for (int i = 0; i < kInstants; ++i) {
    const double time_s = trajectory.duration_s * i / (kInstants - 1);
    sum += MidHip(trajectory, std::min(time_s, trajectory.duration_s));  // the last one may round up
  }
  return sum / kInstants;
}

Vec3 MeanVelocity(const JointTrajectory& trajectory) {
  return (MidHip(trajectory, trajectory.duration_s) - MidHip(trajectory, 0)) / trajectory.duration_s;
}

/// When a camera that moves is opposite the person: one that travels always, one that turns half-way.
double OppositeAt_s(const JointTrajectory& trajectory, const ViewCamera& camera) {
  return camera.following == Following::kTurn ? 0.5 * trajectory.duration_s : 0;
}

/// What a camera stands opposite to: where the person is on the whole, or then.
Vec3 WatchedHip(const JointTrajectory& trajectory, const ViewCamera& camera) {
  if (camera.following == Following::kStill) return MeanHip(trajectory);
  return MidHip(trajectory, OppositeAt_s(trajectory, camera));
}

CameraMotion MotionOf(const ViewCamera& camera) {
  if (camera.following != Following::kStill) return CameraMotion::kFollows;
  return camera.shake.sigma_rad > 0 ? CameraMotion::kHeld : CameraMotion::kStill;
}

TruthView MakeTruthView(const SynthOptions& options, const ViewCamera& camera,
                        const JointTrajectory& trajectory) {
  const CameraView view = ViewAt(camera, OppositeAt_s(trajectory, camera));
  Vec3 middle = WatchedHip(trajectory, camera);
  middle.z() = 0;
  const double depth_m = Depth_m(view, middle);
  const Vec3 under(middle.x(), trajectory.grade * middle.x(), 0);
  return {.facing = camera.facing,
          .camera = MotionOf(camera),
          .roll_rad = camera.roll_rad,
          .yaw_rad = options.camera.yaw_rad,
          .scale_m_per_px = depth_m / view.focal_px,
          .ground_I_px = Project_px(view, under).y(),
          .width_px = camera.image_width_px,
          .height_px = camera.image_height_px,
          .frame_rate_hz = options.rate_hz,
          .slow_motion_factor = options.slow_motion};
}

Effects MakeEffects(const SynthOptions& options) {
  return {.exposure_share = options.faults.blur,
          .readout_share = std::min(1.0, options.faults.shutter_s * options.rate_hz),
          .noise_grey = options.faults.noise,
          .seed = options.seed};
}

fs::path TruthPathFor(const fs::path& clip) {
  fs::path truth = clip;
  if (IsTrackName(clip)) truth.replace_extension();  // CLIP.track.csv: one ending more
  return truth.replace_extension(".truth.json");
}

void RefuseOverwriting(const fs::path& file, bool force) {
  if (force || !fs::exists(file)) return;
  throw Error("the file is already there", file.string(),
              "Add --force to replace it, or choose another --out CLIP.mp4.");
}

Figure MakeFigure(const SynthOptions& options, const JointTrajectory& trajectory, const DataDirs& dirs) {
  BodyOptions body = options.body;
  body.height_m = trajectory.height_m;
  auto person = std::make_shared<Person>(MakePerson(ReadBodyData(dirs.body()), body, trajectory.pose(0)));
  person->ground_slope = static_cast<float>(trajectory.grade);
  return {person->surface, [person](const PersonPose& pose) { return Pose(*person, pose); }};
}

void WriteTruth(const fs::path& to, const Session& session, const std::optional<ExerciseTruth>& exercise) {
  if (!exercise) return WriteSessionJson(to, session);
  WriteTextFile(to, MakeExerciseTruthJson(session, *exercise));
}

}  // namespace

ViewCamera PlaceCamera(const SynthOptions& options, const JointTrajectory& trajectory) {
  const CameraPlace& place = options.camera;
  ViewCamera camera = place.view;
  const double x_m = WatchedHip(trajectory, camera).x();
  const Vec3 target(x_m, trajectory.grade * x_m + kMiddleOfBody * trajectory.height_m, 0);
  if (camera.following != Following::kStill) camera.follow_W_m_s = MeanVelocity(trajectory);
  const double height_m = place.height_m + trajectory.grade * x_m;
  camera = LookAt(camera, target, place.distance_m, height_m, place.yaw_rad);
  if (camera.following != Following::kTurn) return camera;
  const Vec3 start = target - OppositeAt_s(trajectory, camera) * camera.follow_W_m_s;
  const double across_m = std::abs(camera.p_W.z()), along_m = start.x() - camera.p_W.x();
  return LookAt(camera, start, std::hypot(across_m, along_m), height_m, std::atan2(-along_m, across_m));
}

std::vector<MotionSample> MakeTrueMotion(const JointTrajectory& trajectory, const ViewCamera& camera,
                                         const std::vector<double>& times_s) {
  std::vector<MotionSample> samples;
  for (double time_s : times_s) {
    const PersonPose pose = trajectory.pose(time_s);
    const CameraView view = ViewAt(camera, time_s);
    MotionSample sample{.time_s = time_s, .p_I_px = {}, .p_W_m = {}, .sigma_m = {}};
    for (std::size_t i = 0; i < kLandmarkCount; ++i) {
      sample.p_I_px.values[i] = Project_px(view, pose.p_W.values[i]);
      sample.p_W_m.values[i] = {pose.p_W.values[i].x(), pose.p_W.values[i].y()};
    }
    samples.push_back(sample);
  }
  return samples;
}

void DrawMotion(const SynthOptions& options, const JointTrajectory& trajectory, const fs::path& to,
                const DataDirs& dirs, const RunWatch& watch) {
  StageOptions stage = options.stage;
  stage.grade = trajectory.grade;
  const bool runs_off = !options.motion.empty() && !trajectory.treadmill && stage.place == Place::kTreadmill;
  if (runs_off) stage.place = Place::kRoad;
  const double way_m = MeanVelocity(trajectory).x() * trajectory.duration_s;
  stage.to_x_m = std::max(stage.to_x_m, way_m + 15);
  const auto progress = [&](double share) {
    if (watch.progress) watch.progress({"Drawing the person", share});
  };
  const ClipOptions clip{
      .rate_hz = options.rate_hz, .effects = MakeEffects(options), .quality_crf = options.faults.quality_crf};
  if (!DrawClip(trajectory, MakeFigure(options, trajectory, dirs), MakeStage(stage),
                PlaceCamera(options, trajectory), clip, to, progress, watch.stop))
    throw Stopped();
}

SynthResult WriteSynthClip(const SynthOptions& options, const fs::path& out, bool force, const DataDirs& dirs,
                           const Knowledge& knowledge, const RunWatch& watch) {
  const fs::path truth = TruthPathFor(out);
  RefuseOverwriting(out, force);
  RefuseOverwriting(truth, force);
  const SynthMotion motion = MakeSynthMotion(options);
  const ViewCamera camera = PlaceCamera(options, motion.trajectory);
  SynthResult result{.clip = out, .truth = truth, .made_of = motion.made_of, .session = {}};
  result.session = MakeTruthSession({.trajectory = motion.trajectory,
                                     .events = motion.events,
                                     .view = MakeTruthView(options, camera, motion.trajectory),
                                     .clip_name = out.filename().string(),
                                     .made_of = motion.made_of},
                                    knowledge);
  result.session.version = kVersion;
  const JointTrajectory played = Stretch(motion.trajectory, options.slow_motion);
  if (IsTrackName(out)) {
    WriteTrackCsv(out, MakeSeenTrack(options, played, motion.events, camera, dirs));
  } else {
    DrawMotion(options, played, out, dirs, watch);
  }
  WriteTruth(truth, result.session, motion.exercise);
  result.pictures = result.session.input.frames;
  return result;
}

}  // namespace hinge
