// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/scene/steady_track.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace hinge {
namespace {

constexpr double kHeldShift = 1 / 3.0;  // of the picture's shorter side
constexpr double kHeldZoom = 1.25;
constexpr double kSmooth_s = 0.35;  // keeps what is slower than about half a turn a second
constexpr double kReach = 3;        // of the Gaussian, sigmas

bool IsHeld(const KeypointTrack& track) {
  const double most_px = kHeldShift * std::min(track.image_width_px, track.image_height_px);
  return std::ranges::all_of(track.frames, [&](const KeypointFrame& f) {
    const double zoom = std::max(f.background.zoom, 1 / f.background.zoom);
    return f.background.shift_px.norm() <= most_px && zoom <= kHeldZoom;
  });
}

/// Shift, roll and logarithm of zoom: what a path is smoothed in.
using Coordinates = std::array<double, 4>;
Coordinates CoordinatesOf(const BackgroundMove& m) {
  return {m.shift_px.x(), m.shift_px.y(), m.roll_rad, std::log(m.zoom)};
}
BackgroundMove MoveOf(const Coordinates& c) {
  return {.roll_rad = c[2], .zoom = std::exp(c[3]), .shift_px = {c[0], c[1]}};
}

/// The straight line through the neighbours in time, at the frame itself.
BackgroundMove SmoothAt(const KeypointTrack& track, std::size_t i) {
  const auto& frames = track.frames;
  const double now_s = frames[i].time_s;
  std::size_t from = i, until = i + 1;
  while (from > 0 && now_s - frames[from - 1].time_s < kReach * kSmooth_s) --from;
  while (until < frames.size() && frames[until].time_s - now_s < kReach * kSmooth_s) ++until;
  double w = 0, wt = 0, wtt = 0;
  Coordinates wx{}, wtx{};
  for (std::size_t k = from; k < until; ++k) {
    const double t = frames[k].time_s - now_s, weight = std::exp(-0.5 * std::pow(t / kSmooth_s, 2));
    const Coordinates x = CoordinatesOf(frames[k].background);
    w += weight, wt += weight * t, wtt += weight * t * t;
    for (std::size_t c = 0; c < x.size(); ++c) wx[c] += weight * x[c], wtx[c] += weight * t * x[c];
  }
  const double determinant = w * wtt - wt * wt;
  Coordinates smooth;
  for (std::size_t c = 0; c < smooth.size(); ++c)
    smooth[c] = determinant > 1e-12 * w * w ? (wtt * wx[c] - wt * wtx[c]) / determinant : wx[c] / w;
  return MoveOf(smooth);
}

Vec2 MiddleOf(const KeypointTrack& track) { return 0.5 * Vec2(track.image_width_px, track.image_height_px); }

/// Of each picture, from the steady one to the one that was filmed.
std::vector<BackgroundMove> FindShakes(const KeypointTrack& seen, CameraMotion camera) {
  std::vector<BackgroundMove> shakes;
  for (std::size_t i = 0; i < seen.frames.size(); ++i) {
    const BackgroundMove& move = seen.frames[i].background;
    shakes.push_back(camera == CameraMotion::kHeld ? move : Compose(move, Invert(SmoothAt(seen, i))));
  }
  return shakes;
}

void Steady(const BackgroundMove& shake, const Vec2& middle_px, KeypointFrame& frame) {
  frame.background = shake;
  const BackgroundMove back = Invert(shake);
  for (Keypoint& point : frame.points.values) point.p_I_px = Carry(back, middle_px, point.p_I_px);
  for (std::optional<Vec2>* point : PointsOf(frame.outline)) {
    if (*point) **point = Carry(back, middle_px, **point);
  }
}

double MeanSquare_px2(const BackgroundMove& shake, const KeypointTrack& track) {
  const Vec2 middle = MiddleOf(track);
  double sum = 0;
  for (const Vec2& p :
       {middle, Vec2(0, 0), Vec2(2 * middle.x(), 0), Vec2(0, 2 * middle.y()), Vec2(2 * middle)})
    sum += (Carry(shake, middle, p) - p).squaredNorm() / 5;
  return sum;
}

}  // namespace

CameraMotion FindCameraMotion(const KeypointTrack& seen) {
  if (!CameraMoves(seen)) return CameraMotion::kStill;
  return IsHeld(seen) ? CameraMotion::kHeld : CameraMotion::kFollows;
}

SteadyTrack TakeCameraMotionOut(KeypointTrack seen) {
  SteadyTrack steady{.track = {}, .camera = FindCameraMotion(seen)};
  if (steady.camera != CameraMotion::kStill) {
    const std::vector<BackgroundMove> shakes = FindShakes(seen, steady.camera);
    double sum = 0;
    for (std::size_t i = 0; i < shakes.size(); ++i) {
      Steady(shakes[i], MiddleOf(seen), seen.frames[i]);
      sum += MeanSquare_px2(shakes[i], seen);
    }
    steady.shake_px = std::sqrt(sum / static_cast<double>(shakes.size()));
  }
  steady.track = std::move(seen);
  return steady;
}

}  // namespace hinge
