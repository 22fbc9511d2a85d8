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
  double own = 0;  // errors are against the clip's own strides: of others they know nothing
  for (std::size_t i = 0; i < tally.n(); ++i)
    own += (std::pow(tally.half_widths[i] / Measured::kTwoSided95, 2) - std::pow(tally.stride_sigmas[i], 2)) /
           static_cast<double>(tally.n());
  const double variance = std::pow(StandardDeviation(tally.errors), 2);
  return {Mean(tally.errors), std::sqrt(std::max(0.0, variance - own))};
}

/// From how much the mean of both legs varies beyond what its own interval says, given how much each leg does.
double MeasureAlike(const OneError& near, const OneError& far, const OneError& both) {
  const double product = 2 * near.sigma * far.sigma;
  if (product <= 0) return 0;
  return std::clamp((4 * both.sigma * both.sigma - near.sigma * near.sigma - far.sigma * far.sigma) / product,
                    0.0, 1.0);
}

}  // namespace

ErrorModel WithoutMeasures(ErrorModel model) {
  model.measures.clear();
  return model;
}

ErrorModel MeasureErrorModel(const std::vector<SimulatedScore>& scores, const ErrorModel& like) {
  ErrorModel model = like;
  for (const char* id : {"vertical_stiffness", "leg_stiffness", "pawback_ratio"}) model.measures.try_emplace(id);
  for (auto& [id, error] : model.measures) {
    const OneError near = MeasureOne(scores, id, &SimulatedScore::near),
                   far = MeasureOne(scores, id, &SimulatedScore::far),
                   both = MeasureOne(scores, id, &SimulatedScore::both);
    error = {near.bias, near.sigma, far.bias, far.sigma, MeasureAlike(near, far, both)};
  }
  return model;
}

std::string MakeSourceTable(const ErrorModel& simulated) {
  std::string table = "[model.simulated]\n";
  for (const auto& [id, e] : simulated.measures) {
    table += fmt::format(
        "{} = {{ near = {:.3g}, near_sigma = {:.3g}, far = {:.3g}, far_sigma = {:.3g}, alike = {:.2g} }}\n",
        id, e.bias_near, e.sigma_near, e.bias_far, e.sigma_far, e.alike.value_or(0));
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
