// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/interval_bar.h"

#include <gmock/gmock.h>

#include <limits>

#include "hinge/edge/report/session_for_report_tests.h"
#include "hinge/edge/report/xml_for_tests.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// An attribute's number in the first element with that class.
double NumberOf(const std::string& svg, const std::string& kind, const std::string& attribute) {
  const std::size_t end = svg.find("class=\"" + kind + "\"");
  const std::size_t start = svg.rfind('<', end), at = svg.find(" " + attribute + "=\"", start);
  if (end == std::string::npos || at == std::string::npos || at > end)
    return std::numeric_limits<double>::quiet_NaN();
  return std::stod(svg.substr(at + attribute.size() + 3));
}

TEST(IntervalBar, ShowsValueIntervalAndBandOnOneScale) {
  const Measure m = MeasureForTests("x", std::nullopt, 50, 5, "deg");
  const BarRanges ranges{BandLimits{45, 55}, std::nullopt};
  const std::string svg = MakeIntervalBarSvg(m, ranges, "label");
  EXPECT_EQ(FindXmlFault(svg), "");
  const double low = NumberOf(svg, "interval", "x1"), high = NumberOf(svg, "interval", "x2");
  const double left = NumberOf(svg, "ordinary", "x"), right = left + NumberOf(svg, "ordinary", "width");
  EXPECT_NEAR(low, left, 0.11);  // the interval equals the band here, printed to a tenth
  EXPECT_NEAR(high, right, 0.11);
  EXPECT_NEAR(NumberOf(svg, "dot", "cx"), (low + high) / 2, 0.11);
  EXPECT_GT(high - low, 50);
}

TEST(IntervalBar, RunsAnOpenBandToTheEdge) {
  const std::string svg = MakeIntervalBarSvg(MeasureForTests("x", std::nullopt, 50, 5, "deg"),
                                             {BandLimits{-kInfinity, 48}, {}}, "l");
  EXPECT_DOUBLE_EQ(NumberOf(svg, "ordinary", "x"), 0);
  EXPECT_NEAR(NumberOf(svg, "ordinary", "width"), 150 * (48 - 44) / (56 - 44),
              0.1);  // 45 to 55 with a tenth of room
}

TEST(IntervalBar, SpansEverythingThatIsFinite) {
  const BandLimits span = CalcBarSpan(MeasureForTests("x", std::nullopt, 50, 5, "deg"),
                                      {BandLimits{-kInfinity, 30}, BandLimits{58, 62}});
  EXPECT_LT(span.low, 30);
  EXPECT_GT(span.high, 62);
}

TEST(IntervalBar, HasAPlaceForAnExactValueAlone) {
  const Measure zero = MeasureForTests("x", std::nullopt, 0, 0, "");
  const BandLimits span = CalcBarSpan(zero, {});
  EXPECT_LT(span.low, 0);
  EXPECT_GT(span.high, 0);
  EXPECT_THAT(MakeIntervalBarSvg(zero, {}, "l"), ::testing::HasSubstr("cx=\"75.0\""));
}

TEST(IntervalBar, RefusesAMissingValue) {
  EXPECT_THROW(MakeIntervalBarSvg(Measure{}, {}, "l"), ContractViolation);
}

}  // namespace
}  // namespace hinge
