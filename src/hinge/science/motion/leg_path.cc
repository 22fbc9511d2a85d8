// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/motion/leg_path.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "hinge/foundation/base/statistics.h"
#include "hinge/foundation/signal/rhythm.h"
#include "hinge/science/motion/leg_homes.h"

namespace hinge {
namespace {

constexpr int kStates = kLegStates;
constexpr int kPairs = kStates * kStates;
// Usual times between two pictures, however unevenly they come: in a longer time one lacks.
constexpr double kNextPicture = 1.5;

double ShankLength_px(const KeypointFrame& frame, int state, Side side) {
  return (PointIn(frame, state, side, Part::kKnee).p_I_px - PointIn(frame, state, side, Part::kAnkle).p_I_px)
      .norm();
}

std::vector<double> TimesOf_s(const std::vector<const KeypointFrame*>& frames) {
  std::vector<double> times_s;
  for (const KeypointFrame* f : frames) times_s.push_back(f->time_s);
  return times_s;
}

double MedianStep(const std::vector<double>& values) {
  std::vector<double> steps;
  for (std::size_t i = 1; i < values.size(); ++i) steps.push_back(values[i] - values[i - 1]);
  return Median(std::move(steps));
}

}  // namespace

LegPath::LegPath(std::vector<const KeypointFrame*> frames, double leg_px, const LegNamingOptions& options)
    : frames_(std::move(frames)),
      times_s_(TimesOf_s(frames_)),
      picture_s_(MedianStep(times_s_)),
      half_strides_(frames_.size()),
      options_(options),
      leg_px_(leg_px),
      extra_(frames_.size()) {
  std::vector<double> shanks;
  for (const KeypointFrame* f : frames_) {
    for (Side side : kSides) shanks.push_back(ShankLength_px(*f, 0, side));
  }
  shank_px_ = std::max(Median(std::move(shanks)), 1.0);
}

double LegPath::OwnCost(std::size_t t, int state) const {
  constexpr double kShankTolerance = 0.2;  // of its length: foreshortening and jitter
  double cost = extra_[t][state];
  if ((state & 1) != ((state >> 1) & 1)) cost += options_.odd_knee_price;
  for (Side side : kSides) {
    const double error = (ShankLength_px(*frames_[t], state, side) / shank_px_ - 1) / kShankTolerance;
    cost += 0.5 * std::min(1.0, error * error / (options_.cap_sigmas * options_.cap_sigmas));
  }
  return cost + (state == 0 ? 0 : options_.trust_in_network);
}

/// True where, since the picture before, a foot may have gone further than the legs are apart, so that its jump does
/// not tell which leg it is.
bool LegPath::FollowsGap(std::size_t t) const {
  constexpr double kApart_legs = 1;  // the feet at their farthest
  const double gap_s = times_s_[t] - times_s_[t - 1];
  return gap_s > kNextPicture * picture_s_ &&
         options_.largest_acceleration_legs_s2 * gap_s * gap_s > kApart_legs;
}

/// What a change of state at t costs: after a gap the network looks anew, and nothing speaks for going on as before.
double LegPath::ChangePrice(std::size_t t) const { return FollowsGap(t) ? 0 : options_.change_price; }

double LegPath::JumpCost(std::size_t t, int before, int last, int now) const {
  const double dt1 = frames_[t - 1]->time_s - frames_[t - 2]->time_s,
               dt2 = frames_[t]->time_s - frames_[t - 1]->time_s;
  const double ratio = dt2 / dt1;
  const double sway = options_.largest_acceleration_legs_s2 * dt2 * std::max(dt1, dt2);
  const double scale = leg_px_ * std::hypot(options_.cap_sigmas * options_.noise_legs, sway);
  double cost = 0;
  for (Part part : kLowerLeg) {
    for (Side side : kSides) {
      const Vec2& p0 = PointIn(*frames_[t - 2], before, side, part).p_I_px;
      const Vec2& p1 = PointIn(*frames_[t - 1], last, side, part).p_I_px;
      const Vec2& p2 = PointIn(*frames_[t], now, side, part).p_I_px;
      cost += std::min(1.0, (p2 - p1 - ratio * (p1 - p0)).squaredNorm() / (scale * scale));
    }
  }
  return cost;
}

std::vector<int> LegPath::Solve() const {
  const std::size_t n = frames_.size();
  if (n < 3) return std::vector<int>(n, 0);
  std::array<double, kPairs> best{};
  for (int pair = 0; pair < kPairs; ++pair) {
    const int first = pair / kStates, second = pair % kStates;
    best[pair] = OwnCost(0, first) + OwnCost(1, second) + (first == second ? 0 : ChangePrice(1)) +
                 (first == 0 ? 0 : options_.ends_price);
  }
  std::vector<std::array<int, kPairs>> from(n);
  for (std::size_t t = 2; t < n; ++t) {
    std::array<double, kPairs> next;
    next.fill(std::numeric_limits<double>::infinity());
    const double change_price = ChangePrice(t);
    for (int pair = 0; pair < kPairs; ++pair) {
      const int before = pair / kStates, last = pair % kStates;
      for (int now = 0; now < kStates; ++now) {
        const double cost =
            best[pair] + JumpCost(t, before, last, now) + OwnCost(t, now) + (now == last ? 0 : change_price);
        const int to = last * kStates + now;
        if (cost < next[to]) {
          next[to] = cost;
          from[t][to] = pair;
        }
      }
    }
    best = next;
  }
  for (int pair = 0; pair < kPairs; ++pair) best[pair] += pair % kStates == 0 ? 0 : options_.ends_price;
  std::vector<int> states(n);
  int pair = static_cast<int>(std::min_element(best.begin(), best.end()) - best.begin());
  for (std::size_t t = n - 1; t >= 2; --t) {
    states[t] = pair % kStates;
    states[t - 1] = pair / kStates;
    pair = from[t][pair];
    states[t - 2] = pair / kStates;
  }
  return states;
}

/// How badly the legs at t, in `state`, disagree with the other legs at `other`, in `other_state`; 0 to 1.
double LegPath::Disagreement(std::size_t t, int state, std::size_t other, int other_state) const {
  constexpr double kSameWay = 0.12;  // leg lengths by which two strides of one person may differ
  double sum = 0;
  for (Part part : kLowerLeg) {
    for (Side side : kSides) {
      const Vec2 here = PointIn(*frames_[t], state, side, part).p_I_px - HipMiddle(*frames_[t]);
      const Vec2 there =
          PointIn(*frames_[other], other_state, Opposite(side), part).p_I_px - HipMiddle(*frames_[other]);
      const double error = (here - there).norm() / (kSameWay * leg_px_);
      sum += std::min(1.0, error * error);
    }
  }
  return sum / (2 * kLowerLeg.size());
}

/// How long a step lasts, from how far apart the ankles are; empty when no rhythm is found.
std::optional<double> LegPath::FindStep_s(const std::vector<int>& states) const {
  std::vector<double> apart;
  for (std::size_t t = 0; t < frames_.size(); ++t) {
    apart.push_back(std::abs(PointIn(*frames_[t], states[t], Side::kLeft, Part::kAnkle).p_I_px.x() -
                             PointIn(*frames_[t], states[t], Side::kRight, Part::kAnkle).p_I_px.x()));
  }
  return FindPeriod_s(times_s_, apart, kShortestStep_s, kLongestStep_s);
}

/// The picture at that time; empty where none was taken or nobody was found: one from the far side of a gap shows
/// another phase of the stride.
std::optional<std::size_t> LegPath::FindPicture(double at_s) const {
  const auto next = std::ranges::lower_bound(times_s_, at_s);
  if (next == times_s_.end() || at_s < times_s_.front() || *next - at_s > kNextPicture * picture_s_)
    return std::nullopt;
  return static_cast<std::size_t>(next - times_s_.begin());
}

void LegPath::FindHalfStrides(const std::vector<int>& states) {
  half_strides_.assign(frames_.size(), {});
  pairs_.clear();
  const std::optional<double> step_s = FindStep_s(states);
  if (!step_s) return;
  for (std::size_t t = 0; t < frames_.size(); ++t) {
    const auto before = FindPicture(times_s_[t] - *step_s), after = FindPicture(times_s_[t] + *step_s);
    if (before) half_strides_[t].push_back(*before), pairs_.push_back({*before, t});
    if (after) half_strides_[t].push_back(*after);
  }
}

void LegPath::CompareWithOtherLeg(const std::vector<int>& states) {
  FindHalfStrides(states);
  for (std::size_t t = 0; t < frames_.size(); ++t) {
    extra_[t] = {};
    for (std::size_t other : half_strides_[t]) {
      for (int state = 0; state < kStates; ++state) {
        extra_[t][state] += 0.5 * options_.half_stride_weight * Disagreement(t, state, other, states[other]);
      }
    }
  }
}

void LegPath::CompareWithHomes(const std::vector<int>& states) {
  extra_ = CalcHomeCosts(frames_, states, leg_px_, options_);
}

/// All pairs half a stride apart that lie on the two sides of the seam between picture `seam` - 1 and `seam`.
std::span<const LegPath::HalfStride> LegPath::FindSpans(std::size_t seam) const {
  const auto from = std::ranges::lower_bound(pairs_, seam, {}, &HalfStride::after),
             to = std::ranges::lower_bound(pairs_, seam, {}, &HalfStride::before);
  return from < to ? std::span(from, to) : std::span<const HalfStride>();
}

/// What the naming costs at a seam, with everything from there on exchanged or not: the jumps over the seam, the change
/// of mind, and the pictures of all pairs that span it. Only these count for the trust in the network too: the seam
/// where the names come back may lie just behind them.
double LegPath::SeamCost(const std::vector<int>& states, std::size_t seam, bool exchange_after) const {
  const auto state = [&](std::size_t t) {
    return states[t] ^ (exchange_after && t >= seam ? kStates - 1 : 0);
  };
  double cost = state(seam) == state(seam - 1) ? 0 : ChangePrice(seam);
  for (std::size_t t = std::max<std::size_t>(seam, 2); t < std::min(seam + 2, frames_.size()); ++t) {
    cost += JumpCost(t, state(t - 2), state(t - 1), state(t));
  }
  for (const auto& [before, after] : FindSpans(seam)) {
    cost += options_.seam_weight * Disagreement(after, state(after), before, state(before));
    cost += state(after) == 0 ? 0 : options_.trust_in_network;
  }
  return cost;
}

/// Pictures at which the names may have been exchanged unseen: where they change, where the ankles lie together, and
/// after a gap.
std::vector<std::size_t> LegPath::FindSeams(const std::vector<int>& states) const {
  std::vector<std::size_t> seams;
  for (std::size_t t = 1; t < frames_.size(); ++t) {
    const double apart = (PointIn(*frames_[t], 0, Side::kLeft, Part::kAnkle).p_I_px -
                          PointIn(*frames_[t], 0, Side::kRight, Part::kAnkle).p_I_px)
                             .norm();
    if (states[t] != states[t - 1] || apart < options_.double_legs * leg_px_ || FollowsGap(t))
      seams.push_back(t);
  }
  return seams;
}

void LegPath::TurnAtSeams(std::vector<int>& states) const {
  for (std::size_t seam : FindSeams(states)) {
    if (FindSpans(seam).empty() || SeamCost(states, seam, true) >= SeamCost(states, seam, false)) continue;
    for (std::size_t t = seam; t < states.size(); ++t) states[t] ^= kStates - 1;
  }
}

/// How far a point lies from where the other leg's was half a stride away, both seen from the hips, in leg
/// lengths.
double LegPath::Distance_legs(const std::vector<int>& states, std::size_t t, std::size_t other, Side side,
                              Part part) const {
  const Vec2 here = PointIn(*frames_[t], states[t], side, part).p_I_px - HipMiddle(*frames_[t]);
  const Vec2 there =
      PointIn(*frames_[other], states[other], Opposite(side), part).p_I_px - HipMiddle(*frames_[other]);
  return (here - there).norm() / leg_px_;
}

std::vector<LegPath::LostPoint> LegPath::FindLostPoints(const std::vector<int>& states) const {
  std::vector<LostPoint> lost;
  for (std::size_t t = 0; t < frames_.size(); ++t) {
    if (half_strides_[t].empty()) continue;
    for (Part part : kLowerLeg) {
      const double apart = (PointIn(*frames_[t], states[t], Side::kLeft, part).p_I_px -
                            PointIn(*frames_[t], states[t], Side::kRight, part).p_I_px)
                               .norm();
      if (apart > options_.double_legs * leg_px_) continue;
      for (Side side : kSides) {
        const bool elsewhere =
            std::all_of(half_strides_[t].begin(), half_strides_[t].end(), [&](std::size_t other) {
              return Distance_legs(states, t, other, side, part) > options_.elsewhere_legs;
            });
        if (elsewhere) lost.push_back({t, side, part});
      }
    }
  }
  return lost;
}

}  // namespace hinge
