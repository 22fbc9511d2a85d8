// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hinge/foundation/base/side.h"

namespace hinge {

/// What of `Measure::sigma_shared` another session of the same runner and camera need not have in common with this one.
struct OwnParts {
  double timing = 0;  ///< the habit of the contacts and toe-offs as they are found, which moves with how a person runs
  double speed = 0;   ///< how the feet show the speed, its scale aside
};

/// One measured quantity, averaged over the used strides, with its 95 % interval, or the reason why there is
/// none.
struct Measure {
  std::string id;            ///< "knee_peak"
  std::optional<Side> side;  ///< empty: both sides together
  std::string at;            ///< instant: "ic", "ms", "to", "stance", "stride"
  std::optional<double> value;
  std::string unit;
  double low = 0, high = 0;  ///< 95 % interval, in `unit`
  double sigma_random = 0;   ///< of the mean, from what differs between strides
  double sigma_shared = 0;   ///< from what a session has in common: camera, standing, model bias
  std::optional<OwnParts> own_parts = {};  ///< empty: a session of before, which does not say
  int n = 0;                               ///< strides
  std::string definition;    ///< landmark definition, one line
  std::string why_missing;   ///< non-empty exactly when `value` is empty
};

/// The measure of that id for both sides together (or one side); null when it is not in the list.
const Measure* FindMeasure(const std::vector<Measure>& measures, const std::string& id,
                           std::optional<Side> side = std::nullopt);

}  // namespace hinge
