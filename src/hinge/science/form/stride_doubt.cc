// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/stride_doubt.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/measured.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

constexpr double kLeastShape = 0.1, kLeastWeight = 1e-9;

std::vector<std::size_t> PairsOf(const std::vector<StrideView>& views) {
  std::vector<Side> sides;
  for (const StrideView& view : views) sides.push_back(view.side);
  return PairStrides(sides);
}

/// Of the mean of pairs; none with fewer than two whole ones.
std::optional<double> PairStandardError(const std::vector<StrideView>& views, const StrideValues& values) {
  const std::vector<std::size_t> pair_of = PairsOf(views);
  std::vector<double> means;
  for (std::size_t i = 0; i + 1 < views.size(); ++i) {
    if (pair_of[i] == pair_of[i + 1] && values[i] && values[i + 1])
      means.push_back(0.5 * (*values[i] + *values[i + 1]));
  }
  if (means.size() < 2) return std::nullopt;
  return StandardDeviation(means) / std::sqrt(static_cast<double>(means.size()));
}

/// Of the gamma weights of so many pairs.
double CalcShape(double pairs) {
  if (pairs < 2) return 1;
  const double student = StudentFactor(pairs - 1);
  return std::max(kLeastShape, ((pairs - 1) / (student * student) - 1) / pairs);
}

}  // namespace

std::vector<std::size_t> PairStrides(const std::vector<Side>& sides) {
  std::vector<std::size_t> pair_of;
  PerSide<bool> has = {{false, false}};
  std::size_t pair = 0;
  for (Side side : sides) {
    if (has[side]) has = {{false, false}}, ++pair;
    has[side] = true;
    pair_of.push_back(pair);
  }
  return pair_of;
}

Gait ThinStrides(Gait gait, std::size_t most_pairs) {
  std::vector<Stride*> used;
  std::vector<Side> sides;
  for (Stride& s : gait.strides) {
    if (s.used) used.push_back(&s), sides.push_back(s.side);
  }
  const std::vector<std::size_t> pair_of = PairStrides(sides);
  const std::size_t pairs = pair_of.empty() ? 0 : pair_of.back() + 1;
  if (pairs <= most_pairs) return gait;
  for (std::size_t i = 0; i < used.size(); ++i)
    used[i]->used = (pair_of[i] + 1) * most_pairs / pairs > pair_of[i] * most_pairs / pairs;
  return gait;
}

double CalcStudentFactor(const std::vector<StrideView>& views) {
  const std::vector<std::size_t> pair_of = PairsOf(views);
  return pair_of.empty() || pair_of.back() == 0 ? 1 : StudentFactor(static_cast<double>(pair_of.back()));
}

std::vector<double> BootstrapWeights(const std::vector<StrideView>& views, Random& random) {
  const std::vector<std::size_t> pair_of = PairsOf(views);
  const double shape = pair_of.empty() ? 1 : CalcShape(static_cast<double>(pair_of.back() + 1));
  std::vector<double> of_pair, weights;
  for (std::size_t pair : pair_of) {
    if (pair == of_pair.size()) of_pair.push_back(std::max(kLeastWeight, random.Gamma(shape)));
    weights.push_back(of_pair[pair]);
  }
  return weights;
}

double StrideStandardError(const std::vector<StrideView>& views, const StrideValues& values,
                           std::optional<Side> side) {
  if (const auto of_pairs = side ? std::nullopt : PairStandardError(views, values)) return *of_pairs;
  double square = 0, freedom = 0, inverse = 0, sides = 0;
  for (Side own : kSides) {
    std::vector<double> seen;
    for (std::size_t i = 0; i < views.size(); ++i) {
      if (values[i] && views[i].side == own && (!side || own == *side)) seen.push_back(*values[i]);
    }
    if (seen.empty()) continue;
    const double mean = Mean(seen), n = static_cast<double>(seen.size());
    for (double v : seen) square += (v - mean) * (v - mean);
    freedom += n - 1;
    inverse += 1 / n;
    sides += 1;
  }
  return freedom < 1 ? 0 : std::sqrt(square / freedom * inverse) / sides;
}

}  // namespace hinge
