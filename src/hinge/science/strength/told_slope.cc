// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/told_slope.h"

#include <cmath>

#include "hinge/foundation/base/angle.h"
#include "hinge/science/scene/estimate_scene.h"

namespace hinge {
namespace {

constexpr double kSure_sigmas = 3;

}  // namespace

std::optional<Measured> FindToldSlope_deg(const std::optional<double>& grade,
                                          const Measured& ground_edges_rad, Facing facing) {
  if (grade) return Known(DegFromRad(std::atan(*grade)), DegFromRad(kGivenGradeSigma), kGiven);
  const Measured& edges = ground_edges_rad;
  if (!edges.known() || std::abs(*edges.value) <= kSure_sigmas * edges.sigma) return std::nullopt;
  const double uphill = facing == Facing::kRight ? -1 : 1;
  return Known(uphill * DegFromRad(*edges.value), DegFromRad(edges.sigma), edges.source);
}

}  // namespace hinge
