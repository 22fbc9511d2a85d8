// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/back_curve.h"

#include <cmath>

#include "hinge/science/body/outline_axes.h"

namespace hinge {
namespace {

/// A part of the outline: x its height along the trunk, y how far behind it lies.
std::optional<Vec2> PartOf(const BackProfile& profile, std::size_t first, std::size_t last) {
  Vec2 sum = Vec2::Zero();
  double count = 0;
  for (std::size_t i = first; i <= last; ++i) {
    if (!profile[i]) continue;
    sum += Vec2(BackShareAt(i), *profile[i]);
    count += 1;
  }
  return count > 0 ? std::optional<Vec2>(sum / count) : std::nullopt;
}

/// How far the way from one part up to another goes backwards.
double SlopeOf(const Vec2& low, const Vec2& high) {
  return std::atan2(high.y() - low.y(), high.x() - low.x());
}

double CalcBow(const Vec2& low, const Vec2& middle, const Vec2& high) {
  const Vec2 chord = high - low, to_middle = middle - low;
  const double sagitta = (chord.x() * to_middle.y() - chord.y() * to_middle.x()) / chord.norm();
  return 4 * std::atan(2 * sagitta / chord.norm());
}

}  // namespace

BackProfile CalcBackProfile(const KeypointFrame& frame) {
  BackProfile profile;
  if (!frame.found()) return profile;
  const auto trunk = FindTrunkLine(frame.points);
  if (!trunk || !(trunk->up_px.norm() > 0)) return profile;
  const Vec2& up = trunk->up_px;
  for (std::size_t i = 0; i < kBackPlaces; ++i) {
    if (!frame.outline.back[i]) continue;
    const Vec2 from_hips = *frame.outline.back[i] - trunk->p_IHips_px;
    profile[i] = std::abs(up.x() * from_hips.y() - up.y() * from_hips.x()) / up.squaredNorm();
  }
  return profile;
}

std::optional<BackCurve> CalcBackCurve(const BackProfile& profile) {
  const auto seat = PartOf(profile, 2, 3), loins = PartOf(profile, 3, 4), waist = PartOf(profile, 4, 6),
             centre = PartOf(profile, 6, 8), middle = PartOf(profile, 7, 8), blades = PartOf(profile, 10, 11);
  if (!seat || !loins || !waist || !centre || !middle || !blades) return std::nullopt;
  const double low = SlopeOf(*seat, *waist), mid = SlopeOf(*waist, *middle), high = SlopeOf(*middle, *blades);
  return BackCurve{.bow = Angle::Radians(CalcBow(*loins, *centre, *blades)),
                   .lumbar = Angle::Radians(mid - low),
                   .thoracic = Angle::Radians(mid - high)};
}

}  // namespace hinge
