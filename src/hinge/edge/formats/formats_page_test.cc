// SPDX-License-Identifier: Apache-2.0
// Holds docs/formats.md against what is written and read: every column and key stands in a table of its own
// section, and no table has one that is not there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "hinge/edge/formats/csv.h"
#include "hinge/edge/formats/measures_csv.h"
#include "hinge/edge/formats/motion_csv.h"
#include "hinge/edge/formats/motion_opensim.h"
#include "hinge/edge/formats/session_for_tests.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/formats/toml_table.h"
#include "hinge/edge/formats/track_csv.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;
using Json = nlohmann::json;
using Names = std::set<std::string>;

const fs::path kRoot = HINGE_SOURCE_DIR;

std::string Page() { return ReadTextFile(kRoot / "docs" / "formats.md"); }

/// The text below a heading, up to the next heading of any level; empty when the page has no such heading.
std::string SectionOf(const std::string& page, const std::string& heading) {
  std::istringstream lines(page);
  std::string line, section;
  bool inside = false;
  while (std::getline(lines, line)) {
    if (line.starts_with("#")) inside = line.substr(line.find_first_not_of('#') + 1) == heading;
    if (inside) section += line + '\n';
  }
  return section;
}

/// The words in code marks of a text.
Names CodeIn(const std::string& text) {
  Names words;
  std::size_t open = text.find('`'), close = text.find('`', open + 1);
  while (open != std::string::npos && close != std::string::npos) {
    words.insert(text.substr(open + 1, close - open - 1));
    open = text.find('`', close + 1);
    close = text.find('`', open + 1);
  }
  return words;
}

/// What the tables of a section list: the words in code marks of each row's first cell.
Names ListedIn(const std::string& page, const std::string& heading) {
  std::istringstream lines(SectionOf(page, heading));
  Names listed;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("| ")) listed.merge(CodeIn(line.substr(0, line.find('|', 1))));
  }
  return listed;
}

/// What the section and the truth do not have in common, one sentence each.
std::vector<std::string> FindDifferences(const std::string& page, const std::string& heading,
                                         const Names& truth) {
  const Names listed = ListedIn(page, heading);
  std::vector<std::string> differences;
  for (const std::string& name : truth) {
    if (!listed.contains(name)) differences.push_back(heading + " does not list " + name);
  }
  for (const std::string& name : listed) {
    if (!truth.contains(name)) differences.push_back(heading + " lists " + name + ", which is not there");
  }
  return differences;
}

/// "left_knee_x_px" as the page writes it: "NAME_x_px"; "left_knee_front_x_px": "SIDE_knee_front_x_px"; "back_3_x_px":
/// "back_K_x_px".
std::string WithoutLandmark(const std::string& column) {
  for (const std::string& point : OutlineNames()) {
    if (!column.starts_with(point + "_")) continue;
    const bool back = point.starts_with("back_");
    return back ? "back_K" + column.substr(point.size()) : "SIDE" + column.substr(column.find('_'));
  }
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    const std::string name = std::string(Name(LandmarkAt(i))) + "_";
    if (column.starts_with(name)) return "NAME_" + column.substr(name.size());
  }
  return column;
}

Names ColumnsIn(const CsvRow& row) {
  Names columns;
  std::transform(row.begin(), row.end(), std::inserter(columns, columns.end()), WithoutLandmark);
  return columns;
}

/// The paths of all members below a value: "map", "map.leg", "findings[].rule".
void AddPaths(const Json& value, const std::string& before, Names& paths) {
  if (value.is_array()) {
    for (const Json& item : value) AddPaths(item, before, paths);
  }
  if (!value.is_object()) return;
  for (const auto& [key, member] : value.items()) {
    paths.insert(before + key);
    AddPaths(member, before + key + (member.is_array() ? "[]." : "."), paths);
  }
}

Names PathsIn(const Json& value) {
  Names paths;
  AddPaths(value, "", paths);
  return paths;
}

