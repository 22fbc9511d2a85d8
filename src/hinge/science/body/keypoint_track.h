// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/foundation/base/background_move.h"
#include "hinge/foundation/base/vec2.h"
#include "hinge/science/body/body_outline.h"
#include "hinge/science/body/landmark.h"

namespace hinge {

/// One landmark in one picture. Image frame I: px, x right, y down, the centre of the first pixel at (0.5,
/// 0.5).
struct Keypoint {
  Vec2 p_I_px = Vec2::Zero();
  double visibility = 0;  ///< the network's own belief that the point is seen, 0..1; 0 = no estimate at all

  bool seen() const { return visibility > 0; }
};

/// One picture's landmarks of the one person that is followed.
struct KeypointFrame {
  double time_s = 0;    ///< true time stamp of the picture, from the clip's start; strictly increasing
  double presence = 0;  ///< the network's belief that a person is there, 0..1; 0 = not found in this picture
  PerLandmark<Keypoint> points;
  BackgroundMove background =
      {};  ///< against the first picture; none: the camera stands still, or nobody looked
  BodyOutline outline = {};  ///< of the person's mask; nothing seen where the network makes none

  bool found() const { return presence > 0; }
};

/// The landmarks of one person through a clip, as a pose network names them (legs may still be swapped).
struct KeypointTrack {
  int image_width_px = 0;
  int image_height_px = 0;
  double nominal_rate_hz = 0;  ///< median frame rate; times are in the frames
  std::string model;           ///< which network: "blazepose_heavy"
  std::vector<KeypointFrame> frames;
};

/// Pictures in which the person was found.
int CountFound(const KeypointTrack& track);

/// Whether any picture's background lies elsewhere than the first one's.
bool CameraMoves(const KeypointTrack& track);

/// Whether any picture has a point of the person's outline.
bool HasOutline(const KeypointTrack& track);

}  // namespace hinge
