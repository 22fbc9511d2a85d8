// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/error_model_file.h"

#include <fmt/format.h>

#include "hinge/edge/formats/toml_table.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

MeasureError MeasureErrorFrom(TomlTable table) {
  MeasureError error{.bias_near = table.Number("near"),
                     .sigma_near = table.NotNegative("near_sigma"),
                     .bias_far = table.Number("far"),
                     .sigma_far = table.NotNegative("far_sigma")};
  if (table.Has("alike")) error.alike = table.Share("alike");
  table.RefuseUnknownKeys();
  return error;
}

std::map<std::string, MeasureError> MeasureErrorsFrom(TomlTable table) {
  std::map<std::string, MeasureError> errors;
  for (const auto& [id, entry] : table.Entries()) errors[id] = MeasureErrorFrom(entry);
  return errors;
}

/// The entry of that name in the list of models.
TomlTable FindModel(TomlTable document, const std::string& model, const std::string& file) {
  for (TomlTable& table : document.Children("model")) {
    if (table.Text("name") == model) return table.Called(model);
  }
  throw Error(fmt::format("the errors of the pose network \"{}\" are not known", model), file,
              "Use another network (--model heavy), or add a [[model]] with its measured errors.");
}

void AddSimulated(const std::map<std::string, MeasureError>& simulated, ErrorModel& errors) {
  for (const auto& [id, error] : simulated) {
    std::vector<MeasureError> sources = {error};
    if (const auto own = errors.measures.find(id); own != errors.measures.end())
      sources.push_back(own->second);
    errors.measures[id] = CombineSources(sources);
  }
}

/// How alike both legs' errors are is known from simulated clips alone.
void AddOutlined(const std::map<std::string, MeasureError>& outlined, ErrorModel& errors) {
  errors.outlined = outlined;
  for (auto& [id, error] : errors.outlined) {
    if (!error.alike) error.alike = errors.OfStanding(id).alike;
  }
}

}  // namespace

ErrorModel ReadErrorModel(const std::filesystem::path& path, const std::string& model) {
  const toml::table document = ReadTomlFile(path);
  TomlTable table = FindModel({document, "the file", path.string()}, model, path.string());
  ErrorModel errors;
  errors.model = model;
  errors.provenance = table.Text("provenance");
  table.TextOr("evidence", "");
  if (table.Has("sources")) table.Texts("sources");
  errors.jitter_legs = table.NotNegative("jitter_legs");
  errors.hidden_factor = table.NotNegative("hidden_factor");
  errors.measures = MeasureErrorsFrom(table.Child("measures"));
  if (table.Has("simulated")) AddSimulated(MeasureErrorsFrom(table.Child("simulated")), errors);
  if (table.Has("outlined")) AddOutlined(MeasureErrorsFrom(table.Child("outlined")), errors);
  table.RefuseUnknownKeys();
  return errors;
}

}  // namespace hinge
