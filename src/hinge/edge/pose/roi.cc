// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/roi.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace hinge {
namespace {

constexpr double kMargin = 1.25;
constexpr double kSmallestShare =
    0.04;  // of the picture's short side: below, a person is a few pixels of noise
constexpr double kLargestShare = 4.0;   // of the picture's long side: above, most of the region is empty
constexpr double kOutsideShare = 0.25;  // how far the hips may lie outside, in sides of the region

double WrapToPi(double rad) { return std::remainder(rad, 2 * std::numbers::pi); }

double DistanceOutside(double v, double limit) { return std::max({0.0, -v, v - limit}); }

}  // namespace

Region RegionFromAlignment(const Vec2& p_IHips_px, const Vec2& p_ISize_px) {
  const Vec2 up = p_ISize_px - p_IHips_px;
  const double angle_rad = std::numbers::pi / 2 - std::atan2(-up.y(), up.x());
  return {.centre_I_px = p_IHips_px,
          .size_px = 2 * kMargin * up.norm(),
          .rotation = Angle::Radians(WrapToPi(angle_rad)),
          .mirrored = false};
}

Vec2 ImageFromRegion(const Region& region, const Vec2& p_unit) {
  const double c = std::cos(region.rotation.rad()), s = std::sin(region.rotation.rad());
  Vec2 from_centre = (p_unit - Vec2(0.5, 0.5)) * region.size_px;
  if (region.mirrored) from_centre.x() = -from_centre.x();
  return region.centre_I_px +
         Vec2(c * from_centre.x() - s * from_centre.y(), s * from_centre.x() + c * from_centre.y());
}

Vec2 RegionFromImage(const Region& region, const Vec2& p_I_px) {
  const double c = std::cos(region.rotation.rad()), s = std::sin(region.rotation.rad());
  const Vec2 from_centre = (p_I_px - region.centre_I_px) / region.size_px;
  const double across = c * from_centre.x() + s * from_centre.y();
  return Vec2(0.5 + (region.mirrored ? -across : across), 0.5 - s * from_centre.x() + c * from_centre.y());
}

bool IsUsable(const Region& region, int image_width_px, int image_height_px) {
  if (!region.centre_I_px.allFinite() || !std::isfinite(region.size_px) ||
      !std::isfinite(region.rotation.rad())) {
    return false;
  }
  const double smallest_px = kSmallestShare * std::min(image_width_px, image_height_px);
  const double largest_px = kLargestShare * std::max(image_width_px, image_height_px);
  const double outside_px = std::max(DistanceOutside(region.centre_I_px.x(), image_width_px),
                                     DistanceOutside(region.centre_I_px.y(), image_height_px));
  return region.size_px >= smallest_px && region.size_px <= largest_px &&
         outside_px <= kOutsideShare * region.size_px;
}

}  // namespace hinge
