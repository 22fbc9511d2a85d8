// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/exercise.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <utility>

#include "hinge/foundation/base/check.h"
#include "hinge/twin/runner/testing_exercises.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;

constexpr int kPeople = 20;  // of each exercise
constexpr std::pair<Part, Part> kBones[] = {
    {Part::kHip, Part::kKnee},       {Part::kKnee, Part::kAnkle},  {Part::kAnkle, Part::kHeel},
    {Part::kHeel, Part::kToe},       {Part::kAnkle, Part::kToe},   {Part::kHip, Part::kShoulder},
    {Part::kShoulder, Part::kElbow}, {Part::kElbow, Part::kWrist}, {Part::kShoulder, Part::kEar}};

/// The exercise by many people, each as a run that exists and its trajectory.
template <typename Law>
void ForAll(const std::set<std::string>& names, std::uint64_t seed, const Law& law) {
  Random random(seed);
  for (const std::string& name : names) {
    for (int i = 0; i < kPeople; ++i) {
      SCOPED_TRACE(name + " " + std::to_string(i));
      const auto run = SolveExercise(DrawExercise(name, random));
      ASSERT_TRUE(run.has_value());
      law(*run, MakeTrajectory(*run));
      if (::testing::Test::HasFatalFailure()) return;
    }
  }
}

std::set<std::string> AllNames() { return {ExerciseNames().begin(), ExerciseNames().end()}; }

TEST(Exercise, CoversEveryExerciseThatHingeSpeaksOf) {
  const std::set<std::string> named = {"skater",        "deadlift",   "romanian_deadlift",
                                       "row",           "curl",       "fly",
                                       "hop",           "hike",       "wall_tap_hinge",
                                       "pawback_drill", "calf_raise",  // knowledge/exercises.toml
                                       "squat",         "hold",       "stand"};
  EXPECT_EQ(AllNames(), named);
  for (const std::string& name : named) EXPECT_TRUE(SolveExercise(MakeExercise(name)).has_value()) << name;
}

TEST(Exercise, KeepsEveryLengthInSpace) {
  ForAll(AllNames(), 1, [](const ExerciseRun&, const JointTrajectory& t) {
    const PersonPose first = t.pose(0);
    const auto length_m = [](const PersonPose& pose, Side side, const std::pair<Part, Part>& bone) {
      return (pose.p_W[LandmarkOf(side, bone.first)] - pose.p_W[LandmarkOf(side, bone.second)]).norm();
    };
    for (int k = 1; k <= 60; ++k) {
      const PersonPose pose = t.pose(t.duration_s * (k / 60.0));
      for (Side side : kSides) {
        for (const auto& bone : kBones) {
          ASSERT_NEAR(length_m(pose, side, bone), length_m(first, side, bone), 1e-9);
        }
      }
    }
  });
}

TEST(Exercise, HasTheRunnersOwnLengths) {
  const ExerciseBody body = MakeExerciseBody(1.8);
  for (const std::string& name : AllNames()) {
    ExerciseOptions o = MakeExercise(name);
    o.height_m = 1.8;
    const PersonPose pose = MakeTrajectory(*SolveExercise(o)).pose(0.2);
    const auto length_m = [&](Part a, Part b) {
      return (pose.p_W[LandmarkOf(Side::kLeft, a)] - pose.p_W[LandmarkOf(Side::kLeft, b)]).norm();
    };
    EXPECT_NEAR(length_m(Part::kHip, Part::kKnee), ThighLength_m(body), 1e-9) << name;
    EXPECT_NEAR(length_m(Part::kKnee, Part::kAnkle), ShankLength_m(body), 1e-9) << name;
    EXPECT_NEAR(length_m(Part::kShoulder, Part::kElbow), UpperArmLength_m(body), 1e-9) << name;
    EXPECT_NEAR(length_m(Part::kElbow, Part::kWrist), ForearmLength_m(body), 1e-9) << name;
  }
}

