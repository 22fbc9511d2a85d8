// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/change/compare_sessions.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/app/change/assumptions.h"
#include "hinge/app/change/change_words.h"
#include "hinge/app/session/photo.h"
#include "hinge/foundation/base/number_text.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

constexpr int kFewestStrides = 3;

/// Why no measure of two sessions can be compared; empty when some may.
std::string WhyNothing(const Session& first, const Session& other) {
  constexpr const char* kInstant = "one instant does not show how a person runs";
  if (IsPhoto(first) && IsPhoto(other)) return std::string("both sessions are of a photo, and ") + kInstant;
  if (!IsPhoto(first) && !IsPhoto(other)) return "";
  return fmt::format("the {} session is of a photo, and {}", IsPhoto(first) ? "first" : "other", kInstant);
}

/// Why two measures of one id must not be subtracted; empty when they may.
std::string WhyNot(const Measure& a, const Measure* b, const Session& first, const Session& other) {
  if (const std::string why = WhyNothing(first, other); !why.empty()) return why;
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

/// What of a standing a measure compares with; null for measures that compare with none. Sessions of before do not hold
/// the back's: then straightness stands in for it, which is as doubtful from one standing to the next.
const Measured* FindStood(const std::string& id, const StandingReference& s) {
  const auto back = [&s](const Measured& of_back) {
    return of_back.known() ? &of_back : &s.straightness_deg;
  };
  if (id == "trunk_lean_over_standing") return &s.trunk_lean_deg;
  if (id == "straightness_over_standing") return &s.straightness_deg;
  if (id == "knee_ic_over_standing") return &s.knee_deg;
  if (id == "foot_angle_ic_over_standing") return &s.foot_angle_deg;
  if (id == "back_bow_over_standing") return back(s.back.bow_deg);
  if (id == "lumbar_curve_over_standing") return back(s.back.lumbar_deg);
  return id == "thoracic_curve_over_standing" ? back(s.back.thoracic_deg) : nullptr;
}

/// The doubt of a session's own standing in a measure that compares with it; 0 for other measures, and where both
/// sessions use one and the same standing.
double StandingDoubt(const std::string& id, const Session& s, const Session& other) {
  const Measured *own = FindStood(id, s.standing), *theirs = FindStood(id, other.standing);
  return own == nullptr || !s.standing.own || own->value == theirs->value ? 0.0 : own->sigma;
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

/// Whether the runner changed, and not only speed or the last digit: the change that is printed and what is left of it without the
/// speed's part must both be there, and the two values be printed otherwise.
bool IsBeyondNoise(const MeasureChange& c, int decimals, const CompareOptions& options) {
  const double least = std::min(std::abs(c.change), std::abs(c.change - c.by_speed));
  const bool shown = FixedText(*c.first, decimals) != FixedText(*c.other, decimals);
  return c.probability >= options.least_probability && shown && !RoundsToNothing(least, decimals) &&
         (options.same_day || least > c.detectable);
}

/// How much of the variance of the events' habit stays in a difference.
double HabitKept(const Session& first, const Session& other) {
  constexpr double kOtherHabit_m_s = 1.0, kLeast = 0.05;
  const Measured &v1 = first.scene.speed_m_s, &v2 = other.scene.speed_m_s;
  if (!v1.known() || !v2.known()) return 1;
  return std::clamp(std::abs(*v2.value - *v1.value) / kOtherHabit_m_s, kLeast, 1.0);
}

/// What of a session's shared doubt is in no other session.
double OwnDoubt(const Measure& m, double habit_kept) {
  const OwnParts own = m.own_parts.value_or(OwnParts{});
  return std::min(m.sigma_shared, std::hypot(std::sqrt(habit_kept) * own.timing, own.speed));
}

/// Whether a measure is as much too large as the scale is. A speed that was given is not, nor the steps made of it.
bool GoesWithScale(const Measure& m, const Scene& scene) {
  if (m.id == "speed" || m.id == "step_length") return scene.speed_m_s.source == kSeenOnFeet;
  return m.unit == "m" || m.unit == "m/s" || m.unit == "kN/m" || m.unit == "BW/leg";
}

/// Relative doubt of the scale, where a measure goes with it.
double ScaleDoubt(const Measure& m, const Scene& scene) {
  const Measured& scale = scene.scale_m_per_px;
  return scale.known() && GoesWithScale(m, scene) ? scale.sigma / *scale.value : 0;
}

/// The doubt of `change` that sessions do not share, or share in proportion to the value.
double DoubtOf(double change, const Measure& a, const Measure& b, const Session& first, const Session& other,
               bool shared_cancels) {
  const double random = std::hypot(a.sigma_random, b.sigma_random);
  if (!shared_cancels) return std::hypot(random, a.sigma_shared, b.sigma_shared);
  const double kept = HabitKept(first, other);
  const double scale = std::max(ScaleDoubt(a, first.scene), ScaleDoubt(b, other.scene)) * change;
  return std::hypot(random, std::hypot(OwnDoubt(a, kept), OwnDoubt(b, kept)), scale);
}

/// `sigma` is that of the change as it is.
void SetChange(MeasureChange& c, double change, double sigma) {
  constexpr double kSpeedPartDoubt = 0.5;  // runners differ in how they answer to speed
  c.change = change;
  c.low = c.change - Measured::kTwoSided95 * sigma;
  c.high = c.change + Measured::kTwoSided95 * sigma;
  const double left = std::abs(c.change - c.by_speed);
  const double sigma_left = std::hypot(sigma, kSpeedPartDoubt * c.by_speed);
  c.probability = sigma_left > 0 ? NormalCdf(left / sigma_left) : left > 0 ? 1.0 : 0.5;
}

}  // namespace

Comparison CompareSessions(const Session& first, const Session& other, const Knowledge& knowledge,
                           const CompareOptions& options) {
  Comparison c;
  c.first = first.input.file_name, c.other = other.input.file_name;
  c.first_label = first.verdict.label, c.other_label = other.verdict.label;
  Assumptions assumptions = FindAssumptions(first, other, options.camera_moved, options.same_results);
  c.same_recording = assumptions.same_recording, c.shared_cancels = assumptions.shared_cancels;
  c.assumed = std::move(assumptions.sentences);
  for (const Measure& a : first.measures) {
    if (a.side) continue;
    const Measure* b = FindMeasure(other.measures, a.id);
    MeasureChange change{.id = a.id, .unit = a.unit, .first = a.value, .other = {}, .why_not = {}};
    if (b != nullptr) change.other = b->value;
    change.why_not = WhyNot(a, b, first, other);
    if (change.why_not.empty()) {
      change.by_speed = ExpectedBySpeed(a.id, first, other, knowledge);
      change.detectable = DetectableOf(a.id, knowledge);
      const double value = *b->value - *a.value;
      SetChange(change, value,
                std::hypot(DoubtOf(value, a, *b, first, other, c.shared_cancels),
                           StandingDoubt(a.id, first, other), StandingDoubt(a.id, other, first)));
      change.beyond_noise = IsBeyondNoise(change, FaceOfChange(a.id, a.unit, knowledge).decimals, options);
    }
    c.measures.push_back(std::move(change));
  }
  return c;
}

}  // namespace hinge
