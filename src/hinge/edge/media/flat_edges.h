// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/edge/media/edge_lines.h"
#include "hinge/foundation/base/measured.h"

namespace hinge {

/// Where feet come down in the pictures, displayed px.
struct FeetPlace {
  double x_px = 0, y_px = 0;  ///< of the lowest points of the feet, in the middle of their way
  double leg_px = 0;          ///< thigh plus shank
};

/// Leans of flat edges in the background, radians, positive when turned clockwise.
struct FlatEdges {
  Measured lean_rad;  ///< of most of them, at eye level: the camera's roll where they are level
  Measured
      slant_rad;  ///< how much more these lean at the height of the feet: from a camera off the right angle
  Measured
      ground_lean_rad;  ///< of those under the feet against the others: the ground's slope where those are level
};

/// None of them, and why.
FlatEdges NoFlatEdges(const std::string& why);

/// The source that they name.
inline constexpr const char* kFromFlatEdges = "flat edges in the picture";

/// What is modelled: edges that run along one direction of the world, such as skirting, sills and floor boards of a wall
/// that the person runs along, lean in the picture by
///
///   lean = a + k (y - middle)      k: from a camera off the right angle to them, who see each at another slant
///
/// The line (a, k) on which most length of all edges away from the feet agrees is theirs. Edges of a belt, its deck or a road
/// lie close under the feet; what they lean beyond that line at their own height is the ground's slope against the
/// background, and the camera's roll and most of its yaw cancel in it. Slopes are taken as small (tan and angle alike).
/// Eye level is the picture's middle unless the camera looks up or down, which is in the doubt of `lean_rad`.
///
/// Missing, with the reason, when fewer than three edges agree, or less than half of all length, or too little length under the
/// feet. `pictures`: of one size, a still camera is assumed; at least one (contract). `leave_out`: where the person is, down to
/// the knees.
FlatEdges EstimateFlatEdges(const std::vector<Frame>& pictures, const PictureBox& leave_out,
                            const FeetPlace& feet);

}  // namespace hinge
