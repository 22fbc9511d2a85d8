// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/project.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

constexpr double kNearVisibility = 0.95, kFarVisibility = 0.75;
constexpr double kSwapCentre = 0.15, kSwapCentreSd = 0.02;  // share of the near leg's stride

Vec2 Project(const TwinCamera& camera, const Vec2& p_W) {
  const Vec2 up(std::sin(camera.roll_rad), -std::cos(camera.roll_rad));
  const Vec2 right(std::cos(camera.roll_rad), std::sin(camera.roll_rad));
  const double forward = camera.facing == Facing::kRight ? 1 : -1;
  return camera.p_IOrigin_px + (forward * p_W.x() * right + p_W.y() * up) / camera.scale_m_per_px;
}

std::vector<double> FrameTimes(const TwinRun& run, const TwinCamera& camera) {
  if (!camera.frame_times_s.empty()) return camera.frame_times_s;
  std::vector<double> times;
  for (int i = 0; i / camera.frame_rate_hz <= run.options.duration_s; ++i)
    times.push_back(i / camera.frame_rate_hz);
  return times;
}

bool Happens(Random& random, double share) { return random.Uniform() < share; }

bool IsNone(const TwinNoise& noise) {
  return noise.sigma_px == 0 && noise.outlier_share == 0 && noise.dropout_share == 0 &&
         noise.lost_frame_share == 0 && noise.leg_swap_share == 0;
}

Keypoint Observe(const Vec2& p_I_px, double visibility, const TwinNoise& noise, Random& random) {
  if (IsNone(noise)) return {p_I_px, visibility};
  // Every draw is made every time, so that one kind of trouble does not reshuffle the others.
  const bool dropped = Happens(random, noise.dropout_share);
  const bool thrown = Happens(random, noise.outlier_share);
  const Vec2 jitter(random.Normal(), random.Normal());
  const Vec2 throw_off(random.Normal(), random.Normal());
  if (dropped) return {};
  const Vec2 error = noise.sigma_px * jitter + (thrown ? noise.outlier_px : 0) * throw_off;
  return {p_I_px + error, visibility};
}

KeypointFrame ObserveFrame(const TwinRun& run, const TwinCamera& camera, const TwinNoise& noise,
                           double time_s, Random& random) {
  KeypointFrame frame;
  frame.time_s = time_s;
  const TwinPose pose = CalcTwinPose(run, time_s);
  const Side near = NearSide(camera.facing);
  const bool lost = Happens(random, noise.lost_frame_share);
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    const Landmark landmark = LandmarkAt(i);
    const bool is_far = i > 0 && (i - 1) % 2 == static_cast<std::size_t>(Opposite(near));
    const double visibility = is_far ? kFarVisibility : kNearVisibility;
    const Keypoint seen = Observe(Project(camera, pose.p_W[landmark]), visibility, noise, random);
    if (!lost) frame.points[landmark] = seen;
  }
  frame.presence = lost ? 0 : 1;
  return frame;
}

/// The network keeps its confidence in "left" and "right" and exchanges only the places, unless one has no
/// place.
void SwapLowerLegs(KeypointFrame& frame) {
  for (Part part : {Part::kKnee, Part::kAnkle, Part::kHeel, Part::kToe}) {
    Keypoint& left = frame.points[LandmarkOf(Side::kLeft, part)];
    Keypoint& right = frame.points[LandmarkOf(Side::kRight, part)];
    std::swap(left, right);
    if (left.seen() && right.seen()) std::swap(left.visibility, right.visibility);
  }
}

/// Marks the pictures in which the near leg's stride is within half a share of a centre that varies a little.
std::vector<bool> ChooseSwaps(const TwinRun& run, Side near, const std::vector<double>& times, double share,
                              Random& random) {
  std::vector<bool> swapped(times.size(), false);
  for (std::size_t i = 0; i + 2 < run.steps.size(); ++i) {
    const TwinStep& step = run.steps[i];
    if (step.side != near) continue;
    const double stride_s = run.steps[i + 2].ic_s - step.ic_s;
    const double centre_s = step.ic_s + random.Normal(kSwapCentre, kSwapCentreSd) * stride_s;
    for (std::size_t k = 0; k < times.size(); ++k) {
      if (std::abs(times[k] - centre_s) < 0.5 * share * stride_s) swapped[k] = true;
    }
  }
  return swapped;
}

double MedianRate_hz(const std::vector<double>& times) {
  std::vector<double> gaps;
  for (std::size_t i = 1; i < times.size(); ++i) gaps.push_back(times[i] - times[i - 1]);
  if (gaps.empty()) return 0;
  std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end());
  return 1 / gaps[gaps.size() / 2];
}

}  // namespace

TwinTrack ProjectTrack(const TwinRun& run, const TwinCamera& camera, const TwinNoise& noise) {
  HINGE_CHECK(camera.scale_m_per_px > 0 && camera.frame_rate_hz > 0, camera.scale_m_per_px,
              camera.frame_rate_hz);
  HINGE_CHECK(noise.leg_swap_share >= 0 && noise.leg_swap_share <= 0.3, noise.leg_swap_share);
  const std::vector<double> times = FrameTimes(run, camera);
  Random random(noise.seed);
  const std::vector<bool> swapped =
      ChooseSwaps(run, NearSide(camera.facing), times, noise.leg_swap_share, random);
  TwinTrack result;
  result.track.image_width_px = camera.image_width_px;
  result.track.image_height_px = camera.image_height_px;
  result.track.nominal_rate_hz = MedianRate_hz(times);
  result.track.model = "digital runner";
  for (std::size_t i = 0; i < times.size(); ++i) {
    KeypointFrame frame = ObserveFrame(run, camera, noise, times[i], random);
    if (swapped[i] && frame.found()) {
      SwapLowerLegs(frame);
      result.swapped_frames.push_back(static_cast<int>(i));
    }
    result.track.frames.push_back(frame);
  }
  return result;
}

}  // namespace hinge
