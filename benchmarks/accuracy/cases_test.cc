// SPDX-License-Identifier: Apache-2.0
#include "cases.h"

#include <gtest/gtest.h>

#include <set>

#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/edge/run/synth_options.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

std::vector<LabRunner> FourRunners() {
  return {{1, "RBDS001", false}, {3, "RBDS03", false}, {5, "RBDS05", true}, {9, "RBDS09", true}};
}

TEST(Cases, AreAllUnderstoodByTheClipMaker) {
  for (const AccuracyCase& c : MakeCases(FourRunners(), "/lab"))
    EXPECT_NO_THROW(ParseSynthOptions(c.flags)) << c.name;
}

TEST(Cases, HaveNamesOfTheirOwnThatAreFileNames) {
  std::set<std::string> names;
  for (const AccuracyCase& c : MakeCases(FourRunners(), "/lab")) {
    EXPECT_TRUE(names.insert(c.name).second) << c.name;
    EXPECT_EQ(c.name.find_first_of(" /%"), std::string::npos) << c.name;
  }
}

TEST(Cases, OfTheHalvesShareNeitherMotionNorBody) {
  std::set<std::string> motions[2], bodies[2];
  for (const AccuracyCase& c : MakeCases(FourRunners(), "/lab")) {
    bodies[c.is_report()].insert(c.flags.at("body"));
    if (c.flags.contains("motion")) motions[c.is_report()].insert(c.flags.at("motion"));
  }
  ASSERT_FALSE(motions[0].empty());
  for (const std::string& m : motions[0]) EXPECT_FALSE(motions[1].contains(m)) << m;
  for (const std::string& b : bodies[0]) EXPECT_FALSE(bodies[1].contains(b)) << b;
}

TEST(Cases, VaryEachThingInBothHalves) {
  std::multiset<std::string> halves[2];
  for (const AccuracyCase& c : MakeCases(FourRunners(), "/lab")) {
    if (c.part != "lab") halves[c.is_report()].insert(c.part + c.value);
  }
  EXPECT_EQ(halves[0], halves[1]);
}

TEST(Cases, AreTheSameEveryTime) {
  const std::vector<AccuracyCase> a = MakeCases(FourRunners(), "/lab"), b = MakeCases(FourRunners(), "/lab");
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) EXPECT_EQ(a[i].flags, b[i].flags);
}

TEST(LabRunners, OfTheTablesSecondHalfReport) {
  const FolderForTests folder;
  WriteTextFile(folder / "PARTICIPANTS.csv", "subject,age_y\n1,20\n10,21\n3,22\n4,23\n");
  for (const char* stem : {"RBDS001", "RBDS010", "RBDS03", "RBDS04"})
    WriteTextFile(folder / (std::string(stem) + "static.c3d"), "");
  const std::vector<LabRunner> runners = ReadLabRunners(folder / ".");
  ASSERT_EQ(runners.size(), 4u);
  EXPECT_EQ(runners[0].stem, "RBDS001");
  EXPECT_EQ(runners[1].stem, "RBDS010");
  EXPECT_EQ(runners[2].stem, "RBDS03");
  EXPECT_FALSE(runners[1].report);
  EXPECT_TRUE(runners[2].report);
  EXPECT_THROW(ReadLabRunners("/nonexistent"), Error);
}

}  // namespace
}  // namespace hinge
