// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/landmark.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace hinge {
namespace {

TEST(Landmark, NamesAreUniqueAndLeadBack) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    names.insert(std::string(Name(LandmarkAt(i))));
    EXPECT_EQ(LandmarkNamed(Name(LandmarkAt(i))), LandmarkAt(i));
  }
  EXPECT_EQ(names.size(), kLandmarkCount);
  EXPECT_FALSE(LandmarkNamed("left_wing").has_value());
}

TEST(Landmark, OfASideCarriesThatSidesName) {
  for (Part part : kParts) {
    EXPECT_EQ(Name(LandmarkOf(Side::kLeft, part)).substr(0, 5), "left_");
    EXPECT_EQ(Name(LandmarkOf(Side::kRight, part)).substr(0, 6), "right_");
    EXPECT_EQ(Name(LandmarkOf(Side::kLeft, part)).substr(5), Name(LandmarkOf(Side::kRight, part)).substr(6));
  }
}

}  // namespace
}  // namespace hinge
