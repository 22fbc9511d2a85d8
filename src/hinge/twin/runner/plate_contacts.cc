// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/plate_contacts.h"

#include <optional>

#include "hinge/foundation/base/statistics.h"
#include "hinge/foundation/signal/low_pass.h"

namespace hinge {
namespace {

constexpr double kContact_N = 50, kCutoff_hz = 50;
constexpr double kUnloadedQuantile = 0.02;
constexpr double kShortest_s = 0.08, kLongest_s = 0.6;
constexpr double kSlowest_hz = 150;

/// Time of the crossing between samples i and i + 1.
double CrossingTime_s(const VerticalForce& force, const std::vector<double>& loaded_N, std::size_t i) {
  const double share = (kContact_N - loaded_N[i]) / (loaded_N[i + 1] - loaded_N[i]);
  return force.start_s + (static_cast<double>(i) + share) / force.rate_hz;
}

std::vector<double> CalcLoad_N(const VerticalForce& force) {
  std::vector<double> load = LowPassZeroLag(force.force_N, force.rate_hz, kCutoff_hz);
  const double unloaded = Quantile(load, kUnloadedQuantile);
  for (double& value : load) value -= unloaded;
  return load;
}

}  // namespace

std::vector<PlateContact> FindPlateContacts(const VerticalForce& force) {
  std::vector<PlateContact> contacts;
  if (force.rate_hz < kSlowest_hz || force.force_N.size() < 2) return contacts;
  const std::vector<double> load_N = CalcLoad_N(force);
  std::optional<double> ic_s;
  for (std::size_t i = 0; i + 1 < load_N.size(); ++i) {
    const bool now = load_N[i] > kContact_N, next = load_N[i + 1] > kContact_N;
    if (now == next) continue;
    const double t = CrossingTime_s(force, load_N, i);
    if (next) {
      ic_s = t;
    } else if (ic_s && t - *ic_s > kShortest_s && t - *ic_s < kLongest_s) {
      contacts.push_back({*ic_s, t});
    }
  }
  return contacts;
}

}  // namespace hinge
