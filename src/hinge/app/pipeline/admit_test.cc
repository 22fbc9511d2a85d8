// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/admit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "hinge/foundation/base/error.h"
#include "hinge/science/body/testing_runner.h"
#include "hinge/science/gait/roll_and_grade.h"

namespace hinge {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

KeypointTrack MakeTrack(const TestingRunner& runner = {}) {
  Random random(1);
  return MakeTestingTrack(runner, random);
}

/// The first pictures hold the person, the others nobody.
KeypointTrack MakeTrackWithPersonIn(std::size_t pictures) {
  KeypointTrack track = MakeTrack();
  for (std::size_t i = pictures; i < track.frames.size(); ++i) track.frames[i].presence = 0;
  return track;
}

/// What is refused and how to do better; empty when it is admitted.
struct Answer {
  std::string refused, fix;
};

Answer Ask(const std::function<void()>& require) {
  try {
    require();
  } catch (const Error& error) {
    EXPECT_THAT(error.where, HasSubstr("clip"));
    return {error.what_happened, error.how_to_fix};
  }
  return {};
}

TEST(RequireFacing, BelievesTheUserUnlessTheKneesWouldBendBackwards) {
  const KeypointTrack right = MakeTrack({.faces_right = true}), left = MakeTrack({.faces_right = false});
  EXPECT_EQ(RequireFacing({}, left), Facing::kLeft);
  EXPECT_EQ(RequireFacing(Facing::kRight, right), Facing::kRight);
  const Answer answer = Ask([&] { RequireFacing(Facing::kLeft, right); });
  EXPECT_THAT(answer.refused, HasSubstr("the knees would bend backwards"));
  EXPECT_THAT(answer.refused, HasSubstr("the person faces right"));
  EXPECT_EQ(answer.fix, "Leave --facing out.");
}

TEST(RequireFacing, IsNotMovedByALegThatIsLostNowAndThen) {
  KeypointTrack track = MakeTrack({.faces_right = true});
  for (std::size_t i = 0; i < track.frames.size(); i += 3) {  // the ankle is put above the knee, before it
    KeypointFrame& f = track.frames[i];
    for (Side side : kSides)
      f.points[LandmarkOf(side, Part::kAnkle)].p_I_px =
          f.points[LandmarkOf(side, Part::kKnee)].p_I_px + Vec2(60, -60);
  }
  EXPECT_EQ(RequireFacing({}, track), Facing::kRight);
}

TEST(RequireFacing, AsksWhereNobodyCanTell) {
  KeypointTrack track = MakeTrack();
  for (KeypointFrame& f : track.frames) {
    for (Side side : kSides)
      f.points[LandmarkOf(side, Part::kHeel)] = f.points[LandmarkOf(side, Part::kEar)] = {};
  }
  EXPECT_THAT(Ask([&] { RequireFacing({}, track); }).fix, HasSubstr("--facing right"));
  EXPECT_EQ(RequireFacing(Facing::kRight, track), Facing::kRight);
}

TEST(RequirePerson, RefusesAClipWithNobodyInIt) {
  const Answer answer = Ask([] { RequirePerson(MakeTrackWithPersonIn(0)); });
  EXPECT_EQ(answer.refused, "no person was found in any picture");
  EXPECT_THAT(answer.fix, HasSubstr("from the side, whole body in the picture"));
  EXPECT_EQ(Ask([] { RequirePerson({}); }).refused, answer.refused);
}

TEST(RequirePerson, RefusesAPersonSeenTooBriefly) {
  const Answer answer = Ask([] { RequirePerson(MakeTrackWithPersonIn(11)); });
  EXPECT_EQ(answer.refused, "a person was found in only 11 pictures, 12 are needed");
  EXPECT_THAT(answer.fix, HasSubstr("at least 3 s"));
  EXPECT_EQ(Ask([] { RequirePerson(MakeTrackWithPersonIn(12)); }).refused, "");
}

TEST(RequireSideView, RefusesShouldersSeenFromTheFront) {
  const double trunk_px = 0.63 * 200;
  const Answer answer = Ask([&] { RequireSideView(MakeTrack({.shoulder_width_px = 0.75 * trunk_px})); });
  EXPECT_EQ(answer.refused, "the person is seen from the front or from behind");
  EXPECT_THAT(answer.fix, HasSubstr("at a right angle to the running direction"));
}

TEST(RequireSideView, AdmitsTheSideAndASlightTurn) {
  EXPECT_EQ(Ask([] { RequireSideView(MakeTrack()); }).refused, "");
  EXPECT_EQ(Ask([] { RequireSideView(MakeTrack({.shoulder_width_px = 0.3 * 0.63 * 200})); }).refused, "");
}

TEST(RequireWholeLegs, RefusesFeetBelowThePicture) {
  KeypointTrack track = MakeTrack();
  EXPECT_EQ(Ask([&] { RequireWholeLegs(track); }).refused, "");
  track.image_height_px = 550;  // hips at 450, feet 200 px lower
  const Answer answer = Ask([&] { RequireWholeLegs(track); });
  EXPECT_EQ(answer.refused, "trunk, legs or feet lie outside the picture in 100 % of the pictures");
  EXPECT_THAT(answer.fix, HasSubstr("Step back until head and feet stay in the picture"));
}

TEST(RequireWholeLegs, AdmitsARunnerWhoIsCutOffInFewerThanHalfOfThePictures) {
  for (double share : {0.4, 0.6}) {
    KeypointTrack track = MakeTrack();
    const auto cut = static_cast<std::size_t>(share * static_cast<double>(track.frames.size()));
    for (std::size_t i = 0; i < cut; ++i) track.frames[i].points[Landmark::kLeftToe].p_I_px.x() = -3;
    EXPECT_EQ(Ask([&] { RequireWholeLegs(track); }).refused.empty(), share < 0.5);
  }
}

TEST(RequireEveryPoint, RefusesAPointThatIsHiddenAndNamesIt) {
  for (Landmark hidden : {Landmark::kNose, Landmark::kLeftHeel, Landmark::kRightWrist}) {
    KeypointTrack track = MakeTrack();
    EXPECT_EQ(Ask([&] { RequireEveryPoint(track); }).refused, "");
    for (std::size_t i = 11; i < track.frames.size(); ++i) track.frames[i].points[hidden].visibility = 0;
    const Answer answer = Ask([&] { RequireEveryPoint(track); });
    const std::string name = hidden == Landmark::kNose       ? "nose"
                             : hidden == Landmark::kLeftHeel ? "left heel"
                                                             : "right wrist";
    EXPECT_EQ(answer.refused, "the " + name + " was seen in only 11 pictures of the run, 12 are needed");
    EXPECT_THAT(answer.fix, HasSubstr("nothing between camera and runner"));
  }
}

TEST(RequireEveryPoint, CountsOnlyPicturesInWhichThePersonWasFound) {
  EXPECT_THAT(Ask([] { RequireEveryPoint(MakeTrackWithPersonIn(5)); }).refused,
              HasSubstr("in only 5 pictures"));
}

TEST(RequireRunning, SaysWhatThePersonDoesInstead) {
  const auto refused = [](Activity activity) {
    const Answer answer = Ask([&] { RequireRunning({{activity, 0, 5}}); });
    EXPECT_THAT(answer.fix, HasSubstr("at least 5 s of steady running"));
    return answer.refused;
  };
  EXPECT_EQ(refused(Activity::kWalking), "the person is walking, not running");
  EXPECT_EQ(refused(Activity::kStanding), "the person is standing, not running");
  EXPECT_EQ(refused(Activity::kNone), "no steady movement was recognised");
  EXPECT_EQ(Ask([] { RequireRunning({}); }).refused, "no steady movement was recognised");
}

TEST(RequireRunning, AdmitsAClipThatIsMostlyRunning) {
  EXPECT_EQ(Ask([] {
              RequireRunning({{Activity::kStanding, 0, 2}, {Activity::kRunning, 2, 8}});
            }).refused,
            "");
  EXPECT_EQ(Ask([] {
              RequireRunning({{Activity::kStanding, 0, 7}, {Activity::kRunning, 7, 10}});
            }).refused,
            "the person is standing, not running");
}

TEST(RequireFrameRate, RefusesFewPicturesASecondAndSaysHowManyItNeeds) {
  const Answer answer = Ask([] { RequireFrameRate(15); });
  EXPECT_THAT(answer.refused, HasSubstr("only 15 pictures a second; 24 are needed"));
  EXPECT_THAT(answer.fix, HasSubstr("60 pictures a second or more"));
  for (double rate_hz : {24000.0 / 1001, 24.0, 25.0, 29.97, 240.0}) {  // film, and what phones do
    EXPECT_EQ(Ask([&] { RequireFrameRate(rate_hz); }).refused, "") << rate_hz;
  }
}

std::vector<Measure> MakeCadence(std::optional<double> spm) {
  Measure m;
  m.id = "cadence";
  m.value = spm;
  return {m};
}

TEST(FindDoubts, DoubtsARhythmThatNoRunnerHas) {
  EXPECT_THAT(FindDoubts(MakeCadence(60)), ElementsAre(HasSubstr("60 steps a minute is no running rhythm")));
  EXPECT_THAT(FindDoubts(MakeCadence(180)), IsEmpty());
  EXPECT_THAT(FindDoubts(MakeCadence(300)),
              ElementsAre(HasSubstr("300 steps a minute is no running rhythm")));
  EXPECT_THAT(FindDoubts(MakeCadence(300)), ElementsAre(HasSubstr("film one runner, larger in the picture")));
}

TEST(FindDoubts, BelievesTheSlowestJogAndASprint) {
  for (double spm : {120.0, 240.0}) EXPECT_THAT(FindDoubts(MakeCadence(spm)), IsEmpty()) << spm;
}

TEST(FindDoubts, HasNoneWhereNoCadenceWasSeen) {
  EXPECT_THAT(FindDoubts({}), IsEmpty());
  EXPECT_THAT(FindDoubts(MakeCadence({})), IsEmpty());
}

/// What a test changes in a clip that was filmed well.
struct Filming {
  KeypointTrack track = MakeTrack();
  Scene scene = [] {
    Scene s;
    s.yaw_rad = Known(0.1, 0.1, "test");
    return s;
  }();
  double rate_hz = 60;
  int strides = 12;

