// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "hinge/science/form/verdict.h"
#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// A state's part of the map, in the map's own units (between-runner standard deviations; x leg, y trunk).
struct MapRegion {
  State state;
  std::vector<Vec2> corners;  ///< a simple polygon
  std::array<Vec2, 2> words;  ///< two places where its name may stand: below and above
};

/// The four regions of the map that can be drawn (a bent spine is no place on it), which tile the square of
/// half width `reach` without gap or overlap: the borders are those of `FindState`.
std::vector<MapRegion> MakeMapRegions(const PostureModel& model, double reach);

/// The 95 % ellipse of a normal point: half axes (longer first) and the direction of the longer one,
/// counter-clockwise from the leg axis. Half axis = sqrt(5.991 lambda), lambda an eigenvalue of the
/// covariance. [chi-square, 2 degrees of freedom]
struct Ellipse {
  double long_axis = 0, short_axis = 0, angle_rad = 0;
};
Ellipse CalcEllipse95(const Eigen::Matrix2d& covariance);

/// Half width of the map in its own units: 3.4, or more where dot and ellipse need it.
double CalcMapReach(const std::optional<PosturePoint>& point);

/// Where a point of the map lies in the drawing, in the drawing's units (x right, y down).
Vec2 CalcMapPixel(const Vec2& leg_trunk, double reach);

/// The posture map: leg across, trunk up, the regions in soft colours with their words, the runner's dot and
/// 95 % ellipse. Without a point the regions alone, and a line that says so. Colours come from the page's
/// style sheet.
std::string MakePostureMapSvg(const Verdict& verdict, const PostureModel& model);

/// The article's one line from too tall over hinged to deflated, with the runner's place and its 95 %
/// interval (seeded draws of the map's point). Empty without a point.
std::string MakeDialSvg(const Verdict& verdict, const PostureModel& model);

}  // namespace hinge
