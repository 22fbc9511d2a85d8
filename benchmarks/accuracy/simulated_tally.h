// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "simulated_score.h"

namespace hinge {

using Scores = std::vector<SimulatedScore>;
using AimOfScore = std::function<const Aim*(const SimulatedScore&)>;  ///< null: that clip does not have it

double Times(const std::string& unit);  ///< seconds are printed as milliseconds, metres as centimetres
const char* ShownUnit(const std::string& unit);
int Decimals(const std::string& unit);

/// One kind of number over clips.
struct AimTally {
  std::string unit;
  std::vector<double> errors, sizes, half_widths, stride_sigmas;
  int inside = 0;

  std::size_t n() const { return errors.size(); }
  double Coverage() const { return n() == 0 ? 0 : static_cast<double>(inside) / static_cast<double>(n()); }
};

/// Refused clips have none.
AimTally TallyAims(const Scores& scores, const AimOfScore& aim_of);

using Aims = std::map<std::string, Aim> SimulatedScore::*;
AimOfScore Named(const std::string& id, Aims whose);

Scores Where(const Scores& scores, const std::function<bool(const SimulatedScore&)>& holds);
double RootMeanSquare(const std::vector<double>& values);

}  // namespace hinge
