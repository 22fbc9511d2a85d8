// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/body_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <numeric>

#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// A folder with the smallest body there is: a square of skin and two eyes of a triangle each. Each file can
/// be written anew before it is read.
class TinyBody : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() / (std::string("hinge_tiny_body_") + test->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    Write("base.obj",
          "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\ng body\nf 1 2 3 4\ng helper-l-eye\nf 1 2 3\n"
          "g helper-r-eye\nf 2 3 4\n");
    Write("basemesh_vertex_groups.json", R"({"joint-l-knee": [[1, 2], [0, 0]], "left": [[0, 99]]})");
    Write("weights.default.json", R"({"weights": {"head": [[0, 1], [1, 0.5]], "upperleg01.L": [[1, 0.5]]}})");
    Write("asian-male-old.target.gz", "2 10 0 0\n");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void Write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
  }
  BodyData Read() const { return ReadBodyData(folder_); }

  /// What is said when one file is this text.
  std::string ComplaintAbout(const std::string& name, const std::string& text) const {
    const std::string sound = fs::exists(folder_ / name) ? Contents(name) : "";
    Write(name, text);
    std::string said;
    try {
      Read();
    } catch (const Error& error) {
      EXPECT_THAT(error.what_happened, HasSubstr(name));
      EXPECT_THAT(error.how_to_fix, HasSubstr("tools/setup"));
      said = error.what_happened;
    }
    Write(name, sound);
    return said;
  }

 private:
  std::string Contents(const std::string& name) const {
    std::ifstream in(folder_ / name);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 protected:
  fs::path folder_;
};

TEST_F(TinyBody, IsReadWhole) {
  const BodyData data = Read();
  EXPECT_EQ(data.points_B.size(), 4u);
  EXPECT_THAT(data.skin,
              ElementsAre(std::array<std::uint32_t, 3>{0, 1, 2}, std::array<std::uint32_t, 3>{0, 2, 3}));
  EXPECT_EQ(data.left_eye.size(), 1u);
  EXPECT_THAT(data.joints.at("joint-l-knee"), ElementsAre(1, 2, 0));
  EXPECT_FALSE(data.joints.contains("left"));
  EXPECT_EQ(data.bones[0].bone[0], Bone::kHead);
  EXPECT_FLOAT_EQ(data.bones[1].share[0] + data.bones[1].share[1], 1);
  EXPECT_LT((data.targets.at("asian-male-old").offsets_B[0] - Eigen::Vector3f(0, 0, -1)).norm(), 1e-6);
}

TEST_F(TinyBody, WithoutAFileNamesIt) {
  for (const char* name : {"base.obj", "basemesh_vertex_groups.json", "weights.default.json"}) {
    fs::rename(folder_ / name, folder_ / "away");
    try {
      Read();
      ADD_FAILURE() << name;
    } catch (const Error& error) {
      EXPECT_THAT(error.what_happened, HasSubstr(name));
      EXPECT_THAT(error.how_to_fix, HasSubstr("tools/setup"));
    }
    fs::rename(folder_ / "away", folder_ / name);
  }
  fs::remove(folder_ / "asian-male-old.target.gz");
  EXPECT_THROW(Read(), Error);
}

TEST_F(TinyBody, ThatLacksAGroupSaysWhich) {
  const std::string points = "v 0 0 0\nv 1 0 0\nv 1 1 0\n";
  EXPECT_THAT(ComplaintAbout("base.obj", points + "g body\nf 1 2 3\ng helper-l-eye\nf 1 2 3\n"),
              HasSubstr("helper-r-eye"));
  EXPECT_THAT(ComplaintAbout("base.obj", points + "f 1 2 3\n"), HasSubstr("'body'"));
}

