// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <span>

#include "hinge/edge/media/frame.h"
#include "hinge/edge/media/warp.h"
#include "hinge/edge/pose/network.h"
#include "hinge/edge/pose/pose.h"
#include "hinge/science/body/keypoint_track.h"

namespace hinge {

inline constexpr std::size_t kBlazePoints =
    33;  ///< nose 0, ears 7 8, shoulders 11 12, ... foot indices 31 32
inline constexpr std::size_t kBlazeAlignment =
    33;  ///< index of the middle of the hips; the size point follows it
inline constexpr std::size_t kBlazeOutputs =
    39;                                 ///< points that the network gives; the last four are not used
inline constexpr int kBlazeSide = 256;  ///< of the input and the mask
inline constexpr int kHeatSide = 64;    ///< of the heat maps, one for each of the 39 points

/// What the landmark network says about one region.
struct PersonReading {
  double presence = 0;                               ///< 0..1: a person is in the region
  Region region;                                     ///< where it looked
  std::array<Keypoint, kBlazeAlignment + 2> points;  ///< the body's, then the two of the alignment

  const Vec2& p_IHips_px() const { return points[kBlazeAlignment].p_I_px; }
  const Vec2& p_ISize_px() const { return points[kBlazeAlignment + 1].p_I_px; }
};

/// A point in the region's coordinates (0..1) with the network's belief that it is seen.
struct RegionPoint {
  Vec2 p_unit = Vec2::Zero();
  double visibility = 0;
};

/// Reads the `landmarks` output: 39 times x, y, z (px of 256), visibility and presence (logits).
std::array<RegionPoint, kBlazeOutputs> DecodeLandmarks(std::span<const float> landmarks);

/// Moves each point to the centre of gravity of its heat map within 4 cells of the point (a window of 9 x 9
/// cells, less at the map's edge) where the map reaches 0.5 in that window. `heat` is row by row, 39 logits a
/// cell. The regressed point alone is 7 px off the reference, feet 16 to 26.
void RefineByHeatMap(std::span<const float> heat, std::span<RegionPoint, kBlazeOutputs> points);

/// Whether the person's mask (logits, 256 x 256) reaches the picture's border.
bool TouchesBorder(std::span<const float> mask_logits, const Region& region, int width_px, int height_px);

/// The 19 landmarks of the body out of the network's 33.
PerLandmark<Keypoint> BodyLandmarks(const PersonReading& reading);

/// How far nose and toes point to the right in the picture, in sides of the region; negative: to the left.
double CalcFacingRight(const PersonReading& reading);

/// Reads a person's landmarks out of a region of a picture. Of a mirrored region it sees the mirror image;
/// places and sides are still the person's own.
class LandmarkNetwork {
 public:
  explicit LandmarkNetwork(Network network) : network_(std::move(network)) {}
  PersonReading Read(const Frame& frame, const Region& region);
  /// Of the last Read.
  bool MaskTouchesBorder(const Region& region, int width_px, int height_px) const;
  PersonMask Mask(const Region& region) const;

 private:
  Network network_;
};

}  // namespace hinge
