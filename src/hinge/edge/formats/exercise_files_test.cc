// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/exercise_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <set>

#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/foundation/base/error.h"
#include "hinge/science/strength/set_features.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

using ::testing::HasSubstr;
using ::testing::IsSupersetOf;

constexpr const char* kModel =
    "[recognition]\nprovenance = \"sets\"\nsharpness = 0.4\nlargest_z2 = 50\nunlike_at = 100\nunlike_width = "
    "9\n"
    "[looks.row]\nlean = { mean = 40, sd = 5 }\n"
    "[errors.row]\ntrunk_swing = { bias = 0.5, gain = 0.9, set = 1, repetition = 0.2 }\n";
constexpr const char* kChecks =
    "[unseen]\nrow = [\"Forces.\"]\n"
    "[[check]]\nid = \"swing\"\nexercises = [\"row\"]\nmeasure = \"trunk_swing\"\nof_set = false\ntitle = "
    "\"Trunk\"\n"
    "unit = \"deg\"\ndecimals = 1\nlow = -5\nhigh = 5\ndetectable = 1.5\nwhen_low = \"dips\"\nwhen_high = "
    "\"swings\"\n"
    "cue = \"Still\"\nmark = \"CJ\"\nsources = [\"shoji\"]\n";

class ExerciseFilesTest : public ::testing::Test {
 protected:
  ExerciseFilesTest() { fs::create_directories(folder_); }
  ~ExerciseFilesTest() override { fs::remove_all(folder_); }
  ExerciseKnowledge Read(const std::string& model, const std::string& checks) const {
    WriteTextFile(folder_ / "exercise_model.toml", model);
    WriteTextFile(folder_ / "exercise_checks.toml", checks);
    return ReadExerciseKnowledge(folder_);
  }
  /// What is said of the two files with `from` replaced by `to`.
  std::string Broken(const std::string& from, const std::string& to) const {
    std::string model = kModel, checks = kChecks;
    std::string& text = model.find(from) != std::string::npos ? model : checks;
    text.replace(text.find(from), from.size(), to);
    try {
      Read(model, checks);
    } catch (const Error& error) {
      EXPECT_THAT(error.where, HasSubstr("line "));
      EXPECT_FALSE(error.how_to_fix.empty());
      return error.what_happened;
    }
    return "no error";
  }
  const fs::path folder_ = fs::path(::testing::TempDir()) / ("hinge exercises " + std::to_string(getpid()));
};

TEST_F(ExerciseFilesTest, EveryValueIsRead) {
  const ExerciseKnowledge k = Read(kModel, kChecks);
  EXPECT_EQ(k.model.provenance, "sets");
  EXPECT_EQ(k.model.sharpness, 0.4);
  EXPECT_EQ(k.model.largest_z2, 50);
  EXPECT_EQ(k.model.unlike_at, 100);
  EXPECT_EQ(k.model.unlike_width, 9);
  EXPECT_EQ(k.model.looks.at("row").at("lean").mean, 40);
  EXPECT_EQ(k.model.looks.at("row").at("lean").sd, 5);
  const ReadingError& error = k.model.errors.at("row").at("trunk_swing");
  EXPECT_EQ(error.bias, 0.5);
  EXPECT_EQ(error.gain, 0.9);
  EXPECT_EQ(error.sigma_set, 1);
  EXPECT_EQ(error.sigma_repetition, 0.2);
  ASSERT_EQ(k.checks.size(), 1u);
  EXPECT_EQ(k.checks[0].low, -5);
  EXPECT_EQ(k.checks[0].high, 5);
  EXPECT_EQ(k.checks[0].detectable, 1.5);
  EXPECT_EQ(k.checks[0].when_high, "swings");
  EXPECT_EQ(k.checks[0].evidence, Evidence::kCoach);
  EXPECT_THAT(k.unseen.at("row"), ::testing::ElementsAre("Forces."));
}

TEST_F(ExerciseFilesTest, WhatIsWrongIsNamedWithItsLine) {
  EXPECT_THAT(Broken("sd = 5", "sd = 0"), HasSubstr("not above 0"));
  EXPECT_THAT(Broken("set = 1", "set = -1"), HasSubstr("below zero"));
  EXPECT_THAT(Broken("sharpness = 0.4\n", ""), HasSubstr("sharpness"));
  EXPECT_THAT(Broken("low = -5\nhigh = 5\n", ""), HasSubstr("neither low nor high"));
  EXPECT_THAT(Broken("low = -5", "low = 7"), HasSubstr("low is not below high"));
  EXPECT_THAT(Broken("\"CJ\"", "\"XX\""), HasSubstr("none of the marks"));
  EXPECT_THAT(Broken("detectable = 1.5", "detectable = \"few\""), HasSubstr("not a number"));
  EXPECT_THAT(Broken("cue =", "queue ="), HasSubstr("cue"));
  EXPECT_THAT(Broken("row = [\"Forces.\"]", "rwo = [\"Forces.\"]"), HasSubstr("rwo"));
}

TEST(ExerciseKnowledgeFiles, OfTheProjectHoldTogether) {
  const fs::path folder = fs::path(HINGE_SOURCE_DIR) / "knowledge";
  const ExerciseKnowledge k = ReadExerciseKnowledge(folder);
  const Knowledge all = ReadKnowledge(folder);
  std::set<std::string> ids;
  for (const ExerciseCheck& check : k.checks) {
    SCOPED_TRACE(check.id);
    EXPECT_TRUE(ids.insert(check.id).second) << "twice";
    EXPECT_EQ(check.low.has_value(), !check.when_low.empty());
    EXPECT_EQ(check.high.has_value(), !check.when_high.empty());
    EXPECT_FALSE(check.sources.empty());
    for (const std::string& source : check.sources) EXPECT_TRUE(all.sources.contains(source)) << source;
    const std::string measure = (check.of_set ? "set." : "") + check.measure;
    for (const std::string& exercise : check.exercises) {
      ASSERT_TRUE(k.model.looks.contains(exercise)) << exercise;
      EXPECT_TRUE(k.model.errors.at(exercise).contains(measure))
          << exercise << " has no error of " << measure;
    }
  }
}

TEST(ExerciseKnowledgeFiles, LooksAreMadeOfFeaturesThatAreCalculated) {
  const ExerciseModel model = ReadExerciseModel(fs::path(HINGE_SOURCE_DIR) / "knowledge/exercise_model.toml");
  for (const auto& [exercise, looks] : model.looks) {
    std::vector<std::string> names;
    for (const auto& [feature, norm] : looks) names.push_back(feature);
    EXPECT_THAT(SetFeatureNames(), IsSupersetOf(names)) << exercise;
  }
}

}  // namespace
}  // namespace hinge
