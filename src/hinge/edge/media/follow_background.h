// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>

#include "hinge/edge/media/align_pictures.h"

namespace hinge {

/// What a picture is laid upon.
///   kKey        one picture for as long as three quarters of it stay in view: a camera that is held in place does not drift
///   kNeighbour  the picture before: the path drifts, but has no jumps where a wide pan's perspective is no similarity
enum class LaidUpon { kKey, kNeighbour };

/// Follows the background through a clip, picture by picture, against its first picture.
class BackgroundFollower {
 public:
  explicit BackgroundFollower(LaidUpon upon) : upon_(upon) {}

  /// Pictures of one size and step, in time order, as templates that several followers may share; `leave_out`: where the
  /// moving person is, px of the displayed image.
  /// Empty when the background is lost there: too plain, or cut. What follows is then laid upon the next picture that is
  /// like its neighbour, as if the camera had stood still in between.
  std::optional<BackgroundMove> Follow(const std::shared_ptr<const AlignTemplate>& picture,
                                       const PictureBox& leave_out);

 private:
  LaidUpon upon_;
  std::optional<BackgroundMove> Find(const AlignTemplate& picture, const PictureBox& leave_out);
  void TakeAsKey(std::shared_ptr<const AlignTemplate> picture);

  std::shared_ptr<const AlignTemplate> key_, last_;
  BackgroundMove of_key_;  ///< the key against the first picture
  BackgroundMove now_;     ///< the last picture against the key
  BackgroundMove step_;    ///< from the last but one picture to the last
};

}  // namespace hinge
