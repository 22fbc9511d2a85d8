// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "hinge/edge/render/pattern.h"
#include "hinge/foundation/base/vec3.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

enum class Place { kTreadmill, kRoad, kTrack, kStudio };

struct StageOptions {
  Place place = Place::kTreadmill;
  double grade = 0;  ///< rise over run along x: the deck or the ground is y = grade * x
  Facing facing =
      Facing::kRight;  ///< how the person is seen: wall, fence and trees stand on the far side of him
  double from_x_m = -15, to_x_m = 15;  ///< how much road or track is needed; there is more to see beyond
  double light_yaw_rad =
      0.5;  ///< where the light comes from: 0 the camera's side, positive turned to where he faces
  double light_height_rad = 1.05;  ///< of the light over the horizon; range 0.2 to 1.57
  double light = 1;                ///< of the directed light; 1 usual, 0 none
  double ambient = 1;              ///< of the light from everywhere; 1 usual
  std::uint64_t seed = 1;          ///< colours, wall, where the door and the posts are
};
/// Sentences that name the field, its value, its range and the way out; empty when all is well.
std::vector<std::string> Problems(const StageOptions& options);

/// Light on the stage, linear RGB. A surface of colour c and normal n sends
///   c * (sun * max(0, n . towards) * lit + lerp(from_ground, from_sky, (1 + n_y) / 2)).
struct StageLight {
  Vec3 towards_W = Vec3::UnitY();  ///< unit vector to the light
  Eigen::Vector3f sun, from_sky, from_ground;
};

struct StagePoint {
  Eigen::Vector3f p_W, normal, colour;
  Eigen::Vector2f repeats;  ///< texture coordinate, in repeats of the pattern
};

/// A part of the stage in one pattern.
struct StageMesh {
  Pattern pattern = Pattern::kPlain;
  bool receives_shadow = false;
  bool is_belt = false;  ///< its pattern runs backwards with the belt
  std::vector<StagePoint> points;
  std::vector<std::array<std::uint32_t, 3>> triangles;  ///< counter-clockwise seen from outside
};

/// Where a person is: all but the person. On a treadmill only the belt moves; elsewhere the whole stage moves
/// backwards when the trajectory's ground does.
struct Stage {
  StageOptions options;
  StageLight light;
  Eigen::Vector3f horizon, zenith;  ///< colours of the sky, linear RGB
  std::vector<StageMesh> meshes;
};

/// Contract: Problems(options) is empty.
Stage MakeStage(const StageOptions& options);

/// The treadmill, metres: its belt is the plane y = grade * x between these.
inline constexpr double kBeltRear_m = -1.05, kBeltFront_m = 0.75, kBeltHalfWidth_m = 0.27;
/// How far the floor lies under the belt's rear end.
inline constexpr double kDeckHeight_m = 0.17;

}  // namespace hinge
