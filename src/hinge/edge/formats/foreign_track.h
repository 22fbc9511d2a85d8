// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hinge/edge/formats/keypoint_layout.h"
#include "hinge/science/body/keypoint_track.h"

namespace hinge {

/// One person of one picture as another program lists him: points in the layout's order.
using ForeignPerson = std::vector<Keypoint>;

struct ForeignFrame {
  long number = 0;               ///< of the picture; increasing, gaps are pictures without a person
  std::optional<double> time_s;  ///< when the file says so
  std::vector<ForeignPerson> people;
};

/// What files of keypoints hold, before one person is followed.
struct ForeignTrack {
  std::optional<double> rate_hz;    ///< when the file says so
  int width_px = 0, height_px = 0;  ///< of the picture; 0: not said
  std::vector<ForeignFrame> frames;
};

/// What the files do not say.
struct ForeignOptions {
  std::optional<double> rate_hz;         ///< pictures a second, as the clip plays
  std::optional<KeypointLayout> layout;  ///< empty: told by the number of points
  int width_px = 0, height_px = 0;       ///< of the picture; 0: not given
};

/// One person's track. Of several people, the one who is largest and longest in view: people are joined from picture to
/// picture by their nearest middles. Times: the file's, else number / rate from the first picture. Points within [-2, 3] all
/// through are shares of the picture and need its size; for others, without it, the picture reaches as far as the points. A
/// hidden ear takes the other ear's place, hardly seen: from the side they lie together. Throws Error when the rate, the
/// layout or the size is not known, when the layout has no feet, or nobody is there.
KeypointTrack FollowForeign(ForeignTrack track, const ForeignOptions& options, const std::string& where);

}  // namespace hinge