TEST_F(TinyBody, RefusesJointsThatAreNone) {
  const auto complaint = [&](const char* text) {
    return ComplaintAbout("basemesh_vertex_groups.json", text);
  };
  for (const char* range : {"[0, 4]", "[2, 1]", "[-1, 2]", "[0, 18446744073709551615]"})
    EXPECT_THAT(complaint((R"({"joint-neck": [)" + std::string(range) + "]}").c_str()),
                HasSubstr("joint-neck"))
        << range;
  for (const char* text : {"", "{", R"({"joint-neck": [[0]]})", R"({"joint-neck": [7]})",
                           R"({"joint-neck": [["a", "b"]]})", "<html>Not found</html>", "\xff\xfe"})
    EXPECT_NE(complaint(text), "") << text;
}

TEST_F(TinyBody, RefusesSharesThatAreNone) {
  const auto complaint = [&](const std::string& text) {
    return ComplaintAbout("weights.default.json", text);
  };
  const auto of_head = [](const std::string& pair) { return R"({"weights": {"head": [)" + pair + "]}}"; };
  EXPECT_THAT(complaint(of_head("[4, 1]")), HasSubstr("head"));
  EXPECT_THAT(complaint(of_head("[-1, 1]")), HasSubstr("head"));
  for (const char* share : {"-0.5", "1.5", "1e30", "1e300"})
    EXPECT_THAT(complaint(of_head("[0, " + std::string(share) + "]")), HasSubstr("head")) << share;
  EXPECT_THAT(complaint(R"({"weights": {"tail": [[0, 1]]}})"), HasSubstr("'tail'"));
  for (const char* text : {"", "[]", "{}", R"({"weights": 3})", R"({"weights": {"head": [[0]]}})",
                           R"({"weights": {"head": [[0, null]]}})"})
    EXPECT_NE(complaint(text), "") << text;
}

TEST_F(TinyBody, RefusesTargetsOfPointsThatItLacks) {
  EXPECT_THAT(ComplaintAbout("asian-male-old.target.gz", "4 0 0 0\n"), HasSubstr("point 4"));
  EXPECT_THAT(ComplaintAbout("asian-male-old.target.gz", "0 0 0\n"), HasSubstr("line 1"));
}

TEST_F(TinyBody, IsReadOrRefusedInWordsHoweverItsFilesAreDamaged) {
  Random random(1);
  const std::string sound = R"({"weights": {"head": [[0, 1], [1, 0.5]], "upperleg01.L": [[1, 0.5]]}})";
  const std::string letters = "{}[]\",:0123456789.-eE \xff";
  for (int round = 0; round < 400; ++round) {
    std::string text = sound;
    for (int k = 0; k < 1 + round % 5; ++k)
      text[static_cast<std::size_t>(random.Uniform() * static_cast<double>(text.size()))] =
          letters[static_cast<std::size_t>(random.Uniform() * static_cast<double>(letters.size()))];
    Write("weights.default.json", text);
    try {
      for (const BoneShares& shares : Read().bones) {
        for (const float share : shares.share) ASSERT_TRUE(share >= 0 && share <= 1) << text;
      }
    } catch (const Error&) {
    }
  }
}

TEST(StrongestShares, AreTheFourLargestInOrderAndAddToOne) {
  Random random(2);
  for (int round = 0; round < 200; ++round) {
    std::array<float, kBoneCount> sums{};
    for (float& sum : sums) sum = random.Uniform() < 0.3 ? static_cast<float>(random.Uniform()) : 0;
    sums[0] = 0.01f;
    const BoneShares shares = StrongestShares(sums);
    EXPECT_NEAR(std::accumulate(shares.share.begin(), shares.share.end(), 0.0f), 1, 1e-5);
    std::array<float, kBoneCount> order = sums;
    std::sort(order.rbegin(), order.rend());
    const float total = order[0] + order[1] + order[2] + order[3];
    for (std::size_t k = 0; k < 4; ++k) {
      EXPECT_NEAR(shares.share[k], order[k] / total, 1e-6);
      EXPECT_FLOAT_EQ(sums[Index(shares.bone[k])], order[k]);
    }
  }
}

TEST(StrongestShares, OfAPointThatNoBoneCarriesAreStillWhole) {
  const BoneShares shares = StrongestShares({});
  EXPECT_EQ(shares.share, (std::array<float, 4>{1, 0, 0, 0}));
}

}  // namespace
}  // namespace hinge
