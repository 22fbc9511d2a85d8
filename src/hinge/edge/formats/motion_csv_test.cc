// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/motion_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<MotionSample> MakeMotion(std::uint64_t seed) {
  Random random(seed);
  std::vector<MotionSample> motion;
  for (int i = 0; i < 12; ++i) {
    MotionSample sample{.time_s = 0.5 + i / 60.0, .p_I_px = {}, .p_W_m = {}, .sigma_m = {}};
    for (std::size_t k = 0; k < kLandmarkCount; ++k) {
      sample.p_W_m.values[k] = {random.Uniform(-2, 2), random.Uniform(0, 2)};
      sample.p_I_px.values[k] = {random.Uniform(-50, 700), random.Uniform(-50, 400)};
      sample.sigma_m.values[k] = k % 2 == 0 ? 0 : random.Uniform(0.001, 0.1);
    }
    motion.push_back(sample);
  }
  return motion;
}

std::string WhyNot(const std::string& text) {
  try {
    ParseMotionCsv(text, "run.hinge/motion.csv");
  } catch (const Error& error) {
    EXPECT_THAT(error.where, HasSubstr("motion.csv"));
    return error.what_happened;
  }
  return "";
}

/// The table with one cell of the third row replaced.
std::string WithCell(std::size_t column, const std::string& cell) {
  std::string text = MakeMotionCsv(MakeMotion(1));
  std::size_t at = 0;
  for (int row = 0; row < 2; ++row) at = text.find('\n', at) + 1;
  for (std::size_t i = 0; i < column; ++i) at = text.find(',', at) + 1;
  return text.replace(at, text.find_first_of(",\r", at) - at, cell);
}

TEST(MotionCsv, ReadsBackWithinItsRounding) {
  const std::vector<MotionSample> motion = MakeMotion(2), read = ParseMotionCsv(MakeMotionCsv(motion), "x");
  ASSERT_EQ(read.size(), motion.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    EXPECT_NEAR(read[i].time_s, motion[i].time_s, 0.51e-6);
    for (std::size_t k = 0; k < kLandmarkCount; ++k) {
      EXPECT_LT((read[i].p_W_m.values[k] - motion[i].p_W_m.values[k]).cwiseAbs().maxCoeff(), 0.51e-5);
      EXPECT_LT((read[i].p_I_px.values[k] - motion[i].p_I_px.values[k]).cwiseAbs().maxCoeff(), 0.51e-3);
      EXPECT_NEAR(read[i].sigma_m.values[k], motion[i].sigma_m.values[k], 0.51e-5);
    }
  }
  EXPECT_EQ(MakeMotionCsv(read), MakeMotionCsv(motion)) << "a second writing loses nothing more";
}

TEST(MotionCsv, OfNoPicturesIsEmpty) { EXPECT_THAT(ParseMotionCsv(MakeMotionCsv({}), "x"), IsEmpty()); }

TEST(MotionCsv, RefusesWhatNoBodyIsAndNoClipHas) {
  EXPECT_EQ(WhyNot(WithCell(0, "0.51")), "");
  EXPECT_THAT(WhyNot(WithCell(0, "-1")), HasSubstr("time_s"));
  EXPECT_THAT(WhyNot(WithCell(0, "1e300")), HasSubstr("time_s"));
  EXPECT_THAT(WhyNot(WithCell(0, "0.5")), HasSubstr("does not increase"));
  EXPECT_THAT(WhyNot(WithCell(1, "1e5")), HasSubstr("nose_x_m"));
  EXPECT_THAT(WhyNot(WithCell(2, "")), HasSubstr("nose_y_m is empty"));
  EXPECT_THAT(WhyNot(WithCell(3, "-0.1")), HasSubstr("nose_sigma_m"));
  EXPECT_THAT(WhyNot(WithCell(4, "nan")), HasSubstr("not a number"));
  EXPECT_THAT(WhyNot(WithCell(5, "inf")), HasSubstr("not a number"));
  EXPECT_THAT(WhyNot(WithCell(5, "1,2")), HasSubstr("cells"));
  EXPECT_THAT(WhyNot(WithCell(5, "\"1")), HasSubstr("quoted"));
}

TEST(MotionCsv, RefusesAnotherTable) {
  for (const char* text : {"", "a,b\n1,2\n", "time_s\r\n0\r\n"})
    EXPECT_THAT(WhyNot(text), HasSubstr("columns")) << text;
}

TEST(MotionCsv, WrittenWithAPointThatIsNowhereIsRefused) {
  std::vector<MotionSample> motion = MakeMotion(3);
  motion[4].p_W_m[Landmark::kLeftKnee].x() = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THAT(WhyNot(MakeMotionCsv(motion)), HasSubstr("left_knee_x_m is empty"));
}

TEST(MotionCsv, SurvivesSeededDamage) {
  const std::string good = MakeMotionCsv(MakeMotion(5));
  Random random(6);
  int refused = 0;
  for (int round = 0; round < 300; ++round) {
    std::string text = good;
    for (int hits = 0; hits < 3; ++hits) {
      const auto at = static_cast<std::size_t>(random.Uniform(0, static_cast<double>(text.size())));
      if (round % 2 == 0) text[at] = static_cast<char>(random.Uniform(0, 256));
      if (round % 2 == 1) text.erase(at, static_cast<std::size_t>(random.Uniform(1, 60)));
    }
    try {
      for (const MotionSample& sample : ParseMotionCsv(text, "x")) {
        ASSERT_TRUE(std::isfinite(sample.time_s));
        for (const Vec2& p : sample.p_W_m.values) ASSERT_LE(p.cwiseAbs().maxCoeff(), 1e4);
      }
    } catch (const Error&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 100);
}

}  // namespace
}  // namespace hinge
