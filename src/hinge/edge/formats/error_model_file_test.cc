// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/error_model_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "hinge/edge/formats/text_file.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

constexpr const char* kGood =
    "[[model]]\nname = \"other\"\n\n"
    "[[model]]\nname = \"net\"\nprovenance = \"renders\"\njitter_legs = 0.004\nhidden_factor = 4\n"
    "[model.measures]\ntrunk_lean = { near = 0.5, near_sigma = 1, far = -0.25, far_sigma = 2.0, alike = 0.5 "
    "}\n";

class ErrorModelFileTest : public ::testing::Test {
 protected:
  ~ErrorModelFileTest() override { fs::remove(file_); }
  ErrorModel Read(const std::string& text) const {
    WriteTextFile(file_, text);
    return ReadErrorModel(file_, "net");
  }
  /// What the error says about the text with `from` replaced by `to`.
  std::string Broken(const std::string& from, const std::string& to) const {
    std::string text = kGood;
    text.replace(text.find(from), from.size(), to);
    try {
      Read(text);
    } catch (const Error& error) {
      EXPECT_THAT(error.where, ::testing::HasSubstr(", line "));
      return error.what_happened;
    }
    return "no error";
  }
  const fs::path file_ =
      fs::path(::testing::TempDir()) / ("hinge errors " + std::to_string(getpid()) + ".toml");
};

TEST_F(ErrorModelFileTest, ReadsEveryValue) {
  const ErrorModel errors = Read(kGood);
  EXPECT_EQ(errors.model, "net");
  EXPECT_EQ(errors.provenance, "renders");
  EXPECT_EQ(errors.hidden_factor, 4);
  const MeasureError& lean = errors.measures.at("trunk_lean");
  EXPECT_EQ(lean.bias_near, 0.5);
  EXPECT_EQ(lean.sigma_near, 1);
  EXPECT_EQ(lean.bias_far, -0.25);
  EXPECT_EQ(lean.sigma_far, 2);
  EXPECT_EQ(lean.alike, 0.5);
}

TEST_F(ErrorModelFileTest, AnEntryForOutlinedLegsStandsBesideTheOtherAndKnowsHowAlikeTheLegsAre) {
  ErrorModel errors = Read(std::string(kGood) +
                           "[model.outlined]\ntrunk_lean = { near = 0.1, near_sigma = 0.2, far = 0.3, "
                           "far_sigma = 0.4 }\n");
  EXPECT_EQ(errors.measures.at("trunk_lean").bias_near, 0.5);
  errors.knees_outlined = true;
  const MeasureError outlined = errors.OfRunning("trunk_lean");
  EXPECT_EQ(outlined.bias_near, 0.1);
  EXPECT_EQ(outlined.sigma_far, 0.4);
  EXPECT_EQ(outlined.alike, 0.5);
}

TEST_F(ErrorModelFileTest, NamesWhatIsWrong) {
  EXPECT_EQ(Broken("near_sigma = 1", "near_sigma = -1"), "net.measures.trunk_lean.near_sigma is below zero");
  EXPECT_EQ(Broken("near_sigma = 1,", ""), "net.measures.trunk_lean has no near_sigma");
  EXPECT_EQ(Broken("{ near = 0.5,", "7 #"), "net.measures.trunk_lean is not a table");
  EXPECT_EQ(Broken("alike = 0.5", "alikee = 0.5"), "net.measures.trunk_lean has the unknown key 'alikee'");
  EXPECT_EQ(Broken("[model.measures]", "[model.outline]\n[model.measures]"),
            "net has the unknown key 'outline'");
  EXPECT_EQ(Broken("0.004", "\"few\""), "net.jitter_legs is not a number");
  EXPECT_EQ(Broken("alike = 0.5", "alike = 1.5"), "net.measures.trunk_lean.alike is above 1");
  EXPECT_EQ(Broken("0.004", "nan"), "net.jitter_legs is not a number");
  EXPECT_EQ(Broken("provenance = \"renders\"", ""), "net has no provenance");
  EXPECT_NE(Broken("[model.measures]", "[model.measures"), "no error");
}

TEST_F(ErrorModelFileTest, SaysThatTheNetworkIsNotThere) {
  for (const char* text : {"", "[[model]]\nname = \"other\"\n"}) {
    try {
      Read(text);
      ADD_FAILURE() << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.what_happened, "the errors of the pose network \"net\" are not known");
    }
  }
}

TEST_F(ErrorModelFileTest, FindsBothNetworksOfTheRepository) {
  for (const char* model : {"blazepose_heavy", "blazepose_full"}) {
    const ErrorModel errors =
        ReadErrorModel(fs::path(HINGE_SOURCE_DIR) / "knowledge" / "error_model.toml", model);
    EXPECT_GT(errors.measures.at("trunk_lean").sigma_near, 0) << model;
  }
}

TEST_F(ErrorModelFileTest, RefusesAFileThatIsNotThere) {
  EXPECT_THROW(ReadErrorModel("/nowhere.toml", "net"), Error);
}

}  // namespace
}  // namespace hinge
