// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/edge/render/body_frames.h"
#include "hinge/edge/render/body_options.h"
#include "hinge/edge/render/cut_mesh.h"

namespace hinge {

/// Places of hems on a body at rest, metres, frame B.
struct ClothesCut {
  float top_hem_y_m = 0;    ///< the shirt's lower end
  float neck_radius_m = 0;  ///< of the collar around the neck's axis
  float sleeve_share = 0;   ///< of the upper arm that a sleeve covers; singlet: 0
  float leg_hem_share = 0;  ///< of hip to knee, or beyond: 1 + share of knee to ankle
  float sock_height_m = 0;  ///< over the ankle
};
ClothesCut MakeClothesCut(const BodyShape& shape, const BodyOptions& options);

/// The body's skin, cut along hems, hairline and shoe, with its covers.
CutMesh CutClothes(const BodyData& data, const BodyShape& shape, const BodyOptions& options);

/// How far along hip to knee to ankle a point lies: 0 at the hip, 1 at the knee, 2 at the ankle; along the
/// shoulder to elbow to wrist likewise.
float ShareOfLeg(const BodyShape& shape, Side side, const Eigen::Vector3f& p_B);
float ShareOfArm(const BodyShape& shape, Side side, const Eigen::Vector3f& p_B);

/// Height over the hairline; negative below it and on the rest of the body.
float OverHairline_m(const BodyShape& shape, const Eigen::Vector3f& p_B);

/// Shares of one leg's or arm's bones in a point.
float LegShare(const BoneShares& bones, Side side);
float ArmShare(const BoneShares& bones, Side side);

}  // namespace hinge
