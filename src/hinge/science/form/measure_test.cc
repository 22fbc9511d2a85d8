// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/measure.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "hinge/science/form/definition.h"

namespace hinge {
namespace {

std::vector<Measure> SomeMeasures() {
  std::vector<Measure> measures(4);
  measures[0].id = "cadence";
  measures[1].id = "knee_ic";
  measures[2].id = "knee_ic";
  measures[2].side = Side::kLeft;
  measures[3].id = "knee_ic";
  measures[3].side = Side::kRight;
  return measures;
}

TEST(FindMeasure, FindsBothSidesTogetherUnlessASideIsAskedFor) {
  const std::vector<Measure> measures = SomeMeasures();
  EXPECT_EQ(FindMeasure(measures, "knee_ic"), &measures[1]);
  EXPECT_EQ(FindMeasure(measures, "knee_ic", Side::kLeft), &measures[2]);
  EXPECT_EQ(FindMeasure(measures, "knee_ic", Side::kRight), &measures[3]);
}

TEST(FindMeasure, IsNullForWhatIsNotThere) {
  EXPECT_EQ(FindMeasure(SomeMeasures(), "knee_peak"), nullptr);
  EXPECT_EQ(FindMeasure(SomeMeasures(), "cadence", Side::kLeft), nullptr);
  EXPECT_EQ(FindMeasure({}, "cadence"), nullptr);
}

TEST(MeasureDefinitions, AreTheFilesOfTheFolderOneEach) {
  std::set<std::string> files, ids;
  for (const auto& entry :
       std::filesystem::directory_iterator(HINGE_SOURCE_DIR "/src/hinge/science/form/measures")) {
    files.insert(entry.path().stem().string());
  }
  for (const MeasureDefinition* d : MeasureDefinitions()) ids.insert(d->id);
  EXPECT_EQ(ids, files);
  EXPECT_EQ(ids.size(), MeasureDefinitions().size());
}

TEST(MeasureDefinitions, SayInstantAndDefinitionInFull) {
  const std::set<std::string> instants = {"ic", "ms", "to", "stance", "stride"};
  const std::set<std::string> units = {"deg", "s", "m", "m/s", "1/min", "%", "deg/s", "BW/leg", "kN/m", ""};
  for (const MeasureDefinition* d : MeasureDefinitions()) {
    SCOPED_TRACE(d->id);
    EXPECT_TRUE(instants.contains(d->at)) << d->at;
    EXPECT_TRUE(units.contains(d->unit)) << d->unit;
    EXPECT_GT(std::string(d->definition).size(), 10u);
    EXPECT_TRUE(d->calc != nullptr);
  }
}

}  // namespace
}  // namespace hinge
