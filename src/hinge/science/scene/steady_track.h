// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// A track as a steady camera would have given it.
struct SteadyTrack {
  /// Points in the steady picture's pixels; each frame's `background` is what was taken out of it: Carry(background)
  /// leads from there back to the picture as filmed.
  KeypointTrack track;
  CameraMotion camera = CameraMotion::kStill;
  double shake_px =
      0;  ///< root mean square of the displacement taken out, at the picture's middle and its corners
};

/// What the camera does, by how the frames say that the background lies (`KeypointFrame::background`).
///
///   still    no frame's background has moved
///   held     the first picture's middle stays within a third of the picture's shorter side, and zoom within a quarter
///   follows  else: the camera pans or travels with the runner
CameraMotion FindCameraMotion(const KeypointTrack& seen);

/// Takes the camera's own motion out of a track.
///
///   still    the track as it is
///   held     every point is put where the first picture's camera would have seen it, so roll, height and shake are that
///            one picture's
///   follows  the camera's smooth path is kept, for a frame that moves evenly is as good as a standing one and parallax
///            makes the path itself untrue; only what departs from it within about half a second is taken out. Smooth
///            path: local straight lines weighted by a Gaussian of 0.35 s [cleveland1979]. Slow changes of roll stay in
///            the points.
SteadyTrack TakeCameraMotionOut(KeypointTrack seen);

}  // namespace hinge
