// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hinge/science/body/landmark.h"

namespace hinge {

/// Which points of the body other programs list, and in which order.
///
///   name       points  order                                                feet
///   body_25    25      OpenPose BODY_25                                      heel, big toe
///   halpe_26   26      COCO's 17, then head, neck, hip, toes, heels          heel, big toe
///   coco_18    18      OpenPose COCO: a neck after the nose                  none
///   coco_17    17      COCO                                                  none
///   spinetrack_37  37   Halpe-26, then spine, latissimus, clavicle and neck (SpinePose)  heel, big toe
///   mediapipe  33      BlazePose                                             heel, foot index
enum class KeypointLayout { kBody25, kHalpe26, kCoco18, kCoco17, kMediapipe, kSpineTrack37 };
inline constexpr KeypointLayout kLayouts[] = {KeypointLayout::kBody25,    KeypointLayout::kHalpe26,
                                              KeypointLayout::kCoco18,    KeypointLayout::kCoco17,
                                              KeypointLayout::kMediapipe, KeypointLayout::kSpineTrack37};

std::string_view Name(KeypointLayout layout);
std::optional<KeypointLayout> LayoutNamed(std::string_view name);
/// The layout that has so many points; empty when none has.
std::optional<KeypointLayout> LayoutOfSize(std::size_t points);

/// What each point is; empty: a point that Hinge has no use for. A big toe or foot index counts as the toe.
const std::vector<std::optional<Landmark>>& PointsOf(KeypointLayout layout);
/// True when heels and toes are among the points, without which ground contacts are not found.
bool HasFeet(KeypointLayout layout);

/// The layout of so many points a person: the wanted one, else the one of that size. `where`: what gives them. Throws Error when
/// that is no layout, or one without feet.
KeypointLayout ChooseLayout(std::optional<KeypointLayout> wanted, std::size_t points,
                            const std::string& where);

}  // namespace hinge
