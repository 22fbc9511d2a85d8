// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <vector>

#include "hinge/edge/media/frame.h"
#include "hinge/edge/media/warp.h"
#include "hinge/edge/pose/network.h"
#include "hinge/foundation/base/vec2.h"

namespace hinge {

/// A person as the detector sees one, in the detector's own square (0..1 across, 0..1 down).
struct Detection {
  double score = 0;                ///< 0..1
  Vec2 face_low = Vec2::Zero();    ///< the face's box, top left
  Vec2 face_high = Vec2::Zero();   ///< and bottom right
  Vec2 hips = Vec2::Zero();        ///< middle of the hips
  Vec2 size_point = Vec2::Zero();  ///< its distance from the hips is half the body's size
};

inline constexpr std::size_t kAnchorCount = 2254;
inline constexpr std::size_t kValuesPerAnchor =
    12;  ///< face box (4), hips, size point, and two points not used

/// The centres of the detector's anchors, in the order of its outputs: grids of 28, 14 and 7 cells a side
/// with 2, 2 and 6 anchors a cell (a single-shot detector's feature maps for 224 px, strides 8, 16 and three
/// times 32).
std::vector<Vec2> MakeAnchors();

/// Reads the detector's outputs: `boxes` (kAnchorCount * kValuesPerAnchor, px of 224 from the anchor's
/// centre) and `logits` (kAnchorCount). Keeps scores of at least `lowest_score`, best first.
std::vector<Detection> DecodeDetections(std::span<const float> boxes, std::span<const float> logits,
                                        std::span<const Vec2> anchors, double lowest_score);

/// Makes one of those whose face boxes overlap by more than 0.3 (intersection over union): all coordinates
/// are the mean weighted with the scores, the score is the best one's. Input and output best first.
std::vector<Detection> MergeOverlapping(std::vector<Detection> detections);

/// The square that holds the whole picture.
Region WholePicture(int width_px, int height_px);

/// Squares as high as a wide picture, side by side from its left to its right border, overlapping by half or
/// more: a person who is small in the picture is larger in one of them. None for an upright or nearly square
/// picture.
std::vector<Region> Tiles(int width_px, int height_px);

/// Looks for people in a square of the picture. The regions are ready for the landmark network, best first.
class PersonDetector {
 public:
  explicit PersonDetector(Network network) : network_(std::move(network)), anchors_(MakeAnchors()) {}
  std::vector<Region> FindPeople(const Frame& frame, const Region& square);

 private:
  Network network_;
  std::vector<Vec2> anchors_;
};

}  // namespace hinge
