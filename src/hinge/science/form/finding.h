// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hinge/science/form/measure.h"
#include "hinge/science/form/measure_form.h"
#include "hinge/science/form/verdict.h"
#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// A band at a runner's speed, in the measure's unit; an open side is infinite.
struct BandLimits {
  double low = 0, high = 0;
};

/// The ordinary band of a measure at a speed; empty when the knowledge has none.
std::optional<BandLimits> CalcBandLimits(const Knowledge& knowledge, const std::string& measure_id,
                                         double speed_m_s);

/// Score of one value against a band: 100 inside, falling as a normal curve to 50 at `half_at` outside.
///
///   d = max(low - x, 0, x - high),   s = 100 exp(-d^2 / (2 sigma_e^2)),   sigma_e = half_at / 1.1774
double CalcScore(double value, const BandLimits& limits, double half_at);

/// Probability that a normal value of that mean and sigma lies outside the band.
///   p_out = Phi((low - x)/u) + 1 - Phi((high - x)/u)
double CalcProbabilityOutside(double value, double sigma, const BandLimits& limits);

struct FindingOptions {
  double least_probability = 0.8;                     ///< a finding is raised from here on [F2]
  double steepest_level_grade = kSteepestLevelGrade;  ///< beyond it, level-only bands are not judged
  /// Posterior draws by measure id: the probability is then their share outside the band at their own speed. Null:
  /// the normal curve of the interval stands in for them.
  const std::map<std::string, MeasureDraws>* draws = nullptr;
  double speed_sigma_m_s = 0;  ///< doubt of the speed that picks the norm
  std::uint64_t seed = 3;
};

/// All findings that the rules raise, most important first: those that explain `label` before others, then by
/// the rules' priority, then by probability. A measure outside its band by less than the smallest detectable
/// difference is not a finding: the larger of the published repeatability and 1.96 times the doubt from strides. `label` may be empty.
std::vector<Finding> FindFindings(const std::vector<Measure>& measures, double speed_m_s, double grade,
                                  const std::string& label, const Knowledge& knowledge,
                                  const FindingOptions& options = {});

}  // namespace hinge
