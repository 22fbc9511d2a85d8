// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/observe/error_model.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/check.h"

namespace hinge {

namespace {

struct OneError {
  double bias = 0, sigma = 0;
};
OneError Combine(const std::vector<OneError>& sources) {
  const auto n = static_cast<double>(sources.size());
  OneError all;
  double within = 0, between = 0;
  for (const OneError& s : sources) all.bias += s.bias / n, within = std::max(within, s.sigma * s.sigma);
  for (const OneError& s : sources)
    between += (s.bias - all.bias) * (s.bias - all.bias) / std::max(1.0, n - 1);
  all.sigma = std::sqrt(within + between);
  return all;
}

std::optional<double> MeanAlike(const std::vector<MeasureError>& sources) {
  double sum = 0, n = 0;
  for (const MeasureError& s : sources) {
    if (s.alike) sum += *s.alike, n += 1;
  }
  return n > 0 ? std::optional(sum / n) : std::nullopt;
}

}  // namespace

MeasureError CombineSources(const std::vector<MeasureError>& sources) {
  HINGE_CHECK(!sources.empty());
  std::vector<OneError> near, far;
  for (const MeasureError& s : sources) {
    near.push_back({s.bias_near, s.sigma_near});
    far.push_back({s.bias_far, s.sigma_far});
  }
  const OneError n = Combine(near), f = Combine(far);
  return {n.bias, n.sigma, f.bias, f.sigma, MeanAlike(sources)};
}

double MixErrors(double z_near, double z_own, double alike) {
  return alike * z_near + std::sqrt(std::max(0.0, 1 - alike * alike)) * z_own;
}

double ErrorModel::Jitter_legs(double visibility) const {
  return jitter_legs * std::pow(hidden_factor, 1 - std::clamp(visibility, 0.0, 1.0));
}

MeasureError ErrorModel::OfRunning(const std::string& measure) const {
  return IsAlikeStanding(measure) ? OfStanding(measure) : outlined.at(measure);
}

MeasureError ErrorModel::OfStanding(const std::string& measure) const {
  const auto found = measures.find(measure);
  return found == measures.end() ? MeasureError{} : found->second;
}

bool ErrorModel::IsAlikeStanding(const std::string& measure) const {
  return !knees_outlined || !outlined.contains(measure);
}

}  // namespace hinge