TEST(Exercise, LeavesBothFeetWhereTheyStandInLiftsAndArmWork) {
  ForAll({"deadlift", "romanian_deadlift", "squat", "wall_tap_hinge", "hold", "row", "curl", "fly", "stand"},
         2, [](const ExerciseRun&, const JointTrajectory& t) {
           const PersonPose first = t.pose(0);
           for (int k = 1; k <= 60; ++k) {
             const PersonPose pose = t.pose(t.duration_s * (k / 60.0));
             for (Side side : kSides) {
               for (Part part : {Part::kAnkle, Part::kHeel, Part::kToe}) {
                 const Landmark l = LandmarkOf(side, part);
                 ASSERT_LT((pose.p_W[l] - first.p_W[l]).norm(), 1e-9);
               }
               ASSERT_NEAR(pose.p_W[LandmarkOf(side, Part::kHeel)].y(), 0, 1e-9);
             }
           }
         });
}

TEST(Exercise, NeverDigsAFootIntoTheGround) {
  ForAll(AllNames(), 3, [](const ExerciseRun&, const JointTrajectory& t) {
    for (int k = 0; k <= 400; ++k) {
      const PersonPose pose = t.pose(t.duration_s * (k / 400.0));
      for (Side side : kSides) {
        for (Part part : {Part::kHeel, Part::kToe}) {
          const Vec3& p = pose.p_W[LandmarkOf(side, part)];
          ASSERT_GT(p.y() - t.grade * p.x(), -0.002)
              << Name(LandmarkOf(side, part)) << " at " << pose.time_s << " s";
        }
      }
    }
  });
}

/// Steps of every point over 0.1 ms never differ by more than an acceleration that people have. A walker's
/// leg is the exception: its foot strikes the ground.
void ExpectNoJump(const ExerciseRun& run, const JointTrajectory& t) {
  constexpr double kStep_s = 1e-4;
  const std::string& name = run.options.name;
  const double strongest_m_s2 = name == "hop" || name == "hike" || name == "pawback_drill" ? 1200 : 120;
  const std::size_t n = name == "hike" ? Index(Landmark::kLeftKnee) : kLandmarkCount;
  std::vector<double> instants;
  for (const Repetition& r : run.repetitions) {
    instants.insert(instants.end(), {r.start_s, r.far_from_s, r.far_to_s, r.end_s});
  }
  for (const GaitEvent& e : run.events) instants.push_back(e.time_s);
  for (int k = 1; k < 200; ++k) instants.push_back(t.duration_s * k / 200);
  for (const double s : instants) {
    if (s < 2 * kStep_s || s > t.duration_s - 2 * kStep_s) continue;
    for (const double at : {s - 0.5 * kStep_s, s, s + 0.5 * kStep_s}) {
      const PersonPose a = t.pose(at - kStep_s), b = t.pose(at), c = t.pose(at + kStep_s);
      for (std::size_t i = 0; i < n; ++i) {
        const Vec3 change_m = a.p_W.values[i] - 2 * b.p_W.values[i] + c.p_W.values[i];
        ASSERT_LT(change_m.norm() / (kStep_s * kStep_s), strongest_m_s2)
            << Name(LandmarkAt(i)) << " at " << at << " s";
      }
    }
  }
}

TEST(Exercise, HasNoJumpOfPlaceOrSpeed) { ForAll(AllNames(), 4, ExpectNoJump); }

TEST(Exercise, HasNoJumpWithAnyFaultEither) {
  for (const std::string& name : ExerciseNames()) {
    for (const FaultKind& kind : FaultKinds()) {
      if (!FindFault(name, kind.name)) continue;
      SCOPED_TRACE(name + " " + std::string(kind.name));
      ExerciseOptions o = MakeExercise(name);
      o.repetitions = 2;
      o.faults = {{std::string(kind.name), 0.6 * kind.high}};
      const ExerciseRun run = *SolveExercise(o);
      ExpectNoJump(run, MakeTrajectory(run));
    }
  }
}

