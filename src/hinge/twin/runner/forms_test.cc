// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/forms.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/twin/runner/truth.h"

namespace hinge {
namespace {

TEST(RunnerForms, CanBeRunAtEverySpeedAndGetTheKneeTheyAskFor) {
  for (const std::string& form : RunnerForms()) {
    for (double speed_m_s : {2.5, 3.0, 3.5, 4.0, 4.5}) {
      const TwinOptions options = MakeRunnerOfForm(form, speed_m_s);
      const auto run = SolveTwinRun(options);
      ASSERT_TRUE(run.has_value()) << form << " at " << speed_m_s;
      for (const TwinStride& s : CalcTruth(*run)) {
        EXPECT_NEAR(s.knee_peak_deg, options.leg[s.side].knee_peak_deg, 1.5) << form << " at " << speed_m_s;
        EXPECT_NEAR(s.trunk_lean_deg, options.trunk_lean_deg, 1.0) << form << " at " << speed_m_s;
      }
    }
  }
}

/// The two coordinates of the posture map, by its published numbers (docs: knowledge/posture.toml).
struct MapPoint {
  double leg = 0, trunk = 0;
};
MapPoint CalcMapPoint(const TwinStride& s, double speed_m_s) {
  const double d = speed_m_s - 3.5;
  return {0.45 * (s.knee_peak_deg - (41.6 + 0.55 * d)) / 3.8 +
              0.30 * (s.ic.knee_deg - (11.1 + 0.86 * d)) / 4.7 + 0.25 * (-s.ms.tibia_deg - 27.0) / 2.1,
          (s.trunk_lean_deg - 5.0) / 4.0};
}

TEST(RunnerForms, LieWellInsideTheirRegionsOfTheMap) {
  constexpr double kMargin = 0.25;  // standard deviations from the nearest border
  for (double speed_m_s : {2.5, 3.0, 3.5}) {
    const auto point = [&](const char* form) {
      return CalcMapPoint(CalcTruth(*SolveTwinRun(MakeRunnerOfForm(form, speed_m_s))).front(), speed_m_s);
    };
    const MapPoint tall = point("too_tall"), hinged = point("hinged"), deflated = point("deflated"),
                   over = point("over_hinged");
    EXPECT_TRUE(tall.leg < -1 - kMargin || (tall.leg < 1 - kMargin && tall.trunk < -1 - kMargin))
        << tall.leg << " " << tall.trunk;
    EXPECT_LT(std::abs(hinged.leg), 1 - kMargin) << speed_m_s;
    EXPECT_LT(std::abs(hinged.trunk), 1 - kMargin) << speed_m_s;
    EXPECT_GT(deflated.leg, 1 + kMargin) << speed_m_s;
    EXPECT_LT(std::abs(over.leg), 1 - kMargin) << speed_m_s;
    EXPECT_GT(over.trunk, 1.5 + kMargin) << speed_m_s;
  }
}

TEST(RunnerForms, AreTheFourOfTheList) {
  EXPECT_EQ(RunnerForms(), (std::vector<std::string>{"too_tall", "hinged", "deflated", "over_hinged"}));
}

}  // namespace
}  // namespace hinge
