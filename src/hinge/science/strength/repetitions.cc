// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/repetitions.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/strength/excursions.h"
#include "hinge/science/strength/movement.h"
#include "hinge/science/strength/standing_feet.h"

namespace hinge {
namespace {

constexpr double kStaggered_legs = 0.25, kOneLeg_legs = 0.10, kOneLegShare = 0.75;
constexpr double kPartial = 0.6;
constexpr double kHiddenShare = 0.05;  // of the stretch
constexpr double kHangs = 0.25;        // of the range: below, the free leg has not set off
constexpr double kLeastKnee_deg = 10;  // less is too near to the noise to be timed
constexpr std::size_t kFewestForPartial = 3, kFewestForLoss = 3;

ExcursionOptions OptionsFor(const std::string& exercise) {
  ExcursionOptions o;
  if (exercise == "calf_raise") o.least_range = 8;
  if (exercise == "fly")
    o.low_level = 0.4, o.near_level = 0;  // a hanging arm seems to hang at any small lift
  return o;
}

double PeakSpeed(const BodySeries& b, const std::vector<double>& v, double from_s, double to_s) {
  double peak = 0;
  for (std::size_t i = std::max<std::size_t>(1, b.At(from_s)); i < b.At(to_s); ++i)
    peak = std::max(peak, std::abs(v[i + 1] - v[i - 1]) * 0.5 * BodySeries::kRate_hz);
  return peak;
}

/// When the knee begins to straighten: before the hip where the hips shoot up first. The hip's time where the knee hardly
/// bends.
double KneeLeaves_s(const BodySeries& b, const Excursion& e) {
  const std::vector<double> knee = MeanOfLegs(b, b.knee_deg);
  const std::size_t bottom = b.At(0.5 * (e.far_from_s + e.far_to_s)), top = b.At(e.end_s);
  if (top <= bottom || knee[bottom] - knee[top] < kLeastKnee_deg) return e.far_to_s;
  return std::max(e.far_from_s, TimeWay(b, knee, bottom, top, knee[bottom], knee[top], {}).start_s);
}

std::size_t LowestBetween(const std::vector<double>& v, std::size_t from, std::size_t to) {
  const auto begin = v.begin();
  return static_cast<std::size_t>(
      std::min_element(begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(to)) -
      begin);
}

std::size_t HighOf(const BodySeries& b, const Excursion& e) {
  return b.At(0.5 * (e.far_from_s + e.far_to_s));
}

/// The paw is over where the thigh is farthest behind; then the leg swings back to where it hangs, and from there the next one
/// sets off. One that does not come back that far is over where it is lowest before the next one's height.
void TimePawback(const BodySeries& b, const std::vector<double>& thigh, const SampleSpan& span,
                 std::vector<Excursion>& drill) {
  std::size_t from = span.first;
  for (std::size_t k = 0; k < drill.size(); ++k) {
    Excursion& e = drill[k];
    const std::size_t high = HighOf(b, e), last = k + 1 < drill.size() ? HighOf(b, drill[k + 1]) : span.last;
    std::size_t rises = high;
    while (rises > from && thigh[rises] > e.near + kHangs * e.range()) --rises;
    const double hangs = Median(Slice(thigh, {from, rises + 1}));
    e.start_s = TimeWay(b, thigh, from, high, hangs, e.far, {}).start_s;
    std::size_t behind = high;
    while (behind + 1 < last && (thigh[behind + 1] < thigh[behind] || thigh[behind] > hangs)) ++behind;
    if (behind + 1 == last) behind = LowestBetween(thigh, high, last);
    e.end_s = b.time_s[behind];
    from = behind;
  }
}

bool HasPlates(const std::string& exercise) {
  return exercise == "deadlift" || exercise == "romanian_deadlift";
}

/// Whether plates hid the nearer leg for a while: then they drag hip and knee along as they pass.
bool LegsAreHidden(const BodySeries& b, const SampleSpan& span) {
  const Side near = NearSide(b.facing);
  return CalcHiddenShare(b.knee_hidden[near], span) + CalcHiddenShare(b.foot_hidden[near], span) >
         kHiddenShare;
}

/// The times of the excursion of another signal that is the same one: their middles lie within each other.
void TakeTimes(const std::vector<Excursion>& from, Excursion& e) {
  for (const Excursion& t : from) {
    const double middle_s = 0.5 * (t.far_from_s + t.far_to_s);
    if (middle_s < e.start_s || middle_s > e.end_s) continue;
    e.start_s = t.start_s, e.far_from_s = t.far_from_s, e.far_to_s = t.far_to_s, e.end_s = t.end_s;
    return;
  }
}

std::vector<SeenRepetition> FindByExcursions(const BodySeries& body, const SampleSpan& span,
                                             ExerciseSet& set) {
  const auto signal = MakeRepetitionSignal(body, span, set.exercise);
  Excursions found = FindExcursions(body, signal, span, OptionsFor(set.exercise));
  const Movement movement = MovementOf(set.exercise);
  if (movement == Movement::kPawbackDrill) TimePawback(body, signal, span, found.whole);
  if (HasPlates(set.exercise) && LegsAreHidden(body, span)) {
    const Excursions drops = FindExcursions(body, MakeDropSignal(body, span), span, {});
    for (Excursion& e : found.whole) TakeTimes(drops.whole, e);
  }
  set.cut_at_start = found.cut_at_start, set.cut_at_end = found.cut_at_end;
  std::vector<SeenRepetition> repetitions;
  for (Excursion e : found.whole) {
    if (movement == Movement::kLift) e.far_to_s = std::min(e.far_to_s, KneeLeaves_s(body, e));
    SeenRepetition r{
        .start_s = e.start_s, .far_from_s = e.far_from_s, .far_to_s = e.far_to_s, .end_s = e.end_s};
    r.range = e.range();
    r.peak_speed = GoesUpFirst(movement) ? PeakSpeed(body, signal, e.start_s, e.far_from_s)
                                         : PeakSpeed(body, signal, e.far_to_s, e.end_s);
    repetitions.push_back(r);
  }
  return repetitions;
}

void MarkPartial(std::vector<SeenRepetition>& repetitions) {
  if (repetitions.size() < kFewestForPartial) return;
  std::vector<double> ranges;
  for (const SeenRepetition& r : repetitions) ranges.push_back(r.range);
  const double usual = Median(ranges);
  for (SeenRepetition& r : repetitions) r.partial = r.range < kPartial * usual;
}

std::optional<double> VelocityLoss(const std::vector<SeenRepetition>& repetitions) {
  std::vector<double> speeds;
  for (const SeenRepetition& r : repetitions) {
    if (!r.partial) speeds.push_back(r.peak_speed);
  }
  if (speeds.size() < kFewestForLoss) return std::nullopt;
  const double fastest = *std::max_element(speeds.begin(), speeds.end());
  return fastest > 0 ? std::optional<double>(1 - speeds.back() / fastest) : std::nullopt;
}

}  // namespace

const char* Name(Stance stance) {
  return stance == Stance::kSymmetric ? "symmetric" : stance == Stance::kStaggered ? "staggered" : "one_leg";
}

Side FindStandingSide(const BodySeries& b, const SampleSpan& span) {
  std::vector<double> higher;
  for (std::size_t i = span.first; i < span.last; ++i)
    higher.push_back(b.p_B[Landmark::kLeftAnkle][i].y() - b.p_B[Landmark::kRightAnkle][i].y());
  return Median(std::move(higher)) < 0 ? Side::kLeft : Side::kRight;
}

Side FindFrontSide(const BodySeries& b, const SampleSpan& span) {
  std::vector<double> ahead;
  for (std::size_t i = span.first; i < span.last; ++i)
    ahead.push_back(b.p_B[Landmark::kLeftAnkle][i].x() - b.p_B[Landmark::kRightAnkle][i].x());
  return Median(std::move(ahead)) > 0 ? Side::kLeft : Side::kRight;
}

Stance FindStance(const BodySeries& b, const SampleSpan& span) {
  std::vector<double> apart;
  double up = 0;
  for (std::size_t i = span.first; i < span.last; ++i) {
    const Vec2 d = b.p_B[Landmark::kLeftAnkle][i] - b.p_B[Landmark::kRightAnkle][i];
    apart.push_back(std::abs(d.x()));
    up += std::abs(d.y()) > kOneLeg_legs;
  }
  if (up > kOneLegShare * static_cast<double>(span.size())) return Stance::kOneLeg;
  return Median(std::move(apart)) > kStaggered_legs ? Stance::kStaggered : Stance::kSymmetric;
}

void FillRepetitions(const BodySeries& body, const SetSpan& found, ExerciseSet& set) {
  const SampleSpan& span = found.core;
  set.start_s = body.time_s[span.first], set.end_s = body.time_s[span.last - 1];
  set.walks_in = found.walks_in, set.walks_off = found.walks_off;
  const Movement movement = MovementOf(set.exercise);
  if (movement == Movement::kNone) return;
  set.stance = OneFootBears(movement)        ? Stance::kOneLeg
               : movement == Movement::kHike ? Stance::kSymmetric
                                             : FindStance(body, span);
  if (OneFootBears(movement) && movement != Movement::kSkater) set.side = FindStandingSide(body, span);
  if (set.stance == Stance::kStaggered) set.side = FindFrontSide(body, span);
  if (movement == Movement::kHop) {
    set.repetitions = FindHops(body, span, *set.side);
  } else if (movement == Movement::kSkater) {
    set.repetitions = FindPushes(body, span);
  } else if (movement == Movement::kHike) {
    set.repetitions = FindStrideRepetitions(body, span);
  } else {
    set.repetitions = FindByExcursions(body, span, set);
    for (SeenRepetition& r : set.repetitions) r.side = set.side.value_or(NearSide(body.facing));
  }
  MarkPartial(set.repetitions);
  set.velocity_loss = VelocityLoss(set.repetitions);
  if (set.repetitions.empty()) return;
  set.start_s = set.repetitions.front().start_s, set.end_s = set.repetitions.back().end_s;
}

}  // namespace hinge
