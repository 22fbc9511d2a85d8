// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/space_curve.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

constexpr double kRate_hz = 150, kCutoff_hz = 12, kEnd_s = 3;

struct Seen {
  std::vector<double> time_s;
  std::vector<std::optional<Vec3>> points_m;
};

template <typename Path>
Seen See(Path path) {
  Seen seen;
  for (int i = 0; i < kEnd_s * kRate_hz; ++i) {
    seen.time_s.push_back(i / kRate_hz);
    seen.points_m.emplace_back(path(i / kRate_hz));
  }
  return seen;
}

/// A path as a joint of a runner makes, slower than 4 Hz.
auto DrawPath(Random& random) {
  const Vec3 size(random.Uniform(0.05, 0.3), random.Uniform(0.02, 0.1), random.Uniform(0.01, 0.05));
  const double hz = random.Uniform(1, 4), phase = random.Uniform(0, 6);
  return [=](double t) {
    const double angle = 2 * std::numbers::pi * hz * t + phase;
    return Vec3(size.x() * std::sin(angle), 1 + size.y() * std::cos(angle), size.z() * std::sin(angle + 1));
  };
}

SpaceCurve Fit(const Seen& seen) {
  return FitSpaceCurve(MakeMotionBasis(0, kEnd_s, kCutoff_hz), seen.time_s, seen.points_m, kCutoff_hz);
}

Vec3 At(const SpaceCurve& curve, double t) {
  return Evaluate(MakeMotionBasis(0, kEnd_s, kCutoff_hz), curve, t);
}

TEST(SpaceCurve, FollowsSlowMotionInAllThreeDirections) {
  Random random(1);
  for (int round = 0; round < 10; ++round) {
    const auto path = DrawPath(random);
    const SpaceCurve curve = Fit(See(path));
    for (double t = 0.2; t < kEnd_s - 0.2; t += 0.013) EXPECT_LT((At(curve, t) - path(t)).norm(), 0.002) << t;
  }
}

TEST(SpaceCurve, LetsHalfOfTheMotionAtTheCutOffPassInAllThreeDirections) {
  const double w = 2 * std::numbers::pi * kCutoff_hz, size_m = 0.004;
  for (int axis = 0; axis < 3; ++axis) {
    const SpaceCurve curve =
        Fit(See([&](double t) { return Vec3(size_m * std::sin(w * t) * Vec3::Unit(axis)); }));
    double along = 0, squares = 0;
    for (double t = 0.5; t < 2.5; t += 0.001) {
      along += At(curve, t)[axis] * std::sin(w * t);
      squares += size_m * std::sin(w * t) * std::sin(w * t);
    }
    EXPECT_NEAR(along / squares, 0.5, 0.05) << axis;
  }
}

TEST(SpaceCurve, MovesWithThePoints) {
  Random random(2);
  for (int round = 0; round < 10; ++round) {
    const Seen seen = See(DrawPath(random));
    const Vec3 shift(random.Normal(), random.Normal(), random.Normal());
    Seen moved = seen;
    for (auto& p : moved.points_m) *p += shift;
    const SpaceCurve a = Fit(seen), b = Fit(moved);
    for (double t = 0; t < kEnd_s; t += 0.07) EXPECT_LT((At(b, t) - At(a, t) - shift).norm(), 1e-6) << t;
  }
}

TEST(SpaceCurve, BridgesWhatWasNotSeenAndForgetsGrossErrors) {
  Random random(3);
  for (int round = 0; round < 10; ++round) {
    const auto path = DrawPath(random);
    Seen seen = See(path);
    const auto gap = static_cast<std::size_t>(random.Uniform(60, 380));
    for (std::size_t i = gap; i < gap + 6; ++i) seen.points_m[i].reset();  // 40 ms
    const auto wrong = (gap + 200) % 400 + 20;
    *seen.points_m[wrong] += Vec3(0.4, -0.3, 0.5);
    const SpaceCurve curve = Fit(seen);
    for (const std::size_t i : {gap + 3, wrong})
      EXPECT_LT((At(curve, seen.time_s[i]) - path(seen.time_s[i])).norm(), 0.01) << i;
  }
}

TEST(SpaceCurve, HeedsOnlyPointsOfItsOwnTime) {
  Random random(4);
  const Seen within = See(DrawPath(random));
  Seen more = within;
  for (int i = 0; i < 50; ++i) {
    more.time_s.push_back(kEnd_s + 0.1 + i / kRate_hz);
    more.points_m.emplace_back(Vec3(5, 5, 5));
  }
  const SpaceCurve a = Fit(within), b = Fit(more);
  EXPECT_EQ((a.xy - b.xy).norm(), 0);
  EXPECT_EQ((a.z - b.z).norm(), 0);
}

TEST(SpaceCurve, RefusesFewerThanFourPointsAndTimesWithoutPoints) {
  Seen seen = See([](double) { return Vec3(1, 2, 3); });
  Seen short_by_one = seen;
  short_by_one.points_m.pop_back();
  EXPECT_THROW(Fit(short_by_one), ContractViolation);
  for (std::size_t i = 3; i < seen.points_m.size(); ++i) seen.points_m[i].reset();
  EXPECT_THROW(Fit(seen), ContractViolation);
}

}  // namespace
}  // namespace hinge
