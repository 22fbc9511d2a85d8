// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/follow_body.h"

#include <gtest/gtest.h>

#include "hinge/science/motion/leg_identity.h"
#include "hinge/science/strength/testing_stick.h"

namespace hinge {
namespace {

KeypointTrack FilmHinge(Facing facing) {
  const StickTempo tempo{.repetitions = 2};
  return FilmStick([=](double t) { return HingeAt(ShareAt(tempo, t)); }, tempo.all_s(), {.facing = facing});
}

/// A network that puts the shoulders forward and the far ankle up, leg lengths.
ErrorModel Forward(double shoulder_legs, double ankle_legs) {
  ErrorModel errors = kStickErrors;
  errors.landmarks.emplace();
  for (auto* seen : {&errors.landmarks->near, &errors.landmarks->far})
    (*seen)[static_cast<std::size_t>(Part::kShoulder)].forward_legs.bins = {shoulder_legs};
  errors.landmarks->far[static_cast<std::size_t>(Part::kAnkle)].up_legs.bins = {ankle_legs};
  return errors;
}

TEST(FollowBody, TakesTheNetworksMeanOffsetsOffThePoints) {
  for (Facing facing : {Facing::kRight, Facing::kLeft}) {
    KeypointTrack seen = FilmHinge(facing);
    const double leg_px = StickCamera().px_per_leg, forward_px = facing == Facing::kRight ? leg_px : -leg_px;
    const Side far = Opposite(NearSide(facing));
    for (KeypointFrame& frame : seen.frames) {
      for (Side side : kSides)
        frame.points[LandmarkOf(side, Part::kShoulder)].p_I_px.x() += 0.04 * forward_px;
      frame.points[LandmarkOf(far, Part::kAnkle)].p_I_px.y() -= 0.03 * leg_px;
    }
    const BodySeries truth = *FollowBody(FilmHinge(facing), facing, kStickErrors),
                     back = *FollowBody(seen, facing, Forward(0.04, 0.03));
    for (std::size_t i = 0; i < truth.size(); i += 20) {
      EXPECT_NEAR(back.lean_deg[i], truth.lean_deg[i], 0.3);
      EXPECT_NEAR(back.knee_deg[far][i], truth.knee_deg[far][i], 1);
    }
  }
}

TEST(FollowBody, ExchangedLegsAreNamedAgain) {
  KeypointTrack seen = FilmHinge(Facing::kRight);
  for (KeypointFrame& frame : seen.frames) {  // one step apart, so that it matters which is which
    for (Part part : {Part::kKnee, Part::kAnkle, Part::kHeel, Part::kToe})
      frame.points[LandmarkOf(Side::kLeft, part)].p_I_px.x() += part == Part::kKnee ? 45 : 90;
  }
  const BodySeries truth = *FollowBody(seen, Facing::kRight, kStickErrors);
  for (std::size_t i = 60; i < 75; ++i) {
    ExchangeKnees(seen.frames[i]);
    ExchangeFeet(seen.frames[i]);
  }
  const BodySeries back = *FollowBody(seen, Facing::kRight, kStickErrors);
  for (std::size_t i = 0; i < truth.size(); i += 5) {
    EXPECT_NEAR(back.p_B[Landmark::kLeftAnkle][i].x(), truth.p_B[Landmark::kLeftAnkle][i].x(), 0.03);
  }
}

/// Both legs of a hiker meet under the body in every step, and there a network may lose which is which until they meet again.
TEST(FollowBody, KnowsAHikersLegsByWhatTheOtherDidHalfAStrideAway) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const StickCamera camera{.rate_hz = 30, .px_per_leg = 100, .jitter_px = 2.5, .seed = seed};
    KeypointTrack seen = FilmStick([](double t) { return WalkAt(t, 1.2); }, 6, camera);
    const BodySeries truth = *FollowBody(seen, Facing::kRight, kStickErrors);
    const auto lead = [](const KeypointFrame& f) {
      return f.points[Landmark::kLeftAnkle].p_I_px.x() - f.points[Landmark::kRightAnkle].p_I_px.x();
    };
    std::size_t from = 60;
    while (lead(seen.frames[from]) * lead(seen.frames[from + 1]) > 0) ++from;
    std::size_t to = from + 5;
    while (lead(seen.frames[to]) * lead(seen.frames[to + 1]) > 0) ++to;
    for (std::size_t i = from + 1; i <= to; ++i) {
      ExchangeKnees(seen.frames[i]);
      ExchangeFeet(seen.frames[i]);
    }
    const BodySeries back = *FollowBody(seen, Facing::kRight, kStickErrors);
    for (std::size_t i = 0; i < truth.size(); ++i) {
      ASSERT_NEAR(back.p_B[Landmark::kLeftAnkle][i].x(), truth.p_B[Landmark::kLeftAnkle][i].x(), 0.1)
          << "seed " << seed << ", " << truth.time_s[i] << " s";
    }
  }
}

TEST(FollowBody, IsEmptyWhereTrunkOrLegsWereNotSeen) {
  KeypointTrack seen = FilmHinge(Facing::kRight);
  for (KeypointFrame& frame : seen.frames) {
    for (Side side : kSides) frame.points[LandmarkOf(side, Part::kKnee)].visibility = 0;
  }
  EXPECT_FALSE(FollowBody(seen, Facing::kRight, kStickErrors));
}

}  // namespace
}  // namespace hinge
