// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/stage.h"

#include <cmath>

#include "hinge/edge/render/stage_parts.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/within.h"

namespace hinge {
namespace {

bool IsOutdoors(Place place) { return place == Place::kRoad || place == Place::kTrack; }

StageLight MakeLight(const StageOptions& options) {
  const double level = std::cos(options.light_height_rad);
  const auto sun = static_cast<float>(options.light), ambient = static_cast<float>(options.ambient);
  StageLight light;
  light.towards_W = Vec3(level * std::sin(options.light_yaw_rad), std::sin(options.light_height_rad),
                         level * std::cos(options.light_yaw_rad));
  if (IsOutdoors(options.place)) {
    light.sun = sun * Eigen::Vector3f(1.05f, 0.98f, 0.86f);
    light.from_sky = ambient * Eigen::Vector3f(0.36f, 0.42f, 0.52f);
    light.from_ground = ambient * Eigen::Vector3f(0.20f, 0.19f, 0.16f);
  } else {
    light.sun = sun * Eigen::Vector3f(0.58f, 0.56f, 0.52f);
    light.from_sky = ambient * Eigen::Vector3f(0.62f, 0.62f, 0.62f);
    light.from_ground = ambient * Eigen::Vector3f(0.32f, 0.31f, 0.30f);
  }
  return light;
}

/// Left and right exchanged: for a camera on the person's left.
void Mirror(Stage& stage) {
  stage.light.towards_W.z() *= -1;
  for (StageMesh& mesh : stage.meshes) {
    for (StagePoint& point : mesh.points) {
      point.p_W.z() *= -1;
      point.normal.z() *= -1;
    }
    for (auto& triangle : mesh.triangles) std::swap(triangle[1], triangle[2]);
  }
}

void AddPlace(Stage& stage, Random& random) {
  switch (stage.options.place) {
    case Place::kTreadmill:
      return AddTreadmillRoom(stage, random);
    case Place::kRoad:
      return AddRoad(stage, random);
    case Place::kTrack:
      return AddTrack(stage, random);
    case Place::kStudio:
      return AddStudio(stage, random);
  }
}

}  // namespace

std::vector<std::string> Problems(const StageOptions& options) {
  std::vector<std::string> problems;
  RequireWithin(problems, "StageOptions", "grade", options.grade, -0.3, 0.4);
  RequireWithin(problems, "StageOptions", "from_x_m", options.from_x_m, -10000, 0);
  RequireWithin(problems, "StageOptions", "to_x_m", options.to_x_m, 0, 10000);
  RequireWithin(problems, "StageOptions", "light_height_rad", options.light_height_rad, 0.2, 1.5708);
  RequireWithin(problems, "StageOptions", "light_yaw_rad", options.light_yaw_rad, -6.2832, 6.2832);
  RequireWithin(problems, "StageOptions", "light", options.light, 0, 3);
  RequireWithin(problems, "StageOptions", "ambient", options.ambient, 0, 3);
  return problems;
}

Stage MakeStage(const StageOptions& options) {
  const auto problems = Problems(options);
  HINGE_CHECK(problems.empty(), problems.front());
  Random random(options.seed);
  Stage stage{.options = options,
              .light = MakeLight(options),
              .horizon = Vary(random, {0.62f, 0.72f, 0.82f}, 0.1, 0.03),
              .zenith = Vary(random, {0.20f, 0.36f, 0.66f}, 0.2, 0.05),
              .meshes = {}};
  AddPlace(stage, random);
  if (options.facing == Facing::kLeft) Mirror(stage);
  return stage;
}

}  // namespace hinge
