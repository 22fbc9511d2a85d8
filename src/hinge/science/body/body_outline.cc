// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/body_outline.h"

namespace hinge {
namespace {

/// For a `BodyOutline` and for one that must not change.
template <typename Point, typename Outline>
std::array<Point, kOutlinePoints> Collect(Outline& outline) {
  std::array<Point, kOutlinePoints> points{};
  std::size_t idx = 0;
  for (const Side side : kSides) {
    points[idx++] = &outline.knee[side].front_I_px;
    points[idx++] = &outline.knee[side].back_I_px;
  }
  for (auto& point : outline.back) points[idx++] = &point;
  return points;
}

}  // namespace

std::array<std::optional<Vec2>*, kOutlinePoints> PointsOf(BodyOutline& outline) {
  return Collect<std::optional<Vec2>*>(outline);
}
std::array<const std::optional<Vec2>*, kOutlinePoints> PointsOf(const BodyOutline& outline) {
  return Collect<const std::optional<Vec2>*>(outline);
}

const std::vector<std::string>& OutlineNames() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> made;
    for (const Side side : kSides) {
      for (const char* border : {"_knee_front", "_knee_back"})
        made.push_back(std::string(Name(side)) + border);
    }
    for (std::size_t i = 0; i < kBackPlaces; ++i) made.push_back("back_" + std::to_string(i));
    return made;
  }();
  return names;
}

}  // namespace hinge
