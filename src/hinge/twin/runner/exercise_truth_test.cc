// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/exercise_truth.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "hinge/twin/runner/testing_exercises.h"

namespace hinge {
namespace {

const std::vector<std::string> kLifts = {"deadlift", "romanian_deadlift", "squat", "wall_tap_hinge", "hold"};
const std::vector<std::string> kArmWork = {"row", "curl", "fly"};

ExerciseRun Solve(const ExerciseOptions& options) {
  auto run = SolveExercise(options);
  EXPECT_TRUE(run.has_value()) << options.name;
  return *run;
}

/// The first repetition's truth of an exercise with one planted fault.
std::map<std::string, double> ValuesWith(const std::string& name, const std::string& fault, double amount,
                                         double height_m = 1.75) {
  ExerciseOptions o = MakeExercise(name);
  o.height_m = height_m;
  if (amount != 0) o.faults[fault] = amount;
  return CalcTruth(Solve(o)).repetitions.front().values;
}

/// Every angle again from the joint centres.
TEST(ExerciseTruth, IsWhatTheJointCentresShow) {
  Random random(21);
  for (const std::string& name : ExerciseNames()) {
    for (int i = 0; i < 20; ++i) {
      SCOPED_TRACE(name);
      ExerciseOptions o = DrawExercise(name, random);
      if (FindFault(name, "back_bend_deg")) o.faults["back_bend_deg"] = random.Uniform(-20, 40);
      const ExerciseRun run = Solve(o);
      const JointTrajectory t = MakeTrajectory(run);
      for (const RepetitionTruth& r : CalcTruth(run).repetitions) {
        for (const bool far : {false, true}) {
          const PersonPose pose = t.pose(far ? r.repetition.far_s() : r.repetition.start_s);
          const Side side = r.repetition.side;
          const auto at = [&](const char* id) {
            return r.values.at(std::string(id) + (far ? "_far_deg" : "_near_deg"));
          };
          EXPECT_NEAR(at("lean"), Lean_deg(pose), 1e-6);
          EXPECT_NEAR(at("knee"), Knee_deg(pose, side), 1e-6);
          EXPECT_NEAR(at("trunk_thigh"), Thigh_deg(pose, side) + Lean_deg(pose), 1e-6);
          EXPECT_NEAR(at("straightness"), Straightness_deg(pose), 1e-6);
          EXPECT_NEAR(at("back_bend"), 57.29577951308232 * pose.back_bend_rad, 1e-6);
          const Vec3 heel = pose.p_W[LandmarkOf(side, Part::kHeel)],
                     toe = pose.p_W[LandmarkOf(side, Part::kToe)];
          const Vec3 knee = pose.p_W[LandmarkOf(side, Part::kKnee)],
                     ankle = pose.p_W[LandmarkOf(side, Part::kAnkle)];
          const double foot_deg = 57.29577951308232 * std::atan2(toe.y() - heel.y(), toe.x() - heel.x());
          EXPECT_NEAR(at("ankle"), foot_deg - Attitude_deg(knee, ankle), 1e-6);
        }
      }
    }
  }
}

/// Local minima or maxima of a quantity of the joint centres that stand out by a quarter of its range.
int CountTurns(const JointTrajectory& t, const std::function<double(const PersonPose&)>& q) {
  std::vector<double> values;
  for (double s = 0; s <= t.duration_s; s += 0.02) values.push_back(q(t.pose(s)));
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  const double up = *low + 0.6 * (*high - *low), down = *low + 0.4 * (*high - *low);
  int turns = 0;
  bool far = false;
  for (const double v : values) {
    if (!far && v > up) ++turns, far = true;
    if (far && v < down) far = false;
  }
  return turns;
}

TEST(ExerciseTruth, HasAsManyRepetitionsAsTheJointsMake) {
  Random random(22);
  for (int i = 0; i < 20; ++i) {
    for (const std::string& name : kLifts) {
      const ExerciseRun run = Solve(DrawExercise(name, random));
      EXPECT_EQ(CountTurns(MakeTrajectory(run), Lean_deg), run.options.repetitions) << name;
      EXPECT_EQ(CalcTruth(run).repetitions.size(), static_cast<std::size_t>(run.options.repetitions));
    }
    for (const std::string& name : kArmWork) {
      const ExerciseRun run = Solve(DrawExercise(name, random));
      const auto wrist = [](const PersonPose& p) { return p.p_W[Landmark::kLeftWrist].y(); };
      EXPECT_EQ(CountTurns(MakeTrajectory(run), wrist), run.options.repetitions) << name;
    }
    const ExerciseRun hop = Solve(DrawExercise("hop", random));
    const Landmark toe = LandmarkOf(hop.options.side, Part::kToe);
    EXPECT_EQ(CountTurns(MakeTrajectory(hop), [&](const PersonPose& p) { return p.p_W[toe].y(); }),
              hop.options.repetitions);
    const ExerciseRun skater = Solve(DrawExercise("skater", random));
    const JointTrajectory t = MakeTrajectory(skater);
    double moved_m = 0;
    for (double s = 0.02; s <= t.duration_s; s += 0.02) {
      moved_m += std::abs(MiddleOf(t.pose(s), Part::kHip).z() - MiddleOf(t.pose(s - 0.02), Part::kHip).z());
    }
    const double once_m = 2 * std::abs(MiddleOf(t.pose(0), Part::kHip).z());
    EXPECT_NEAR(moved_m / once_m, skater.options.repetitions, 0.01);
  }
}

TEST(ExerciseTruth, KeepsTheAskedTempo) {
  for (const std::string name : {"squat", "row"}) {
    ExerciseOptions o = MakeExercise(name);
    o.tempo = {2.5, 0.7, 1.25, 0.9};
    const double there_s = name == "squat" ? 2.5 : 1.25;
    const auto reps = CalcTruth(Solve(o)).repetitions;
    for (std::size_t i = 0; i < reps.size(); ++i) {
      const Repetition& r = reps[i].repetition;
      EXPECT_NEAR(r.far_from_s - r.start_s, there_s, 1e-12);
      EXPECT_NEAR(r.far_to_s - r.far_from_s, 0.7, 1e-12);
      EXPECT_NEAR(r.end_s - r.far_to_s, 3.75 - there_s, 1e-12);
      if (i > 0) {
        EXPECT_NEAR(r.start_s - reps[i - 1].repetition.end_s, 0.9, 1e-12);
      }
    }
  }
}

/// science: RDL knee range 10 to 30 degrees and hinge ratio over .7; spine change within 10 degrees; in arm
/// work trunk and knee still; ice skater hip over knee at least 1.2.
TEST(ExerciseTruth, OfGoodFormIsWithinTheCoachesLimits) {
  Random random(23);
  for (int i = 0; i < 20; ++i) {
    for (const std::string& name : kLifts) {
      for (const RepetitionTruth& r : CalcTruth(Solve(DrawExercise(name, random))).repetitions) {
        EXPECT_LT(std::abs(r.values.at("straightness_change_deg")), 1e-9);
        EXPECT_LT(std::abs(r.values.at("bar_ahead_m")),
                  name == "deadlift" || name == "romanian_deadlift" ? 1e-9 : 1);
        EXPECT_GT(r.values.at("hip_late_s"), -0.001) << name;
        EXPECT_LT(r.values.at("hip_late_s"), name == "deadlift" ? 0.4 : 0.001) << "the bar passes the knees";
        if (name != "romanian_deadlift") continue;
        EXPECT_GT(r.values.at("knee_range_deg"), 10);
        EXPECT_LT(r.values.at("knee_range_deg"), 30);
        EXPECT_GT(r.values.at("hinge_ratio"), 0.7);
      }
    }
    for (const std::string& name : kArmWork) {
      const ExerciseTruth truth = CalcTruth(Solve(DrawExercise(name, random)));
      EXPECT_NEAR(truth.values.at("lean_drift_deg"), 0, 1e-9);
      for (const RepetitionTruth& r : truth.repetitions) {
        EXPECT_NEAR(r.values.at("lean_range_deg"), 0, 1e-9);
        EXPECT_NEAR(r.values.at("knee_range_deg"), 0, 1e-9);
      }
    }
    for (const RepetitionTruth& r : CalcTruth(Solve(DrawExercise("skater", random))).repetitions) {
      EXPECT_GT(r.values.at("hip_over_knee"), 1.2);
    }
    EXPECT_GE(CalcTruth(Solve(DrawExercise("hike", random))).values.at("grade"), 0.1);
  }
}

TEST(ExerciseTruth, ShowsEachFaultOfALiftByItsAmount) {
  for (const double height_m : {1.55, 1.9}) {
    for (const std::string name : {"deadlift", "romanian_deadlift"}) {
      const auto good = ValuesWith(name, "", 0, height_m);
      const auto with = [&](const char* fault, double amount) {
        return ValuesWith(name, fault, amount, height_m);
      };
      EXPECT_NEAR(with("back_bend_deg", 25).at("straightness_change_deg"), 25, 1e-9);
      EXPECT_NEAR(with("back_bend_deg", -15).at("back_bend_change_deg"), -15, 1e-9);
      EXPECT_NEAR(with("knees_forward_deg", 30).at("knee_range_deg"), good.at("knee_range_deg") + 30, 1e-9);
      EXPECT_LT(with("knees_forward_deg", 30).at("hinge_ratio"), good.at("hinge_ratio") - 0.05);
      EXPECT_NEAR(with("shallow_share", 0.4).at("hip_range_deg"), 0.6 * good.at("hip_range_deg"), 1e-9);
      EXPECT_NEAR(with("knee_unlocked_deg", 12).at("knee_near_deg"), good.at("knee_near_deg") + 12, 1e-9);
      EXPECT_NEAR(with("bar_away_m", 0.08).at("bar_ahead_m"), 0.08, 1e-9);
      EXPECT_GT(with("hips_first_share", 1).at("hip_late_s"), 0.2);
    }
  }
}

/// Romanian deadlift: knee w^2 and hip 1 - (1 - w)^2 with w the share left: halves at w = sqrt(1/2) and 1 -
/// sqrt(1/2).
TEST(ExerciseTruth, HipsThatShootUpFirstAreLateByTheClosedForm) {
  ExerciseOptions o = MakeExercise("romanian_deadlift");
  o.faults["hips_first_share"] = 1;
  const auto inverse = [](double share) {
    double low = 0, high = 1;
    for (int i = 0; i < 60; ++i) {
      const double u = 0.5 * (low + high);
      (u * u * u * (10 - 15 * u + 6 * u * u) < share ? low : high) = u;
    }
    return low;
  };
  const double knee_share = std::sqrt(0.5), hip_share = 1 - std::sqrt(0.5);
  const double want_s = o.tempo.up_s * (inverse(knee_share) - inverse(hip_share));
  EXPECT_NEAR(CalcTruth(Solve(o)).repetitions[0].values.at("hip_late_s"), want_s, 1e-9);
}

TEST(ExerciseTruth, ShowsEachFaultOfArmWorkByItsAmount) {
  for (const std::string& name : kArmWork) {
    ExerciseOptions o = MakeExercise(name);
    o.faults["trunk_drop_deg"] = 8;
    const ExerciseTruth sunk = CalcTruth(Solve(o));
    EXPECT_GT(sunk.values.at("lean_drift_deg"), 5);
    EXPECT_LT(sunk.values.at("lean_drift_deg"), 8);
    const JointTrajectory t = MakeTrajectory(Solve(o));
    EXPECT_NEAR(Lean_deg(t.pose(t.duration_s)) - Lean_deg(t.pose(0)), 8, 1e-9);
    EXPECT_NEAR(ValuesWith(name, "trunk_swing_deg", 9).at("lean_range_deg"), -9, 1e-9);
    EXPECT_NEAR(ValuesWith(name, "knee_sway_deg", 7).at("knee_range_deg"), 7, 1e-9);
    EXPECT_NEAR(ValuesWith(name, "neck_deg", 20).at("straightness_change_deg"), -20, 1e-9);
  }
  EXPECT_NEAR(ValuesWith("curl", "", 0).at("elbow_far_deg"), 122,
              3);  // in space the arm is a little out of its plane
  EXPECT_GT(ValuesWith("fly", "", 0).at("arm_lift_far_deg"), 75);
}

/// The hinge that is held sinks within its stop by the fault, and only there.
TEST(ExerciseTruth, OfAHeldHingeThatSinksHasItInTheStop) {
  ExerciseOptions o = MakeExercise("hold");
  const auto hip_deg = [](const JointTrajectory& t, double s) {
    return Thigh_deg(t.pose(s), Side::kLeft) + Lean_deg(t.pose(s));
  };
  const double good_deg = hip_deg(MakeTrajectory(Solve(o)), 5);
  o.faults["trunk_drop_deg"] = 8;
  const ExerciseRun run = Solve(o);
  const JointTrajectory t = MakeTrajectory(run);
  const Repetition& r = run.repetitions[0];
  EXPECT_NEAR(hip_deg(t, r.far_from_s), good_deg, 1e-9);
  EXPECT_NEAR(hip_deg(t, r.far_s()), good_deg + 4, 1e-9);
  EXPECT_NEAR(hip_deg(t, r.far_to_s), good_deg + 8, 1e-9);
}

TEST(ExerciseTruth, ShowsEachFaultOfAHop) {
  const auto good = ValuesWith("hop", "", 0);
  EXPECT_NEAR(good.at("flight_s"), 0.2, 1e-9);
  EXPECT_NEAR(good.at("contact_s"), 0.26, 1e-9);
  EXPECT_NEAR(good.at("knee_landing_deg"), 18, 1e-6);
  EXPECT_NEAR(good.at("knee_give_deg"), 24, 1);
  EXPECT_NEAR(good.at("distance_m"), 0.5 * (0.2 + 0.26), 1e-9);
  EXPECT_NEAR(ValuesWith("hop", "stiff_landing_deg", 10).at("knee_give_deg"), 14, 1);
  EXPECT_NEAR(ValuesWith("hop", "deep_knee_deg", 20).at("knee_give_deg"), 44, 1.5);
  EXPECT_NEAR(ValuesWith("hop", "foot_ahead_m", 0.05).at("foot_ahead_m"), good.at("foot_ahead_m") + 0.05,
              0.01);
  ExerciseOptions o = MakeExercise("hop");
  o.faults["uneven_rhythm_share"] = 0.2;
  const auto reps = CalcTruth(Solve(o)).repetitions;
  EXPECT_NEAR(reps[0].values.at("contact_s") / reps[1].values.at("contact_s"), 1.2 / 0.8, 1e-9);
}

/// Rise under gravity from the speed of take-off, seen by differences of the joint centres' mass.
TEST(ExerciseTruth, HopsAsHighAsTheirTakeOffSpeedCarries) {
  Random random(24);
  for (int i = 0; i < 20; ++i) {
    const ExerciseRun run = Solve(DrawExercise("hop", random));
    const JointTrajectory t = MakeTrajectory(run);
    for (const RepetitionTruth& r : CalcTruth(run).repetitions) {
      constexpr double kStep_s = 1e-5;
      const double s = r.repetition.start_s;
      const double v_m_s =
          (CalcCentreOfMass(t.pose(s + kStep_s)) - CalcCentreOfMass(t.pose(s - kStep_s))).y() / (2 * kStep_s);
      EXPECT_NEAR(r.values.at("height_m"), v_m_s * v_m_s / (2 * 9.81), 1e-5);
    }
  }
}

TEST(ExerciseTruth, OfAHikeWithPushingHandsHasThemOnTheThighs) {
  ExerciseOptions o = MakeExercise("hike");
  const auto farthest_m = [](const ExerciseOptions& options) {
    const JointTrajectory t = MakeTrajectory(*SolveExercise(options));
    double far_m = 0;
    for (double s = 0; s < t.duration_s; s += 0.05) {
      const PersonPose p = t.pose(s);
      const Vec3 thigh = 0.66 * p.p_W[Landmark::kLeftHip] + 0.34 * p.p_W[Landmark::kLeftKnee];
      far_m = std::max(far_m, (p.p_W[Landmark::kLeftWrist] - thigh).norm());
    }
    return far_m;
  };
  EXPECT_GT(farthest_m(o), 0.25);
  o.faults["hands_on_knees"] = 1;
  EXPECT_LT(farthest_m(o), 0.12);
}

TEST(ExerciseTruth, OfAPawIsOverWhereThePlanHasTheThighBehind) {
  ExerciseOptions o = MakeExercise("pawback_drill");
  o.tempo.down_s = 0.9;
  for (const RepetitionTruth& r : CalcTruth(Solve(o)).repetitions) {
    const Repetition& plan = r.repetition;
    EXPECT_NEAR(r.values.at("behind_s"), plan.far_to_s + 0.65 * (plan.end_s - plan.far_to_s), 2e-3);
  }
}

TEST(ExerciseTruth, ShowsHeelsThatComeUpAndATrunkThatRocks) {
  const auto lifted = ValuesWith("squat", "heel_lift_deg", 20);
  EXPECT_NEAR(lifted.at("foot_near_deg") - lifted.at("foot_far_deg"), 20, 1e-6);
  EXPECT_NEAR(ValuesWith("row", "upright_deg", 30).at("lean_near_deg"),
              ValuesWith("row", "", 0).at("lean_near_deg") - 30, 1e-6);
  EXPECT_NEAR(ValuesWith("pawback_drill", "", 0).at("lean_swing_deg"), 0, 1e-9);
  EXPECT_NEAR(ValuesWith("pawback_drill", "trunk_swing_deg", 12).at("lean_swing_deg"), 12 * (62 + 10) / 62.0,
              0.05);
}

}  // namespace
}  // namespace hinge
