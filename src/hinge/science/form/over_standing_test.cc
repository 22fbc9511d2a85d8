// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/over_standing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hinge/foundation/base/angle.h"
#include "hinge/science/form/testing_form_case.h"

namespace hinge {
namespace {

/// A body whose places are turned forward (clockwise) about the origin.
Places Turned(const StickBody& body, double deg) {
  const double c = std::cos(RadFromDeg(deg)), s = std::sin(RadFromDeg(deg));
  return [=](double t) {
    PerLandmark<Vec2> p_W = PlaceBody(body, t);
    for (Vec2& p : p_W.values) p = Vec2(c * p.x() + s * p.y(), -s * p.x() + c * p.y());
    return p_W;
  };
}

TEST(CalcTurn, IsTheForwardTurnOfTheWholeBodyWhereverItLies) {
  const StickBody body = Still();
  const MotionCurves mean = MakeTestingMotion(PlacesOf(body), 2).Mean();
  for (double deg : {-5.0, 0.0, 2.5}) {
    const MotionCurves turned = MakeTestingMotion(Turned(body, deg), 2).Mean();
    EXPECT_NEAR(DegFromRad(CalcTurn_rad(mean, turned, {0.5, 1.0})), deg, 1e-4);
  }
  EXPECT_EQ(CalcTurn_rad(mean, mean, {}), 0);
}

Form Measure(FormCase& c, double roll_sigma_deg) {
  Motion motion = c.motion();
  motion.roll_sigma_rad = RadFromDeg(roll_sigma_deg);
  c.options.draws = 400;
  return c.Run(motion, c.gait());
}

TEST(OverStanding, OfTheSameCameraLosesTheRollsDoubtAndKeepsTheStandings) {
  FormCase c;
  c.standing.own = c.standing.same_camera = true;
  c.standing.trunk_lean_deg = Known(2, 0.5, "test");
  const Form form = Measure(c, 3);
  EXPECT_NEAR(HalfWidth(Get(form, "trunk_lean")), 3, 0.4);
  EXPECT_NEAR(HalfWidth(Get(form, "trunk_lean_over_standing")), 0.5, 0.08);
  EXPECT_NEAR(*Get(form, "trunk_lean_over_standing").value, *Get(form, "trunk_lean").value - 2, 1e-9);
}

TEST(OverStanding, SaysTheLandmarksOfWhatItCompares) {
  FormCase c;
  const Form form = Measure(c, 0);
  for (const char* id : {"trunk_lean", "straightness", "knee_ic"}) {
    const std::string over = std::string(id) + "_over_standing";
    EXPECT_THAT(Get(form, over).definition, ::testing::StartsWith(Get(form, id).definition)) << id;
    EXPECT_THAT(Get(form, over).definition, ::testing::HasSubstr("person's own standing")) << id;
  }
}

TEST(OverStanding, FacingTheOtherWayDoublesTheRollsDoubt) {
  FormCase c;
  c.standing.own = c.standing.same_camera = true;
  c.standing.same_facing = false;
  c.standing.trunk_lean_deg = Known(2, 0.01, "test");
  EXPECT_NEAR(HalfWidth(Get(Measure(c, 3), "trunk_lean_over_standing")), 6, 0.8);
}

TEST(OverStanding, OfPeopleInGeneralKeepsTheRollsDoubt) {
  FormCase c;
  EXPECT_NEAR(HalfWidth(Get(Measure(c, 3), "trunk_lean_over_standing")), 3, 0.4);
}

TEST(OverStanding, LosesThePartOfTheNetworksErrorThatIsKept) {
  double widths[3];
  int k = 0;
  for (double kept : {0.0, 0.5, 1.0}) {
    FormCase c;
    c.errors.measures["trunk_lean"] = {.bias_near = 0, .sigma_near = 2, .bias_far = 0, .sigma_far = 2};
    c.standing.own = c.standing.same_camera = true;
    c.standing.bias_kept = kept;
    widths[k++] = HalfWidth(Get(Measure(c, 0), "trunk_lean_over_standing"));
  }
  // Two errors that have nothing in common; each the same in both legs' strides, because the trunk is the midline's.
  EXPECT_NEAR(widths[0], std::sqrt(2.0) * 2, 0.3);
  EXPECT_NEAR(widths[1], std::sqrt(2 * (1 - 0.5)) * 2, 0.25);
  EXPECT_LT(widths[2], 0.05);
}

TEST(OverStanding, OfAKneeThatOnlyRunningHadInItsOutlineKeepsBothDoubts) {
  FormCase c;
  c.errors.measures["knee_ic"] = {.bias_near = 0, .sigma_near = 4, .bias_far = 0, .sigma_far = 4, .alike = 1};
  c.errors.outlined["knee_ic"] = {.bias_near = 0, .sigma_near = 3, .bias_far = 0, .sigma_far = 3, .alike = 1};
  c.errors.knees_outlined = true;
  c.standing.own = c.standing.same_camera = true;
  c.standing.bias_kept = 1;
  c.standing.knee_deg = Known(5, 0.01, "test");
  const Form form = Measure(c, 0);
  EXPECT_NEAR(HalfWidth(Get(form, "knee_ic")), 3, 0.4);
  EXPECT_NEAR(HalfWidth(Get(form, "knee_ic_over_standing")), std::hypot(3, 4), 0.7);
}

TEST(PostureSplit, SumsToTheTrunkOverStandingAndSaysWhatIsNotSeen) {
  FormCase c;
  const Form form = c.Run();
  const double trunk_over = *form.split.leg_line_deg.value + *form.split.above_hip_deg.value;
  EXPECT_NEAR(trunk_over, *Get(form, "trunk_lean_over_standing").value, 0.05);  // the body's trunk is still
  for (const Measured* term : {&form.split.hip_hinge_deg, &form.split.lumbar_deg, &form.split.thoracic_deg}) {
    EXPECT_FALSE(term->known());
    EXPECT_THAT(term->why_missing, ::testing::HasSubstr("back"));
  }
}

}  // namespace
}  // namespace hinge
