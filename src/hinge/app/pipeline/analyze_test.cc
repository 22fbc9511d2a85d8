// SPDX-License-Identifier: Apache-2.0
// The whole way from keypoints to the verdict on a stick runner in closed form. The digital runner goes the
// same way in tests/digital_runner_test.cc and tests/interval_truth_test.cc.
#include "hinge/app/pipeline/analyze.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "hinge/app/pipeline/testing_analysis.h"
#include "hinge/foundation/base/angle.h"

namespace hinge {
namespace {

/// The stick runner's knee by its own formula, radians to degrees.
double Knee_deg(Side side, double t) {
  const double own = std::numbers::pi * t / kRunner.step_s + (side == Side::kLeft ? 0 : std::numbers::pi);
  return DegFromRad(0.25 + 0.6 * std::pow(std::max(0.0, std::cos(own)), 2));
}
double Thigh_deg(Side side, double t) {
  const double own = std::numbers::pi * t / kRunner.step_s + (side == Side::kLeft ? 0 : std::numbers::pi);
  return DegFromRad(0.1 + kRunner.swing_rad * std::sin(own));
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

TEST(AnalyzeTrack, SaysHowSureEachPointIsAndOfAHiddenOneLess) {
  KeypointTrack track = MakeTrack();
  for (KeypointFrame& frame : track.frames) frame.points[Landmark::kLeftWrist].visibility = 0.05;
  const Session session = Analyze(track);
  for (const MotionSample& sample : session.motion) {
    for (double sigma_m : sample.sigma_m.values) {
      EXPECT_GT(sigma_m, 0);
      EXPECT_LT(sigma_m, 0.1);
    }
    EXPECT_GT(sample.sigma_m[Landmark::kLeftWrist], sample.sigma_m[Landmark::kRightWrist]);
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
  options.given.facing = Facing::kRight;
  options.given.speed_m_s = 4.2;
  options.given.grade = 0.02;
  options.slow_motion_factor = 1.0;
  const Session session = Analyze(MakeTrack(), options);
  EXPECT_NEAR(*Get(session, "speed").value, 4.2, 1e-9);
  EXPECT_EQ(*session.scene.grade.value, 0.02);
  EXPECT_EQ(session.scene.grade.source, kGiven);
  EXPECT_EQ(session.scene.slow_motion_factor.source, "given");
}

TEST(AnalyzeTrack, IsNoSurerOfTheSpeedThanOfTheScale) {
  const Session session = Analyze(MakeTrack());
  const Measured &speed = session.scene.speed_m_s, &scale = session.scene.scale_m_per_px;
  EXPECT_GE(scale.sigma / *scale.value, 0.03);  // people of one height differ by 3 % in leg and trunk
  EXPECT_GE(speed.sigma / *speed.value, scale.sigma / *scale.value);
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
