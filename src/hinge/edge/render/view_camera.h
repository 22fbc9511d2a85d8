// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>
#include <cstdint>

#include "hinge/foundation/base/vec2.h"
#include "hinge/foundation/base/vec3.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// What a camera does while a person moves over ground. In each case it first looks along yaw, pitch and
/// roll.
enum class Following {
  kStill,   ///< nothing: the person passes through the picture
  kTurn,    ///< stands and turns, so that the point first looked at in the sagittal plane and moving on stays
            ///< in the middle
  kTravel,  ///< moves beside the person
};

/// A hand that holds the camera: smooth, seeded turning about all three axes (roll half as much as the
/// others).
struct HandShake {
  double sigma_rad = 0;       ///< standard deviation of yaw and of pitch; a phone in two hands about 0.003
  double frequency_hz = 1.2;  ///< most of the turning is slower than this
  std::uint64_t seed = 1;
};

/// A pinhole camera without distortion, world W and image I as docs/conventions.md. All angles 0: level,
/// squarely from the side.
///   facing  how the person is seen: facing right in the picture: the camera stands on his right (+z) and
///   looks along -z;
///           facing left: on his left (-z), looking along +z.
///   yaw     about the vertical; positive: the camera looks back at the person's front, so that it must stand
///   ahead of him (+x)
///           to see him; negative: from behind. The person's mirror image has the same yaw.
///   pitch   positive: looks up.
///   roll    positive: the picture's content is turned clockwise.
struct ViewCamera {
  Facing facing = Facing::kRight;
  Vec3 p_W = {0, 1.0, 4.5};
  double yaw_rad = 0, pitch_rad = 0, roll_rad = 0;
  double focal_mm =
      35;  ///< equivalent for film of 36 x 24 mm, by the diagonal; a phone's main lens is 24 to 28
  int image_width_px = 1280, image_height_px = 720;
  HandShake shake = {};
  Following following = Following::kStill;
  Vec3 follow_W_m_s = Vec3::Zero();  ///< the velocity that is followed, kTurn and kTravel
};

/// A camera at `distance_m` from the point, at its own height above the ground plane y = 0, looking at it
/// from yaw. `distance_m` is along the ground (contract: positive).
ViewCamera LookAt(const ViewCamera& camera, const Vec3& p_WTarget, double distance_m, double camera_height_m,
                  double yaw_rad);

/// A camera at one instant.
///   c = R_CW (p_W - camera),  C: right, up, forward of the unrolled picture
///   p_I = middle + focal * (c_right/c_forward * right_I + c_up/c_forward * up_I),
///   right_I = (cos roll, sin roll),  up_I = (sin roll, -cos roll)
struct CameraView {
  Eigen::Matrix3d R_CW = Eigen::Matrix3d::Identity();
  Vec3 p_W = Vec3::Zero();
  double roll_rad = 0, focal_px = 1;
  int image_width_px = 0, image_height_px = 0;
  bool operator==(const CameraView&) const = default;
};
CameraView ViewAt(const ViewCamera& camera, double time_s);

/// Where a point is seen, px; the first pixel's centre is (0.5, 0.5). The point must lie in front of the
/// camera (contract).
Vec2 Project_px(const CameraView& view, const Vec3& p_W);
Vec2 Project_px(const ViewCamera& camera, const Vec3& p_W, double time_s);
/// How far in front of the camera a point lies, along the view axis; negative: behind.
double Depth_m(const CameraView& view, const Vec3& p_W);
/// The direction from the camera through an image point, unit length.
Vec3 Ray_W(const CameraView& view, const Vec2& p_I_px);

/// From 36 x 24 mm film: focal_px = focal_mm * diagonal_px / 43.27 mm.
double FocalLength_px(const ViewCamera& camera);

/// World to clip space of OpenGL (x right, y up, depth -1 to 1 between the planes), roll included.
Eigen::Matrix4f ClipFromWorld(const CameraView& view, double near_m, double far_m);

}  // namespace hinge
