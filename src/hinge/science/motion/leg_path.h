// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
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
  /// cross, half a stride later it cannot.
  void TurnAtSeams(std::vector<int>& states) const;
  /// Points that lie on the other leg: picture, side, part; as the states name them.
  struct LostPoint {
    std::size_t picture;
    Side side;
    Part part;
  };
  std::vector<LostPoint> FindLostPoints(const std::vector<int>& states) const;

 private:
  double OwnCost(std::size_t t, int state) const;
  double JumpCost(std::size_t t, int before, int last, int now) const;
  double Disagreement(std::size_t t, int state, std::size_t other, int other_state) const;
  double Distance_legs(const std::vector<int>& states, std::size_t t, std::size_t other, Side side,
                       Part part) const;
  double SeamCost(const std::vector<int>& states, std::size_t seam, bool exchange_after) const;
  std::vector<std::size_t> FindSeams(const std::vector<int>& states) const;
  void FindHalfStrides(const std::vector<int>& states);

  std::vector<const KeypointFrame*> frames_;
  std::vector<std::vector<std::size_t>> half_strides_;  // pictures half a stride before and after each
  std::size_t
      first_echo_;  // the first picture that has one before it; as many as there are: no rhythm was found
  LegNamingOptions options_;
  double leg_px_, shank_px_ = 1;
  std::vector<StateCosts> extra_;
};

}  // namespace hinge
