// SPDX-License-Identifier: Apache-2.0
#include "calibration.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/random.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {

double CalcCalibrationError(const Said& all) {
  double error = 0;
  for (int bin = 0; bin < 10; ++bin) {
    double said = 0, was = 0;
    for (const auto& [p, so] : all) {
      if (std::min(9, static_cast<int>(10 * p)) == bin) said += p, was += so;
    }
    if (!all.empty()) error += std::abs(said - was) / static_cast<double>(all.size());
  }
  return error;
}

ChanceError CalcChanceError(const Said& all) {
  constexpr int kTellers = 1000;
  Random random(1);
  std::vector<double> errors;
  for (int i = 0; i < kTellers; ++i) {
    Said drawn = all;
    for (auto& [p, so] : drawn) so = random.Uniform() < p;
    errors.push_back(CalcCalibrationError(drawn));
  }
  return {Mean(errors), Quantile(errors, 0.95)};
}

}  // namespace hinge
