// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace hinge {

/// Small statistics over finite values. Every function takes at least one value (contract),
/// `StandardDeviation` two.
double Mean(const std::vector<double>& values);
double StandardDeviation(const std::vector<double>& values);  ///< with n - 1
double Median(std::vector<double> values);
/// Linear-interpolated quantile, `q` in [0, 1] (the definition that R calls type 7).
double Quantile(std::vector<double> values, double q);
/// 1.4826 times the median absolute deviation: a robust standard deviation for normal data.
double RobustSigma(const std::vector<double>& values);
/// Probability of a standard normal variable below `z`.
double NormalCdf(double z);

/// How many times the normal's 97.5th percentile is Student's of so many degrees of freedom (> 0), by the first terms of its
/// expansion in 1 / freedom (Fisher and Cornish): within 0.5 % from 4 on.
double StudentFactor(double freedom);

}  // namespace hinge
