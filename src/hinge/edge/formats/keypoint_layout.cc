// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/keypoint_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>

#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

using Points = std::vector<std::optional<Landmark>>;

/// Right and left of a part stand at `right` and `left`.
struct Pair {
  Part part;
  std::size_t left, right;
};

Points Make(std::size_t count, std::initializer_list<Pair> pairs) {
  Points points(count);
  points[0] = Landmark::kNose;
  for (const Pair& pair : pairs) {
    points[pair.left] = LandmarkOf(Side::kLeft, pair.part);
    points[pair.right] = LandmarkOf(Side::kRight, pair.part);
  }
  return points;
}

constexpr std::array<std::string_view, 6> kNames = {"body_25", "halpe_26",  "coco_18",
                                                    "coco_17", "mediapipe", "spinetrack_37"};

/// Halpe's order, and as many points behind it that Hinge has no use for.
Points MakeHalpe(std::size_t count) {
  using enum Part;
  return Make(count, {{kEar, 3, 4},
                      {kShoulder, 5, 6},
                      {kElbow, 7, 8},
                      {kWrist, 9, 10},
                      {kHip, 11, 12},
                      {kKnee, 13, 14},
                      {kAnkle, 15, 16},
                      {kToe, 20, 21},
                      {kHeel, 24, 25}});
}

Points MakePoints(KeypointLayout layout) {
  using enum Part;
  switch (layout) {
    case KeypointLayout::kBody25:
      return Make(25, {{kShoulder, 5, 2},
                       {kElbow, 6, 3},
                       {kWrist, 7, 4},
                       {kHip, 12, 9},
                       {kKnee, 13, 10},
                       {kAnkle, 14, 11},
                       {kEar, 18, 17},
                       {kToe, 19, 22},
                       {kHeel, 21, 24}});
    case KeypointLayout::kCoco18:
      return Make(18, {{kShoulder, 5, 2},
                       {kElbow, 6, 3},
                       {kWrist, 7, 4},
                       {kHip, 11, 8},
                       {kKnee, 12, 9},
                       {kAnkle, 13, 10},
                       {kEar, 17, 16}});
    case KeypointLayout::kCoco17:
      return Make(17, {{kEar, 3, 4},
                       {kShoulder, 5, 6},
                       {kElbow, 7, 8},
                       {kWrist, 9, 10},
                       {kHip, 11, 12},
                       {kKnee, 13, 14},
                       {kAnkle, 15, 16}});
    case KeypointLayout::kHalpe26:
      return MakeHalpe(26);
    case KeypointLayout::kSpineTrack37:
      return MakeHalpe(37);
    case KeypointLayout::kMediapipe:
      return Make(33, {{kEar, 7, 8},
                       {kShoulder, 11, 12},
                       {kElbow, 13, 14},
                       {kWrist, 15, 16},
                       {kHip, 23, 24},
                       {kKnee, 25, 26},
                       {kAnkle, 27, 28},
                       {kHeel, 29, 30},
                       {kToe, 31, 32}});
  }
  return {};
}

}  // namespace

std::string_view Name(KeypointLayout layout) { return kNames[static_cast<std::size_t>(layout)]; }

std::optional<KeypointLayout> LayoutNamed(std::string_view name) {
  for (KeypointLayout layout : kLayouts) {
    if (Name(layout) == name) return layout;
  }
  return std::nullopt;
}

std::optional<KeypointLayout> LayoutOfSize(std::size_t points) {
  for (KeypointLayout layout : kLayouts) {
    if (PointsOf(layout).size() == points) return layout;
  }
  return std::nullopt;
}

const Points& PointsOf(KeypointLayout layout) {
  static const std::array<Points, std::size(kLayouts)> kPoints = [] {
    std::array<Points, std::size(kLayouts)> all;
    for (KeypointLayout l : kLayouts) all[static_cast<std::size_t>(l)] = MakePoints(l);
    return all;
  }();
  return kPoints[static_cast<std::size_t>(layout)];
}

bool HasFeet(KeypointLayout layout) {
  const Points& points = PointsOf(layout);
  return std::find(points.begin(), points.end(), std::optional(Landmark::kLeftToe)) != points.end();
}

KeypointLayout ChooseLayout(std::optional<KeypointLayout> wanted, std::size_t points,
                            const std::string& where) {
  const auto layout = wanted ? wanted : LayoutOfSize(points);
  if (!layout || PointsOf(*layout).size() != points) {
    throw Error(fmt::format("{} points a person are not a layout that is known{}", points,
                            wanted ? fmt::format(" as {}", Name(*wanted)) : ""),
                where, "Known are body_25, halpe_26, spinetrack_37 and mediapipe (33): --layout NAME.");
  }
  if (!HasFeet(*layout)) {
    throw Error(
        fmt::format("{} has no heels and toes, and ankles alone do not show when a foot is on the ground",
                    Name(*layout)),
        where,
        "Use a model with feet (body_25, halpe_26, spinetrack_37, mediapipe), or analyse the video itself.");
  }
  return *layout;
}

}  // namespace hinge
