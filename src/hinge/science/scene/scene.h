// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/foundation/base/measured.h"
#include "hinge/foundation/base/side.h"
#include "hinge/foundation/base/vec2.h"
#include "hinge/science/scene/picture_edges.h"

namespace hinge {

enum class Facing { kLeft, kRight };
inline const char* Name(Facing facing) { return facing == Facing::kRight ? "right" : "left"; }

/// The side of the body that a camera sees first when the person faces that way.
constexpr Side NearSide(Facing facing) { return facing == Facing::kRight ? Side::kRight : Side::kLeft; }

/// What the camera does while it films. Held: it shakes about one place. Follows: it pans or travels with the runner.
enum class CameraMotion { kStill, kHeld, kFollows };
const char* Name(CameraMotion motion);  ///< "still", "held", "follows"

/// `source` of a speed that is seen on the feet that stand: it is as wrong as the scale.
inline constexpr const char* kSeenOnFeet = "stance feet";

/// What turns the picture into the sagittal plane: W_x = where the person faces, W_y = up against gravity,
/// metres. W's origin is the middle of the picture's lower edge: a constant that no measure depends on.
struct Scene {
  Facing facing = Facing::kRight;
  CameraMotion camera = CameraMotion::kStill;
  double shake_px = 0;  ///< of what is taken out of the picture's points, root mean square; 0: a still camera
  bool treadmill = false;  ///< the person stays in place while moving
  Measured roll_rad;   ///< camera about its view axis; positive: the picture's content is turned clockwise
  Measured yaw_rad;    ///< camera off the perpendicular to the sagittal plane, 0 = pure side view
  Measured grade;      ///< rise over run, 0.10 = 10 %
  PictureEdges edges;  ///< what roll and grade were told by, beside the feet
  Measured scale_m_per_px;
  Measured ground_I_px;         ///< image height (y down) of the ground under the stance feet
  Measured speed_m_s;           ///< belt speed, or speed over ground
  Measured slow_motion_factor;  ///< how many times slower than life the clip plays
  int image_width_px = 0, image_height_px = 0;
};

/// The best point of the sagittal plane for a picture point, and back. Needs scale and roll known (contract).
///
///   up_I = (sin roll, -cos roll),  right_I = (cos roll, sin roll)
///   p_W  = scale * (facing * right_I . d, up_I . d),   d = p_I - origin_I
Vec2 CalcWorldPoint(const Scene& scene, const Vec2& p_I_px);
Vec2 CalcImagePoint(const Scene& scene, const Vec2& p_W_m);

}  // namespace hinge
