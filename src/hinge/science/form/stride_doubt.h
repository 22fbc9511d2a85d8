// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "hinge/foundation/base/random.h"
#include "hinge/science/form/stride_view.h"
#include "hinge/science/gait/gait.h"

namespace hinge {

/// Values of one measure over the strides of one truth.
using StrideValues = std::vector<std::optional<double>>;

/// Which of the pairs each stride belongs to: one of one foot and the other foot's that follows it. Half of their time is the
/// same, so their doubts about rhythm are not two.
std::vector<std::size_t> PairStrides(const std::vector<Side>& sides);

/// The gait with so many pairs of used strides at most, evenly through the run and both feet of each: more make a draw's mean no
/// surer than its doubts.
Gait ThinStrides(Gait gait, std::size_t most_pairs);

/// Pairs of strides weighted as the Bayesian bootstrap does, with gamma weights: of n pairs, the mean's spread over draws is that
/// of Student's t, s t / (1.96 sqrt n), so that few strides promise no more than they hold (exponential weights, the limit of
/// many pairs, give sqrt((n - 1) / (n + 1)) of the standard error). With Dirichlet weights of shape a
///   Var = sum (x - mean)^2 / (n (n a + 1))   so that   a = ((n - 1) (1.96 / t)^2 - 1) / n
std::vector<double> BootstrapWeights(const std::vector<StrideView>& views, Random& random);

/// By how much the 95 % interval of so many pairs' mean is wider than 1.96 standard errors; 1 for a single pair.
double CalcStudentFactor(const std::vector<StrideView>& views);

/// Standard error of the strides' mean, from how much strides of one foot differ; for both sides from how much pairs do, where
/// there are two whole ones: a difference between the legs is no randomness, and what two strides share is counted once.
/// 0 where no foot shows it twice.
double StrideStandardError(const std::vector<StrideView>& views, const StrideValues& values,
                           std::optional<Side> side);

}  // namespace hinge
