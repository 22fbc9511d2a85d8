// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/knowledge_files.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>

#include "hinge/edge/formats/text_file.h"
#include "hinge/foundation/base/error.h"
#include "hinge/science/form/definition.h"
#include "hinge/science/form/testing_knowledge.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(HINGE_SOURCE_DIR) / "knowledge";

const Knowledge& Known() {
  static const Knowledge knowledge = ReadKnowledge(kFolder);
  return knowledge;
}

/// A copy of the folder in which one text of one file was replaced.
fs::path BrokenCopy(const std::string& file, const std::string& from, const std::string& to) {
  const fs::path copy =
      fs::temp_directory_path() / ("hinge_knowledge_" + std::to_string(getpid()) + "_" +
                                   std::to_string(std::hash<std::string>{}(file + from + to)));
  fs::remove_all(copy);
  fs::copy(kFolder, copy);
  std::string text = ReadTextFile(copy / file);
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  std::ofstream(copy / file) << text.replace(at, from.size(), to);
  return copy;
}

/// What reading the folder complains of; the folder is gone afterwards.
std::string FaultOf(const fs::path& folder) {
  std::string fault = "no fault";
  try {
    ReadKnowledge(folder);
  } catch (const Error& error) {
    fault = error.what();
  }
  fs::remove_all(folder);
  return fault;
}

TEST(KnowledgeFiles, AreSound) { EXPECT_TRUE(Problems(Known()).empty()); }

TEST(KnowledgeFiles, DefineEveryMeasureAsItsFormulaDoes) {
  for (const MeasureDefinition* d : MeasureDefinitions()) {
    ASSERT_TRUE(Known().measures.contains(d->id)) << d->id;
    const MeasureEntry& entry = Known().measures.at(d->id);
    EXPECT_EQ(entry.definition, d->definition) << d->id;
    EXPECT_EQ(entry.unit, d->unit) << d->id;
  }
}

TEST(KnowledgeFiles, HoldEveryExerciseOfTheArticle) {
  for (const char* id : {"skater", "deadlift", "romanian_deadlift", "row", "curl", "fly", "hop", "hike"}) {
    ASSERT_TRUE(Known().exercises.contains(id)) << id;
    EXPECT_TRUE(Known().exercises.at(id).from_article) << id;
  }
}

TEST(KnowledgeFiles, SayWithEveryExerciseThatStrengthAloneDidNotChangeForm) {
  for (const auto& [id, e] : Known().exercises) {
    EXPECT_TRUE(std::any_of(e.evidence.begin(), e.evidence.end(), [](const Claim& c) {
      return std::find(c.sources.begin(), c.sources.end(), "willy2011") != c.sources.end();
    })) << id;
  }
}

TEST(KnowledgeFiles, HoldThePublishedPostureMap) {
  const PostureModel &got = Known().posture, want = TestingPosture();
  for (double v : {2.5, 3.5, 4.5}) {
    EXPECT_DOUBLE_EQ(got.knee_peak_deg.At(v), want.knee_peak_deg.At(v));
    EXPECT_DOUBLE_EQ(got.knee_ic_deg.At(v), want.knee_ic_deg.At(v));
    EXPECT_DOUBLE_EQ(got.shank_lean_ms_deg.At(v), want.shank_lean_ms_deg.At(v));
  }
  EXPECT_EQ(got.knee_peak_sd_deg, want.knee_peak_sd_deg);
  EXPECT_EQ(got.knee_ic_sd_deg, want.knee_ic_sd_deg);
  EXPECT_EQ(got.shank_lean_ms_sd_deg, want.shank_lean_ms_sd_deg);
  EXPECT_EQ(got.knee_peak_weight, want.knee_peak_weight);
  EXPECT_EQ(got.trunk_mean_deg, want.trunk_mean_deg);
  EXPECT_EQ(got.trunk_sd_deg, want.trunk_sd_deg);
  EXPECT_GE(got.runners_sd, 1);  // the tests count draws as they are
  EXPECT_GE(got.label_probability, 0.5);  // a label is likelier than all others together
  EXPECT_LE(got.label_probability, want.label_probability);
}