/// The paths of all values of a TOML table that are not tables themselves.
void AddLeaves(const toml::table& table, const std::string& before, Names& leaves) {
  for (const auto& [key, node] : table) {
    const std::string path = before + std::string(key.str());
    if (const toml::table* child = node.as_table()) {
      AddLeaves(*child, path + ".", leaves);
    } else if (node.is_array_of_tables()) {
      for (const toml::node& item : *node.as_array()) AddLeaves(*item.as_table(), path + "[].", leaves);
    } else {
      leaves.insert(path);
    }
  }
}

/// "leg.knee_peak.sd" with the word TERM for what follows "leg.".
std::string WithWordFor(std::string path, const std::string& before, const std::string& word) {
  if (!path.starts_with(before)) return path;
  return path.replace(before.size(), path.find('.', before.size()) - before.size(), word);
}

/// "near.knee.up" with words for view and part; the nose's table as a whole.
std::string LandmarkKey(const std::string& key) {
  if (key.starts_with("nose.")) return "nose";
  if (!key.starts_with("near.") && !key.starts_with("far.")) return key;
  if (key.find(".knee_borders.") != std::string::npos) return "VIEW" + key.substr(key.find('.'));
  return "VIEW.PART" + key.substr(key.rfind('.'));
}

/// Keys of the exercises' files, with words for exercise, feature and measure.
std::string ExerciseKey(const std::string& key) {
  if (key.starts_with("looks.")) return "looks.EXERCISE.FEATURE" + key.substr(key.rfind('.'));
  if (key.starts_with("errors.")) return "errors.EXERCISE.MEASURE" + key.substr(key.rfind('.'));
  return key.starts_with("unseen.") ? "unseen.EXERCISE" : key;
}

/// A file's keys as the page writes them: without the names of entries, and with TERM and ID for what varies.
Names KeysOf(const std::string& file) {
  Names leaves, keys;
  AddLeaves(ReadTomlFile(kRoot / "knowledge" / (file + ".toml")), "", leaves);
  for (const std::string& leaf : leaves) {
    if (file == "network_errors") {
      keys.insert(LandmarkKey(leaf.substr(leaf.find('.') + 1)));
    } else if (file == "exercise_model" || file == "exercise_checks") {
      keys.insert(ExerciseKey(leaf));
    } else if (file == "posture") {
      keys.insert(WithWordFor(leaf, "leg.", "TERM"));
    } else {
      keys.insert(WithWordFor(
          WithWordFor(WithWordFor(leaf.substr(leaf.find('.') + 1), "measures.", "ID"), "simulated.", "ID"),
          "outlined.", "ID"));
    }
  }
  return keys;
}

TEST(FormatsPage, CatchesWhatIsNotListedAndWhatIsNotThere) {
  const std::string page =
      "# a.csv\n| column | unit |\n|---|---|\n| `x`, `gone` | `px` |\n## b.csv\n| `y` | |\n";
  EXPECT_EQ(FindDifferences(page, "a.csv", {"x", "y"}),
            (std::vector<std::string>{"a.csv does not list y", "a.csv lists gone, which is not there"}));
  EXPECT_THAT(FindDifferences(page, "b.csv", {"y"}), IsEmpty());
  EXPECT_EQ(FindDifferences(page, "c.csv", {"y"}), std::vector<std::string>{"c.csv does not list y"});
  EXPECT_EQ(PathsIn(Json::parse(R"({"a": [{"b": 1}], "c": {"d": []}})")), (Names{"a", "a[].b", "c", "c.d"}));
}

