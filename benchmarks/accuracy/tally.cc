// SPDX-License-Identifier: Apache-2.0
#include "tally.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

double TrueLeg_px(const PerLandmark<Vec2>& p, Side side) {
  const auto at = [&](Part part) { return p[LandmarkOf(side, part)]; };
  return (at(Part::kHip) - at(Part::kKnee)).norm() + (at(Part::kKnee) - at(Part::kAnkle)).norm();
}

/// The fitted sample at the picture's time, if the picture was analysed.
const MotionSample* FindSample(const std::vector<MotionSample>& motion, double time_s) {
  constexpr double kSame_s = 1e-4;
  const auto at = std::lower_bound(motion.begin(), motion.end(), time_s - kSame_s,
                                   [](const MotionSample& s, double t) { return s.time_s < t; });
  return at != motion.end() && std::abs(at->time_s - time_s) < kSame_s ? &*at : nullptr;
}

}  // namespace

PerLandmark<Vec2> PointsOf(const KeypointFrame& frame) {
  PerLandmark<Vec2> points;
  for (std::size_t i = 0; i < kLandmarkCount; ++i) points.values[i] = frame.points.values[i].p_I_px;
  return points;
}

std::optional<bool> AreExchanged(const PerLandmark<Vec2>& seen_px, const PerLandmark<Vec2>& true_px,
                                 std::span<const Part> parts, double apart_legs) {
  const double leg_px = 0.5 * (TrueLeg_px(true_px, Side::kLeft) + TrueLeg_px(true_px, Side::kRight));
  double apart_px = 0, own_px = 0, others_px = 0;
  for (Part part : parts) {
    for (Side side : kSides) {
      const Vec2 &own = true_px[LandmarkOf(side, part)], &other = true_px[LandmarkOf(Opposite(side), part)];
      const Vec2& p = seen_px[LandmarkOf(side, part)];
      own_px += (p - own).norm();
      others_px += (p - other).norm();
      apart_px += 0.5 * (own - other).norm();
    }
  }
  if (!(apart_px > apart_legs * leg_px * static_cast<double>(parts.size()))) return std::nullopt;
  return others_px < own_px;
}

bool TellsOfSkill(const AccuracyCase& made) { return made.part == "lab" && made.is_report(); }

SwapCount CountSwaps(const KeypointTrack& raw, const KeypointTrack& points,
                     const std::vector<MotionSample>& named) {
  SwapCount count;
  for (std::size_t i = 0; i < std::min(raw.frames.size(), points.frames.size()); ++i) {
    if (!raw.frames[i].found()) continue;
    const MotionSample* sample = FindSample(named, raw.frames[i].time_s);
    if (sample == nullptr) continue;
    const PerLandmark<Vec2> truth = PointsOf(points.frames[i]);
    const std::optional<bool> by_network =
                                  AreExchanged(PointsOf(raw.frames[i]), truth, kFootParts, kFeetApart_legs),
                              after = AreExchanged(sample->p_I_px, truth, kFootParts, kFeetApart_legs);
    if (!by_network || !after) continue;
    ++count.judged;
    count.by_network += *by_network;
    count.left_over += *by_network && *after;
    count.invented += !*by_network && *after;
  }
  return count;
}

double ErrorTally::bias() const { return errors.empty() ? 0 : Mean(errors); }
double ErrorTally::coverage() const {
  return errors.empty() ? 0 : static_cast<double>(inside) / static_cast<double>(errors.size());
}
double ErrorTally::spread() const { return errors.size() < 2 ? 0 : StandardDeviation(errors); }
double ErrorTally::median_abs() const {
  if (errors.empty()) return 0;
  std::vector<double> sizes;
  for (double e : errors) sizes.push_back(std::abs(e));
  return Median(sizes);
}

std::map<std::string, ErrorTally> TallyMeasures(const std::vector<CaseResult>& results, Whose whose,
                                                const CaseFilter& passes) {
  std::map<std::string, ErrorTally> tallies;
  for (const CaseResult& r : results) {
    if (!r.score || !passes(r)) continue;
    for (const MeasureScore& m : r.score->measures) {
      const Whose of = !m.side ? Whose::kBoth : *m.side == r.near ? Whose::kNear : Whose::kFar;
      if (of != whose) continue;
      ErrorTally& tally = tallies[m.id];
      tally.unit = m.unit;
      if (m.estimate) {
        tally.errors.push_back(m.error());
        tally.inside += m.inside;
      } else {
        ++tally.missing;
      }
    }
  }
  return tallies;
}

EventTally TallyEvents(const std::vector<CaseResult>& results, EventType type, const CaseFilter& passes) {
  EventTally all;
  for (const CaseResult& r : results) {
    if (!r.score || !passes(r)) continue;
    const EventScore& e = type == EventType::kInitialContact ? r.score->contacts : r.score->toe_offs;
    all.in_truth += e.in_truth;
    all.matched += e.matched;
    all.wrong_foot += e.wrong_foot;
    all.extra += e.extra;
    all.bias_s += e.bias_s * e.matched;
    all.rms_s += e.rms_s * e.rms_s * e.matched;
  }
  all.missed = all.in_truth - all.matched - all.wrong_foot;
  if (all.matched > 0) {
    all.bias_s /= all.matched;
    all.rms_s = std::sqrt(all.rms_s / all.matched);
  }
  return all;
}

}  // namespace hinge
