// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace hinge {

/// A straight edge of the picture as one of a family that is parallel in the world.
struct FamilyEdge {
  double slope = 0, sigma = 0;  ///< tangent of its lean, with what builders and lenses leave of it
  double at =
      0;  ///< where it lies across the family, px from the picture's middle: x of uprights, y of flat edges
  double length = 0;  ///< px
};

/// Edges that are parallel in the world meet far outside the picture:
///
///   slope = level + tilt at        tilt: of a camera that does not look at them at a right angle, a pixel
struct EdgeFamily {
  double level = 0, tilt = 0;
  double level_variance = 0, covariance = 0, tilt_variance = 0;
  double At(double at) const { return level + tilt * at; }
  double VarianceAt(double at) const {
    return level_variance + 2 * covariance * at + tilt_variance * at * at;
  }
};

struct FamilyLimits {
  double most_level = 0;  ///< of its slope in the picture's middle
  double tilt_sd = 0;     ///< before looking, a pixel; two of these are the most
  double apart = 0;       ///< px: edges nearer than that tell no tilt
  double agree = 0;       ///< how far slopes may differ that agree
};

/// Where most length agrees.
struct AgreedFamily {
  EdgeFamily family;
  std::vector<FamilyEdge> edges;  ///< those that agree
  double length = 0;              ///< theirs together, px
  double square_share =
      0;  ///< theirs of all, long ones counting by the square of their length: chance makes short ones
};

/// The line through one edge, or through two, on which most length agrees (of two with as much the plainer, level and without tilt: such
/// cameras are commoner), then weighted least squares for both with the tilt's prior; the doubt is grown where edges scatter more
/// than they should, and many edges tell no more than three: they are sides and boards of the same few things. Of no edges: a family
/// of nothing.
AgreedFamily FindEdgeFamily(const std::vector<FamilyEdge>& edges, const FamilyLimits& limits);

}  // namespace hinge
