// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "hinge/science/knowledge/exercise_model.h"
#include "set_tally.h"

namespace hinge {

/// How wrongly each exercise's measures are read ("set." before one of the whole set), from sets whose truth is known: a line of
/// the error over the truth, robust against single clips, and the spread that is left between and within sets. Where measures
/// were read through keypoints and in pictures, both count alike; what fewer than 4 sets of keypoints show is left out.
std::map<std::string, std::map<std::string, ReadingError>> FitReadingErrors(
    const std::vector<WatchedCase>& cases, const std::vector<WatchedCase>& drawn);

}  // namespace hinge
