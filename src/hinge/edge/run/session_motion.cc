// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/session_motion.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "hinge/edge/formats/motion_csv.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/foundation/base/error.h"
#include "hinge/twin/runner/plane_motion.h"
#include "hinge/twin/runner/skeleton.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

constexpr double kLargestGap_s = 0.25;  // of life: half a swing; a curve across more is invented
constexpr double kLevel = 0.005;        // rise over run
constexpr double kSmallest_m = 1.2, kTallest_m = 2.2;

[[noreturn]] void Refuse(const std::string& what, const SynthOptions& options) {
  throw Error(what, options.motion.string(), "Use the session of another clip.");
}

/// Clip seconds a second of life.
double SlowMotionOf(const Session& session) {
  return std::clamp(session.scene.slow_motion_factor.value.value_or(1), 0.1, 100.0);
}

std::vector<PlaneSample> MakeSamples(const std::vector<MotionSample>& motion, double slow, double longest_s) {
  std::vector<PlaneSample> samples;
  for (const MotionSample& sample : motion) {
    const double life_s = sample.time_s / slow;
    if (!samples.empty() && life_s - samples.front().time_s > longest_s) break;
    samples.push_back({life_s, sample.p_W_m});
  }
  return samples;
}

void RequireNoGap(const std::vector<PlaneSample>& samples, const SynthOptions& options) {
  for (std::size_t i = 1; i < samples.size(); ++i) {
    if (samples[i].time_s - samples[i - 1].time_s <= kLargestGap_s) continue;
    Refuse(fmt::format("the runner was lost for {:.2g} s at {:.2f} s",
                       samples[i].time_s - samples[i - 1].time_s, samples[i - 1].time_s),
           options);
  }
}

double HeightOf(const Session& session, const SynthOptions& options) {
  const double leg_share = MakeTwinBody(1).thigh_m + MakeTwinBody(1).shank_m;
  const double from_leg_m = session.leg_m ? *session.leg_m / leg_share : PlaneMotionOptions{}.height_m;
  const double height_m = options.height_m.value_or(session.runner.height_m.value_or(from_leg_m));
  return std::clamp(height_m, kSmallest_m, kTallest_m);
}

PlaneMotionOptions OptionsOf(const Session& session, const SynthOptions& options) {
  if (std::abs(session.scene.grade.value.value_or(0)) > kLevel)
    Refuse("the runner of this session is on a slope, and only level ground can be drawn from a session",
           options);
  PlaneMotionOptions plane;
  plane.height_m = HeightOf(session, options);
  plane.treadmill = session.scene.treadmill;
  if (!plane.treadmill) return plane;
  if (!session.scene.speed_m_s.known()) Refuse("the session does not know the belt's speed", options);
  plane.belt_speed_m_s = *session.scene.speed_m_s.value;
  return plane;
}

/// Extent of the body at one instant; not finite where a segment has no length.
double ExtentOf_m(const PersonPose& pose) {
  Vec3 low = pose.p_W.values[0], high = low;
  for (const Vec3& p : pose.p_W.values) {
    if (!p.allFinite()) return std::numeric_limits<double>::infinity();
    low = low.cwiseMin(p);
    high = high.cwiseMax(p);
  }
  return (high - low).maxCoeff();
}

/// A table can say anything; what is drawn must be about as large as a person.
void RequireBody(const JointTrajectory& trajectory, const SynthOptions& options) {
  constexpr int kInstants = 50;
  for (int i = 0; i < kInstants; ++i) {
    const double extent_m = ExtentOf_m(trajectory.pose(trajectory.duration_s * i / (kInstants - 1)));
    if (extent_m < 0.5 * trajectory.height_m || extent_m > 1.5 * trajectory.height_m)
      Refuse("the points of motion.csv do not make the body of a person", options);
  }
}

std::vector<GaitEvent> EventsWithin(const Session& session, double slow, double start_s, double duration_s) {
  std::vector<GaitEvent> events;
  for (GaitEvent event : session.gait.events) {
    event.time_s = event.time_s / slow - start_s;
    if (event.time_s >= 0 && event.time_s <= duration_s) events.push_back(event);
  }
  std::sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.time_s < b.time_s; });
  return events;
}

}  // namespace

SynthMotion MakeSessionMotion(const SynthOptions& options) {
  const fs::path folder = fs::is_directory(options.motion) ? options.motion : options.motion.parent_path();
  const Session session = ReadSessionJson(options.motion);
  const double slow = SlowMotionOf(session);
  const std::vector<PlaneSample> samples =
      MakeSamples(ReadMotionCsv(folder / "motion.csv"), slow, options.duration_s);
  RequireNoGap(samples, options);
  PlaneMotionResult made = MakeTrajectoryFromPlane(samples, OptionsOf(session, options));
  if (!made.trajectory) Refuse(made.why_not, options);
  RequireBody(*made.trajectory, options);
  SynthMotion motion{.trajectory = *std::move(made.trajectory), .events = {}, .made_of = {}};
  motion.events = EventsWithin(session, slow, samples.front().time_s, motion.trajectory.duration_s);
  motion.made_of =
      fmt::format("session of {}, contacts as it found them; {}",
                  fs::path(session.input.file_name).filename().string(), motion.trajectory.planted);
  return motion;
}

}  // namespace hinge