TEST(Exercise, KeepsTheCentreOfMassOverTheFeetWhenSlow) {
  ForAll({"deadlift", "romanian_deadlift", "squat", "wall_tap_hinge", "hold", "row", "curl", "fly", "stand",
          "calf_raise"},
         5, [](const ExerciseRun& run, const JointTrajectory& t) {
           for (int k = 0; k <= 100; ++k) {
             const PersonPose pose = t.pose(t.duration_s * (k / 100.0));
             const Vec3 com = CalcCentreOfMass(pose);
             double back = 1e9, front = -1e9;
             for (Side side : kSides) {
               if (run.options.name == "calf_raise" && side != run.options.side) continue;
               back = std::min(back, pose.p_W[LandmarkOf(side, Part::kHeel)].x());
               front = std::max(front, pose.p_W[LandmarkOf(side, Part::kToe)].x());
             }
             ASSERT_GT(com.x(), back);
             ASSERT_LT(com.x(), front);
           }
         });
}

/// The bar's middle stays clear of the legs' bones by what flesh takes: .035 of stature from shin and knee,
/// more from the thigh.
TEST(Exercise, LiftsTheBarPastTheLegs) {
  ForAll({"deadlift", "romanian_deadlift"}, 10, [](const ExerciseRun& run, const JointTrajectory& t) {
    for (int k = 0; k <= 300; ++k) {
      const PersonPose pose = t.pose(t.duration_s * (k / 300.0));
      const Vec3 bar = MiddleOf(pose, Part::kWrist);
      for (const auto& [upper, lower] :
           {std::pair{Part::kHip, Part::kKnee}, std::pair{Part::kKnee, Part::kAnkle}}) {
        const Vec3 a = MiddleOf(pose, upper), b = MiddleOf(pose, lower);
        const double share = std::clamp((bar - a).dot(b - a) / (b - a).squaredNorm(), 0.0, 1.0);
        const Vec3 off_m = bar - a - share * (b - a);
        ASSERT_GT(off_m.norm(), 0.028 * run.options.height_m) << "at " << pose.time_s << " s";
        ASSERT_GT(off_m.x(), 0) << "the bar is ahead of the leg";
      }
    }
  });
}

TEST(Exercise, FliesUnderGravityBetweenHops) {
  ForAll({"hop"}, 6, [](const ExerciseRun& run, const JointTrajectory& t) {
    constexpr double kStep_s = 0.01;
    for (const Repetition& r : run.repetitions) {
      for (double s = r.start_s + kStep_s; s < r.end_s - kStep_s; s += kStep_s) {
        const auto com = [&](double at) { return CalcCentreOfMass(t.pose(at)); };
        const Vec3 a = (com(s - kStep_s) - 2 * com(s) + com(s + kStep_s)) / (kStep_s * kStep_s);
        ASSERT_NEAR(a.y(), -9.81, 0.005 * 9.81);
        ASSERT_NEAR(a.x(), 0, 0.05);
      }
    }
  });
}

TEST(Exercise, KeepsTheToeOfTheHoppingFootWhereItLanded) {
  ForAll({"hop"}, 7, [](const ExerciseRun& run, const JointTrajectory& t) {
    const Landmark toe = LandmarkOf(run.options.side, Part::kToe);
    for (std::size_t i = 0; i + 1 < run.repetitions.size(); ++i) {
      const double ic_s = run.repetitions[i].end_s, to_s = run.repetitions[i + 1].start_s;
      for (int k = 0; k <= 20; ++k) {
        ASSERT_LT((t.pose(ic_s + (to_s - ic_s) * k / 20).p_W[toe] - t.pose(ic_s).p_W[toe]).norm(), 0.002);
      }
    }
  });
}

TEST(Exercise, HikesOnTheSlopeWithoutSliding) {
  ForAll({"hike"}, 8, [](const ExerciseRun& run, const JointTrajectory& t) {
    ASSERT_GE(run.repetitions.size(), 3u);
    for (const Repetition& stride : run.repetitions) {
      const double flat_s = stride.start_s + 0.3 * (stride.far_from_s - stride.start_s);
      for (Part part : {Part::kHeel, Part::kToe}) {
        const Vec3 p = t.pose(flat_s).p_W[LandmarkOf(stride.side, part)];
        ASSERT_NEAR(p.y(), t.grade * p.x(), 0.002);
        ASSERT_LT((t.pose(flat_s + 0.05).p_W[LandmarkOf(stride.side, part)] - p).norm(), 0.002);
      }
    }
  });
}

