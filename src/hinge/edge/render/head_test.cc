// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/head.h"

#include <gtest/gtest.h>

#include <Eigen/Geometry>
#include <cmath>

#include "hinge/edge/render/tube_body_for_tests.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

using Eigen::Vector3f;

bool IsOnHead(const BoneShares& bones) {
  float sum = 0;
  for (std::size_t k = 0; k < 4; ++k) sum += bones.bone[k] == Bone::kHead ? bones.share[k] : 0;
  return sum == 1;
}

void ExpectWhole(const DressedSurface& piece) {
  const std::size_t count = piece.rest.p_B.size();
  EXPECT_EQ(piece.surface.colour.size(), count);
  EXPECT_EQ(piece.surface.gloss.size(), count);
  EXPECT_EQ(piece.rest.normal_B.size(), count);
  EXPECT_EQ(piece.rest.hang_m.size(), count);
  for (const auto& t : piece.surface.triangles) {
    for (const std::uint32_t corner : t) ASSERT_LT(corner, count);
  }
  for (const BoneShares& bones : piece.rest.bones) EXPECT_TRUE(IsOnHead(bones));
}

/// Skin all over a face, a point a few millimetres from the next; the last point is at the back of the head.
DressedSurface MakeFace(const BodyShape& shape, const BodyOptions& options) {
  DressedSurface face;
  const auto add = [&](const Vector3f& p) {
    face.rest.p_B.push_back(p);
    face.surface.colour.push_back(options.skin);
    face.surface.gloss.push_back(0.3f);
  };
  const Vector3f& nose = shape.joints_B[Landmark::kNose];
  for (float y = -0.12f; y < 0.12f; y += 0.003f) {
    for (float z = -0.07f; z < 0.07f; z += 0.003f) add(nose + Vector3f(0, y, z));
  }
  add(nose + Vector3f(-0.25f, 0, 0));
  return face;
}

TEST(Eyes, AreThoseOfTheDataWithADarkIrisInFront) {
  const TubeBody body = MakeTubeBody();
  const DressedSurface eyes = MakeEyes(body.data, body.shape);
  ExpectWhole(eyes);
  ASSERT_EQ(eyes.rest.p_B.size(), 10u);  // five points each, however many triangles share them
  ASSERT_EQ(eyes.surface.triangles.size(), 8u);
  for (std::size_t i = 0; i < 10; ++i) {
    const bool tip = i % 5 == 0;
    EXPECT_EQ(eyes.surface.colour[i].maxCoeff() < 0.1f, tip) << i;
    EXPECT_EQ(eyes.rest.p_B[i].z() > 0, i >= 5);
    if (tip) {
      EXPECT_GT(eyes.rest.normal_B[i].x(), 0.9f);
    }
  }
}

TEST(Face, HasBrowsOverTheEyesAndLipsUnderTheNose) {
  for (const float height_m : {1.6f, 1.75f, 1.9f}) {
    const TubeBody body = MakeTubeBody(height_m);
    BodyOptions options;
    DressedSurface face = MakeFace(body.shape, options);
    PaintFace(body.shape, body.data, options, face);
    const Vector3f& nose = body.shape.joints_B[Landmark::kNose];
    const float eye_y = body.shape.points_B[body.data.left_eye[0][0]].y();
    int brows = 0, lips = 0;
    for (std::size_t i = 0; i < face.rest.p_B.size(); ++i) {
      const Vector3f &p = face.rest.p_B[i], &colour = face.surface.colour[i];
      if ((colour - options.skin).norm() < 0.1f * options.skin.norm()) continue;
      const bool brow = (colour - options.hair).norm() < (colour - options.skin).norm() && p.y() > eye_y;
      if (brow) {
        ++brows;
        EXPECT_LT(p.y(), eye_y + 0.05f);
        EXPECT_GT(std::abs(p.z()), 0.001f);
      } else if (p.y() < nose.y()) {
        ++lips;
        EXPECT_GT(p.y(), nose.y() - 0.06f);
        EXPECT_LT(std::abs(p.z()), 0.045f);
        EXPECT_LT(colour.y() / colour.x(), options.skin.y() / options.skin.x());  // redder than skin
      }
    }
    EXPECT_GT(brows, 10);
    EXPECT_GT(lips, 10);
  }
}

TEST(Face, IsPaintedAlikeOnBothSidesAndOnSkinAlone) {
  const TubeBody body = MakeTubeBody();
  const BodyOptions options;
  Random random(1);
  DressedSurface face;
  for (int i = 0; i < 400; ++i) {
    const Vector3f at =
        body.shape.joints_B[Landmark::kNose] + Vector3f(0, static_cast<float>(random.Uniform(-0.1, 0.1)),
                                                        static_cast<float>(random.Uniform(0, 0.07)));
    for (const float side : {1.0f, -1.0f}) {
      face.rest.p_B.push_back({at.x(), at.y(), side * at.z()});
      face.surface.colour.push_back(options.skin);
      face.surface.gloss.push_back(i < 300 ? 0.3f : 0.0f);  // the last ones are cloth
    }
  }
  PaintFace(body.shape, body.data, options, face);
  for (std::size_t i = 0; i < face.rest.p_B.size(); i += 2) {
    EXPECT_LT((face.surface.colour[i] - face.surface.colour[i + 1]).norm(), 1e-3) << i;
    if (i >= 600) {
      EXPECT_EQ(face.surface.colour[i], options.skin);
    }
  }
}

TEST(Face, LeavesTheBackOfTheHeadAsItIs) {
  const TubeBody body = MakeTubeBody();
  const BodyOptions options;
  DressedSurface face = MakeFace(body.shape, options);
  PaintFace(body.shape, body.data, options, face);
  EXPECT_EQ(face.surface.colour.back(), options.skin);
}

TEST(Ponytail, HangsBehindTheEarsInTheMiddleAndIsSeenFromOutside) {
  for (const float height_m : {1.5f, 1.75f, 2.0f}) {
    const BodyShape shape = MakeTubeBody(height_m).shape;
    const DressedSurface tail = MakePonytail(shape, {});
    ExpectWhole(tail);
    Vector3f sum = Vector3f::Zero();
    for (const Vector3f& p : tail.rest.p_B) {
      EXPECT_LT(p.x(), shape.joints_B[Landmark::kLeftEar].x() - 0.04f);
      EXPECT_LT(p.y(), shape.skull_top_B.y());
      EXPECT_GT(p.y(), shape.neck_B.y() - 0.1f * height_m);
      sum += p;
    }
    EXPECT_NEAR(sum.z(), 0, 1e-3);
    double volume = 0;
    const Vector3f inside = sum / static_cast<float>(tail.rest.p_B.size());
    for (const auto& t : tail.surface.triangles) {
      const auto from = [&](std::size_t k) -> Vector3f { return tail.rest.p_B[t[k]] - inside; };
      volume += from(0).cross(from(1)).dot(from(2)) / 6;
    }
    EXPECT_GT(volume, 1e-4);  // a decilitre at least
  }
}

TEST(Ponytail, HasTheHairsColourButForItsBand) {
  BodyOptions options;
  options.hair = {0.4f, 0.3f, 0.1f};
  int band = 0;
  for (const Vector3f& colour : MakePonytail(MakeTubeBody().shape, options).surface.colour) {
    if (colour != options.hair) ++band;
  }
  EXPECT_EQ(band, 10);
}

}  // namespace
}  // namespace hinge
