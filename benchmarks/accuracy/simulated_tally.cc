// SPDX-License-Identifier: Apache-2.0
#include "simulated_tally.h"

#include <algorithm>
#include <cmath>

namespace hinge {

double Times(const std::string& unit) { return unit == "s" ? 1000 : unit == "m" ? 100 : 1; }
const char* ShownUnit(const std::string& unit) {
  return unit == "s"     ? "ms"
         : unit == "m"   ? "cm"
         : unit.empty()  ? "ratio"
         : unit == "deg" ? "°"
                         : unit.c_str();
}
int Decimals(const std::string& unit) { return unit.empty() ? 3 : unit == "s" ? 1 : 2; }

AimTally TallyAims(const Scores& scores, const AimOfScore& aim_of) {
  AimTally tally;
  for (const SimulatedScore& s : scores) {
    const Aim* aim = s.refused.empty() ? aim_of(s) : nullptr;
    if (aim == nullptr) continue;
    tally.unit = aim->unit;
    tally.errors.push_back(aim->error);
    tally.sizes.push_back(std::abs(aim->error));
    tally.half_widths.push_back(aim->half_width);
    tally.stride_sigmas.push_back(aim->stride_sigma);
    tally.inside += aim->inside;
  }
  return tally;
}

AimOfScore Named(const std::string& id, Aims whose) {
  return [id, whose](const SimulatedScore& s) -> const Aim* {
    const auto found = (s.*whose).find(id);
    return found == (s.*whose).end() ? nullptr : &found->second;
  };
}

Scores Where(const Scores& scores, const std::function<bool(const SimulatedScore&)>& holds) {
  Scores some;
  std::copy_if(scores.begin(), scores.end(), std::back_inserter(some), holds);
  return some;
}

double RootMeanSquare(const std::vector<double>& values) {
  double square = 0;
  for (double v : values) square += v * v / static_cast<double>(values.size());
  return std::sqrt(square);
}

}  // namespace hinge