TEST(FormatsPage, ListsTheColumnsOfEveryTable) {
  const std::vector<CsvRow> measures = ParseCsv(MakeMeasuresCsv({}), "x"),
                            motion = ParseCsv(MakeMotionCsv({}), "x");
  EXPECT_THAT(FindDifferences(Page(), "measures.csv", ColumnsIn(measures.at(0))), IsEmpty());
  EXPECT_THAT(FindDifferences(Page(), "motion.csv", ColumnsIn(motion.at(0))), IsEmpty());
  KeypointTrack of_moving_camera{.image_width_px = 1, .model = "", .frames = {{}}};
  of_moving_camera.frames[0].background.shift_px.x() = 1;
  of_moving_camera.frames[0].outline.back[0] = Vec2(1, 1);
  const std::vector<CsvRow> track = ParseCsv(MakeTrackCsv(of_moving_camera), "x");
  Names names = ColumnsIn(track.at(0));
  names.merge(ColumnsIn(track.at(2)));
  EXPECT_THAT(FindDifferences(Page(), "track.csv", names), IsEmpty());
}

TEST(FormatsPage, ListsTheColumnsOfTheFilesForOpenSim) {
  Names angles = {"time"};
  for (const MotCoordinate& coordinate : CalcMotCoordinates({})) angles.insert(coordinate.name);
  EXPECT_THAT(FindDifferences(Page(), "motion.mot", angles), IsEmpty());
  EXPECT_THAT(FindDifferences(Page(), "motion.trc", {"Frame#", "Time", "X", "Y", "Z"}), IsEmpty());
  const Names words = CodeIn(SectionOf(Page(), "motion.trc"));
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    const std::string marker = MarkerName(LandmarkAt(i));
    const bool sided = Name(LandmarkAt(i)).find('_') != std::string_view::npos;
    EXPECT_TRUE(words.contains(sided ? marker.substr(1) : marker)) << marker;
  }
}

TEST(FormatsPage, NamesEveryLandmark) {
  const Names words = CodeIn(SectionOf(Page(), "motion.csv"));
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    const std::string name(Name(LandmarkAt(i)));
    const bool sided = name.starts_with("left_") || name.starts_with("right_");
    EXPECT_TRUE(words.contains(sided ? name.substr(name.find('_') + 1) : name)) << name;
  }
}

TEST(FormatsPage, ListsTheKeysOfASession) {
  Json session = Json::parse(MakeSessionJson(MakeSessionForTests()));
  for (Json& stride : session["strides"]) stride["measures"] = Json::object();  // its members are measure ids
  session["made_by"]["options"] = Json::object();  // the next test looks at these
  Names numbers, parts;
  for (const char* part : {"scene", "standing", "split"}) {
    for (auto& [key, value] : session[part].items()) {
      if (!value.is_object()) continue;
      numbers.merge(PathsIn(value));
      value = nullptr;
    }
  }
  EXPECT_THAT(FindDifferences(Page(), "A number of the scene", numbers), IsEmpty());
  for (const auto& [part, value] : session.items()) {
    parts.insert(part);
    if (!value.is_structured() || part == "timings_s") continue;
    Names keys;
    AddPaths(value, "", keys);
    EXPECT_THAT(FindDifferences(Page(), part, keys), IsEmpty());
  }
  EXPECT_THAT(FindDifferences(Page(), "session.json", parts), IsEmpty());
  EXPECT_TRUE(
      CodeIn(SectionOf(Page(), "session.json")).contains("\"" + std::string(Session::kSchema) + "\""));
}

TEST(FormatsPage, NamesStagesAndOptionsOfASession) {
  const Session session = MakeSessionForTests();
  const Names stages = CodeIn(SectionOf(Page(), "timings_s")), options = CodeIn(SectionOf(Page(), "made_by"));
  for (const auto& [stage, seconds] : session.timings_s) EXPECT_TRUE(stages.contains(stage)) << stage;
  for (const auto& [option, value] : session.options) EXPECT_TRUE(options.contains(option)) << option;
}

TEST(FormatsPage, ListsTheKeysOfEveryKnowledgeFile) {
  int files = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(kRoot / "knowledge")) {
    if (entry.path().extension() != ".toml") continue;
    ++files;
    const std::string file = entry.path().stem().string();
    EXPECT_THAT(FindDifferences(Page(), file + ".toml", KeysOf(file)), IsEmpty());
  }
  EXPECT_GE(files, 10);
}

}  // namespace
}  // namespace hinge