TEST(KnowledgeFiles, HoldThePublishedNormsToTheirRounding) {
  struct Row {
    const char* id;
    double slow, middle, fast;  // at 2.5, 3.5, 4.5 m/s: recomputed from the data of Fukuchi et al. 2017
    double tolerance;           // of a straight line through three means
  };
  for (const Row& r : {Row{"knee_peak", 41.1, 41.6, 42.1, 0.1}, Row{"knee_ic", 10.5, 10.6, 12.2, 0.6},
                       Row{"tibia_ic", 6.7, 9.8, 11.8, 0.5}, Row{"thigh_ic", 17.2, 20.4, 24.0, 0.2},
                       Row{"contact_time", .270, .224, .193, .006}}) {
    const SpeedLine& line = Known().norms.at(r.id).mean;
    EXPECT_NEAR(line.At(2.5), r.slow, r.tolerance) << r.id;
    EXPECT_NEAR(line.At(3.5), r.middle, r.tolerance) << r.id;
    EXPECT_NEAR(line.At(4.5), r.fast, r.tolerance) << r.id;
  }
}

TEST(KnowledgeFiles, GiveEveryFindingOneCueAndTwoExercises) {
  for (const FindingRule& f : Known().findings) {
    EXPECT_TRUE(Known().cues.contains(f.cue)) << f.id;
    EXPECT_GE(f.exercises.size(), 2u) << f.id;
  }
}

TEST(KnowledgeFiles, SayFileLineAndKeyWhenSomethingIsOff) {
  struct Case {
    const char *file, *from, *to, *want;
  };
  const Case cases[] = {
      {"posture.toml", "sd = 3.8", "sd = \"wide\"", "is not a number"},
      {"cues.toml", "tradeoff =", "trade_off =", "has no tradeoff"},
      {"measures.toml", "decimals = 1", "decimals = 1\ndecimls = 2", "unknown key 'decimls'"},
      {"measures.toml", "mark = \"P\"", "mark = \"X\"", "none of the marks"},
      {"findings.toml", "cue = \"hips_back\"", "cue = \"hips_up\"", "unknown cue 'hips_up'"},
      {"sources.toml", "[uhan2020]", "[uhan2020", ""},
      {"honesty.toml", "\"carson2024\"", "\"carson1924\"", "unknown source 'carson1924'"},
      {"priors.toml", "sd = 2.5", "sd = -2.5", "below zero"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.to);
    const std::string fault = FaultOf(BrokenCopy(c.file, c.from, c.to));
    EXPECT_NE(fault.find(c.want), std::string::npos) << fault;
    EXPECT_NE(fault.find(std::string(c.file) + ", line "), std::string::npos) << fault;
    EXPECT_NE(fault.find("Correct the file"), std::string::npos) << fault;
  }
}

TEST(KnowledgeFiles, SayWhichFileIsMissing) {
  const fs::path copy = BrokenCopy("cues.toml", "hips", "hips");
  fs::remove(copy / "cues.toml");
  EXPECT_NE(FaultOf(copy).find("cues.toml"), std::string::npos);
}

TEST(KnowledgeFiles, CiteOnlySourcesThatThePageOfReferencesLists) {
  const std::string page = ReadTextFile(fs::path(HINGE_SOURCE_DIR) / "docs" / "references.md");
  for (const auto& [key, source] : Known().sources) {
    EXPECT_NE(page.find("`" + key + "`"), std::string::npos) << key << " is not in docs/references.md";
    EXPECT_NE(page.find(source.citation), std::string::npos)
        << key << " reads otherwise in docs/references.md";
  }
}

/// Start-up reads them: 50 ms in release, ten times that where sanitizers watch on a busy machine.
TEST(KnowledgeFiles, AreReadInAFractionOfASecond) {
  const auto start = std::chrono::steady_clock::now();
  ReadKnowledge(kFolder);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(500));
}

}  // namespace
}  // namespace hinge
