// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/posture_map.h"

#include <gmock/gmock.h>

#include "hinge/edge/report/session_for_report_tests.h"
#include "hinge/edge/report/xml_for_tests.h"
#include "hinge/foundation/base/random.h"
#include "hinge/science/form/posture_map.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Crossings of a ray to the right, for any simple polygon.
bool Inside(const std::vector<Vec2>& corners, const Vec2& p) {
  bool inside = false;
  for (std::size_t i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
    const Vec2 &a = corners[i], &b = corners[j];
    if ((a.y() > p.y()) == (b.y() > p.y())) continue;
    if (p.x() < (b.x() - a.x()) * (p.y() - a.y()) / (b.y() - a.y()) + a.x()) inside = !inside;
  }
  return inside;
}

TEST(MapRegions, HoldEveryPointInExactlyTheStateThatTheRuleGivesIt) {
  const PostureModel model = MapForTests();
  const std::vector<MapRegion> regions = MakeMapRegions(model, 4);
  Random random(11);
  for (int i = 0; i < 2000; ++i) {
    const Vec2 p(random.Uniform(-4, 4), random.Uniform(-4, 4));
    int holding = 0;
    for (const MapRegion& region : regions) {
      if (!Inside(region.corners, p)) continue;
      ++holding;
      EXPECT_EQ(region.state, FindState(p, std::nullopt, model)) << p.transpose();
    }
    EXPECT_EQ(holding, 1) << p.transpose();
  }
}

TEST(MapRegions, CarryTheirWordsInside) {
  for (double reach : {3.4, 6.0}) {
    for (const MapRegion& region : MakeMapRegions(MapForTests(), reach)) {
      for (const Vec2& word : region.words) EXPECT_TRUE(Inside(region.corners, word));
    }
  }
}

TEST(MapPixel, PutsTheLegAcrossAndTheTrunkUp) {
  const Vec2 middle = CalcMapPixel({0, 0}, 4), bent = CalcMapPixel({1, 0}, 4),
             leaning = CalcMapPixel({0, 1}, 4);
  EXPECT_GT(bent.x(), middle.x());
  EXPECT_DOUBLE_EQ(bent.y(), middle.y());
  EXPECT_LT(leaning.y(), middle.y());
  EXPECT_DOUBLE_EQ(bent.x() - middle.x(),
                   middle.y() - leaning.y());  // one scale: the ellipse is not squeezed
}

TEST(MapEllipse, HoldsNineteenOfTwentyDrawsOfItsCovariance) {
  Random random(5);
  const Eigen::Matrix2d root = (Eigen::Matrix2d() << 0.8, 0, 0.5, 0.3).finished();
  const Ellipse e = CalcEllipse95(root * root.transpose());
  const Vec2 axis(std::cos(e.angle_rad), std::sin(e.angle_rad)), across(-axis.y(), axis.x());
  int inside = 0;
  constexpr int kDraws = 20000;
  for (int i = 0; i < kDraws; ++i) {
    const double first = random.Normal(), second = random.Normal();
    const Vec2 p = root * Vec2(first, second);
    inside += std::hypot(p.dot(axis) / e.long_axis, p.dot(across) / e.short_axis) <= 1;
  }
  EXPECT_NEAR(inside / static_cast<double>(kDraws), 0.95, 0.006);  // four binomial sigmas
}

TEST(MapEllipse, LiesAlongTheAxesOfADiagonalCovariance) {
  const Ellipse e = CalcEllipse95((Eigen::Matrix2d() << 4, 0, 0, 1).finished());
  EXPECT_NEAR(e.long_axis, 2 * std::sqrt(5.991), 1e-3);
  EXPECT_NEAR(e.short_axis, std::sqrt(5.991), 1e-3);
  EXPECT_NEAR(std::sin(e.angle_rad), 0, 1e-12);
}

TEST(MapReach, LetsDotAndEllipseIntoTheFrame) {
  const PosturePoint far{.leg_trunk = {-7, 1}, .covariance = Eigen::Matrix2d::Identity()};
  EXPECT_GT(CalcMapReach(far), 7 + 2.44);
  EXPECT_DOUBLE_EQ(
      CalcMapReach(PosturePoint{.leg_trunk = {0, 0}, .covariance = 0.01 * Eigen::Matrix2d::Identity()}),
      CalcMapReach(std::nullopt));
}

TEST(PostureMapSvg, IsWellFormedAndNamesItsRegions) {
  const std::string svg = MakePostureMapSvg(SessionForTests().verdict, MapForTests());
  EXPECT_EQ(FindXmlFault(svg), "");
  for (const char* word : {">too tall<", ">hinged<", ">deflated<", ">over-hinged<", "aria-label"})
    EXPECT_THAT(svg, HasSubstr(word));
  EXPECT_THAT(svg, HasSubstr("lies in the region deflated"));
}

TEST(PostureMapSvg, DrawsNoDotWhenLegOrTrunkWasNotSeen) {
  Verdict verdict;
  const std::string svg = MakePostureMapSvg(verdict, MapForTests());
  EXPECT_THAT(svg, HasSubstr("leg or trunk not seen"));
  EXPECT_THAT(svg, Not(HasSubstr("class=\"dot\"")));
  EXPECT_EQ(MakeDialSvg(verdict, MapForTests()), "");
}

TEST(DialSvg, SaysTheDialWithItsInterval) {
  const std::string svg = MakeDialSvg(SessionForTests().verdict, MapForTests());
  EXPECT_EQ(FindXmlFault(svg), "");
  EXPECT_THAT(svg, HasSubstr("you: +1.9"));
  EXPECT_EQ(svg, MakeDialSvg(SessionForTests().verdict, MapForTests()));  // seeded
}

}  // namespace
}  // namespace hinge
