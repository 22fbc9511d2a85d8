// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/own_network.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "hinge/edge/media/frame_for_tests.h"
#include "hinge/edge/pose/onnx_for_tests.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

const Vec2 kBright(133, 87), kDark(151, 142);

/// Grey, with a round bright spot and a round dark one.
Frame Spots() {
  return MakeFrame(280, 240, [](int x, int y) {
    const auto spot = [&](const Vec2& at) { return std::exp(-0.5 * (Vec2(x, y) - at).squaredNorm() / 36); };
    return static_cast<std::uint8_t>(std::lround(126 + 100 * (spot(kBright) - spot(kDark))));
  });
}

/// A cut-out of 48 x 64 cells that shows 96 x 128 px of the picture.
const Region kSquare{.centre_I_px = Vec2(141, 113), .size_px = 128, .rotation = {}, .mirrored = false};

class OwnNetworkTest : public ::testing::Test {
 protected:
  OwnNetworkTest() { fs::create_directories(base_); }
  ~OwnNetworkTest() override { fs::remove_all(base_); }

  fs::path Write(const std::string& bytes) const {
    return OnnxForTests::Write(base_ / "own net.onnx", bytes);
  }

  void ExpectSpots(const std::string& bytes, double within_px) const {
    OwnNetwork network(Write(bytes), {});
    const std::vector<OwnPoint> points = network.Read(Spots(), kSquare);
    ASSERT_EQ(points.size(), 26u);
    for (std::size_t k = 0; k < points.size(); ++k) {
      const Vec2 truth = k % 2 == 0 ? kBright : kDark;
      EXPECT_LT((points[k].p_I_px - truth).norm(), within_px) << k << ": " << points[k].p_I_px.transpose();
      EXPECT_GT(points[k].score, 0);
    }
  }

  std::string Refusal(const std::string& bytes) const {
    try {
      OwnNetwork network(Write(bytes), {});
    } catch (const Error& error) {
      EXPECT_THAT(error.where, HasSubstr("own net.onnx"));
      EXPECT_FALSE(error.how_to_fix.empty());
      return error.what_happened;
    }
    return "was not refused";
  }

  const fs::path base_ = fs::path(::testing::TempDir()) / ("hinge own " + std::to_string(getpid()));
};

TEST_F(OwnNetworkTest, FindsWhatHeatMapsShowWhereItLiesInThePicture) {
  ExpectSpots(OnnxForTests::HeatMaps({}), 1.5);  // a cell is 8 px of the picture
}

TEST_F(OwnNetworkTest, FindsWhatSimccRowsShow) { ExpectSpots(OnnxForTests::Rows({}), 0.7); }

TEST_F(OwnNetworkTest, TakesAFreeBatchSizeForOne) {
  ExpectSpots(OnnxForTests::HeatMaps({.points = 26, .height = 64, .width = 48, .free_batch = true}), 1.5);
}

TEST_F(OwnNetworkTest, KnowsItsShape) {
  const OwnNetwork network(Write(OnnxForTests::Rows({.points = 17, .height = 64, .width = 48})), {});
  EXPECT_EQ(network.point_count(), 17u);
  EXPECT_NEAR(network.aspect(), 64.0 / 48, 1e-12);
}

TEST_F(OwnNetworkTest, RefusesWhatIsNoPoseNetworkOrNoNetwork) {
  EXPECT_THAT(Refusal(OnnxForTests::Picture({.points = 0, .height = 2048, .width = 48})),
              HasSubstr("1 x 3 x 2048 x 48"));
  EXPECT_THAT(Refusal("no network at all"), HasSubstr("is no ONNX file"));
  EXPECT_THAT(Refusal(""), HasSubstr("cannot be read"));
  const std::string whole = OnnxForTests::HeatMaps({});
  EXPECT_THAT(Refusal(whole.substr(0, whole.size() / 2)), HasSubstr("cannot be loaded"));
}

}  // namespace
}  // namespace hinge
