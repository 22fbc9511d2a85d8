// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/exercise_files.h"

#include <fmt/format.h>

#include "hinge/edge/formats/toml_table.h"

namespace hinge {
namespace {

double Positive(TomlTable& t, std::string_view key) {
  const double value = t.Number(key);
  if (!(value > 0)) t.Fail(fmt::format("{}.{} is not above 0", t.name(), key), key);
  return value;
}

std::map<std::string, GroupNorm> ReadLooks(TomlTable t) {
  std::map<std::string, GroupNorm> looks;
  for (auto& [feature, norm] : t.Entries()) {
    looks[feature] = {norm.Number("mean"), Positive(norm, "sd")};
    norm.RefuseUnknownKeys();
  }
  return looks;
}

std::map<std::string, ReadingError> ReadErrors(TomlTable t) {
  std::map<std::string, ReadingError> errors;
  for (auto& [measure, e] : t.Entries()) {
    errors[measure] = {e.Number("bias"), Positive(e, "gain"), e.NotNegative("set"),
                       e.NotNegative("repetition")};
    e.RefuseUnknownKeys();
  }
  return errors;
}

ExerciseCheck ReadCheck(TomlTable& t) {
  ExerciseCheck c;
  c.id = t.Text("id");
  c.exercises = t.Texts("exercises");
  c.measure = t.Text("measure");
  c.of_set = t.Flag("of_set");
  c.title = t.Text("title");
  c.unit = t.Text("unit");
  c.decimals = t.Integer("decimals");
  c.low = t.OptionalNumber("low");
  c.high = t.OptionalNumber("high");
  c.detectable = t.NotNegative("detectable");
  c.when_low = t.Text("when_low");
  c.when_high = t.Text("when_high");
  c.cue = t.Text("cue");
  c.sources = t.Texts("sources");
  const std::string mark = t.Text("mark");
  const auto evidence = EvidenceOfMark(mark);
  if (!evidence)
    t.Fail(fmt::format("{}.mark = \"{}\" is none of the marks P, S, D, D2, CJ, MU", t.name(), mark), "mark");
  c.evidence = *evidence;
  if (!c.low && !c.high) t.Fail(fmt::format("check {} has neither low nor high", c.id), "id");
  if (c.low && c.high && *c.low >= *c.high)
    t.Fail(fmt::format("check {}: low is not below high", c.id), "low");
  t.RefuseUnknownKeys();
  return c;
}

}  // namespace

ExerciseModel ReadExerciseModel(const std::filesystem::path& file) {
  const toml::table root = ReadTomlFile(file);
  TomlTable t(root, "", file.filename().string());
  ExerciseModel model;
  TomlTable recognition = t.Child("recognition");
  model.provenance = recognition.Text("provenance");
  model.sharpness = Positive(recognition, "sharpness");
  model.largest_z2 = Positive(recognition, "largest_z2");
  model.unlike_at = Positive(recognition, "unlike_at");
  model.unlike_width = Positive(recognition, "unlike_width");
  recognition.RefuseUnknownKeys();
  for (auto& [exercise, looks] : t.Child("looks").Entries()) model.looks[exercise] = ReadLooks(looks);
  for (auto& [exercise, errors] : t.Child("errors").Entries()) model.errors[exercise] = ReadErrors(errors);
  t.RefuseUnknownKeys();
  return model;
}

ExerciseKnowledge ReadExerciseKnowledge(const std::filesystem::path& folder) {
  ExerciseKnowledge knowledge;
  knowledge.model = ReadExerciseModel(folder / "exercise_model.toml");
  const std::filesystem::path file = folder / "exercise_checks.toml";
  const toml::table root = ReadTomlFile(file);
  TomlTable t(root, "", file.filename().string());
  TomlTable unseen = t.Child("unseen");
  for (const auto& [exercise, looks] : knowledge.model.looks) {
    if (unseen.Has(exercise)) knowledge.unseen[exercise] = unseen.Texts(exercise);
  }
  unseen.RefuseUnknownKeys();
  for (TomlTable& check : t.Children("check")) knowledge.checks.push_back(ReadCheck(check));
  t.RefuseUnknownKeys();
  return knowledge;
}

}  // namespace hinge
