// SPDX-License-Identifier: Apache-2.0
#include "simulated_errors.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/check.h"
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
  for (const char* id : {"vertical_stiffness", "leg_stiffness"}) model.measures.try_emplace(id);
  for (auto& [id, error] : model.measures) {
    const OneError near = MeasureOne(scores, id, &SimulatedScore::near),
                   far = MeasureOne(scores, id, &SimulatedScore::far);
    error = {near.bias, near.sigma, far.bias, far.sigma};
  }
  return model;
}

std::string MakeSourceTable(const ErrorModel& simulated) {
  std::string table = "[model.simulated]\n";
  for (const auto& [id, e] : simulated.measures) {
    table += fmt::format("{} = {{ near = {:.3g}, near_sigma = {:.3g}, far = {:.3g}, far_sigma = {:.3g} }}\n",
                         id, e.bias_near, e.sigma_near, e.bias_far, e.sigma_far);
  }
  return table;
}

std::string ReplaceSourceTable(std::string file, const ErrorModel& simulated) {
  const auto model = file.find("name = \"" + simulated.model + "\"");
  HINGE_CHECK(model != std::string::npos);
  const auto next = std::min(file.find("\n[[model]]", model), file.size());
  const auto from = std::min(file.find("[model.simulated]", model), next);
  if (from == next) return file.insert(next, "\n" + MakeSourceTable(simulated));
  const auto to = std::min(file.find("\n\n", from), file.size());
  return file.replace(from, to + 1 - from, MakeSourceTable(simulated));
}

}  // namespace hinge
