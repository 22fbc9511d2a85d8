// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hinge/app/session/session.h"
#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// One measure, both sides together, in two sessions.
struct MeasureChange {
  std::string id;
  std::string unit;
  std::optional<double> first, other;  ///< empty: not seen there
  double change = 0;                   ///< other minus first
  double low = 0, high = 0;            ///< 95 %, of `change`
  double by_speed = 0;        ///< how much of it the norm's line expects from the difference in speed
  double probability = 0;     ///< that what is left without the speed's part has its sign: 0.5 to 1
  double detectable = 0;      ///< published repeatability from one day to another; 0: none known
  bool beyond_noise = false;  ///< surely enough to be told
  std::string why_not;        ///< the reason, non-empty exactly when it was not compared
};

struct Comparison {
  std::string first, other;              ///< the clips' names
  std::string first_label, other_label;  ///< verdicts
  bool same_recording = false;           ///< both sessions are analyses of one file
  bool shared_cancels = false;  ///< what a session's strides have in common was taken to be the same in both
  std::vector<std::string> assumed;     ///< sentences: what had to be believed
  std::vector<MeasureChange> measures;  ///< in the first session's order
};

struct CompareOptions {
  bool camera_moved = false;  ///< the sessions were filmed from different places: nothing shared cancels
  bool same_day =
      false;  ///< one day, one tripod, the same clothes: the repeatability from day to day is no limit
  bool same_results =
      false;  ///< the caller knows that both are one folder: the recording is the same, whatever their hashes
  double least_probability = 0.998;  ///< some thirty measures are compared at once (see SideOptions)
};

/// What changed from one session to another. With the same person, network, facing, camera place, way to its roll and way
/// to the knees (outlined or not) the shared error (roll, network, clothes) is the same in both and cancels, but for what is a
/// session's own (`Measure::own_parts`) and for the scale, which is wrong in proportion to a length:
///
///   sigma^2 = random_1^2 + random_2^2 + own_1^2 + own_2^2 + (change scale)^2   shared error cancels
///   sigma^2 = random_1^2 + random_2^2 + shared_1^2 + shared_2^2                otherwise
///   own^2   = k timing^2 + speed^2,  k = |v2 - v1| / (1 m/s), from 0.05 to 1
///   scale   : relative sigma of the scale, of m, m/s, kN/m and BW/leg that go with it; else 0
///
/// k: the habit in which contacts and toe-offs are found is the runner's at that speed. Of ten laboratory runners, exact points,
/// it differs between 2.5 and 3.5 m/s by 3.0 and 5.7 ms (rms), between 3.5 and 4.5 by 2.5 and 1.5, which is a third of the variance
/// that two unlike runners would give, and less; of a digital runner in four forms at one speed by 1 ms.
/// A person's own standing, taken anew in each session, is not shared: its doubt stays. From one day to another a
/// change is told only beyond the published repeatability too, and never one that is printed as 0 or between two values
/// that are printed alike. `low` and `high` are of the change as it is; to the sigma of what is left without the speed's part
/// the doubt of that part is added, half of it. A measure that is defined otherwise in the two, or compared with another kind
/// of standing, is not compared and says so.
Comparison CompareSessions(const Session& first, const Session& other, const Knowledge& knowledge,
                           const CompareOptions& options = {});

}  // namespace hinge
