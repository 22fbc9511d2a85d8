// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/label_place.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

const Vec2 kPicture(400, 600), kSize(90, 30);

TEST(LabelPlace, CoversNoPointAndNoOtherLabelWhereThereIsRoom) {
  Random random(3);
  for (int run = 0; run < 100; ++run) {
    LabelObstacles obstacles{.points = {}, .labels = {}, .picture = kPicture};
    const Vec2 hip(random.Uniform(150, 250), 200), knee(random.Uniform(150, 250), 350);
    obstacles.points = SamplePoints(hip, knee, 5);
    for (const Vec2& anchor : {hip, knee, Vec2(0.5 * (hip + knee))}) {
      const LabelBox box = FindLabelPlace(anchor, kSize, obstacles);
      for (const Vec2& p : obstacles.points) EXPECT_FALSE(box.Holds(p));
      for (const LabelBox& other : obstacles.labels) {
        const Vec2 apart = (box.Centre() - other.Centre()).cwiseAbs();
        EXPECT_TRUE(apart.x() >= kSize.x() - 1e-9 || apart.y() >= kSize.y() - 1e-9);
      }
      obstacles.labels.push_back(box);
    }
  }
}

TEST(LabelPlace, StaysInsideThePictureAtItsCorners) {
  for (const Vec2& anchor : {Vec2(0, 0), Vec2(400, 600), Vec2(0, 600), Vec2(-50, 300)}) {
    const LabelBox box =
        FindLabelPlace(anchor, kSize, {.points = {anchor}, .labels = {}, .picture = kPicture});
    EXPECT_GE(box.corner.minCoeff(), 0);
    EXPECT_LE(box.corner.x() + box.size.x(), kPicture.x());
    EXPECT_LE(box.corner.y() + box.size.y(), kPicture.y());
  }
}

TEST(LabelPlace, StandsBesideItsAnchorWhenNothingIsInTheWay) {
  const Vec2 anchor(200, 300);
  const LabelBox box = FindLabelPlace(anchor, kSize, {.points = {anchor}, .labels = {}, .picture = kPicture});
  EXPECT_LT((box.Centre() - anchor).norm(), kSize.x());
}

TEST(SamplePoints, HoldsBothEndsAndKeepsTheStep) {
  const std::vector<Vec2> points = SamplePoints({0, 0}, {30, 40}, 7);
  EXPECT_EQ(points.front(), Vec2(0, 0));
  EXPECT_EQ(points.back(), Vec2(30, 40));
  for (std::size_t i = 1; i < points.size(); ++i) EXPECT_LE((points[i] - points[i - 1]).norm(), 7);
}

}  // namespace
}  // namespace hinge
