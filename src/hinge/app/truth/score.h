// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hinge/app/session/session.h"

namespace hinge {

/// One measure of an analysis against the truth.
struct MeasureScore {
  std::string id;
  std::optional<Side> side;  ///< empty: both sides together
  std::string unit;
  std::optional<double> estimate;  ///< empty: the analysis did not give it
  double truth = 0;
  bool inside = false;                                ///< the truth lies in the analysis' 95 % interval
  double error() const { return *estimate - truth; }  ///< needs estimate (contract of optional)
};

/// The events of one kind: initial contacts or toe-offs.
struct EventScore {
  int in_truth = 0;    ///< between the first and the last event of the analysis, half a step of margin
  int matched = 0;     ///< of these, found within half a step, same foot
  int wrong_foot = 0;  ///< found within half a step, but called the other foot's
  int extra = 0;       ///< found where the truth has none
  double bias_s = 0;   ///< mean of analysis minus truth over the matched ones
  double rms_s = 0;
};

/// How far an analysis is from the truth of its clip.
struct Score {
  std::string label, true_label;
  double probability_of_label = 0;  ///< that the analysis gave its own label; 0 for "cannot_tell"
  double probability_of_true = 0;   ///< that the analysis gave the true state
  std::vector<MeasureScore> measures;
  EventScore contacts, toe_offs;
  bool sides_exchanged = false;  ///< the analysis calls left what is right, all along
};

/// Truth is a session of `MakeTruthSession`, or one like it. Events are matched in time order to the nearest
/// of their kind.
Score CalcScore(const Session& analysis, const Session& truth);

}  // namespace hinge
