// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/stride_view.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "hinge/science/form/testing_motion.h"

namespace hinge {
namespace {

constexpr double kCurve_deg = 0.02;  // what a spline with knots every 20 ms leaves of an angle

/// A body that moves all its segments, each by its own law.
StickBody Mover() {
  StickBody body;
  body.thigh_deg = [](Side side, double t) {
    return (side == Side::kLeft ? 10 : -15) + 25 * std::sin(6 * t);
  };
  body.tibia_deg = [](Side side, double t) { return (side == Side::kLeft ? -20 : 5) + 15 * std::cos(5 * t); };
  body.lean_deg = [](double t) { return 4 + 2 * std::sin(9 * t); };
  body.neck_deg = [](double t) { return 12 - 3 * std::sin(7 * t); };
  body.p_WHip_m = [](double t) { return Vec2(0.3 * t, 0.9 + 0.04 * std::cos(9 * t)); };
  return body;
}

TEST(StrideView, ReadsTheAttitudesThatTheBodyWasMadeOf) {
  const StickBody body = Mover();
  const MotionCurves curves = MakeTestingMotion(PlacesOf(body), 2).Mean();
  Random random(1);
  for (int k = 0; k < 200; ++k) {
    const Side side = k % 2 ? Side::kLeft : Side::kRight;
    const double t = random.Uniform(0.1, 1.9);
    const StrideView view{&curves, side, 0.2, 0.4, 0.9, {}, {}, {}, 1};
    EXPECT_NEAR(view.Thigh_deg(t), body.thigh_deg(side, t), kCurve_deg);
    EXPECT_NEAR(view.Tibia_deg(t), body.tibia_deg(side, t), kCurve_deg);
    EXPECT_NEAR(view.Knee_deg(t), body.thigh_deg(side, t) - body.tibia_deg(side, t), 2 * kCurve_deg);
    EXPECT_NEAR(view.TrunkLean_deg(t), body.lean_deg(t), kCurve_deg);
    EXPECT_NEAR(view.Straightness_deg(t), body.neck_deg(t) - body.lean_deg(t), 2 * kCurve_deg);
  }
}

TEST(StrideView, LooksAtItsOwnSideOnly) {
  StickBody body = Mover();
  const MotionCurves before = MakeTestingMotion(PlacesOf(body), 2).Mean();
  const auto left = body.thigh_deg;
  body.thigh_deg = [left](Side side, double t) { return left(side, t) + (side == Side::kLeft ? 30 : 0); };
  const MotionCurves after = MakeTestingMotion(PlacesOf(body), 2).Mean();
  const auto thigh = [](const MotionCurves& curves, Side side) {
    return StrideView{&curves, side, 0.2, 0.4, 0.9, {}, {}, {}, 1}.Thigh_deg(1);
  };
  EXPECT_NEAR(thigh(after, Side::kRight), thigh(before, Side::kRight), 1e-9);
  EXPECT_NEAR(thigh(after, Side::kLeft), thigh(before, Side::kLeft) + 30, 2 * kCurve_deg);
}

TEST(StrideView, MidStanceIsHalfOfContactTime) {
  const StrideView view{nullptr, Side::kLeft, 1.0, 1.3, 1.8, {}, {}, {}, 1};
  EXPECT_DOUBLE_EQ(view.ms_s(), 1.15);
}

TEST(StanceMean, OfALineIsItsValueAtMidStance) {
  Random random(2);
  for (int k = 0; k < 100; ++k) {
    const double ic_s = random.Uniform(0, 5), contact_s = random.Uniform(0.1, 0.4);
    const StrideView view{nullptr, Side::kLeft, ic_s, ic_s + contact_s, ic_s + 1, {}, {}, {}, 1};
    const double a = random.Uniform(-10, 10), b = random.Uniform(-100, 100);
    EXPECT_NEAR(view.StanceMean([&](double t) { return a + b * t; }), a + b * view.ms_s(), 1e-9);
  }
}

TEST(StanceMean, OfASineArchIsTwoOverPi) {
  const StrideView view{nullptr, Side::kLeft, 2.0, 2.3, 2.7, {}, {}, {}, 1};
  const double mean = view.StanceMean([](double t) { return std::sin(std::numbers::pi * (t - 2.0) / 0.3); });
  EXPECT_NEAR(mean, 2 / std::numbers::pi, 1e-3);
}

TEST(StanceMean, DoesNotLookOutsideStance) {
  const StrideView view{nullptr, Side::kLeft, 2.0, 2.3, 2.7, {}, {}, {}, 1};
  EXPECT_EQ(view.StanceMean([](double t) { return t < 2.0 || t > 2.3 ? 1000.0 : 1.0; }), 1.0);
}

TEST(Largest, OfAParabolaIsItsTopWhereverThatLies) {
  Random random(3);
  for (int k = 0; k < 200; ++k) {
    const double from_s = random.Uniform(0, 3), until_s = from_s + random.Uniform(0.1, 0.4);
    const double top_s = random.Uniform(from_s, until_s);
    const double largest =
        StrideView::Largest(from_s, until_s, [&](double t) { return 40 - 1000 * (t - top_s) * (t - top_s); });
    const double half_step_s = 0.5 * (until_s - from_s) / kInstants;
    EXPECT_LE(largest, 40);
    EXPECT_GE(largest, 40 - 1000 * half_step_s * half_step_s - 1e-9);
  }
}

TEST(Largest, LooksAtBothEnds) {
  EXPECT_NEAR(StrideView::Largest(1, 2, [](double t) { return t; }), 2, 1e-12);
  EXPECT_NEAR(StrideView::Largest(1, 2, [](double t) { return -t; }), -1, 1e-12);
}

}  // namespace
}  // namespace hinge
