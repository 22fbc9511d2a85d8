// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/take_offsets_off.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "hinge/foundation/base/random.h"
#include "hinge/science/body/leg_length.h"
#include "hinge/science/gait/testing_clock.h"

namespace hinge {
namespace {

constexpr double kRate_hz = 60, kStride_s = 0.7, kDuration_s = 3;

/// A body that stands at one place; only legs matter to what is asked.
KeypointTrack MakeStillTrack() {
  KeypointTrack track{.image_width_px = 1280,
                      .image_height_px = 720,
                      .nominal_rate_hz = kRate_hz,
                      .model = "exact",
                      .frames = {}};
  for (int i = 0; i < kDuration_s * kRate_hz; ++i) {
    KeypointFrame frame{.time_s = i / kRate_hz, .presence = 1, .points = {}};
    for (std::size_t k = 0; k < kLandmarkCount; ++k)
      frame.points.values[k] = {Vec2(600, 100 + 30.0 * static_cast<double>(k)), 1};
    track.frames.push_back(frame);
  }
  return track;
}

StrideClock MakeClock() { return MakeTestingClock(kStride_s, kDuration_s); }

PhaseTable DrawTable(Random& random) {
  PhaseTable table;
  for (int i = 0; i < 20; ++i) table.bins.push_back(random.Normal(0, 0.03));
  return table;
}

/// Every landmark has offsets of its own, but thigh and shank keep their lengths: hip, knee and ankle move alike.
NetworkErrors DrawErrors(Random& random) {
  NetworkErrors errors;
  errors.nose.forward_legs = DrawTable(random);
  for (auto* side : {&errors.near, &errors.far}) {
    const PhaseTable forward = DrawTable(random), up = DrawTable(random);
    for (Part part : kParts) {
      const bool leg = part == Part::kHip || part == Part::kKnee || part == Part::kAnkle;
      LandmarkErrors& of = (*side)[static_cast<std::size_t>(part)];
      of.forward_legs = leg ? forward : DrawTable(random);
      of.up_legs = leg ? up : DrawTable(random);
    }
  }
  return errors;
}

/// Laid on by the definition of the errors, point by point.
KeypointTrack LayOn(const NetworkErrors& errors, Facing facing, KeypointTrack track) {
  const double leg_px = *CalcLegLength_px(track);
  const Side near = NearSide(facing);
  const StrideClock clock = MakeClock();
  for (KeypointFrame& frame : track.frames) {
    for (std::size_t i = 0; i < kLandmarkCount; ++i) {
      const Side foot = i == 0 ? near : static_cast<Side>((i - 1) % 2);
      const LandmarkErrors& of =
          i == 0 ? errors.nose : (foot == near ? errors.near : errors.far)[(i - 1) / 2];
      const double phase = CalcPhase(clock, foot, frame.time_s);
      const double forward_px = leg_px * ValueAt(of.forward_legs, phase);
      frame.points.values[i].p_I_px.x() += facing == Facing::kRight ? forward_px : -forward_px;
      frame.points.values[i].p_I_px.y() -= leg_px * ValueAt(of.up_legs, phase);
    }
  }
  return track;
}

double LargestDistance_px(const KeypointTrack& a, const KeypointTrack& b) {
  double largest = 0;
  for (std::size_t i = 0; i < a.frames.size(); ++i) {
    for (std::size_t k = 0; k < kLandmarkCount; ++k)
      largest = std::max(largest,
                         (a.frames[i].points.values[k].p_I_px - b.frames[i].points.values[k].p_I_px).norm());
  }
  return largest;
}

TEST(TakeOffsetsOff, GivesBackTheCentresThatKnownErrorsWereLaidOn) {
  Random random(5);
  const KeypointTrack exact = MakeStillTrack();
  for (int trial = 0; trial < 20; ++trial) {
    const Facing facing = trial % 2 == 0 ? Facing::kRight : Facing::kLeft;
    const NetworkErrors errors = DrawErrors(random);
    const KeypointTrack seen = LayOn(errors, facing, exact);
    EXPECT_GT(LargestDistance_px(seen, exact), 1);
    EXPECT_LT(LargestDistance_px(TakeOffsetsOff(seen, MakeClock(), facing, errors), exact), 1e-9);
  }
}

TEST(TakeOffsetsOff, UsesTheStridesMeanWhereNobodyStrides) {
  Random random(6);
  const KeypointTrack exact = MakeStillTrack();
  NetworkErrors errors = DrawErrors(random);
  errors.nose.forward_legs = {{0.02, 0.06}};
  const KeypointTrack centres = TakeOffsetsOff(exact, {}, Facing::kRight, errors);
  const double moved_px = exact.frames[3].points[Landmark::kNose].p_I_px.x() -
                          centres.frames[3].points[Landmark::kNose].p_I_px.x();
  EXPECT_NEAR(moved_px / *CalcLegLength_px(exact), 0.04, 1e-12);
}

TEST(TakeOffsetsOff, LeavesAloneWhatWasNotSeen) {
  Random random(7);
  KeypointTrack seen = MakeStillTrack();
  seen.frames[4].presence = 0;
  seen.frames[5].points[Landmark::kLeftKnee] = {};
  const NetworkErrors errors = DrawErrors(random);
  const KeypointTrack centres = TakeOffsetsOff(seen, MakeClock(), Facing::kLeft, errors);
  EXPECT_EQ(centres.frames[4].points[Landmark::kNose].p_I_px, seen.frames[4].points[Landmark::kNose].p_I_px);
  EXPECT_FALSE(centres.frames[5].points[Landmark::kLeftKnee].seen());
  KeypointTrack nobody = seen;
  for (KeypointFrame& frame : nobody.frames) frame.presence = 0;
  EXPECT_EQ(LargestDistance_px(TakeOffsetsOff(nobody, MakeClock(), Facing::kLeft, errors), nobody), 0);
}

}  // namespace
}  // namespace hinge
