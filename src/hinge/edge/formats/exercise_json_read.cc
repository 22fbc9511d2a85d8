// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <filesystem>

#include "hinge/edge/formats/exercise_json.h"
#include "hinge/edge/formats/json_node.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

constexpr const char* kFile = "exercise.json";
constexpr std::string_view kFamily = "hinge.exercise/";

HingeValue ValueFrom(const JsonNode& node) {
  HingeValue v;
  if (node["value"].IsNull()) {
    v.why_missing = node["why_missing"].Text();
    return v;
  }
  return {.value = node["value"].Number(),
          .sigma_random = node["sigma_random"].Number(),
          .sigma_shared = node["sigma_shared"].Number(),
          .n = node["n"].Count(),
          .why_missing = {}};
}

Measured MeasuredFrom(const JsonNode& node) {
  if (node["value"].IsNull()) return Missing(node["why_missing"].Text());
  return Known(node["value"].Number(), node["sigma"].Number(), node["source"].Text());
}

void RequireForm(const JsonNode& root, const std::string& where) {
  const std::optional<JsonNode> schema = root.Find("schema");
  const std::string form = schema && schema->IsText() ? schema->Text() : "";
  if (form == ExerciseDocument::kSchema) return;
  const bool newer = form.starts_with(kFamily);
  throw Error(newer ? fmt::format("it has the form {}, which this version does not know", form)
                    : "it is no exercise.json of Hinge",
              where,
              newer ? "Update Hinge, or check the clip again." : "Give a folder that hinge check wrote.");
}

}  // namespace

HingeActivity ParseExerciseActivity(std::string_view text, const std::string& where) {
  const JsonDocument document = ParseJson(text, where);
  const JsonNode root = document.root();
  RequireForm(root, where);
  const JsonNode exercise = root["exercise"];
  if (!exercise.Find("hinge"))
    throw Error("it was written before activities could be compared", where,
                "Check the clip again: hinge check.");
  const JsonNode hinge = exercise["hinge"];
  HingeActivity activity{root["file_name"].Text(), {}};
  activity.reading.activity = exercise["name"].Text();
  activity.reading.at = hinge["at"].Text();
  for (HingeQuantity q : kHingeQuantities) activity.reading[q] = ValueFrom(hinge[Name(q)]);
  activity.reading.standing_lean_deg = MeasuredFrom(hinge["standing_lean"]);
  activity.reading.standing_straightness_deg = MeasuredFrom(hinge["standing_straightness"]);
  return activity;
}

bool HoldsExercise(const fs::path& path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return fs::exists(path / kFile, ignored);
  return path.filename() == kFile;
}

HingeActivity ReadActivity(const fs::path& path) {
  if (HoldsExercise(path)) {
    const fs::path file = FileInFolder(path, kFile);
    return ParseExerciseActivity(ReadTextFile(file), file.string());
  }
  const Session session = ReadSessionJson(path);
  return {session.input.file_name, ReadHingeOfRun(session)};
}

/// A run in the place of a set is named, rather than the file that it lacks.
void RequireSet(const fs::path& path) {
  std::error_code ignored;
  if (!fs::is_directory(path, ignored) || HoldsExercise(path)) return;
  const bool run = fs::exists(path / "session.json", ignored);
  throw Error(run ? "the folder holds a run, not a checked set" : "the folder holds no checked set",
              path.string(), "Give a folder that hinge check wrote: hinge check CLIP.");
}

SetSummary ReadSetSummary(const fs::path& path) {
  RequireSet(path);
  const fs::path file = FileInFolder(path, kFile);
  const JsonDocument document = ParseJson(ReadTextFile(file), file.string());
  const JsonNode root = document.root();
  RequireForm(root, file.string());
  const JsonNode exercise = root["exercise"];
  SetSummary set;
  set.exercise = exercise["name"].Text();
  for (const JsonNode& r : exercise["repetitions"].Items())
    set.whole_repetitions += r["partial"].Bool() ? 0 : 1;
  for (const JsonNode& c : exercise["checks"].Items()) {
    if (c["value"].IsNull()) continue;
    if (c["found"].Bool()) set.faults.push_back(c["id"].Text());
    if (c["now_and_then"].Bool()) set.now_and_then.push_back(c["id"].Text());
  }
  return set;
}

}  // namespace hinge
