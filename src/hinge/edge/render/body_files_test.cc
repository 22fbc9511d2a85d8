// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/body_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// What a parser says about a text; empty when it takes it.
template <typename Parse>
std::string ComplaintOf(Parse parse, std::string_view text) {
  try {
    parse(text);
    return {};
  } catch (const std::runtime_error& fault) {
    return fault.what();
  }
}
std::string ObjComplaint(const std::string& text) { return ComplaintOf(ParseObj, text); }
std::string TargetComplaint(const std::string& text) { return ComplaintOf(ParseTarget, text); }

const std::string kSquare = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\n";

/// A file of this test alone, gone with it.
struct OwnFile {
  fs::path path;
  explicit OwnFile(const std::string& name)
      : path(fs::temp_directory_path() / ("hinge_body_files_" + name)) {}
  ~OwnFile() { fs::remove(path); }
  void WritePacked(const std::string& text) const {
    const gzFile file = gzopen(path.c_str(), "wb");
    gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
    gzclose(file);
  }
};

TEST(ObjFile, GivesPointsInFrameBAndFacesByGroup) {
  const ObjMesh mesh = ParseObj("# MakeHuman\n" + kSquare +
                                "v 10 20 30\ng body\nf 1/1 2/2 3/3 4/4\r\ng eye\n f  1//7\t2 5 \n\nf 5 4 3");
  ASSERT_EQ(mesh.points.size(), 5u);
  EXPECT_LT((mesh.points[4] - Eigen::Vector3f(3, 2, -1)).norm(), 1e-6);  // ahead, up, right; metres
  EXPECT_THAT(mesh.groups.at("body"), ElementsAre(std::array<std::uint32_t, 4>{0, 1, 2, 3}));
  EXPECT_THAT(mesh.groups.at("eye"), ElementsAre(std::array<std::uint32_t, 4>{0, 1, 4, 4},
                                                 std::array<std::uint32_t, 4>{4, 3, 2, 2}));
}

TEST(ObjFile, SaysOnWhichLineWhatIsWrong) {
  EXPECT_THAT(ObjComplaint("v 0 0\n"), HasSubstr("line 1"));
  EXPECT_THAT(ObjComplaint("v 0 0 0\nv 1 zero 0\n"), HasSubstr("line 2: no number 'zero'"));
  EXPECT_THAT(ObjComplaint("v 0 0 1,5\n"), HasSubstr("'1,5'"));
  EXPECT_THAT(ObjComplaint(kSquare + "f 1 2 5\n"), HasSubstr("line 5: no point 5"));
  EXPECT_THAT(ObjComplaint(kSquare + "f 0 1 2\n"), HasSubstr("line 5: no point 0"));
  EXPECT_THAT(ObjComplaint(kSquare + "f -1 2 3\n"), HasSubstr("line 5"));
  EXPECT_THAT(ObjComplaint(kSquare + "f 1 2 99999999999\n"), HasSubstr("line 5"));
  EXPECT_THAT(ObjComplaint(kSquare + "f 1 2\n"), HasSubstr("three corners"));
}

TEST(ObjFile, RefusesPlacesThatAreNoPlaces) {
  for (const char* word : {"nan", "inf", "-inf", "1e99"})
    EXPECT_THAT(ObjComplaint("v 0 " + std::string(word) + " 0\n"), HasSubstr("line 1")) << word;
}

TEST(ObjFile, RefusesFacesOfMoreCornersThanItDraws) {
  EXPECT_THAT(ObjComplaint(kSquare + "v 2 2 2\nf 1 2 3 4 5\n"), HasSubstr("line 6"));
}

TEST(ObjFile, RefusesTextsWithoutPointsOrFaces) {
  for (const char* text : {"", "\n\n", "g body\n", "v 0 0 0\n", "Not found"})
    EXPECT_THAT(ObjComplaint(text), HasSubstr("no points or no faces")) << text;
}

