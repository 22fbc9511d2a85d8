// SPDX-License-Identifier: Apache-2.0
#include "simulated_errors.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/measured.h"
#include "hinge/foundation/base/statistics.h"
#include "simulated_tally.h"

namespace hinge {
namespace {

struct OneError {
  double bias = 0, sigma = 0;
};

OneError MeasureOne(const Scores& scores, const std::string& id, Aims whose) {
  const AimTally tally = TallyAims(scores, Named(id, whose));
  constexpr std::size_t kFewest = 10;
  if (tally.n() < kFewest) return {};
  double own = 0;
  for (double half : tally.half_widths)
    own += std::pow(half / Measured::kTwoSided95, 2) / static_cast<double>(tally.n());
  const double variance = std::pow(StandardDeviation(tally.errors), 2);
  return {Mean(tally.errors), std::sqrt(std::max(0.0, variance - own))};
}

}  // namespace

ErrorModel WithoutMeasures(ErrorModel model) {
  model.measures.clear();
  return model;
}

ErrorModel MeasureErrorModel(const std::vector<SimulatedScore>& scores, const ErrorModel& like) {
  ErrorModel model = like;
  for (auto& [id, error] : model.measures) {
    const OneError near = MeasureOne(scores, id, &SimulatedScore::near),
                   far = MeasureOne(scores, id, &SimulatedScore::far);
    error = {near.bias, near.sigma, far.bias, far.sigma};
  }
  return model;
}

}  // namespace hinge
