// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/interval_bar.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr double kWidth = 150, kHeight = 22, kMiddle = 11;

class Scale {
 public:
  explicit Scale(const BandLimits& span) : span_(span) {}
  double operator()(double value) const {
    return kWidth * std::clamp((value - span_.low) / (span_.high - span_.low), 0.0, 1.0);
  }

 private:
  BandLimits span_;
};

std::string Rect(const Scale& x, const BandLimits& range, double top, double height, const char* kind) {
  const double left = x(range.low), right = x(range.high);
  return fmt::format("<rect x=\"{:.1f}\" y=\"{}\" width=\"{:.1f}\" height=\"{}\" class=\"{}\"/>", left, top,
                     right - left, height, kind);
}

}  // namespace

BandLimits CalcBarSpan(const Measure& measure, const BarRanges& ranges) {
  double low = std::min(measure.low, *measure.value), high = std::max(measure.high, *measure.value);
  for (const std::optional<BandLimits>& range : {ranges.band, ranges.usual}) {
    if (!range) continue;
    for (double end : {range->low, range->high}) {
      if (!std::isfinite(end)) continue;
      low = std::min(low, end);
      high = std::max(high, end);
    }
  }
  const double least =
      std::max(1e-9, 1e-3 * std::abs(*measure.value));  // an exact value alone still has a place
  const double room = 0.1 * std::max(high - low, least);
  return {low - room, high + room};
}

std::string MakeIntervalBarSvg(const Measure& measure, const BarRanges& ranges, const std::string& label) {
  HINGE_CHECK(measure.value.has_value(), measure.id);
  const Scale x(CalcBarSpan(measure, ranges));
  std::string svg = fmt::format("<svg class=\"bar\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">",
                                kWidth, kHeight, label);
  svg +=
      fmt::format("<rect x=\"0\" y=\"{}\" width=\"{}\" height=\"14\" class=\"track\"/>", kMiddle - 7, kWidth);
  if (ranges.band) svg += Rect(x, *ranges.band, kMiddle - 7, 14, "ordinary");
  if (ranges.usual) svg += Rect(x, *ranges.usual, kMiddle + 8, 3, "usual");
  svg += fmt::format("<line x1=\"{:.1f}\" y1=\"{}\" x2=\"{:.1f}\" y2=\"{}\" class=\"interval\"/>",
                     x(measure.low), kMiddle, x(measure.high), kMiddle);
  svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{}\" r=\"4.5\" class=\"dot\"/>", x(*measure.value), kMiddle);
  return svg + "</svg>\n";
}

}  // namespace hinge
