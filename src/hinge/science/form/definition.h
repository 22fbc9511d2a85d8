// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "hinge/science/form/measure.h"
#include "hinge/science/form/stride_view.h"

namespace hinge {

/// How one measure is computed from one stride. One file a measure, in form/measures/ID.cc; the list of all
/// of them is made by the build from the files that are there.
struct MeasureDefinition {
  const char* id;
  const char* at;            ///< instant: "ic", "ms", "to", "stance", "stride"
  const char* unit;          ///< "deg", "s", "m", "m/s", "1/min", "deg/s", "BW/leg", "" for a ratio
  const char* definition;    ///< landmarks, line by line, as files print it
  double least_rate_hz = 0;  ///< frame rate below which it is not given, and that is said
  bool needs_level = false;  ///< not given above 3 degrees of slope
  bool needs_mass = false;   ///< not given without the runner's mass
  bool midline = false;  ///< of points half-way between left and right: wrong alike in both feet's strides
  /// Falls where a knee's point lies too far forward, which bends the knee, tilts the thigh forward and the shank back:
  /// on simulated runs (tuning half) its error goes with that of the knee's peak by a correlation of -0.5 and below.
  bool against_knee = false;
  /// The value in `unit`; empty when this stride does not show it.
  std::function<std::optional<double>(const StrideView&)> calc;
};

/// The measure without a value or a reason yet: what it is, where and in which unit.
Measure MakeMeasure(const MeasureDefinition& definition, std::optional<Side> side);

/// All measures, by id.
const std::vector<const MeasureDefinition*>& MeasureDefinitions();

}  // namespace hinge
