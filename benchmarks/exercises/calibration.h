// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

namespace hinge {

/// Probabilities that were said, each with whether it was so.
using Said = std::vector<std::pair<double, bool>>;

/// Expected calibration error: mean gap between the probability that was said and how often it was so, in tenths, weighted by
/// their number. 0 to 1; 0 of nothing.
double CalcCalibrationError(const Said& all);

/// What a perfect teller of these very probabilities would come to by chance alone: few cases cannot show a small error.
struct ChanceError {
  double mean = 0, most = 0;  ///< most: 95th percentile
};
ChanceError CalcChanceError(const Said& all);

}  // namespace hinge
