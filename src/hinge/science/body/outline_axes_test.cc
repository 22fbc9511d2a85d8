// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/outline_axes.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

PerLandmark<Keypoint> DrawBody(Random& random) {
  PerLandmark<Keypoint> body;
  for (Keypoint& point : body.values) point = {{random.Uniform(0, 600), random.Uniform(0, 600)}, 0.8};
  return body;
}

TEST(OutlineAxes, AheadOfAnUprightLineIsToTheSideThatThePersonFaces) {
  EXPECT_EQ(CalcAhead({0, 7}, true), Vec2(1, 0));
  EXPECT_EQ(CalcAhead({0, 7}, false), Vec2(-1, 0));
}

TEST(OutlineAxes, AKneesLineHalvesTheAngleOfThighAndShank) {
  Random random(1);
  for (int trial = 0; trial < 50; ++trial) {
    const PerLandmark<Keypoint> body = DrawBody(random);
    const Vec2 ahead = CalcAheadOfKnee(body, Side::kLeft, trial % 2 == 0);
    const auto at = [&](Part part) { return body[LandmarkOf(Side::kLeft, part)].p_I_px; };
    const Vec2 thigh = (at(Part::kHip) - at(Part::kKnee)).normalized(),
               shank = (at(Part::kAnkle) - at(Part::kKnee)).normalized();
    EXPECT_NEAR(ahead.norm(), 1, 1e-12);
    EXPECT_NEAR(ahead.dot(thigh), ahead.dot(shank), 1e-9);
  }
}

TEST(OutlineAxes, ATrunkNeedsBothHipsAndBothShoulders) {
  Random random(2);
  const PerLandmark<Keypoint> body = DrawBody(random);
  const auto trunk = FindTrunkLine(body);
  ASSERT_TRUE(trunk);
  EXPECT_EQ(trunk->p_IHips_px, CalcMiddle_px(body, Part::kHip));
  EXPECT_LT((trunk->p_IHips_px + trunk->up_px - CalcMiddle_px(body, Part::kShoulder)).norm(), 1e-9);
  for (const Part part : {Part::kHip, Part::kShoulder}) {
    PerLandmark<Keypoint> hidden = body;
    hidden[LandmarkOf(Side::kRight, part)].visibility = 0;
    EXPECT_FALSE(FindTrunkLine(hidden));
  }
}

}  // namespace
}  // namespace hinge
