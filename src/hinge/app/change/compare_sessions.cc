// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/change/compare_sessions.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

constexpr int kFewestStrides = 3;

std::vector<std::string> NetworksOf(const Session& s) {
  std::vector<std::string> hashes;
  for (const ModelInfo& m : s.models) hashes.push_back(m.sha256.empty() ? m.name : m.sha256);
  std::sort(hashes.begin(), hashes.end());
  return hashes;
}

/// Whether shared error cancels, and what that rests on.
void SetAssumptions(Comparison& c, const Session& first, const Session& other,
                    const CompareOptions& options) {
  const bool same_network = NetworksOf(first) == NetworksOf(other);
  const bool same_side = first.scene.facing == other.scene.facing;
  const bool same_knees = first.quality.knees_outlined == other.quality.knees_outlined;
  c.shared_cancels = same_network && same_side && same_knees && !options.camera_moved;
  c.assumed.push_back("Both sessions show the same runner.");
  if (c.shared_cancels) {
    c.assumed.push_back(
        "The camera stood in the same place and the clothes were alike: neither can be seen from the "
        "results. What "
        "camera and network get wrong is then the same in both and cancels.");
    return;
  }
  std::string why;
  const auto add = [&why](bool holds, const char* reason) {
    if (holds) why += (why.empty() ? "" : ", ") + std::string(reason);
  };
  add(!same_network, "the pose networks differ");
  add(!same_side, "the runner faces the other way");
  add(!same_knees, "the outline of the knees was seen in only one of them");
  add(options.camera_moved, "the camera was moved");
  c.assumed.push_back("What camera and network get wrong does not cancel, because " + why + ".");
}

/// Why two measures of one id must not be subtracted; empty when they may.
std::string WhyNot(const Measure& a, const Measure* b, const Session& first, const Session& other) {
  if (!a.value) return "the first session does not show it: " + a.why_missing;
  if (b == nullptr || !b->value)
    return "the other session does not show it: " + (b == nullptr ? "it was not measured" : b->why_missing);
  if (std::min(a.n, b->n) < kFewestStrides) return "too few strides to know how much they differ";
  if (a.unit != b->unit || a.definition != b->definition)
    return "it is defined otherwise in the two sessions";
  if (a.id.ends_with("_over_standing") && first.standing.own != other.standing.own)
    return "one session compares with the runner's own standing, the other with people's";
  return "";
}

/// The doubt of a session's own standing in a measure that compares with it; 0 for other measures, and where both
/// sessions use one and the same standing.
double StandingDoubt(const std::string& id, const Session& s, const Session& other) {
  const auto doubt = [&](Measured StandingReference::*field) {
    const Measured &own = s.standing.*field, &theirs = other.standing.*field;
    return !s.standing.own || own.value == theirs.value ? 0.0 : own.sigma;
  };
  if (id == "trunk_lean_over_standing") return doubt(&StandingReference::trunk_lean_deg);
  if (id == "straightness_over_standing") return doubt(&StandingReference::straightness_deg);
  if (id == "knee_ic_over_standing") return doubt(&StandingReference::knee_deg);
  return id == "foot_angle_ic_over_standing" ? doubt(&StandingReference::foot_angle_deg) : 0;
}

/// What the norm's line expects of the difference in speed; 0 where it, or a speed, is unknown.
double ExpectedBySpeed(const std::string& id, const Session& first, const Session& other,
                       const Knowledge& knowledge) {
  const auto norm = knowledge.norms.find(id);
  if (norm == knowledge.norms.end() || !first.scene.speed_m_s.known() || !other.scene.speed_m_s.known())
    return 0;
  return norm->second.mean.At(*other.scene.speed_m_s.value) -
         norm->second.mean.At(*first.scene.speed_m_s.value);
}

/// How much the measure of an unchanged runner differs between two days, in the measure's unit.
double DetectableOf(const std::string& id, const Knowledge& knowledge) {
  const auto band = knowledge.bands.find(id);
  return band == knowledge.bands.end() ? 0 : band->second.smallest_detectable;
}

void SetChange(MeasureChange& c, const Measure& a, const Measure& b, bool shared_cancels,
               double standing_doubt, const CompareOptions& options) {
  constexpr double kSpeedPartDoubt = 0.5;  // runners differ in how they answer to speed
  double sigma = std::hypot(a.sigma_random, b.sigma_random, kSpeedPartDoubt * c.by_speed);
  sigma = std::hypot(sigma, standing_doubt);
  if (!shared_cancels) sigma = std::hypot(sigma, a.sigma_shared, b.sigma_shared);
  c.change = *b.value - *a.value;
  c.low = c.change - Measured::kTwoSided95 * sigma;
  c.high = c.change + Measured::kTwoSided95 * sigma;
  const double left = std::abs(c.change - c.by_speed);
  c.probability = sigma > 0 ? NormalCdf(left / sigma) : left > 0 ? 1.0 : 0.5;
  c.beyond_noise = c.probability >= options.least_probability && (options.same_day || left > c.detectable);
}

}  // namespace

Comparison CompareSessions(const Session& first, const Session& other, const Knowledge& knowledge,
                           const CompareOptions& options) {
  Comparison c;
  c.first = first.input.file_name, c.other = other.input.file_name;
  c.first_label = first.verdict.label, c.other_label = other.verdict.label;
  SetAssumptions(c, first, other, options);
  for (const Measure& a : first.measures) {
    if (a.side) continue;
    const Measure* b = FindMeasure(other.measures, a.id);
    MeasureChange change{.id = a.id, .unit = a.unit, .first = a.value, .other = {}, .why_not = {}};
    if (b != nullptr) change.other = b->value;
    change.why_not = WhyNot(a, b, first, other);
    if (change.why_not.empty()) {
      change.by_speed = ExpectedBySpeed(a.id, first, other, knowledge);
      change.detectable = DetectableOf(a.id, knowledge);
      SetChange(change, a, *b, c.shared_cancels,
                std::hypot(StandingDoubt(a.id, first, other), StandingDoubt(a.id, other, first)), options);
    }
    c.measures.push_back(std::move(change));
  }
  return c;
}

}  // namespace hinge
