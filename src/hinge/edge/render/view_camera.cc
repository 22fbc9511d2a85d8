// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/view_camera.h"

#include <Eigen/Geometry>
#include <array>
#include <cmath>
#include <numbers>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

const double kFilmDiagonal_mm = std::hypot(36.0, 24.0);

/// -1 when the camera looks along -z (the person faces right), else 1.
double DepthSign(Facing facing) { return facing == Facing::kRight ? -1 : 1; }

/// Rows: the picture's right, its up, and forward, unrolled.
Eigen::Matrix3d Axes(Facing facing, double yaw_rad, double pitch_rad) {
  const Vec3 level(-std::sin(yaw_rad), 0, DepthSign(facing) * std::cos(yaw_rad));
  const Vec3 forward = std::cos(pitch_rad) * level + std::sin(pitch_rad) * Vec3::UnitY();
  const Vec3 right = level.cross(Vec3::UnitY());
  Eigen::Matrix3d axes;
  axes << right.transpose(), right.cross(forward).transpose(), forward.transpose();
  return axes;
}

/// Smooth noise of unit variance and zero mean: a few waves whose frequencies and phases are drawn.
double SmoothNoise(Random& random, double frequency_hz, double time_s) {
  constexpr int kWaves = 5;
  double sum = 0;
  for (int i = 0; i < kWaves; ++i) {
    const double hz = frequency_hz * random.Uniform(0.15, 1.0);
    sum += std::sin(2 * std::numbers::pi * (hz * time_s + random.Uniform()));
  }
  return sum * std::sqrt(2.0 / kWaves);
}

std::array<double, 3> Shake_rad(const HandShake& shake, double time_s) {
  if (shake.sigma_rad == 0) return {0, 0, 0};
  Random random(shake.seed);
  std::array<double, 3> angles{};
  for (double& angle : angles) angle = shake.sigma_rad * SmoothNoise(random, shake.frequency_hz, time_s);
  angles[2] *= 0.5;
  return angles;
}

struct Aim {
  Vec3 p_W;
  double yaw_rad, pitch_rad;
};

/// Turns from the view axis at time 0 to where its point in the sagittal plane has gone.
Aim Turned(const ViewCamera& camera, const Vec3& moved_m) {
  const Vec3 forward = Axes(camera.facing, camera.yaw_rad, camera.pitch_rad).row(2).transpose();
  const double along_m = -camera.p_W.z() / forward.z();
  HINGE_CHECK(along_m > 0, camera.p_W.z(), camera.yaw_rad);
  const Vec3 d = along_m * forward + moved_m;
  return {camera.p_W, std::atan2(-d.x(), DepthSign(camera.facing) * d.z()),
          std::atan2(d.y(), std::hypot(d.x(), d.z()))};
}

Aim AimAt(const ViewCamera& camera, double time_s) {
  const Vec3 moved_m = time_s * camera.follow_W_m_s;
  if (camera.following == Following::kTurn) return Turned(camera, moved_m);
  const bool travels = camera.following == Following::kTravel;
  return {travels ? Vec3(camera.p_W + moved_m) : camera.p_W, camera.yaw_rad, camera.pitch_rad};
}

}  // namespace

double FocalLength_px(const ViewCamera& camera) {
  return camera.focal_mm * std::hypot(camera.image_width_px, camera.image_height_px) / kFilmDiagonal_mm;
}

ViewCamera LookAt(const ViewCamera& camera, const Vec3& p_WTarget, double distance_m, double camera_height_m,
                  double yaw_rad) {
  HINGE_CHECK(distance_m > 0, distance_m);
  ViewCamera out = camera;
  const Vec3 level(-std::sin(yaw_rad), 0, DepthSign(camera.facing) * std::cos(yaw_rad));
  out.p_W = p_WTarget - distance_m * level;
  out.p_W.y() = camera_height_m;
  out.yaw_rad = yaw_rad;
  out.pitch_rad = std::atan2(p_WTarget.y() - camera_height_m, distance_m);
  return out;
}

CameraView ViewAt(const ViewCamera& camera, double time_s) {
  HINGE_CHECK(camera.focal_mm > 0 && camera.image_width_px > 0 && camera.image_height_px > 0, camera.focal_mm,
              camera.image_width_px, camera.image_height_px);
  const auto [yaw, pitch, roll] = Shake_rad(camera.shake, time_s);
  const Aim aim = AimAt(camera, time_s);
  return {.R_CW = Axes(camera.facing, aim.yaw_rad + yaw, aim.pitch_rad + pitch),
          .p_W = aim.p_W,
          .roll_rad = camera.roll_rad + roll,
          .focal_px = FocalLength_px(camera),
          .image_width_px = camera.image_width_px,
          .image_height_px = camera.image_height_px};
}

double Depth_m(const CameraView& view, const Vec3& p_W) { return view.R_CW.row(2).dot(p_W - view.p_W); }

Vec2 Project_px(const CameraView& view, const Vec3& p_W) {
  const Vec3 c = view.R_CW * (p_W - view.p_W);
  HINGE_CHECK(c.z() > 0, p_W.transpose());
  const Vec2 right(std::cos(view.roll_rad), std::sin(view.roll_rad));
  const Vec2 up(std::sin(view.roll_rad), -std::cos(view.roll_rad));
  const Vec2 middle(view.image_width_px / 2.0, view.image_height_px / 2.0);
  return middle + view.focal_px / c.z() * (c.x() * right + c.y() * up);
}

Vec2 Project_px(const ViewCamera& camera, const Vec3& p_W, double time_s) {
  return Project_px(ViewAt(camera, time_s), p_W);
}

Vec3 Ray_W(const CameraView& view, const Vec2& p_I_px) {
  const Vec2 d = (p_I_px - Vec2(view.image_width_px / 2.0, view.image_height_px / 2.0)) / view.focal_px;
  const double right = d.x() * std::cos(view.roll_rad) + d.y() * std::sin(view.roll_rad);
  const double up = d.x() * std::sin(view.roll_rad) - d.y() * std::cos(view.roll_rad);
  return (view.R_CW.transpose() * Vec3(right, up, 1)).normalized();
}

Eigen::Matrix4f ClipFromWorld(const CameraView& view, double near_m, double far_m) {
  HINGE_CHECK(near_m > 0 && far_m > near_m, near_m, far_m);
  const double c = std::cos(view.roll_rad), s = std::sin(view.roll_rad);
  const double fx = 2 * view.focal_px / view.image_width_px, fy = 2 * view.focal_px / view.image_height_px;
  const double depth = (far_m + near_m) / (far_m - near_m), shift = -2 * far_m * near_m / (far_m - near_m);
  Eigen::Matrix4d clip;  // of (right, up, forward, 1); clip y is up, so a clockwise turn is (c s; -s c)
  clip << fx * c, fx * s, 0, 0,  //
      -fy * s, fy * c, 0, 0,     //
      0, 0, depth, shift,        //
      0, 0, 1, 0;
  Eigen::Matrix4d camera = Eigen::Matrix4d::Identity();
  camera.topLeftCorner<3, 3>() = view.R_CW;
  camera.topRightCorner<3, 1>() = -view.R_CW * view.p_W;
  return (clip * camera).cast<float>();
}

}  // namespace hinge