/// Left and right exchanged is the motion seen in a mirror.
TEST(Exercise, OfTheOtherSideIsTheMirroredMotion) {
  ForAll(AllNames(), 9, [](const ExerciseRun& run, const JointTrajectory& t) {
    ExerciseOptions o = run.options;
    o.side = Opposite(o.side);
    const JointTrajectory mirrored = MakeTrajectory(*SolveExercise(o));
    ASSERT_EQ(mirrored.duration_s, t.duration_s);
    for (int k = 0; k <= 40; ++k) {
      const PersonPose a = t.pose(t.duration_s * (k / 40.0)), b = mirrored.pose(t.duration_s * (k / 40.0));
      for (Part part : kParts) {
        for (Side side : kSides) {
          const Vec3 p = a.p_W[LandmarkOf(side, part)], q = b.p_W[LandmarkOf(Opposite(side), part)];
          ASSERT_LT((p - Vec3(q.x(), q.y(), -q.z())).norm(), 1e-9);
        }
      }
    }
  });
}

TEST(Exercise, GivesTheSameMotionForTheSameSeed) {
  ExerciseOptions o = MakeExercise("squat");
  o.variation = {.depth_share = 0.05, .tempo_share = 0.1};
  const auto knee = [](const ExerciseOptions& options) {
    return MakeTrajectory(*SolveExercise(options)).pose(3).p_W[Landmark::kLeftKnee];
  };
  EXPECT_EQ(knee(o), knee(o));
  ExerciseOptions other = o;
  other.seed = 2;
  EXPECT_NE(knee(o), knee(other));
}

TEST(Exercise, SaysWhatIsHeldAndWhereItGoes) {
  EXPECT_EQ(MakeTrajectory(*SolveExercise(MakeExercise("deadlift"))).load, HeldLoad::kBarbell);
  EXPECT_EQ(MakeTrajectory(*SolveExercise(MakeExercise("curl"))).load, HeldLoad::kDumbbells);
  EXPECT_EQ(MakeTrajectory(*SolveExercise(MakeExercise("hop"))).load, HeldLoad::kNone);
  EXPECT_DOUBLE_EQ(MakeTrajectory(*SolveExercise(MakeExercise("hike"))).grade, 0.12);
}

TEST(ExerciseOptions, SayWhichFieldIsWrongAndWhatIsAllowed) {
  ExerciseOptions o = MakeExercise("hop");
  EXPECT_TRUE(Problems(o).empty());
  o.flight_s = 1;
  o.faults["bar_away_m"] = 0.1;
  const auto problems = Problems(o);
  ASSERT_EQ(problems.size(), 2u);
  EXPECT_THAT(problems[0], HasSubstr("hop has no fault bar_away_m"));
  EXPECT_THAT(problems[1], HasSubstr("flight_s = 1 must lie in [0.08, 0.35]"));
  EXPECT_THROW(SolveExercise(o), ContractViolation);
  o.name = "sprint";
  EXPECT_THAT(Problems(o).front(), HasSubstr("none of: deadlift"));
}

TEST(ExerciseOptions, EveryFaultBelongsToExercisesThatExist) {
  for (const FaultKind& kind : FaultKinds()) {
    int owners = 0;
    for (const std::string& name : ExerciseNames()) {
      if (!FindFault(name, kind.name)) continue;
      ++owners;
      ExerciseOptions o = MakeExercise(name);
      for (const double amount : {0.25 * kind.high, 0.6 * kind.high}) {
        o.faults = {{std::string(kind.name), amount}};
        EXPECT_TRUE(Problems(o).empty());
        EXPECT_TRUE(SolveExercise(o).has_value()) << name << " with " << kind.name << " = " << amount;
      }
    }
    EXPECT_GT(owners, 0) << kind.name;
  }
}

}  // namespace
}  // namespace hinge
