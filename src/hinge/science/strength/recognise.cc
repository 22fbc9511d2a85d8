// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/recognise.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "hinge/science/strength/set_features.h"

namespace hinge {
namespace {

struct Likeness {
  double distance = std::numeric_limits<double>::infinity();  // D
  double log_density = 0;
};

Likeness CalcLikeness(const std::map<std::string, double>& features,
                      const std::map<std::string, GroupNorm>& looks, double largest_z2) {
  double distance = 0, of_turns = 0, log_density = 0, seen = 0;
  for (const auto& [name, norm] : looks) {
    const auto found = features.find(name);
    if (found == features.end()) continue;
    const double z = (found->second - norm.mean) / norm.sd;
    const double z2 = std::min(z * z, largest_z2);
    (TellsOfTurns(name) ? of_turns : distance) += z2;
    log_density -= 0.5 * z2 + std::log(norm.sd);
    seen += 1;
  }
  if (seen == 0) return {};
  distance += std::min(of_turns, largest_z2);
  return {distance * static_cast<double>(looks.size()) / seen, log_density};
}

}  // namespace

std::map<std::string, double> CalcProbabilities(const std::map<std::string, double>& features,
                                                const ExerciseModel& model) {
  std::map<std::string, double> probability;
  double nearest = std::numeric_limits<double>::infinity(), highest = -nearest, sum = 0;
  for (const auto& [exercise, looks] : model.looks) {
    const Likeness like = CalcLikeness(features, looks, model.largest_z2);
    if (!std::isfinite(like.distance)) continue;
    nearest = std::min(nearest, like.distance);
    probability[exercise] = model.sharpness * like.log_density;
    highest = std::max(highest, probability[exercise]);
  }
  for (auto& [exercise, p] : probability) sum += p = std::exp(p - highest);
  const double none =
      probability.empty() ? 1 : 1 / (1 + std::exp(-(nearest - model.unlike_at) / model.unlike_width));
  for (auto& [exercise, p] : probability) p *= (1 - none) / sum;
  probability["none"] = none;
  return probability;
}

std::string MostProbable(const std::map<std::string, double>& probability) {
  if (probability.empty()) return "none";
  return std::max_element(probability.begin(), probability.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

}  // namespace hinge
