// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/find_outline.h"

#include <cmath>

#include "hinge/edge/pose/roi.h"
#include "hinge/foundation/base/check.h"
#include "hinge/science/body/outline_axes.h"

namespace hinge {
namespace {

constexpr double kLimbReach = 0.17;  // leg lengths
constexpr double kBackReach = 0.45;  // trunk lengths: a round back in a loose shirt
constexpr double kStep_cells = 0.5;
constexpr double kHalf = 0.5;  // the probability at the border

class Walker {
 public:
  explicit Walker(const PersonMask& mask) : mask_(mask) {
    HINGE_CHECK(mask.probability.size() == PersonMask::kSide * PersonMask::kSide, mask.probability.size());
  }

  /// From a place inside the mask along a unit vector to the border; nothing when there is none within reach.
  std::optional<Vec2> FindBorder(const Vec2& from_I_px, const Vec2& way_I, double reach_px) const {
    const double step_px = kStep_cells * mask_.region.size_px / PersonMask::kSide;
    double before = ProbabilityAt(from_I_px);
    if (!(before >= kHalf)) return std::nullopt;
    for (double gone_px = step_px; gone_px <= reach_px; gone_px += step_px) {
      const double here = ProbabilityAt(from_I_px + gone_px * way_I);
      if (std::isnan(here)) return std::nullopt;
      if (here < kHalf) return from_I_px + (gone_px - step_px * (kHalf - here) / (before - here)) * way_I;
      before = here;
    }
    return std::nullopt;
  }

 private:
  float Cell(int col, int row) const {
    return mask_.probability[static_cast<std::size_t>(row * PersonMask::kSide + col)];
  }
  /// Not a number outside the region.
  double ProbabilityAt(const Vec2& p_I_px) const {
    const Vec2 cell = RegionFromImage(mask_.region, p_I_px) * PersonMask::kSide;
    const int col = static_cast<int>(std::floor(cell.x())), row = static_cast<int>(std::floor(cell.y()));
    if (col < 0 || row < 0 || col + 1 >= PersonMask::kSide || row + 1 >= PersonMask::kSide)
      return std::numeric_limits<double>::quiet_NaN();
    const double u = cell.x() - col, v = cell.y() - row;
    return (1 - v) * ((1 - u) * Cell(col, row) + u * Cell(col + 1, row)) +
           v * ((1 - u) * Cell(col, row + 1) + u * Cell(col + 1, row + 1));
  }

  const PersonMask& mask_;
};

/// How far a leg's borders are looked for; nothing where the leg was not seen.
std::optional<double> LimbReach_px(const PerLandmark<Keypoint>& body, Side side) {
  const Keypoint &hip = body[LandmarkOf(side, Part::kHip)], &knee = body[LandmarkOf(side, Part::kKnee)],
                 &ankle = body[LandmarkOf(side, Part::kAnkle)];
  if (!hip.seen() || !knee.seen() || !ankle.seen()) return std::nullopt;
  const double thigh_px = (knee.p_I_px - hip.p_I_px).norm(), shank_px = (ankle.p_I_px - knee.p_I_px).norm();
  if (!(thigh_px > 1 && shank_px > 1)) return std::nullopt;
  return kLimbReach * (thigh_px + shank_px);
}

LimbBorders BordersAt(const Walker& walker, const Vec2& at, const Vec2& ahead, double reach_px) {
  return {walker.FindBorder(at, ahead, reach_px), walker.FindBorder(at, -ahead, reach_px)};
}

/// Nothing where the trunk is not seen.
void FindBack(const Walker& walker, const PerLandmark<Keypoint>& body, bool faces_right,
              BodyOutline& outline) {
  const auto trunk = FindTrunkLine(body);
  if (!trunk || !(trunk->up_px.norm() > 1)) return;
  const Vec2 behind = -CalcAhead(-trunk->up_px, faces_right);
  for (std::size_t i = 0; i < kBackPlaces; ++i)
    outline.back[i] = walker.FindBorder(trunk->p_IHips_px + BackShareAt(i) * trunk->up_px, behind,
                                        kBackReach * trunk->up_px.norm());
}

}  // namespace

BodyOutline FindOutline(const PersonMask& mask, const PerLandmark<Keypoint>& body) {
  const Walker walker(mask);
  const bool faces_right = !mask.region.mirrored;
  BodyOutline outline;
  for (const Side side : kSides) {
    const auto reach_px = LimbReach_px(body, side);
    if (!reach_px) continue;
    outline.knee[side] = BordersAt(walker, body[LandmarkOf(side, Part::kKnee)].p_I_px,
                                   CalcAheadOfKnee(body, side, faces_right), *reach_px);
  }
  FindBack(walker, body, faces_right, outline);
  return outline;
}

}  // namespace hinge
