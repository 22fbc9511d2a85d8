// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/hip_centre.h"

#include <gtest/gtest.h>

#include <Eigen/Geometry>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

/// Front spines 0.24 m apart, the back ones 0.15 m behind their middle; x ahead, y up, z to the right.
PelvisMarkers LevelPelvis() {
  PelvisMarkers m;
  for (Side side : kSides) {
    const double out = side == Side::kRight ? 1 : -1;
    m.front[side] = Vec3(0, 1, 0.12 * out);
    m.back[side] = Vec3(-0.15, 1, 0.05 * out);
  }
  return m;
}

/// A pelvis that no two people share: uneven, the spines at heights of their own.
PelvisMarkers DrawPelvis(Random& random) {
  PelvisMarkers m = LevelPelvis();
  for (Side side : kSides) {
    for (Vec3* p : {&m.front[side], &m.back[side]})
      *p += 0.02 * Vec3(random.Normal(), random.Normal(), random.Normal());
  }
  return m;
}

template <typename Map>
PelvisMarkers Mapped(const PelvisMarkers& m, Map map) {
  PelvisMarkers out;
  for (Side side : kSides) {
    out.front[side] = map(m.front[side]);
    out.back[side] = map(m.back[side]);
  }
  return out;
}

TEST(HipCentres, OfALevelPelvisAreWhereTheRegressionPutsThem) {
  const PerSide<Vec3> hips = CalcHipCentres(LevelPelvis());
  const double ahead = -0.24 * 0.15 - 0.0099, above = -0.30 * 0.24 - 0.0109, outward = 0.33 * 0.24 + 0.0073;
  EXPECT_LT((hips[Side::kRight] - Vec3(ahead, 1 + above, outward)).norm(), 1e-12);
  EXPECT_LT((hips[Side::kLeft] - Vec3(ahead, 1 + above, -outward)).norm(), 1e-12);
}

TEST(HipCentres, TurnAndMoveWithThePelvis) {
  Random random(1);
  for (int round = 0; round < 200; ++round) {
    const PelvisMarkers m = DrawPelvis(random);
    const Eigen::Quaterniond turn =
        Eigen::Quaterniond(random.Normal(), random.Normal(), random.Normal(), random.Normal()).normalized();
    const Vec3 shift(random.Normal(), random.Normal(), random.Normal());
    const auto move = [&](const Vec3& p) { return Vec3(turn * p + shift); };
    const PerSide<Vec3> moved = CalcHipCentres(Mapped(m, move)), hips = CalcHipCentres(m);
    for (Side side : kSides) EXPECT_LT((moved[side] - move(hips[side])).norm(), 1e-12) << round;
  }
}

TEST(HipCentres, MirrorWithTheMarkers) {
  Random random(2);
  for (int round = 0; round < 200; ++round) {
    const PelvisMarkers m = DrawPelvis(random);
    const auto mirror = [](const Vec3& p) { return Vec3(p.x(), p.y(), -p.z()); };
    PelvisMarkers other = Mapped(m, mirror);
    std::swap(other.front[Side::kLeft], other.front[Side::kRight]);
    std::swap(other.back[Side::kLeft], other.back[Side::kRight]);
    const PerSide<Vec3> mirrored = CalcHipCentres(other), hips = CalcHipCentres(m);
    for (Side side : kSides)
      EXPECT_LT((mirrored[Opposite(side)] - mirror(hips[side])).norm(), 1e-12) << round;
  }
}

TEST(HipCentres, AreTheSameHoweverFarApartTheBackSpinesAreAboutTheirMiddle) {
  PelvisMarkers m = LevelPelvis();
  const PerSide<Vec3> hips = CalcHipCentres(m);
  m.back[Side::kLeft].z() -= 0.03;
  m.back[Side::kRight].z() += 0.03;
  for (Side side : kSides) EXPECT_LT((CalcHipCentres(m)[side] - hips[side]).norm(), 1e-12);
}

}  // namespace
}  // namespace hinge
