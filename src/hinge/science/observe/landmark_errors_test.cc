// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/observe/landmark_errors.h"

#include <gtest/gtest.h>

namespace hinge {
namespace {

TEST(PhaseTable, RunsStraightBetweenMiddlesAndKeepsTheMeanOfItsBins) {
  const PhaseTable table{{1, 5, 3, 7}};
  EXPECT_DOUBLE_EQ(ValueAt(table, 0.125), 1);
  EXPECT_DOUBLE_EQ(ValueAt(table, 0.25), 3);
  EXPECT_DOUBLE_EQ(ValueAt(table, 0), 4);
  EXPECT_DOUBLE_EQ(ValueAt(table, 1), 4);
  double sum = 0;
  for (int i = 0; i < 1000; ++i) sum += ValueAt(table, (i + 0.5) / 1000);
  EXPECT_NEAR(sum / 1000, 4, 1e-9);
  EXPECT_EQ(ValueAt({}, 0.3), 0);
}

TEST(LandmarkErrors, AreThoseOfTheSideThatTheCameraSeesFirst) {
  NetworkErrors errors;
  errors.nose.visibility = 0.5;
  for (std::size_t part = 0; part < kParts.size(); ++part) {
    errors.near[part].forward_between_legs = 1 + static_cast<double>(part);
    errors.far[part].forward_between_legs = -1 - static_cast<double>(part);
  }
  EXPECT_EQ(ErrorsOf(errors, Landmark::kNose, Side::kLeft).visibility, 0.5);
  for (Side near : kSides) {
    for (Part part : kParts) {
      const double size = 1 + static_cast<double>(part);
      EXPECT_EQ(ErrorsOf(errors, LandmarkOf(near, part), near).forward_between_legs, size);
      EXPECT_EQ(ErrorsOf(errors, LandmarkOf(Opposite(near), part), near).forward_between_legs, -size);
      EXPECT_EQ(StrideSideOf(LandmarkOf(near, part), near), near);
      EXPECT_EQ(StrideSideOf(LandmarkOf(Opposite(near), part), near), Opposite(near));
    }
    EXPECT_EQ(StrideSideOf(Landmark::kNose, near), near);
  }
}

}  // namespace
}  // namespace hinge
