// SPDX-License-Identifier: Apache-2.0
#include "skill.h"

#include <fmt/format.h>

#include <cmath>

namespace hinge {

std::map<std::string, double> CalcLookUpErrors(const Session& truth, const Knowledge& knowledge) {
  std::map<std::string, double> errors;
  for (const auto& [id, norm] : knowledge.norms) {
    const Measure* t = FindMeasure(truth.measures, id);
    if (t != nullptr && t->value) errors[id] = norm.mean.At(*truth.scene.speed_m_s.value) - *t->value;
  }
  return errors;
}

void SkillTally::Add(const std::string& id, const std::string& unit, double own_error, double look_up_error) {
  Sums& sums = by_measure_[id];
  sums.unit = unit;
  ++sums.clips;
  sums.own += std::abs(own_error);
  sums.look_up += std::abs(look_up_error);
}

std::string SkillTally::MakeTable() const {
  std::string table =
      "| measure | clips | mean error of the look-up | of Hinge | smaller by |\n|---|---|---|---|---|\n";
  for (const auto& [id, sums] : by_measure_) {
    const bool seconds = sums.unit == "s";
    const double times = (seconds ? 1000.0 : 1.0) / sums.clips;
    table +=
        fmt::format("| `{}` | {} | {:.1f} {} | {:.1f} | {:.0f} % |\n", id, sums.clips, times * sums.look_up,
                    seconds ? "ms" : "°", times * sums.own, 100 * (1 - sums.own / sums.look_up));
  }
  return table;
}

}  // namespace hinge
