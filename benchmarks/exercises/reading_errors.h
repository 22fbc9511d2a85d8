// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "hinge/science/knowledge/exercise_model.h"
#include "set_tally.h"

namespace hinge {

/// How wrongly each exercise's measures are read ("set." before one of the whole set), from sets whose truth is known: a line of
/// the error over the truth, robust against single clips, and the spread that is left between and within sets. What at least
/// kEnoughInPictures sets show in pictures is taken from them alone: a network's errors in the postures of exercises are not those
/// that it makes on runners, which simulated keypoints have. Of the rest, and of "hinge_..." that is compared with running,
/// pictures and keypoints count alike; what fewer than 4 sets show is left out.
inline constexpr std::size_t kEnoughInPictures = 8;
std::map<std::string, std::map<std::string, ReadingError>> FitReadingErrors(
    const std::vector<WatchedCase>& of_keypoints, const std::vector<WatchedCase>& drawn);

}  // namespace hinge
