// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/motion/leg_identity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "hinge/foundation/base/statistics.h"
#include "hinge/foundation/signal/rhythm.h"
#include "hinge/science/body/leg_length.h"

namespace hinge {
namespace {

constexpr int kStates = 4;  // bit 0: knees exchanged, bit 1: feet exchanged
constexpr int kPairs = kStates * kStates;
constexpr std::array<Part, 4> kLowerLeg = {Part::kKnee, Part::kAnkle, Part::kHeel, Part::kToe};

bool Exchanged(int state, Part part) { return part == Part::kKnee ? (state & 1) != 0 : (state & 2) != 0; }

const Keypoint& PointIn(const KeypointFrame& frame, int state, Side side, Part part) {
  return frame.points[LandmarkOf(Exchanged(state, part) ? Opposite(side) : side, part)];
}

Vec2 HipMiddle(const KeypointFrame& frame) {
  return 0.5 * (frame.points[Landmark::kLeftHip].p_I_px + frame.points[Landmark::kRightHip].p_I_px);
}

double ShankLength_px(const KeypointFrame& frame, int state, Side side) {
  return (PointIn(frame, state, side, Part::kKnee).p_I_px - PointIn(frame, state, side, Part::kAnkle).p_I_px).norm();
}

class LegPath {
 public:
  LegPath(std::vector<const KeypointFrame*> frames, double leg_px, const LegNamingOptions& options)
      : frames_(std::move(frames)), options_(options), leg_px_(leg_px) {
    std::vector<double> shanks;
    for (const KeypointFrame* f : frames_) {
      for (Side side : kSides) shanks.push_back(ShankLength_px(*f, 0, side));
    }
    shank_px_ = std::max(Median(std::move(shanks)), 1.0);
    extra_.assign(frames_.size(), {});
  }

  /// The cheapest state of every picture (second-order Viterbi: a node is the states of two pictures in a row).
  std::vector<int> Solve() const;
  /// Adds, to every picture, how badly each state agrees with the other leg half a stride away under `states`.
  void CompareWithOtherLeg(const std::vector<int>& states);

 private:
  double OwnCost(std::size_t t, int state) const;
  double JumpCost(std::size_t t, int before, int last, int now) const;

