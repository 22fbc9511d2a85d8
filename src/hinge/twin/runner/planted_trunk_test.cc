// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/planted_trunk.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"
#include "hinge/twin/runner/skeleton.h"
#include "hinge/twin/runner/trajectory.h"

namespace hinge {
namespace {

std::vector<StepStart> DrawSteps(Random& random, Side first = Side::kLeft) {
  std::vector<StepStart> steps;
  double t = 0;
  for (Side side = first; t < 4; side = Opposite(side)) {
    steps.push_back({side, t});
    t += random.Uniform(0.3, 0.4);
  }
  return steps;
}

PlantedTrunk DrawTrunk(Random& random) {
  return {random.Uniform(-5, 20), random.Uniform(0, 4), random.Uniform(-15, 15)};
}

PerLandmark<Vec3> Place(const PlantedTrunk& trunk, const std::vector<StepStart>& steps, double time_s,
                        double height_m = 1.75) {
  PerLandmark<Vec3> p_W;
  PlacePlantedTrunk(trunk, height_m, steps, time_s, Vec3(0, 0.95, 0), p_W);
  return p_W;
}

Vec3 MiddleOf(const PerLandmark<Vec3>& p, Part part) {
  return 0.5 * (p[LandmarkOf(Side::kLeft, part)] + p[LandmarkOf(Side::kRight, part)]);
}

TEST(PlantedLean, IsLeastAtContactMostInTheMiddleOfAStepAndItsMeanIsTheOneAsked) {
  Random random(1);
  for (int round = 0; round < 50; ++round) {
    const PlantedTrunk trunk = DrawTrunk(random);
    const auto steps = DrawSteps(random);
    const auto i = static_cast<std::size_t>(random.Uniform(0, static_cast<double>(steps.size() - 1)));
    const double from = steps[i].ic_s, step_s = steps[i + 1].ic_s - from;
    const auto lean_deg = [&](double share) {
      return DegFromRad(CalcPlantedLean_rad(trunk, steps, from + share * step_s));
    };
    EXPECT_NEAR(lean_deg(0), trunk.lean_deg - trunk.lean_swing_deg, 1e-9);
    EXPECT_NEAR(lean_deg(0.5), trunk.lean_deg + trunk.lean_swing_deg, 1e-9);
    double sum = 0;
    for (int k = 0; k < 100; ++k) sum += lean_deg((k + 0.5) / 100) / 100;
    EXPECT_NEAR(sum, trunk.lean_deg, 1e-9);
  }
}

TEST(PlantedTrunk, LeansAsAskedWithTheEarsAheadByTheStraightness) {
  Random random(2);
  for (int round = 0; round < 50; ++round) {
    const PlantedTrunk trunk = DrawTrunk(random);
    const auto steps = DrawSteps(random);
    const double t = random.Uniform(0.1, 3);
    const PerLandmark<Vec3> p = Place(trunk, steps, t);
    const auto lean = [](const Vec3& v) { return std::atan2(v.x(), v.y()); };
    const Vec3 shoulder = MiddleOf(p, Part::kShoulder), back = shoulder - Vec3(0, 0.95, 0);
    EXPECT_NEAR(lean(back), CalcPlantedLean_rad(trunk, steps, t), 1e-12);
    const double neck = lean(MiddleOf(p, Part::kEar) - shoulder);
    EXPECT_NEAR(DegFromRad(neck - lean(back)), 10 + trunk.straightness_deg, 1e-9);  // 10: in standing
  }
}

TEST(PlantedTrunk, HasTheDigitalRunnersLengthsAtAnyTime) {
  Random random(3);
  for (int round = 0; round < 100; ++round) {
    const double height_m = random.Uniform(1.5, 2);
    const PerLandmark<Vec3> p = Place(DrawTrunk(random), DrawSteps(random), random.Uniform(0.1, 3), height_m);
    const TwinBody body = MakeTwinBody(height_m);
    EXPECT_NEAR((MiddleOf(p, Part::kShoulder) - Vec3(0, 0.95, 0)).norm(), body.trunk_m, 1e-12);
    EXPECT_NEAR((p[Landmark::kNose] - MiddleOf(p, Part::kEar)).norm(), body.nose_ahead_m, 1e-12);
    for (Side side : kSides) {
      const auto planar_m = [&](Part from, Part to) {
        const Vec3 d = p[LandmarkOf(side, to)] - p[LandmarkOf(side, from)];
        return std::hypot(d.x(), d.y());
      };
      EXPECT_NEAR(planar_m(Part::kShoulder, Part::kElbow), body.upper_arm_m, 1e-12);
      EXPECT_NEAR(planar_m(Part::kElbow, Part::kWrist), body.forearm_m, 1e-12);
      EXPECT_NEAR(std::abs(p[LandmarkOf(side, Part::kShoulder)].z()),
                  MakeHalfWidths_m(height_m)[LandmarkOf(side, Part::kShoulder)], 1e-12);
    }
  }
}

TEST(PlantedTrunk, BringsTheOtherSidesArmForwardWhenAFootMeetsTheGround) {
  Random random(4);
  const auto steps = DrawSteps(random);
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    const PerLandmark<Vec3> p = Place({}, steps, steps[i].ic_s);
    const Side foot = steps[i].side;
    const auto swing_deg = [&](Side side) {
      const Vec3 arm = p[LandmarkOf(side, Part::kElbow)] - p[LandmarkOf(side, Part::kShoulder)];
      return DegFromRad(std::atan2(arm.x(), -arm.y()));
    };
    EXPECT_NEAR(swing_deg(Opposite(foot)), -12 + 28, 1e-9);
    EXPECT_NEAR(swing_deg(foot), -12 - 28, 1e-9);
  }
}

TEST(PlantedTrunk, IsTheMirrorImageWhenTheFeetAreExchanged) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Random one(seed), same(seed), other(seed + 100);
    const PlantedTrunk trunk = DrawTrunk(other);
    const double t = other.Uniform(0.1, 3);
    const PerLandmark<Vec3> p = Place(trunk, DrawSteps(one, Side::kLeft), t),
                            q = Place(trunk, DrawSteps(same, Side::kRight), t);
    for (Part part : {Part::kEar, Part::kShoulder, Part::kElbow, Part::kWrist}) {
      for (Side side : kSides) {
        const Vec3& a = p[LandmarkOf(side, part)];
        EXPECT_LT((q[LandmarkOf(Opposite(side), part)] - Vec3(a.x(), a.y(), -a.z())).norm(), 1e-12);
      }
    }
  }
}

TEST(PlantedTrunk, MovesWithoutJumpsFromStepToStep) {
  Random random(5);
  const auto steps = DrawSteps(random);
  for (std::size_t i = 1; i + 1 < steps.size(); ++i) {
    const PerLandmark<Vec3> before = Place({}, steps, steps[i].ic_s - 1e-6),
                            after = Place({}, steps, steps[i].ic_s + 1e-6);
    for (Part part : {Part::kEar, Part::kShoulder, Part::kElbow, Part::kWrist}) {
      for (Side side : kSides) {
        const Landmark landmark = LandmarkOf(side, part);
        EXPECT_LT((after[landmark] - before[landmark]).norm(), 1e-4) << Name(landmark);
      }
    }
  }
}

TEST(PlantedTrunk, NeedsAStepBeforeAndOneAfter) {
  const std::vector<StepStart> steps = {{Side::kLeft, 1}, {Side::kRight, 1.3}};
  EXPECT_NO_THROW(Place({}, steps, 1));
  EXPECT_THROW(Place({}, steps, 0.99), ContractViolation);
  EXPECT_THROW(Place({}, steps, 1.3), ContractViolation);
  EXPECT_THROW(Place({}, {}, 1), ContractViolation);
}

}  // namespace
}  // namespace hinge
