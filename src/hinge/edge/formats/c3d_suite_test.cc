// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "hinge/edge/formats/c3d.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

/// Empty where the measurements are not at hand.
fs::path SuiteFolder() {
  const char* data = std::getenv("HINGE_DATA");
  const fs::path folder = data ? fs::path(data) / "c3d-format-suite" : fs::path();
  return fs::exists(folder) ? folder : fs::path();
}

#define SKIP_WITHOUT_SUITE() \
  if (SuiteFolder().empty()) GTEST_SKIP() << "HINGE_DATA names no folder with c3d-format-suite"

/// Largest differences of two files of the same trial.
void ExpectSameTrial(const C3dFile& a, const C3dFile& b, double points_m, double analog_ratio) {
  ASSERT_EQ(a.points.frames, b.points.frames);
  ASSERT_EQ(a.points.labels, b.points.labels);
  ASSERT_EQ(a.analog.values.size(), b.analog.values.size());
  EXPECT_FLOAT_EQ(static_cast<float>(a.points.rate_hz), static_cast<float>(b.points.rate_hz));
  float largest_m = 0;
  for (std::size_t i = 0; i < a.points.p_L_m.size(); ++i) {
    ASSERT_EQ(a.points.residual_m[i] >= 0, b.points.residual_m[i] >= 0) << i;
    if (a.points.residual_m[i] >= 0) {
      largest_m = std::max(largest_m, (a.points.p_L_m[i] - b.points.p_L_m[i]).norm());
    }
  }
  EXPECT_LE(largest_m, points_m);
  for (std::size_t i = 0; i < a.analog.values.size(); ++i) {
    ASSERT_NEAR(a.analog.values[i], b.analog.values[i], analog_ratio * (1 + std::abs(a.analog.values[i])))
        << i;
  }
}

TEST(C3dSuite, ProcessorsAndStoragesOfOneTrialAgree) {
  SKIP_WITHOUT_SUITE();
  const std::vector<std::vector<std::string>> trials = {
      {"sample01/Eb015pi.c3d", "sample01/Eb015pr.c3d", "sample01/Eb015si.c3d", "sample01/Eb015sr.c3d",
       "sample01/Eb015vi.c3d", "sample01/Eb015vr.c3d"},
      {"sample02/pc_int.c3d", "sample02/pc_real.c3d", "sample02/DEC_INT.C3D", "sample02/Dec_real.c3d",
       "sample02/sgi_int.c3d", "sample02/sgi_real.c3d"},
      {"sample08/TESTAPI.c3d", "sample08/TESTBPI.c3d", "sample08/TESTCPI.c3d", "sample08/TESTDPI.c3d"}};
  for (const std::vector<std::string>& trial : trials) {
    const C3dFile first = ReadC3d(SuiteFolder() / trial[0]);
    EXPECT_GT(first.points.frames, 80u);
    for (const std::string& other : trial) {
      SCOPED_TRACE(other);
      const C3dFile file = ReadC3d(SuiteFolder() / other);
      // Whole numbers of sample02 were cut here and rounded there, to steps of 0.28 mm on each axis.
      ExpectSameTrial(first, ReadC3d(SuiteFolder() / other), other.starts_with("sample02") ? 5e-4 : 1e-4,
                      1e-5);
    }
  }
}

TEST(C3dSuite, EveryFileOfTheSuiteIsReadOrRefusedInWords) {
  SKIP_WITHOUT_SUITE();
  int read = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(SuiteFolder())) {
    if (entry.path().extension() != ".c3d" && entry.path().extension() != ".C3D") continue;
    SCOPED_TRACE(entry.path().filename());
    try {
      const C3dFile file = ReadC3d(entry.path());
      EXPECT_GT(file.points.frames, 0u);
      EXPECT_GT(file.points.rate_hz, 0);
      ++read;
    } catch (const Error& error) {
      ADD_FAILURE() << error.what();
    }
  }
  EXPECT_GE(read, 20);
}

}  // namespace
}  // namespace hinge
