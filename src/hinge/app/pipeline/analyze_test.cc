// SPDX-License-Identifier: Apache-2.0
// The whole way from keypoints to the verdict on a stick runner in closed form. The digital runner goes the
// same way in tests/digital_runner_test.cc and tests/interval_truth_test.cc.
#include "hinge/app/pipeline/analyze.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/error.h"
#include "hinge/science/body/testing_runner.h"
#include "hinge/science/form/testing_knowledge.h"

namespace hinge {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const ErrorModel kErrors{
    .model = "testing", .provenance = "", .jitter_legs = 0.006, .hidden_factor = 2, .measures = {}};
const TestingRunner kRunner{
    .step_s = 0.36, .lean_rad = 0.1, .rate_hz = 120, .duration_s = 5, .noise_px = 0.5};

KeypointTrack MakeTrack(const TestingRunner& runner = kRunner) {
  Random random(3);
  return MakeTestingTrack(runner, random);
}

AnalyzeOptions Quick() {
  AnalyzeOptions options;
  options.draws = 40;
  return options;
}

Session Analyze(const KeypointTrack& track, const AnalyzeOptions& options = Quick()) {
  return AnalyzeTrack(track, {.height_m = 1.75, .mass_kg = {}, .sex = {}}, TestingKnowledge(), kErrors,
                      options);
}

const Measure& Get(const Session& session, const std::string& id, std::optional<Side> side = {}) {
  const Measure* m = FindMeasure(session.measures, id, side);
  if (m == nullptr || !m->value) throw std::logic_error("no " + id);
  return *m;
}

/// The stick runner's knee by its own formula, radians to degrees.
double Knee_deg(Side side, double t) {
  const double own = std::numbers::pi * t / kRunner.step_s + (side == Side::kLeft ? 0 : std::numbers::pi);
  return DegFromRad(0.25 + 0.6 * std::pow(std::max(0.0, std::cos(own)), 2));
}
double Thigh_deg(Side side, double t) {
  const double own = std::numbers::pi * t / kRunner.step_s + (side == Side::kLeft ? 0 : std::numbers::pi);
  return DegFromRad(0.1 + kRunner.swing_rad * std::sin(own));
}

std::string ComplaintOf(const std::function<void()>& run) {
  try {
    run();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(AnalyzeTrack, GivesBackTheRhythmWithinItsInterval) {
  const Session session = Analyze(MakeTrack());
  const Measure& cadence = Get(session, "cadence");
  EXPECT_LE(cadence.low, 60 / kRunner.step_s);
  EXPECT_GE(cadence.high, 60 / kRunner.step_s);
  EXPECT_NEAR(*cadence.value, 60 / kRunner.step_s, 1);
  EXPECT_GE(cadence.n, 8);
}

TEST(AnalyzeTrack, GivesBackTheLeanWithinItsInterval) {
  for (double lean_rad : {-0.1, 0.0, 0.2}) {
    TestingRunner runner = kRunner;
    runner.lean_rad = lean_rad;
    const Measure lean = Get(Analyze(MakeTrack(runner)), "trunk_lean");
    EXPECT_NEAR(*lean.value, DegFromRad(lean_rad), 0.3);
    EXPECT_LT(lean.low, DegFromRad(lean_rad));
    EXPECT_GT(lean.high, DegFromRad(lean_rad));
  }
}

TEST(AnalyzeTrack, ReadsEachStridesAnglesAtItsOwnEvents) {
  const Session session = Analyze(MakeTrack());
  ASSERT_EQ(session.stride_measures.size(), session.gait.strides.size());
  int used = 0;
  for (std::size_t k = 0; k < session.gait.strides.size(); ++k) {
    const Stride& s = session.gait.strides[k];
    if (!s.used) continue;
    EXPECT_NEAR(session.stride_measures[k].at("thigh_ic"), Thigh_deg(s.side, s.ic_s), 2);
    EXPECT_NEAR(session.stride_measures[k].at("knee_ic"), Knee_deg(s.side, s.ic_s),
                3.5);  // its curve has a corner
    ++used;
  }
  EXPECT_GE(used, 8);
}

TEST(AnalyzeTrack, PutsTheMotionOnThePicturesPointsAgain) {
  const KeypointTrack track = MakeTrack();
  const Session session = Analyze(track);
  ASSERT_EQ(session.motion.size(), track.frames.size());
  for (std::size_t i = 20; i + 20 < track.frames.size(); i += 11) {
    EXPECT_EQ(session.motion[i].time_s, track.frames[i].time_s);
    for (Landmark l : {Landmark::kRightHip, Landmark::kLeftShoulder, Landmark::kRightAnkle}) {
      EXPECT_LT((session.motion[i].p_I_px[l] - track.frames[i].points[l].p_I_px).norm(), 5) << Name(l);
    }
  }
}

TEST(AnalyzeTrack, IsTheSameInTheMirrorWithItsSidesExchanged) {
  const KeypointTrack track = MakeTrack();
  KeypointTrack mirrored = track;
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    for (std::size_t k = 0; k < kLandmarkCount; ++k) {
      Keypoint point = track.frames[i].points.values[k];
      point.p_I_px.x() = track.image_width_px - point.p_I_px.x();
      mirrored.frames[i].points.values[k == 0 ? 0 : k % 2 ? k + 1 : k - 1] = point;
    }
  }
  const Session a = Analyze(track), b = Analyze(mirrored);
  EXPECT_EQ(a.scene.facing, Facing::kRight);
  EXPECT_EQ(b.scene.facing, Facing::kLeft);
  for (const Measure& m : a.measures) {
    if (!m.value) continue;
    const std::optional<Side> other = m.side ? std::optional(Opposite(*m.side)) : std::nullopt;
    EXPECT_NEAR(*Get(b, m.id, other).value, *m.value, 1e-3 * std::max(1.0, std::abs(*m.value))) << m.id;
  }
}

TEST(AnalyzeTrack, DoesNotDependOnThePicturesSize) {
  const KeypointTrack track = MakeTrack();
  KeypointTrack large = track;
  large.image_width_px *= 3, large.image_height_px *= 3;
  for (KeypointFrame& f : large.frames) {
    for (Keypoint& p : f.points.values) p.p_I_px *= 3;
  }
  const Session a = Analyze(track), b = Analyze(large);
  for (const Measure& m : a.measures) {
    if (!m.value) continue;
    EXPECT_NEAR(*Get(b, m.id, m.side).value, *m.value, 1e-3 * std::max(1.0, std::abs(*m.value))) << m.id;
  }
}

TEST(AnalyzeTrack, MeasuresSlowMotionAsLifeAndPointsAtTheClipsPictures) {
  const KeypointTrack track = MakeTrack();
  KeypointTrack slow = track;
  for (KeypointFrame& f : slow.frames) f.time_s *= 4;
  const Session a = Analyze(track), b = Analyze(slow);
  EXPECT_EQ(*b.scene.slow_motion_factor.value, 4);
  for (const char* id : {"cadence", "contact_time", "trunk_lean", "knee_peak", "speed"}) {
    EXPECT_NEAR(*Get(b, id).value, *Get(a, id).value, 0.01 * std::abs(*Get(a, id).value)) << id;
  }
  ASSERT_EQ(b.gait.strides.size(), a.gait.strides.size());
  for (std::size_t k = 0; k < a.gait.strides.size(); ++k) {
    EXPECT_NEAR(b.gait.strides[k].ic_s, 4 * a.gait.strides[k].ic_s, 0.02);
  }
}

TEST(AnalyzeTrack, BelievesAGivenSpeedFacingAndSlowMotion) {
  AnalyzeOptions options = Quick();
  options.given = {.facing = Facing::kRight, .speed_m_s = 4.2, .grade = 0.02, .picture_roll_rad = {}};
  options.slow_motion_factor = 1.0;
  const Session session = Analyze(MakeTrack(), options);
  EXPECT_NEAR(*Get(session, "speed").value, 4.2, 1e-9);
  EXPECT_EQ(*session.scene.grade.value, 0.02);
  EXPECT_EQ(session.scene.slow_motion_factor.source, "given");
}

TEST(AnalyzeTrack, CannotTellWhereTheRhythmIsNoRunners) {
  TestingRunner runner = kRunner;
  runner.step_s = 0.72;
  AnalyzeOptions options = Quick();
  options.slow_motion_factor = 1.0;  // a user who insists: 83 steps a minute
  const Session session = Analyze(MakeTrack(runner), options);
  EXPECT_EQ(session.verdict.label, "cannot_tell");
  EXPECT_THAT(session.verdict.cannot_tell_because,
              ::testing::Contains(HasSubstr("83 steps a minute is no running rhythm")));
  EXPECT_EQ(session.verdict.cue, "");
  EXPECT_TRUE(session.verdict.plan.empty());
}

TEST(AnalyzeTrack, LooksAtTheRunningPartOfAClipOnly) {
  KeypointTrack track = MakeTrack();
  TestingRunner standing = kRunner;
  standing.bounce_px = standing.swing_rad = 0;
  for (KeypointFrame f : MakeTrack(standing).frames) {
    if (f.time_s > 3) break;
    f.time_s += kRunner.duration_s;
    track.frames.push_back(f);
  }
  const Session session = Analyze(track);
  EXPECT_NEAR(*Get(session, "cadence").value, 60 / kRunner.step_s, 1);
  for (const GaitEvent& e : session.gait.events) EXPECT_LT(e.time_s, kRunner.duration_s + 0.5);
  EXPECT_EQ(session.quality.frames, static_cast<int>(track.frames.size()));
  EXPECT_EQ(session.quality.frames_found, session.quality.frames);  // standing, but there
}

TEST(AnalyzeTrack, RefusesInWordsWhatItCannotJudge) {
  TestingRunner walker = kRunner, stander = kRunner, front = kRunner, slow = kRunner;
  walker.bounce_px = -8;
  walker.step_s = 0.55;
  stander.bounce_px = stander.swing_rad = 0;
  front.shoulder_width_px = 110;
  slow.rate_hz = 12;
  EXPECT_THAT(ComplaintOf([] { Analyze({}); }), HasSubstr("no person was found"));
  EXPECT_THAT(ComplaintOf([&] { Analyze(MakeTrack(walker)); }), HasSubstr("the person is walking"));
  EXPECT_THAT(ComplaintOf([&] { Analyze(MakeTrack(stander)); }), HasSubstr("the person is standing"));
  EXPECT_THAT(ComplaintOf([&] { Analyze(MakeTrack(front)); }), HasSubstr("from the front"));
  EXPECT_THAT(ComplaintOf([&] { Analyze(MakeTrack(slow)); }), HasSubstr("only 12 pictures a second"));
  EXPECT_EQ(ComplaintOf([] { Analyze(MakeTrack()); }), "");
}

TEST(AnalyzeTrack, SaysWhichPointOfTheBodyWasHiddenAllAlong) {
  for (Landmark hidden : {Landmark::kLeftEar, Landmark::kRightHeel}) {
    KeypointTrack track = MakeTrack();
    for (KeypointFrame& f : track.frames) f.points[hidden].visibility = 0;
    std::string name(Name(hidden));
    name.replace(name.find('_'), 1, " ");
    EXPECT_THAT(ComplaintOf([&] { Analyze(track); }), HasSubstr("the " + name)) << name;
  }
}

TEST(AnalyzeTrack, IsTheSameForTheSameSeed) {
  const KeypointTrack track = MakeTrack();
  AnalyzeOptions options = Quick();
  const Session a = Analyze(track, options), b = Analyze(track, options);
  options.seed = 9;
  const Session c = Analyze(track, options);
  EXPECT_EQ(a.verdict.probability, b.verdict.probability);
  EXPECT_EQ(Get(a, "knee_peak").low, Get(b, "knee_peak").low);
  EXPECT_NE(Get(a, "knee_peak").low, Get(c, "knee_peak").low);
  EXPECT_EQ(*Get(a, "knee_peak").value, *Get(c, "knee_peak").value);  // the value itself is not drawn
}

}  // namespace
}  // namespace hinge
