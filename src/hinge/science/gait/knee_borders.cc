// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/knee_borders.h"

#include <algorithm>
#include <array>
#include <utility>

#include "hinge/foundation/base/statistics.h"
#include "hinge/science/body/leg_length.h"
#include "hinge/science/body/outline_axes.h"

namespace hinge {
namespace {

constexpr double kNarrowShare = 0.25, kWidestOverNarrow = 1.25;
constexpr std::size_t kBins = 20;
// Chosen on the tuning half: farther from where knees stand clear, a habit seen beside does more harm than good.
constexpr double kLeastSeenShare = 0.75;
constexpr double kNobodysHabit = 1;  // pictures that a habit of 0 counts as
constexpr std::size_t kLeastPictures = 10;

Vec2& At(KeypointFrame& frame, Side side, Part part) { return frame.points[LandmarkOf(side, part)].p_I_px; }
const Vec2& At(const KeypointFrame& frame, Side side, Part part) {
  return frame.points[LandmarkOf(side, part)].p_I_px;
}
double WidthOf(const LimbBorders& borders) { return (*borders.front_I_px - *borders.back_I_px).norm(); }

bool IsSeen(const KeypointFrame& frame, Side side) {
  const LimbBorders& borders = frame.outline.knee[side];
  return frame.found() && borders.seen() && WidthOf(borders) > 0 &&
         frame.points[LandmarkOf(side, Part::kKnee)].seen();
}

double GapOf(const KeypointFrame& frame, Side side, double leg_px) {
  const LimbBorders& borders = frame.outline.knee[side];
  const Vec2 middle = 0.5 * (*borders.front_I_px + *borders.back_I_px);
  const Vec2 ahead = (*borders.front_I_px - *borders.back_I_px).normalized();
  return (middle - At(frame, side, Part::kKnee)).dot(ahead) / leg_px;
}

/// What comes back with every stride.
struct Habit {
  PhaseTable legs;
  std::size_t pictures = 0;
};

Habit EstimateHabit(const std::vector<KneeGap>& gaps, const StrideClock& clock, Side side,
                    const BordersError& usual) {
  std::array<std::vector<double>, kBins> over;
  Habit habit;
  for (const KneeGap& gap : gaps) {
    const double phase = CalcPhase(clock, side, gap.time_s);
    if (ValueAt(usual.seen_share, phase) < kLeastSeenShare) continue;
    const auto bin = std::min(static_cast<std::size_t>(phase * kBins), kBins - 1);
    over[bin].push_back(gap.ahead_legs - ValueAt(usual.ahead_legs, phase));
    ++habit.pictures;
  }
  for (const std::vector<double>& bin : over) {
    const auto n = static_cast<double>(bin.size());
    habit.legs.bins.push_back(bin.empty() ? 0 : Median(bin) * n / (n + kNobodysHabit));
  }
  return habit;
}

bool LegIsSeen(const KeypointFrame& frame, Side side) {
  return frame.found() &&
         std::ranges::all_of(std::array{Part::kHip, Part::kKnee, Part::kAnkle},
                             [&](Part part) { return frame.points[LandmarkOf(side, part)].seen(); });
}

}  // namespace

std::vector<KneeGap> FindKneeGaps(const KeypointTrack& named, Side side) {
  std::vector<double> widths_px;
  for (const KeypointFrame& f : named.frames) {
    if (IsSeen(f, side)) widths_px.push_back(WidthOf(f.outline.knee[side]));
  }
  std::vector<KneeGap> gaps;
  if (widths_px.empty()) return gaps;
  const double widest_px = kWidestOverNarrow * Quantile(widths_px, kNarrowShare);
  const double leg_px = *CalcLegLength_px(named);
  for (const KeypointFrame& f : named.frames) {
    if (IsSeen(f, side) && WidthOf(f.outline.knee[side]) <= widest_px)
      gaps.push_back({f.time_s, GapOf(f, side, leg_px)});
  }
  return gaps;
}

OutlinedKnees PlaceKneesByOutline(KeypointTrack named, const StrideClock& clock, Facing facing,
                                  const NetworkErrors& errors) {
  const std::optional<double> leg_px = CalcLegLength_px(named);
  if (!errors.near_knee_borders || !errors.far_knee_borders || !leg_px) return {std::move(named), false};
  PerSide<Habit> habits;
  for (const Side side : kSides) {
    if (clock.ic_s[side].size() < 2) return {std::move(named), false};
    const BordersError& usual =
        side == NearSide(facing) ? *errors.near_knee_borders : *errors.far_knee_borders;
    habits[side] = EstimateHabit(FindKneeGaps(named, side), clock, side, usual);
    if (habits[side].pictures < kLeastPictures) return {std::move(named), false};
  }
  for (KeypointFrame& frame : named.frames) {
    for (const Side side : kSides) {
      if (!LegIsSeen(frame, side)) continue;
      const double by_px = *leg_px * ValueAt(habits[side].legs, CalcPhase(clock, side, frame.time_s));
      At(frame, side, Part::kKnee) += by_px * CalcAheadOfKnee(frame.points, side, facing == Facing::kRight);
    }
  }
  return {std::move(named), true};
}

}  // namespace hinge
