// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "hinge/edge/render/body_data.h"
#include "hinge/edge/render/body_options.h"
#include "hinge/foundation/base/side.h"
#include "hinge/science/body/landmark.h"

namespace hinge {

/// A body without clothes at rest, frame B (x ahead, y up, z to the person's right), metres; the sole at y =
/// 0. `joints_B` are the points that a trajectory means, not the rig's: against hip centres by regression on
/// 14 standing trials the rig's hip lies 43 mm too far back (a woman's 30) and 24 mm too far out, and its
/// knee 10 mm too far ahead. About 10 mm of doubt stays. The ear is the
/// tragus, which lies before the ear canal. Heel and toe lie on the sole.
struct BodyShape {
  std::vector<Eigen::Vector3f> points_B;  ///< of `BodyData`
  PerLandmark<Eigen::Vector3f> joints_B;
  PerSide<Eigen::Vector3f> ball_B;  ///< where the toes bend
  PerSide<std::array<Eigen::Vector3f, 4>> knuckle_B,
      finger_B;  ///< first and second joint, from index to little finger
  PerSide<Eigen::Vector3f> thumb_B;
  Eigen::Vector3f neck_B, skull_B, skull_top_B;  ///< where neck and head begin; the crown
};

/// How much each shape target counts. MakeHuman's rule: a target counts by the product of the shares that its
/// name's words have; the shares of one property (female/male, young/old, minmuscle/averagemuscle/maxmuscle,
/// ...) add to 1 and are piecewise linear.
std::map<std::string, double> CalcTargetShares(const BodyOptions& options);

/// The base body with its targets, scaled to the stature. Needs `Problems(options)` empty (contract).
BodyShape MakeBodyShape(const BodyData& data, const BodyOptions& options);

}  // namespace hinge
