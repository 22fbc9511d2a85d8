// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/look_again.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "hinge/edge/media/decode.h"
#include "hinge/edge/pose/onnx_for_tests.h"
#include "hinge/edge/run/analysis_inputs.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

using ::testing::HasSubstr;

/// Somebody who stands in the sample clip's middle, found in all pictures but the second.
PersonTrack Followed() {
  PersonTrack person;
  person.keypoints.model = "blazepose_heavy";
  person.keypoints.image_width_px = 640, person.keypoints.image_height_px = 720;
  for (int i = 0; i < 4; ++i) {
    KeypointFrame frame;
    frame.time_s = i / 60.0;
    frame.presence = i == 1 ? 0 : 1;
    for (std::size_t k = 0; k < kLandmarkCount; ++k)
      frame.points.values[k] = {
          .p_I_px = Vec2(250 + 7.0 * static_cast<double>(k), 100 + 25.0 * static_cast<double>(k)),
          .visibility = 1};
    person.keypoints.frames.push_back(frame);
  }
  return person;
}

class LookAgainTest : public ::testing::Test {
 protected:
  LookAgainTest() { fs::create_directories(base_); }
  ~LookAgainTest() override { fs::remove_all(base_); }

  void Bring(int points) {
    options_.own_model = OnnxForTests::Write(
        base_ / "mine.onnx", OnnxForTests::Rows({.points = points, .height = 64, .width = 48}));
  }
  PersonTrack Look(const RunWatch& watch = {}) const {
    Stages stages(watch);
    return LookAgain(Followed(), fs::path(HINGE_SOURCE_DIR) / "samples" / "too_tall.mp4", options_, watch,
                     stages);
  }
  std::string Refusal() const {
    try {
      Look();
    } catch (const Error& error) {
      return error.what_happened;
    }
    return "was not refused";
  }

  const fs::path base_ = fs::path(::testing::TempDir()) / ("hinge again " + std::to_string(getpid()));
  RunOptions options_;
};

TEST_F(LookAgainTest, WithoutAnOwnNetworkLeavesThePointsAsTheyAre) {
  const PersonTrack seen = Look();
  EXPECT_EQ(seen.keypoints.model, "blazepose_heavy");
  EXPECT_EQ(seen.keypoints.frames[0].points.values[3].p_I_px,
            Followed().keypoints.frames[0].points.values[3].p_I_px);
}

TEST_F(LookAgainTest, NamesThePointsByTheLayoutThatHasSoMany) {
  Bring(26);
  const PersonTrack seen = Look();
  EXPECT_EQ(seen.keypoints.model, "own_mine");
  EXPECT_FALSE(ErrorsAreMeasured(seen.keypoints.model));
  const Region square = SquareAround(Followed().keypoints.frames[0].points, 64.0 / 48);
  for (std::size_t i : {0U, 2U, 3U}) {
    const auto& points = seen.keypoints.frames[i].points;
    // The network for tests puts even numbers in one place and odd ones in another: of Halpe-26 ears are 3 and 4, heels 24 and 25.
    EXPECT_EQ(points[Landmark::kLeftEar].p_I_px, points[Landmark::kRightHeel].p_I_px);
    EXPECT_EQ(points[Landmark::kRightEar].p_I_px, points[Landmark::kLeftHeel].p_I_px);
    EXPECT_NE(points[Landmark::kLeftEar].p_I_px, points[Landmark::kRightEar].p_I_px);
    for (const Keypoint& point : points.values)
      EXPECT_LE((point.p_I_px - square.centre_I_px).cwiseAbs().maxCoeff(), 0.5 * square.size_px);
  }
}

TEST_F(LookAgainTest, LeavesPicturesInWhichNobodyWasFound) {
  Bring(26);
  const PersonTrack seen = Look();
  EXPECT_FALSE(seen.keypoints.frames[1].found());
  EXPECT_EQ(seen.keypoints.frames[1].points.values[3].p_I_px,
            Followed().keypoints.frames[1].points.values[3].p_I_px);
}

TEST_F(LookAgainTest, TakesSpineTracksPointsAndRefusesNumbersThatNobodyKnows) {
  Bring(37);
  EXPECT_EQ(Look().keypoints.model, "own_mine");
  Bring(21);
  EXPECT_THAT(Refusal(), HasSubstr("21 points"));
  options_.foreign.layout = KeypointLayout::kHalpe26;
  EXPECT_THAT(Refusal(), HasSubstr("known as halpe_26"));
}

TEST_F(LookAgainTest, StopsWhenAsked) {
  Bring(26);
  std::stop_source source;
  const RunWatch watch{.progress =
                           [&](const Progress& p) {
                             if (p.fraction > 0) source.request_stop();
                           },
                       .stop = source.get_token()};
  EXPECT_THROW(Look(watch), Stopped);
}

TEST(SquareAround, HoldsTheBoxWithItsMarginInACutOutOfThatShape) {
  PerLandmark<Keypoint> points;
  for (std::size_t k = 0; k < kLandmarkCount; ++k)
    points.values[k].p_I_px = Vec2(100 + (k % 2 == 0 ? 0 : 40), 200 + (k % 3 == 0 ? 0 : 160));
  const Region tall = SquareAround(points, 4.0 / 3);
  EXPECT_NEAR(tall.size_px, 1.25 * 160, 1e-9);
  EXPECT_NEAR((tall.centre_I_px - Vec2(120, 280)).norm(), 0, 1e-9);
  EXPECT_NEAR(SquareAround(points, 8).size_px, 1.25 * 320, 1e-9) << "as wide as the box needs";
}

}  // namespace
}  // namespace hinge