TEST(TargetFile, GivesPointsAndOffsetsInFrameB) {
  const BodyTarget target = ParseTarget("# basis hm08\n\n7 1 2 3\n0 +.5 -0.25 1e-1\n");
  EXPECT_THAT(target.points, ElementsAre(7, 0));
  EXPECT_LT((target.offsets_B[0] - Eigen::Vector3f(0.3f, 0.2f, -0.1f)).norm(), 1e-6);
  EXPECT_LT((target.offsets_B[1] - Eigen::Vector3f(0.01f, -0.025f, -0.05f)).norm(), 1e-6);
}

TEST(TargetFile, SaysOnWhichLineWhatIsWrong) {
  EXPECT_THAT(TargetComplaint("1 0 0 0\n2 0 0\n"), HasSubstr("line 2"));
  EXPECT_THAT(TargetComplaint("-1 0 0 0\n"), HasSubstr("line 1: no number '-1'"));
  EXPECT_THAT(TargetComplaint("1.5 0 0 0\n"), HasSubstr("'1.5'"));
  EXPECT_THAT(TargetComplaint("3 0 nan 0\n"), HasSubstr("line 1"));
  EXPECT_THAT(TargetComplaint("<html>\n"), HasSubstr("line 1"));
}

TEST(BodyParsers, TakeOrRefuseWhateverIsWrittenAndNeverCrash) {
  Random random(1);
  const std::string letters = "vfg0123456789./-+e# \t\r\n\xff", sound = kSquare + "g body\nf 1 2 3 4\n";
  for (int round = 0; round < 3000; ++round) {
    std::string text = sound;
    for (int k = 0; k < 1 + round % 12; ++k) {
      const auto at = static_cast<std::size_t>(random.Uniform(0, static_cast<double>(text.size())));
      text[at] = letters[static_cast<std::size_t>(random.Uniform(0, static_cast<double>(letters.size())))];
    }
    try {
      const ObjMesh mesh = ParseObj(text);
      for (const auto& p : mesh.points) ASSERT_TRUE(p.allFinite()) << text;
      for (const auto& [name, faces] : mesh.groups) {
        for (const auto& face : faces) {
          for (const std::uint32_t corner : face) ASSERT_LT(corner, mesh.points.size()) << text;
        }
      }
    } catch (const std::runtime_error&) {
    }
    TargetComplaint(text.substr(text.size() / 2));
  }
}

TEST(BodyFile, IsReadPackedAndUnpacked) {
  std::string text;
  for (int i = 0; i < 30000; ++i) text += std::to_string(i) + " 0 0 0\n";
  const OwnFile packed("packed.gz"), plain("plain");
  packed.WritePacked(text);
  std::ofstream(plain.path) << text;
  EXPECT_EQ(ReadBodyFile(packed.path), text);
  EXPECT_EQ(ReadBodyFile(plain.path), text);
}

TEST(BodyFile, ThatIsCutOffOrChangedIsRefusedByName) {
  std::string text;
  for (int i = 0; i < 30000; ++i) text += std::to_string(i * 7919 % 30011) + " 0 0 0\n";
  const OwnFile file("cut.gz");
  for (const bool cut : {true, false}) {
    file.WritePacked(text);
    const auto size = fs::file_size(file.path);
    if (cut) {
      fs::resize_file(file.path, size - size / 3);
    } else {
      std::fstream stream(file.path, std::ios::in | std::ios::out | std::ios::binary);
      stream.seekp(static_cast<std::streamoff>(size / 2));
      stream.write("\xff\x00\xff\x00", 4);
    }
    try {
      ReadBodyFile(file.path);
      ADD_FAILURE() << (cut ? "a cut file" : "a changed file") << " is taken for whole";
    } catch (const Error& error) {
      EXPECT_THAT(error.what_happened, HasSubstr("hinge_body_files_cut.gz"));
      EXPECT_THAT(error.how_to_fix, HasSubstr("tools/setup"));
    }
  }
}

TEST(BodyFile, ThatIsMissingOrAFolderIsRefusedByName) {
  for (const fs::path& path : {fs::path("/nonexistent/base.obj"), fs::temp_directory_path()}) {
    try {
      ReadBodyFile(path);
      ADD_FAILURE() << path;
    } catch (const Error& error) {
      EXPECT_THAT(error.what_happened, HasSubstr(path.filename().string()));
      EXPECT_EQ(error.where, path.string());
    }
  }
}

}  // namespace
}  // namespace hinge
