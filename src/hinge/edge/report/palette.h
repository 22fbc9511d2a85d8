// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "hinge/edge/media/draw.h"
#include "hinge/science/form/verdict.h"

namespace hinge {

/// Colours of the body's lines, the same in stills, video and the page's legend. Chosen to stay apart for
/// people who do not see red and green, and to be seen on skin, trousers and grass.
namespace palette {
inline constexpr unsigned kTrunk = 0x2FB5FF;
inline constexpr unsigned kHead = 0xB9E3FF;
inline constexpr unsigned kNearLeg = 0xFFA21A;
inline constexpr unsigned kFarLeg = 0xC9B8E8;
inline constexpr unsigned kGround = 0x7BE0A0;
inline constexpr unsigned kVertical = 0xFFFFFF;
inline constexpr unsigned kShade = 0x10151C;  ///< behind labels
}  // namespace palette

/// The style sheet's variable that fills a state's region, set for light and dark pages.
constexpr std::string_view FillVariable(State state) {
  constexpr std::string_view kNames[] = {"--tall", "--hinged", "--deflated", "--over", "--bent"};
  return kNames[static_cast<std::size_t>(state)];
}

}  // namespace hinge
