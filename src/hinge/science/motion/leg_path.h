// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/motion/leg_identity.h"
#include "hinge/science/motion/leg_states.h"

namespace hinge {

/// The search behind `NameLegs`.
class LegPath {
 public:
  /// `frames`: the pictures in which the person was found, in order, at least three; `leg_px`: the leg's
  /// length.
  LegPath(std::vector<const KeypointFrame*> frames, double leg_px, const LegNamingOptions& options);

  /// The cheapest state of every picture (second-order Viterbi: a node is the states of two pictures in a
  /// row).
  std::vector<int> Solve() const;
  /// Adds, to every picture, how badly each state agrees with the other leg half a stride away under
  /// `states`.
  void CompareWithOtherLeg(const std::vector<int>& states);
  /// Adds, to every picture, how far points that stay where they are under `states` are from there in each state (leg_homes.h).
  void CompareWithHomes(const std::vector<int>& states);
  /// Exchanges everything after a seam where that costs less: a lost leg can hide which is which while they
  /// cross, half a stride later it cannot. Where no two pictures half a stride apart lie on both sides of the seam,
  /// as beside a long gap, nothing tells which is which, and nothing is exchanged.
  void TurnAtSeams(std::vector<int>& states) const;
  /// Points that lie on the other leg: picture, side, part; as the states name them.
  struct LostPoint {
    std::size_t picture;
    Side side;
    Part part;
  };
  std::vector<LostPoint> FindLostPoints(const std::vector<int>& states) const;

 private:
  /// Two pictures half a stride apart.
  struct HalfStride {
    std::size_t before, after;
  };
  double OwnCost(std::size_t t, int state) const;
  double JumpCost(std::size_t t, int before, int last, int now) const;
  double Disagreement(std::size_t t, int state, std::size_t other, int other_state) const;
  double Distance_legs(const std::vector<int>& states, std::size_t t, std::size_t other, Side side,
                       Part part) const;
  bool FollowsGap(std::size_t t) const;
  double ChangePrice(std::size_t t) const;
  std::span<const HalfStride> FindSpans(std::size_t seam) const;
  double SeamCost(const std::vector<int>& states, std::size_t seam, bool exchange_after) const;
  std::vector<std::size_t> FindSeams(const std::vector<int>& states) const;
  std::optional<double> FindStep_s(const std::vector<int>& states) const;
  std::optional<std::size_t> FindPicture(double at_s) const;
  void FindHalfStrides(const std::vector<int>& states);

  std::vector<const KeypointFrame*> frames_;
  std::vector<double> times_s_;
  double picture_s_;                                    // usual time between two pictures
  std::vector<std::vector<std::size_t>> half_strides_;  // pictures half a stride before and after each
  std::vector<HalfStride> pairs_;                       // the same, in order; none: no rhythm was found
  LegNamingOptions options_;
  double leg_px_, shank_px_ = 1;
  std::vector<StateCosts> extra_;
};

}  // namespace hinge
