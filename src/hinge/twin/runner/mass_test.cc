// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/mass.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/random.h"
#include "hinge/science/body/anthropometry.h"
#include "hinge/twin/runner/testing_twins.h"
#include "hinge/twin/runner/upper_body.h"

namespace hinge {
namespace {

TEST(TwinMass, AgreesWithTheSegmentTableOnPlaces) {
  Random random(51);
  for (int i = 0; i < 50; ++i) {
    const TwinRun run = DrawRun(random);
    const double t = random.Uniform(0, run.options.duration_s);
    const TwinPose pose = CalcTwinPose(run, t);
    Vec2 moment = CalcUpperMoment_m(run.mass, CalcUpperBody(run, t));
    for (Side side : kSides) {
      const LegAngles& leg = pose.leg[side];
      moment += CalcLegMoment_m(run.mass, leg.thigh, leg.shank, leg.foot + run.slope_rad);
    }
    EXPECT_LT((CalcCentreOfMass(pose.p_W) - pose.p_WHip - moment).norm(), 1e-9);
  }
}

TEST(SolveHipForCom, PutsBodyAndCentreOfMassTogether) {
  Random random(52);
  for (int i = 0; i < 200; ++i) {
    const TwinBody body = MakeTwinBody(random.Uniform(1.5, 2));
    const TwinMass mass = MakeTwinMass(body);
    const double thigh = random.Uniform(-0.3, 0.5), knee = random.Uniform(0.1, 1),
                 sole = random.Uniform(-0.8, 0.3);
    const Vec2 hip(random.Uniform(-0.2, 0.2), random.Uniform(0.7, 1)), rest(random.Uniform(-0.1, 0.1), 0.2);
    const Vec2 ankle = CalcAnklePlace(body, hip, {thigh, thigh - knee, 0});
    const Vec2 com = hip + rest + CalcLegMoment_m(mass, thigh, thigh - knee, sole);
    const StandingSolution s = SolveHipForCom(body, mass, com, rest, ankle, sole);
    EXPECT_LT((s.p_WHip - hip).norm(), 1e-10) << i;
    EXPECT_NEAR(s.leg.thigh, thigh, 1e-8) << i;
  }
}

}  // namespace
}  // namespace hinge