  std::vector<const KeypointFrame*> frames_;
  LegNamingOptions options_;
  double leg_px_, shank_px_ = 1;
  std::vector<std::array<double, kStates>> extra_;
};

double LegPath::OwnCost(std::size_t t, int state) const {
  constexpr double kShankTolerance = 0.2;  // of its length: foreshortening and jitter
  double cost = extra_[t][state];
  if ((state & 1) != ((state >> 1) & 1)) cost += options_.odd_knee_price;
  for (Side side : kSides) {
    const double error = (ShankLength_px(*frames_[t], state, side) / shank_px_ - 1) / kShankTolerance;
    cost += 0.5 * std::min(1.0, error * error / (options_.cap_sigmas * options_.cap_sigmas));
  }
  constexpr double kTrustInNetwork = 0.02;  // breaks ties in favour of the network's own names
  return cost + (state == 0 ? 0 : kTrustInNetwork);
}

double LegPath::JumpCost(std::size_t t, int before, int last, int now) const {
  const double dt1 = frames_[t - 1]->time_s - frames_[t - 2]->time_s, dt2 = frames_[t]->time_s - frames_[t - 1]->time_s;
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
    best[pair] = OwnCost(0, first) + OwnCost(1, second) + (first == second ? 0 : options_.change_price);
  }
  std::vector<std::array<int, kPairs>> from(n);
  for (std::size_t t = 2; t < n; ++t) {
    std::array<double, kPairs> next;
    next.fill(std::numeric_limits<double>::infinity());
    for (int pair = 0; pair < kPairs; ++pair) {
      const int before = pair / kStates, last = pair % kStates;
      for (int now = 0; now < kStates; ++now) {
        const double cost = best[pair] + JumpCost(t, before, last, now) + OwnCost(t, now) +
                            (now == last ? 0 : options_.change_price);
        const int to = last * kStates + now;
        if (cost < next[to]) {
          next[to] = cost;
          from[t][to] = pair;
        }
      }
    }
    best = next;
  }
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

void LegPath::CompareWithOtherLeg(const std::vector<int>& states) {
  std::vector<double> times_s, apart;
  for (std::size_t t = 0; t < frames_.size(); ++t) {
    times_s.push_back(frames_[t]->time_s);
    apart.push_back(std::abs(PointIn(*frames_[t], states[t], Side::kLeft, Part::kAnkle).p_I_px.x() -
                             PointIn(*frames_[t], states[t], Side::kRight, Part::kAnkle).p_I_px.x()));
  }
  const std::optional<double> step_s = FindPeriod_s(times_s, apart, kShortestStep_s, kLongestStep_s);
  if (!step_s) return;
  const auto nearest = [&](double time_s) -> std::optional<std::size_t> {
    const auto after = std::lower_bound(times_s.begin(), times_s.end(), time_s);
    if (after == times_s.end() || time_s < times_s.front()) return std::nullopt;
    return static_cast<std::size_t>(after - times_s.begin());
  };
  constexpr double kSameWay = 0.12;  // leg lengths by which two strides of one person may differ
  for (std::size_t t = 0; t < frames_.size(); ++t) {
    for (double shift_s : {-*step_s, *step_s}) {
      const auto other = nearest(times_s[t] + shift_s);
      if (!other) continue;
      for (int state = 0; state < kStates; ++state) {
        for (Part part : kLowerLeg) {
          for (Side side : kSides) {
            const Vec2 here = PointIn(*frames_[t], state, side, part).p_I_px - HipMiddle(*frames_[t]);
            const Vec2 there =
                PointIn(*frames_[*other], states[*other], Opposite(side), part).p_I_px - HipMiddle(*frames_[*other]);
            const double error = (here - there).norm() / (kSameWay * leg_px_);
            extra_[t][state] += 0.5 * options_.half_stride_weight / 8 * std::min(1.0, error * error);
          }
        }
      }
    }
  }
}

void Exchange(KeypointFrame& frame, Part part) {
  std::swap(frame.points[LandmarkOf(Side::kLeft, part)], frame.points[LandmarkOf(Side::kRight, part)]);
}

/// How much better the network sees one side's upper body, as it does with the side that is nearer the camera.
double LeftIsNearer(const KeypointTrack& track) {
  double sum = 0;
  for (const KeypointFrame& f : track.frames) {
    for (Part part : {Part::kShoulder, Part::kElbow, Part::kWrist, Part::kHip}) {
      sum += f.points[LandmarkOf(Side::kLeft, part)].visibility - f.points[LandmarkOf(Side::kRight, part)].visibility;
    }
  }
  return sum;
}

}  // namespace

void ExchangeSides(KeypointFrame& frame) {
  for (Part part : kParts) Exchange(frame, part);
}
void ExchangeKnees(KeypointFrame& frame) { Exchange(frame, Part::kKnee); }
void ExchangeFeet(KeypointFrame& frame) {
  for (Part part : {Part::kAnkle, Part::kHeel, Part::kToe}) Exchange(frame, part);
}

NamedTrack NameLegs(const KeypointTrack& track, Facing facing, const LegNamingOptions& options) {
  NamedTrack named{track, {}, false};
  std::vector<const KeypointFrame*> found;
  std::vector<int> indices;
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    if (!track.frames[i].found()) continue;
    found.push_back(&track.frames[i]);
    indices.push_back(static_cast<int>(i));
  }
  if (found.size() >= 3) {
    LegPath path(found, *CalcLegLength_px(track), options);
    path.CompareWithOtherLeg(path.Solve());
    std::vector<int> states = path.Solve();
    const auto exchanged = std::count_if(states.begin(), states.end(), [](int s) { return (s & 2) != 0; });
    const int flip = 2 * exchanged > static_cast<std::ptrdiff_t>(states.size()) ? kStates - 1 : 0;
    for (std::size_t k = 0; k < states.size(); ++k) {
      const int state = states[k] ^ flip;
      if (state & 1) ExchangeKnees(named.track.frames[indices[k]]);
      if (state & 2) ExchangeFeet(named.track.frames[indices[k]]);
      if (state != 0) named.exchanged_frames.push_back(indices[k]);
    }
  }
  const double left_nearer = LeftIsNearer(track);
  named.whole_track_exchanged = NearSide(facing) == Side::kLeft ? left_nearer < 0 : left_nearer > 0;
  if (named.whole_track_exchanged) {
    for (KeypointFrame& f : named.track.frames) ExchangeSides(f);
  }
  return named;
}

}  // namespace hinge