  Measured seen_m_s = Missing("not looked at");

  std::vector<Warning> Warnings() const {
    return FindFilmingWarnings({.track = track,
                                .scene = scene,
                                .seen_speed_m_s = seen_m_s,
                                .life_rate_hz = rate_hz,
                                .strides_used = strides});
  }
  std::vector<std::string> Codes() const {
    std::vector<std::string> codes;
    for (const Warning& w : Warnings()) {
      EXPECT_GT(w.text.size(), 30u);
      codes.push_back(w.code);
    }
    return codes;
  }
};

TEST(FilmingWarnings, AreNoneForAClipFilmedWell) {
  Filming filming;
  EXPECT_THAT(filming.Codes(), IsEmpty());
  filming.scene.yaw_rad = Missing("shoulders not seen");
  EXPECT_THAT(filming.Codes(), IsEmpty());
}

TEST(FilmingWarnings, NameEachFaultByItself) {
  Filming slow, oblique, short_clip, lost;
  slow.rate_hz = 30;
  oblique.scene.yaw_rad = Known(25 * std::numbers::pi / 180, 0.1, "test");
  short_clip.strides = 7;
  for (std::size_t i = 0; i < lost.track.frames.size(); i += 10) lost.track.frames[i].presence = 0;
  EXPECT_THAT(slow.Codes(), ElementsAre("frame_rate_low"));
  EXPECT_THAT(oblique.Codes(), ElementsAre("view_oblique"));
  EXPECT_THAT(short_clip.Codes(), ElementsAre("few_strides"));
  EXPECT_THAT(lost.Codes(), ElementsAre("person_lost"));
}

TEST(FilmingWarnings, NameASlopeThatWasSeenButNotOneThatWasGiven) {
  Filming filming;
  filming.scene.grade = Known(0.12, 0.02, "given");
  EXPECT_THAT(filming.Codes(), IsEmpty());
  for (const char* source : {kSeenOnFeet, kSlopeOfEdges}) {
    filming.scene.grade = Known(-0.12, 0.02, source);
    EXPECT_THAT(filming.Codes(), ElementsAre("slope_seen"));
    const auto warnings = filming.Warnings();
    EXPECT_THAT(warnings[0].text, HasSubstr("fall by 12 % (-16 to -8)"));
    EXPECT_EQ(warnings[0].text.find("edges in the picture") != std::string::npos, source == kSlopeOfEdges);
  }
}

TEST(FilmingWarnings, NameASpeedThatTheFeetDoNotShowAndKmhWhereThatExplainsIt) {
  Filming filming;
  filming.seen_m_s = Known(2.4, 0.15, kSeenOnFeet);
  filming.scene.speed_m_s = Known(2.6, 0.05, kGiven);
  EXPECT_THAT(filming.Codes(), IsEmpty());
  filming.scene.speed_m_s = Known(9, 0.2, kGiven);
  EXPECT_THAT(filming.Codes(), ElementsAre("speed_unlikely"));
  EXPECT_THAT(filming.Warnings()[0].text, HasSubstr("the feet show 2.4 (2.1 to 2.7)"));
  EXPECT_THAT(filming.Warnings()[0].text, HasSubstr("--speed 2.5"));
  filming.scene.speed_m_s = Known(5, 0.1, kGiven);
  EXPECT_EQ(filming.Warnings()[0].text.find("km/h"), std::string::npos);
  filming.scene.speed_m_s = filming.seen_m_s;
  EXPECT_THAT(filming.Codes(), IsEmpty());
}

TEST(FilmingWarnings, SayHowMuchRunningAClipInSlowMotionHolds) {
  Filming filming;
  filming.scene.slow_motion_factor = Known(4, 0, "gravity and cadence");
  EXPECT_THAT(filming.Codes(), ElementsAre("slow_motion"));
  EXPECT_THAT(filming.Warnings()[0].text, HasSubstr("plays 4 times slower than life"));
  filming.scene.slow_motion_factor = Known(4, 0, kGiven);
  EXPECT_THAT(filming.Codes(), IsEmpty());
}

TEST(FilmingWarnings, SayTheNumberThatTheyComplainOf) {
  Filming filming;
  filming.rate_hz = 30;
  filming.strides = 5;
  filming.scene.yaw_rad = Known(25 * std::numbers::pi / 180, 0.1, "test");
  const auto warnings = filming.Warnings();
  ASSERT_EQ(warnings.size(), 3u);
  EXPECT_THAT(warnings[0].text, HasSubstr("30 pictures a second"));
  EXPECT_THAT(warnings[1].text, HasSubstr("25 degrees off the side"));
  EXPECT_THAT(warnings[2].text, HasSubstr("Only 5 strides"));
}

}  // namespace
}  // namespace hinge
