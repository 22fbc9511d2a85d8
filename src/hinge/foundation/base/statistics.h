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

/// Probability of a Student's t variable of so many degrees of freedom (> 0) below `t`:
///
///   1 - I_x(freedom / 2, 1 / 2) / 2,   x = freedom / (freedom + t^2),   t >= 0
///
/// with I the regularised incomplete beta function; symmetric about 0.
double StudentCdf(double t, double freedom);

/// How many times the normal's 97.5th percentile is Student's of so many degrees of freedom (at least 1).
double StudentFactor(double freedom);

}  // namespace hinge
