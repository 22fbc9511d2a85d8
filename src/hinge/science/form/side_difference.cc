// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/side_difference.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/statistics.h"
#include "hinge/science/form/draw_interval.h"
#include "hinge/science/form/measure_form.h"

namespace hinge {
namespace {

constexpr std::size_t kFewestDraws = 2;  // a spread needs two
constexpr int kFewestStrides = 3;        // of each foot: fewer do not show how much its strides differ

/// Left minus right on the draws that show both.
std::vector<double> DifferencesOf(const MeasureDraws& draws) {
  const auto &left = draws.side[Side::kLeft], &right = draws.side[Side::kRight];
  std::vector<double> differences;
  for (std::size_t d = 0; d < std::min(left.size(), right.size()); ++d) {
    if (left[d] && right[d]) differences.push_back(*left[d] - *right[d]);
  }
  return differences;
}

SideDifference Compare(const Measure& left, const Measure& right, const std::vector<double>& difference,
                       const SideOptions& options) {
  Measure m;
  SetInterval(m, *left.value - *right.value, difference, 0);
  const double sigma = m.sigma_shared;
  SideDifference s{.id = left.id, .unit = left.unit, .value = *m.value, .low = m.low, .high = m.high};
  s.probability = sigma > 0 ? NormalCdf(std::abs(s.value) / sigma) : s.value != 0 ? 1.0 : 0.5;
  s.beyond_noise = std::min(left.n, right.n) >= kFewestStrides &&
                   s.probability >= options.least_probability && (s.low > 0 || s.high < 0);
  return s;
}

}  // namespace

std::vector<SideDifference> FindSideDifferences(const std::vector<Measure>& measures,
                                                const std::map<std::string, MeasureDraws>& draws,
                                                const SideOptions& options) {
  std::vector<SideDifference> differences;
  for (const Measure& left : measures) {
    if (left.side != Side::kLeft || !left.value) continue;
    const Measure* right = FindMeasure(measures, left.id, Side::kRight);
    const auto found = draws.find(left.id);
    if (right == nullptr || !right->value || found == draws.end()) continue;
    const std::vector<double> difference = DifferencesOf(found->second);
    if (difference.size() >= kFewestDraws) differences.push_back(Compare(left, *right, difference, options));
  }
  return differences;
}

}  // namespace hinge
