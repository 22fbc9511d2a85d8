// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace hinge {

/// Second-order Butterworth low-pass, run forwards and backwards, so without lag; the cut-off is corrected so
/// that half of the power (0.707 of the motion) passes at `cutoff_hz` after both runs: divided by (sqrt(2) -
/// 1)^(1/4) = 0.802 (Winter 2009, section 3.4.4.2). Ends are continued by point reflection over one period of
/// the cut-off. Needs 0 < cutoff_hz < 0.4 rate_hz (contract). Empty in, empty out.
std::vector<double> LowPassZeroLag(const std::vector<double>& values, double rate_hz, double cutoff_hz);

}  // namespace hinge
