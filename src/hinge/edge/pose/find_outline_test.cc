// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/find_outline.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/edge/pose/roi.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

/// Distance from a segment, px.
double DistanceFrom(const Vec2& p, const Vec2& a, const Vec2& b) {
  const double share = std::clamp((p - a).dot(b - a) / (b - a).squaredNorm(), 0.0, 1.0);
  return (p - a - share * (b - a)).norm();
}

/// Both legs, and a trunk, as bars with round ends.
struct Figure {
  Vec2 hip{300, 300}, knee{330, 400}, ankle{310, 500}, shoulder{310, 150};
  double far_leg_away_px = 150;  ///< the left leg runs beside the right one
  double leg_radius_px = 22, trunk_radius_px = 40;

  PerLandmark<Keypoint> Body() const {
    PerLandmark<Keypoint> body;
    for (Keypoint& point : body.values) point = {hip, 0.9};
    for (const Side side : kSides) {
      const Vec2 away(side == Side::kLeft ? far_leg_away_px : 0, 0);
      body[LandmarkOf(side, Part::kKnee)].p_I_px = knee + away;
      body[LandmarkOf(side, Part::kAnkle)].p_I_px = ankle + away;
      body[LandmarkOf(side, Part::kShoulder)].p_I_px = shoulder;
    }
    return body;
  }
  /// As sharp as a network's mask: from person to background within about two cells.
  PersonMask Mask(const Region& region) const {
    PersonMask mask{.region = region, .probability = {}};
    const double cell_px = region.size_px / PersonMask::kSide;
    for (int row = 0; row < PersonMask::kSide; ++row) {
      for (int col = 0; col < PersonMask::kSide; ++col) {
        const Vec2 p = ImageFromRegion(region, Vec2(col, row) / PersonMask::kSide);
        double inside_px = trunk_radius_px - DistanceFrom(p, hip, shoulder);
        for (const double away_px : {0.0, far_leg_away_px}) {
          const Vec2 away(away_px, 0);
          inside_px = std::max({inside_px, leg_radius_px - DistanceFrom(p, hip + away, knee + away),
                                leg_radius_px - DistanceFrom(p, knee + away, ankle + away)});
        }
        mask.probability.push_back(static_cast<float>(1 / (1 + std::exp(-inside_px / cell_px))));
      }
    }
    return mask;
  }
};

Region RegionAround(const Vec2& centre, bool mirrored, Angle rotation = Angle()) {
  return {.centre_I_px = centre, .size_px = 520, .rotation = rotation, .mirrored = mirrored};
}

TEST(FindOutline, PutsAKneesBordersAtTheLegsRadiusToAQuarterOfACell) {
  Random random(3);
  for (int trial = 0; trial < 12; ++trial) {
    Figure figure;
    figure.leg_radius_px = random.Uniform(15, 30);
    figure.far_leg_away_px = 200;
    const Region region = RegionAround({360 + random.Uniform(-5, 5), 320}, trial % 2 == 1,
                                       Angle::Degrees(random.Uniform(-9, 9)));
    const BodyOutline outline = FindOutline(figure.Mask(region), figure.Body());
    const LimbBorders& knee = outline.knee[Side::kRight];
    ASSERT_TRUE(knee.seen());
    for (const Vec2& border : {*knee.front_I_px, *knee.back_I_px})
      EXPECT_NEAR(std::min(DistanceFrom(border, figure.hip, figure.knee),
                           DistanceFrom(border, figure.knee, figure.ankle)),
                  figure.leg_radius_px, 0.5);
    EXPECT_EQ(knee.front_I_px->x() > knee.back_I_px->x(), !region.mirrored);
  }
}

TEST(FindOutline, TheMiddleOfAKneesBordersIsTheKneeOfAStraightLegWhereverTheLandmarkLies) {
  Random random(4);
  for (int trial = 0; trial < 12; ++trial) {
    Figure figure;
    figure.knee = {300, 400}, figure.ankle = {300, 500};
    const PersonMask mask = figure.Mask(RegionAround({360, 320}, false));
    PerLandmark<Keypoint> body = figure.Body();
    body[Landmark::kRightKnee].p_I_px += Vec2(random.Uniform(-12, 12), random.Uniform(-5, 5));
    const LimbBorders knee = FindOutline(mask, body).knee[Side::kRight];
    ASSERT_TRUE(knee.seen());
    EXPECT_NEAR((0.5 * (*knee.front_I_px + *knee.back_I_px)).x(), 300, 0.5);
  }
}

TEST(FindOutline, SaysNothingWhereTheOtherLegLiesBeside) {
  Figure figure;
  figure.far_leg_away_px = 40;
  const BodyOutline outline = FindOutline(figure.Mask(RegionAround({330, 320}, false)), figure.Body());
  const LimbBorders& knee = outline.knee[Side::kRight];
  EXPECT_FALSE(knee.front_I_px && knee.front_I_px->x() < 355)
      << "the far leg's border is no border of this leg";
  EXPECT_TRUE(knee.back_I_px) << "behind, the leg stands free";
}

TEST(FindOutline, OfTheBackFollowsTheTrunk) {
  const Figure figure;
  const BodyOutline outline = FindOutline(figure.Mask(RegionAround({330, 320}, false)), figure.Body());
  for (std::size_t i = 0; i < kBackPlaces; ++i) {
    if (BackShareAt(i) < 0.05 || BackShareAt(i) > 0.95) continue;
    ASSERT_TRUE(outline.back[i]) << i;
    EXPECT_NEAR(DistanceFrom(*outline.back[i], figure.hip, figure.shoulder), figure.trunk_radius_px, 0.5);
    EXPECT_LT(outline.back[i]->x(), 300);
  }
}

TEST(FindOutline, HasNothingOfLandmarksThatAreNotSeenOrLieOutside) {
  const Figure figure;
  const PersonMask mask = figure.Mask(RegionAround({330, 320}, false));
  PerLandmark<Keypoint> body = figure.Body();
  body[Landmark::kRightAnkle].visibility = 0;
  body[Landmark::kLeftKnee].p_I_px = {5000, -5000};
  body[Landmark::kLeftShoulder].visibility = 0;
  const BodyOutline outline = FindOutline(mask, body);
  EXPECT_FALSE(outline.seen());
}

}  // namespace
}  // namespace hinge
