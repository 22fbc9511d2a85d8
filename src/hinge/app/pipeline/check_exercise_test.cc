// SPDX-License-Identifier: Apache-2.0
// Stick figures by plain trigonometry, and a model that was told what they look like.
#include "hinge/app/pipeline/check_exercise.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hinge/app/pipeline/testing_analysis.h"
#include "hinge/foundation/base/error.h"
#include "hinge/science/scene/view.h"
#include "hinge/science/strength/set_features.h"
#include "hinge/science/strength/set_span.h"
#include "hinge/science/strength/testing_stick.h"

namespace hinge {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

KeypointTrack FilmHinges(int repetitions, double deep = 1) {
  const StickTempo tempo{.repetitions = repetitions};
  return FilmStick([=](double t) { return HingeAt(deep * ShareAt(tempo, t)); }, tempo.all_s(),
                   {.jitter_px = 0.5});
}
KeypointTrack FilmCurls() {
  const StickTempo tempo{.there_s = 2, .back_s = 2, .repetitions = 4};
  const auto curl = [=](double t) {
    Stick s = HingeAt(0.3);
    s.elbow = 8 + 112 * ShareAt(tempo, t);
    return s;
  };
  return FilmStick(curl, tempo.all_s(), {.jitter_px = 0.5});
}
KeypointTrack FilmStanding() {
  return FilmStick([](double) { return Stick(); }, 5, {.jitter_px = 0.5});
}
KeypointTrack FilmWalking() {
  const auto walk = [](double t) {
    Stick s = WalkAt(t, 1.2);
    s.hip_x -= 2.4;  // across the whole picture
    return s;
  };
  return FilmStick(walk, 4, {.jitter_px = 0.5});
}
KeypointTrack FilmRunning() {
  TestingRunner runner = kRunner;
  runner.rate_hz = 60;
  return MakeTrack(runner);
}

/// What a movement looks like: this one, give or take.
std::map<std::string, GroupNorm> LooksOf(const KeypointTrack& track) {
  const BodySeries body = *MakeBodySeries(track, *FindFacing(track), kStickErrors);
  std::map<std::string, GroupNorm> looks;
  for (const auto& [name, value] : CalcSetFeatures(body, FindSetSpan(body).core))
    looks[name] = {value, 0.15 * std::abs(value) + 0.1};
  return looks;
}

const ExerciseKnowledge& Known() {
  static const ExerciseKnowledge knowledge = [] {
    ExerciseKnowledge k;
    k.model.looks = {{"romanian_deadlift", LooksOf(FilmHinges(4))},
                     {"curl", LooksOf(FilmCurls())},
                     {"stand", LooksOf(FilmStanding())},
                     {"walk", LooksOf(FilmWalking())},
                     {"run", LooksOf(FilmRunning())}};
    ExerciseCheck depth;
    depth.id = "depth", depth.exercises = {"romanian_deadlift"}, depth.measure = "hip_range";
    depth.low = 60, depth.detectable = 4;
    k.checks = {depth};
    k.model.errors["romanian_deadlift"]["hip_range"] = {
        .bias = 0, .gain = 1, .sigma_set = 2, .sigma_repetition = 1};
    k.unseen["romanian_deadlift"] = {"Forces."};
    return k;
  }();
  return knowledge;
}

CheckOptions Called(const std::string& exercise) {
  CheckOptions options;
  options.exercise = exercise;
  return options;
}
CheckedExercise Check(const KeypointTrack& track, const CheckOptions& options = {}) {
  return CheckExercise(track, Known(), kStickErrors, options);
}
/// What is answered, and its way out.
std::string Refusal(const KeypointTrack& track, const CheckOptions& options = {}) {
  try {
    Check(track, options);
  } catch (const Error& error) {
    EXPECT_FALSE(error.how_to_fix.empty());
    return error.what_happened + " | " + error.how_to_fix;
  }
  return "not refused";
}
std::vector<std::string> Codes(const CheckedExercise& checked) {
  std::vector<std::string> codes;
  for (const Warning& warning : checked.warnings) codes.push_back(warning.code);
  return codes;
}

TEST(CheckExercise, NamesCountsAndJudgesASet) {
  const CheckedExercise checked = Check(FilmHinges(4));
  EXPECT_EQ(checked.set.exercise, "romanian_deadlift");
  EXPECT_EQ(checked.facing, Facing::kRight);
  EXPECT_EQ(checked.set.repetitions.size(), 4u);
  ASSERT_EQ(checked.checks.size(), 1u);
  EXPECT_NEAR(*checked.checks[0].value, 86, 2);
  EXPECT_FALSE(checked.checks[0].found);
  EXPECT_THAT(checked.unseen, ElementsAre("Forces."));
  EXPECT_THAT(Codes(checked), ElementsAre());
}

TEST(CheckExercise, AShallowSetIsAFault) {
  const CheckedExercise checked = Check(FilmHinges(4, 0.5), Called("romanian_deadlift"));
  ASSERT_EQ(checked.checks.size(), 1u);
  EXPECT_NEAR(*checked.checks[0].value, 43, 2);
  EXPECT_TRUE(checked.checks[0].found);
}

TEST(CheckExercise, OtherMovementsAreRefusedByName) {
  EXPECT_THAT(Refusal(FilmRunning()), AllOf(HasSubstr("runs"), HasSubstr("hinge analyze")));
  EXPECT_THAT(Refusal(FilmWalking()), HasSubstr("walks"));
  EXPECT_THAT(Refusal(FilmStanding()), HasSubstr("stands"));
}

TEST(CheckExercise, ARunStaysARunWhateverItIsCalled) {
  EXPECT_THAT(Refusal(FilmRunning(), Called("romanian_deadlift")), HasSubstr("hinge analyze"));
}

TEST(CheckExercise, WhatIsLikeNothingKnownIsRefused) {
  const auto sits = [](double t) {
    Stick s;
    s.lean = -30 + 20 * std::sin(2 * t), s.thigh = {{88, 88}}, s.knee = {{90, 90}};
    s.upper_arm = 150;
    return s;
  };
  EXPECT_THAT(Refusal(FilmStick(sits, 8)), HasSubstr("none of the exercises"));
}

TEST(CheckExercise, HalfASetIsCountedAsFarAsItWasSeenAndSaysSo) {
  KeypointTrack track = FilmHinges(4);
  const StickTempo tempo;
  std::erase_if(track.frames, [&](const KeypointFrame& f) {
    return f.time_s < tempo.start_s(0) + tempo.there_s + 0.1 || f.time_s > tempo.start_s(3) + 1.2;
  });
  const CheckedExercise checked = Check(track);
  EXPECT_EQ(checked.set.repetitions.size(), 2u) << "the second and the third; nothing that was not seen";
  EXPECT_THAT(Codes(checked), ElementsAre("begins_unseen", "ends_unseen", "few_repetitions"));
}

TEST(CheckExercise, OneRepetitionIsOneAndLessIsRefused) {
  const CheckedExercise one = Check(FilmHinges(1), Called("romanian_deadlift"));
  EXPECT_EQ(one.set.repetitions.size(), 1u);
  EXPECT_THAT(Codes(one), ::testing::Contains("few_repetitions"));
  EXPECT_FALSE(one.set.velocity_loss);
  KeypointTrack half = FilmHinges(1);
  std::erase_if(half.frames, [](const KeypointFrame& f) { return f.time_s > 2.3; });
  EXPECT_THAT(Refusal(half, Called("romanian_deadlift")), HasSubstr("no whole repetition"));
}

TEST(CheckExercise, AnotherNameThanItLooksLikeIsTakenWithAWarning) {
  const auto swings = [](double t) {
    Stick s = HingeAt(ShareAt({}, t));
    s.elbow = 8 + 112 * ShareAt({}, t);
    return s;
  };
  const CheckedExercise checked = Check(FilmStick(swings, StickTempo().all_s()), Called("curl"));
  EXPECT_EQ(checked.set.exercise, "curl");
  EXPECT_EQ(checked.set.repetitions.size(), 4u);
  EXPECT_THAT(Codes(checked), ElementsAre("exercise_doubtful"));
}

TEST(CheckExercise, ThatIsNotSeenFromTheSideIsRefused) {
  KeypointTrack track = FilmHinges(4);
  for (KeypointFrame& frame : track.frames) {
    for (Part part : {Part::kShoulder, Part::kHip}) {
      frame.points[LandmarkOf(Side::kLeft, part)].p_I_px.x() += 60;
      frame.points[LandmarkOf(Side::kRight, part)].p_I_px.x() -= 60;
    }
  }
  EXPECT_THAT(Refusal(track), HasSubstr("from the front"));
}

TEST(CheckExercise, NobodyAndLegsOutsideThePictureAreRefused) {
  KeypointTrack nobody = FilmHinges(2), cut = FilmHinges(2);
  for (KeypointFrame& frame : nobody.frames) frame.presence = 0;
  EXPECT_NE(Refusal(nobody), "not refused");
  for (KeypointFrame& frame : cut.frames) {
    for (Keypoint& point : frame.points.values) point.p_I_px.y() += 400;
  }
  EXPECT_THAT(Refusal(cut), HasSubstr("outside the picture"));
}

TEST(CheckExercise, WhoLeavesThePictureIsCountedUntilThen) {
  KeypointTrack track = FilmHinges(4);
  for (KeypointFrame& frame : track.frames) {
    if (frame.time_s > StickTempo().start_s(2) + 0.8) frame.presence = 0, frame.points = {};
  }
  const CheckedExercise checked = Check(track, Called("romanian_deadlift"));
  EXPECT_EQ(checked.set.repetitions.size(), 2u);
  EXPECT_THAT(Codes(checked), ::testing::Contains("ends_unseen"));
}

TEST(CheckExercise, HandsAndFeetBehindPlatesAreSaidToBeHidden) {
  KeypointTrack track = FilmHinges(4);
  for (KeypointFrame& frame : track.frames) {
    for (Side side : kSides) {
      for (Part part : {Part::kWrist, Part::kToe}) frame.points[LandmarkOf(side, part)].visibility = 0.2;
    }
  }
  const CheckedExercise checked = Check(track);
  EXPECT_THAT(Codes(checked), ElementsAre("parts_hidden"));
  EXPECT_THAT(checked.warnings[0].text, HasSubstr("hands and feet"));
  for (const SeenRepetition& r : checked.set.repetitions) {
    EXPECT_FALSE(r.values.contains("bar_ahead"));
    EXPECT_FALSE(r.values.contains("heel_lift"));
  }
}

TEST(CheckExercise, PointsThatAreUnseenNowAndThenChangeNothing) {
  KeypointTrack track = FilmHinges(4);
  Random random(3);
  for (KeypointFrame& frame : track.frames) {
    for (Landmark l : {Landmark::kLeftShoulder, Landmark::kLeftAnkle, Landmark::kLeftToe}) {
      if (random.Uniform(0, 1) < 0.6) frame.points[l] = {Vec2(-1, -1), 0};
    }
  }
  const CheckedExercise checked = Check(track);
  EXPECT_EQ(checked.set.exercise, "romanian_deadlift");
  EXPECT_EQ(checked.set.repetitions.size(), 4u);
  EXPECT_NEAR(*checked.checks.at(0).value, 86, 2);
}

TEST(CheckExercise, AStandingClipOfSomebodyWhoMovesOrOfNobodyIsRefusedByItsName) {
  const auto refusal = [](const KeypointTrack& standing) -> std::string {
    CheckOptions options;
    options.standing = standing, options.standing_name = "still.mp4";
    try {
      Check(FilmHinges(4), options);
    } catch (const Error& error) {
      return error.where + ": " + error.what_happened;
    }
    return "";
  };
  EXPECT_EQ(refusal(FilmStanding()), "");
  EXPECT_THAT(refusal(FilmWalking()),
              HasSubstr("still.mp4: the standing reference shows somebody who moves"));
  EXPECT_THAT(refusal({}), HasSubstr("still.mp4: nobody was found standing"));
}

TEST(CheckExercise, TheNamesThatItTakesAreTheExercisesOfTheModel) {
  EXPECT_THAT(CheckableExercises(Known()), ElementsAre("curl", "romanian_deadlift"));
}

}  // namespace
}  // namespace hinge
