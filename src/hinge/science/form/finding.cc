// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/finding.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "hinge/foundation/base/measured.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/form/draw_interval.h"

namespace hinge {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kHalfWidthOverSigma = 1.1774;  // sqrt(2 ln 2): half width at half maximum of a normal curve

/// How far outside the band a value lies; 0 inside.
double DistanceOutside(double value, const BandLimits& limits) {
  return std::max({limits.low - value, 0.0, value - limits.high});
}

const FindingRule* RuleFor(const Knowledge& knowledge, const std::string& measure, bool high) {
  for (const FindingRule& rule : knowledge.findings) {
    if (rule.measure == measure && rule.when_high == high) return &rule;
  }
  return nullptr;
}

/// Smallest distance that this session can tell from ordinary.
double DetectableOf(const Measure& m, const Band& band) {
  return std::max(band.smallest_detectable, Measured::kTwoSided95 * m.sigma_random);
}

/// Share of the draws, which lie about the best estimate, outside the band, each judged at its own speed.
double ShareOutside(const Measure& m, const std::vector<double>& draws, double speed_m_s,
                    const Knowledge& knowledge, const FindingOptions& options) {
  Random random(options.seed);
  double outside = 0;
  for (double v : draws) {
    const auto limits = CalcBandLimits(knowledge, m.id, random.Normal(speed_m_s, options.speed_sigma_m_s));
    outside += DistanceOutside(v, *limits) > 0;
  }
  return outside / static_cast<double>(draws.size());
}

double ProbabilityOutside(const Measure& m, const BandLimits& limits, double speed_m_s,
                          const Knowledge& knowledge, const FindingOptions& options) {
  if (options.draws != nullptr && !m.side) {
    const auto found = options.draws->find(m.id);
    const std::vector<double> seen = found == options.draws->end()
                                         ? std::vector<double>{}
                                         : SeenDraws(DrawsAbout(*m.value, found->second.both));
    if (seen.size() > 2) return ShareOutside(m, seen, speed_m_s, knowledge, options);
  }
  return CalcProbabilityOutside(*m.value, CalcIntervalSigma(m), limits);
}

std::optional<Finding> Judge(const Measure& m, double speed_m_s, const Knowledge& knowledge,
                             const FindingOptions& options) {
  const std::optional<BandLimits> limits = CalcBandLimits(knowledge, m.id, speed_m_s);
  if (!m.value || !limits) return std::nullopt;
  const Band& band = knowledge.bands.at(m.id);
  const double distance = DistanceOutside(*m.value, *limits), detectable = DetectableOf(m, band);
  if (distance <= detectable) return std::nullopt;
  const FindingRule* rule = RuleFor(knowledge, m.id, *m.value > limits->high);
  const double probability = ProbabilityOutside(m, *limits, speed_m_s, knowledge, options);
  if (rule == nullptr || probability < options.least_probability) return std::nullopt;
  return Finding{.rule = rule->id,
                 .measure = m.id,
                 .side = m.side,
                 .value = *m.value,
                 .low = m.low,
                 .high = m.high,
                 .band_low = limits->low,
                 .band_high = limits->high,
                 .probability = probability,
                 .score = CalcScore(*m.value, *limits, band.half_at),
                 .distance = distance,
                 .detectable = detectable};
}

const FindingRule& RuleOf(const Finding& finding, const Knowledge& knowledge) {
  return *std::find_if(knowledge.findings.begin(), knowledge.findings.end(),
                       [&](const FindingRule& rule) { return rule.id == finding.rule; });
}

}  // namespace

std::optional<BandLimits> CalcBandLimits(const Knowledge& knowledge, const std::string& measure_id,
                                         double speed_m_s) {
  const auto found = knowledge.bands.find(measure_id);
  if (found == knowledge.bands.end()) return std::nullopt;
  const Band& band = found->second;
  BandLimits limits{band.low.value_or(-kInfinity), band.high.value_or(kInfinity)};
  if (!band.relative_to_norm && !band.percent_of_norm) return limits;
  const auto norm = knowledge.norms.find(measure_id);
  if (norm == knowledge.norms.end()) return std::nullopt;
  const double mean = norm->second.mean.At(speed_m_s);
  if (band.percent_of_norm) return BandLimits{mean * (1 + limits.low / 100), mean * (1 + limits.high / 100)};
  return BandLimits{mean + limits.low, mean + limits.high};
}

double CalcScore(double value, const BandLimits& limits, double half_at) {
  const double z = DistanceOutside(value, limits) * kHalfWidthOverSigma / half_at;
  return 100 * std::exp(-0.5 * z * z);
}

double CalcProbabilityOutside(double value, double sigma, const BandLimits& limits) {
  if (sigma <= 0) return DistanceOutside(value, limits) > 0 ? 1 : 0;
  return NormalCdf((limits.low - value) / sigma) + NormalCdf((value - limits.high) / sigma);
}

std::vector<Finding> FindFindings(const std::vector<Measure>& measures, double speed_m_s, double grade,
                                  const std::string& label, const Knowledge& knowledge,
                                  const FindingOptions& options) {
  const bool level = std::abs(grade) <= options.steepest_level_grade;
  std::vector<Finding> findings;
  for (const Measure& m : measures) {
    const auto band = knowledge.bands.find(m.id);
    if (m.side || band == knowledge.bands.end() || (band->second.level_only && !level)) continue;
    if (auto finding = Judge(m, speed_m_s, knowledge, options)) findings.push_back(*finding);
  }
  const auto rank = [&](const Finding& f) {
    const FindingRule& rule = RuleOf(f, knowledge);
    const bool explains = std::find(rule.verdicts.begin(), rule.verdicts.end(), label) != rule.verdicts.end();
    return std::tuple(!explains, rule.priority, -f.probability);
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const Finding& a, const Finding& b) { return rank(a) < rank(b); });
  return findings;
}

}  // namespace hinge
