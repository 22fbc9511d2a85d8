// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/scene/scene.h"
#include "hinge/twin/runner/twin_run.h"

namespace hinge {

/// A camera that looks at the sagittal plane squarely.
struct TwinCamera {
  double scale_m_per_px = 0.0035;
  double roll_rad = 0;  ///< positive: the picture's content is turned clockwise
  Facing facing = Facing::kRight;
  int image_width_px = 1280;
  int image_height_px = 720;
  Vec2 p_IOrigin_px = {640, 640};  ///< where the ground under the hip at time 0 is seen
  double frame_rate_hz = 60;
  std::vector<double> frame_times_s;  ///< empty: from 0 at the frame rate; else increasing, within the run
};

/// What a pose network does to the truth.
struct TwinNoise {
  double sigma_px = 0;          ///< of each coordinate, independent from frame to frame
  double outlier_share = 0;     ///< of single landmarks thrown off
  double outlier_px = 40;       ///< by a normal error of this size
  double dropout_share = 0;     ///< of single landmarks not given at all
  double lost_frame_share = 0;  ///< of pictures in which nobody is found
  double leg_swap_share =
      0;  ///< of pictures with knee, ankle, heel and toe exchanged between the sides; 0 to 0.3
  std::uint64_t seed = 1;
};

struct TwinTrack {
  KeypointTrack track;
  std::vector<int> swapped_frames;  ///< indices of pictures with the lower legs exchanged
};

/// The run as a pose network would give it: image points (px, y down) at the camera's times. Swaps come in
/// runs of pictures about 15 % of the near leg's stride, where networks make them. Far side seen with less
/// confidence.
///   p_I = origin + (facing * x * right_I + y * up_I) / scale,  up_I = (sin roll, -cos roll), right_I = (cos
///   roll, sin roll)
TwinTrack ProjectTrack(const TwinRun& run, const TwinCamera& camera, const TwinNoise& noise = {});

}  // namespace hinge
