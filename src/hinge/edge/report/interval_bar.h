// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "hinge/science/form/finding.h"
#include "hinge/science/form/measure.h"

namespace hinge {

/// What a bar shows beside the value and its interval.
struct BarRanges {
  std::optional<BandLimits> band;   ///< ordinary range, filled; an open side runs to the bar's end
  std::optional<BandLimits> usual;  ///< two thirds of healthy runners, hatched thinly below the band
};

/// The span of values that a bar shows: everything finite that it has to show, with a tenth of room on both
/// sides.
BandLimits CalcBarSpan(const Measure& measure, const BarRanges& ranges);

/// A value as a dot and its 95 % interval as a line over the ordinary range, as an inline drawing. The
/// measure must have a value (contract). `label` is read out instead of the drawing; it must be escaped.
std::string MakeIntervalBarSvg(const Measure& measure, const BarRanges& ranges, const std::string& label);

}  // namespace hinge
