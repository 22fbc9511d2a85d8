// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "hinge/edge/formats/c3d_markers.h"
#include "hinge/twin/runner/lab_motion.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

fs::path TrialsFolder() {
  const char* data = std::getenv("HINGE_DATA");
  return data ? fs::path(data) / "rbds" : fs::path();
}

/// Facts of the plate alone (FACTS.csv beside the trials) and means over the steps of clips whose truth came
/// of the same trials by other code: testdata/pose/too_tall, hinged and deflated.truth.json.
struct Known {
  const char* runner;
  const char* speed;
  double cadence_spm, contact_s, belt_m_s;
  double thigh_ic_deg, tibia_ic_deg, knee_peak_deg;
};
constexpr Known kKnown[] = {{"RBDS05", "25", 179.348, 0.2500, 2.5, 12.11, 8.24, 31.35},
                            {"RBDS017", "35", 166.967, 0.2193, 3.5, 19.57, 10.45, 41.70},
                            {"RBDS027", "25", 150.446, 0.2860, 2.5, 24.28, 9.07, 53.33}};

struct Means {
  double stride_s = 0, contact_s = 0, thigh_deg = 0, tibia_deg = 0, peak_deg = 0;
};

Means MeansOf(const std::vector<TwinStride>& strides) {
  Means m;
  const auto n = static_cast<double>(strides.size());
  for (const TwinStride& s : strides) {
    m.stride_s += (s.next_ic_s - s.ic_s) / n;
    m.contact_s += s.contact_s() / n;
    m.thigh_deg += s.ic.thigh_deg / n;
    m.tibia_deg += s.ic.tibia_deg / n;
    m.peak_deg += s.knee_peak_deg / n;
  }
  return m;
}

TEST(LabTrials, ThreeTrialsGiveTheFactsOfThePlateAndTheAnglesOfOtherCode) {
  if (!fs::exists(TrialsFolder())) GTEST_SKIP() << "HINGE_DATA names no folder with rbds";
  for (const Known& known : kKnown) {
    SCOPED_TRACE(known.runner);
    const C3dFile running =
        ReadC3d(TrialsFolder() / (std::string(known.runner) + "runT" + known.speed + ".c3d"));
    const C3dFile standing = ReadC3d(TrialsFolder() / (std::string(known.runner) + "static.c3d"));
    LabOptions options;
    options.start_s = 1;
    options.duration_s = 27;
    const LabMotionResult result =
        MakeTrajectoryFromMarkers(MakeMarkers(running, "running"), MakeMarkers(standing, "standing"),
                                  FindVerticalForce(running).value(), options);
    ASSERT_EQ(result.why_not, "");
    const Means means = MeansOf(CalcTruth(*result.motion));
    EXPECT_NEAR(120 / means.stride_s, known.cadence_spm, 1);
    EXPECT_NEAR(means.contact_s, known.contact_s, 0.004);
    EXPECT_NEAR(result.motion->fit.belt_speed_m_s, known.belt_m_s, 0.12);
    EXPECT_NEAR(means.thigh_deg, known.thigh_ic_deg, 2);
    EXPECT_NEAR(means.tibia_deg, known.tibia_ic_deg, 2);
    EXPECT_NEAR(means.peak_deg, known.knee_peak_deg, 2.5);
    EXPECT_LT(result.motion->fit.ankle_m, 0.015);
  }
}

}  // namespace
}  // namespace hinge
