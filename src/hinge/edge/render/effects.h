// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <string>
#include <vector>

#include "hinge/edge/media/frame.h"
#include "hinge/edge/render/painter.h"

namespace hinge {

/// What a real camera does to a picture. All 0 or 1: nothing.
struct Effects {
  double exposure_share =
      0;  ///< of the time between pictures that a row gathers light; 0 to 1; indoors about 0.5
  double readout_share =
      0;  ///< of that time from the first row's exposure to the last row's; 0 to 1; phones about 0.5
  double noise_grey = 0;  ///< standard deviation of each channel of each pixel, grey levels of 255; 0 to 40
  double gain = 1;        ///< exposure: factor of linear light; 0.05 to 10
  Eigen::Vector3f white_balance = {1, 1, 1};  ///< factors of red, green, blue
  std::uint64_t seed = 1;                     ///< of the noise
};
/// Sentences that name the field, its value, its range and the way out; empty when all is well.
std::vector<std::string> Problems(const Effects& effects);

/// A part of a picture that is drawn as of one instant.
struct SubPicture {
  double time_s = 0;
  RowRange rows;
};

/// The instants of one picture: exposures one after another, each of all rows from the top.
///   time = stamp + readout * (row / rows - 1/2) + exposure * (k + 1/2 - n/2) / n
/// so the stamp is the middle of the middle row's exposure. `exposures` n and `bands` of rows are as many as
/// asked for.
std::vector<SubPicture> PlanPicture(const Effects& effects, double stamp_s, double frame_s, int height_px,
                                    int exposures, int bands);

/// How many parts an image motion of that many pixels in the time needs to look smooth: `pixels_a_part` each,
/// 1 to `most`.
int CalcParts(double motion_px, double pixels_a_part, int most);

/// Adds normal noise of `sigma_grey` to every channel, rounded; the same seed and index, the same noise.
void AddNoise(double sigma_grey, std::uint64_t seed, std::uint64_t index, Image& image);

}  // namespace hinge
