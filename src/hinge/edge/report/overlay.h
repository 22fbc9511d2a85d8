// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/app/session/session.h"
#include "hinge/edge/media/frame.h"

namespace hinge {

/// What holds for all pictures of a clip when they are drawn on.
struct OverlayPlan {
  std::string label;          ///< "clearly hinged, 93 %"; at the upper edge
  double body_px = 0;         ///< median length of the trunk, px: sizes of lines and words follow it
  double half_spacing_s = 0;  ///< a picture takes the fitted sample that is at most this far from it
  std::vector<double>
      contacts_s;  ///< every initial contact, both feet, in time order: what the step count counts
};
OverlayPlan MakeOverlayPlan(const Session& session);

/// Initial contacts so far.
int CountSteps(const OverlayPlan& plan, double time_s);

/// The picture with the fitted skeleton (near limbs strong, far limbs faint), the trunk line against the
/// vertical with its lean, a ring and a word at the foot for a tenth of a second after it met or left the
/// ground, and a strip with time, step count and label.
Image DrawOverlay(const Image& picture, double time_s, const Session& session, const OverlayPlan& plan);

}  // namespace hinge
