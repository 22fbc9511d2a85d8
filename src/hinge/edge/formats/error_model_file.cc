// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/error_model_file.h"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <cmath>
#include <string_view>

#include "hinge/edge/formats/text_file.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

/// A table of the file that knows its place, for messages.
struct Table {
  const toml::table& table;
  std::string name;
  const std::string& file;

  [[noreturn]] void Fail(const std::string& what, toml::source_position at) const {
    throw Error(what, fmt::format("{}, line {}", file, at.line),
                "Correct the file, or restore it from the repository.");
  }
  [[noreturn]] void Fail(const std::string& what) const { Fail(what, table.source().begin); }

  double Number(const char* key) const {
    const toml::node* node = table.get(key);
    if (!node) Fail(fmt::format("{} has no {}", name, key));
    const std::optional<double> value = node->value<double>();
    if (!value || !std::isfinite(*value))
      Fail(fmt::format("{}.{} is not a number", name, key), node->source().begin);
    return *value;
  }
  double NotNegative(const char* key) const {
    const double value = Number(key);
    if (value < 0) Fail(fmt::format("{}.{} is below zero", name, key), table.get(key)->source().begin);
    return value;
  }
  double Share(const char* key) const {
    const double value = NotNegative(key);
    if (value > 1) Fail(fmt::format("{}.{} is above 1", name, key), table.get(key)->source().begin);
    return value;
  }
  Table Child(std::string_view key) const {
    const toml::table* child = table.get_as<toml::table>(key);
    if (!child) Fail(fmt::format("{} has no {} = {{ ... }}", name, key));
    return {*child, fmt::format("{}.{}", name, key), file};
  }
};

MeasureError MeasureErrorFrom(const Table& table) {
  return {.bias_near = table.Number("near"),
          .sigma_near = table.NotNegative("near_sigma"),
          .bias_far = table.Number("far"),
          .sigma_far = table.NotNegative("far_sigma"),
          .alike = table.table.contains("alike") ? std::optional(table.Share("alike")) : std::nullopt};
}

toml::table Parse(const std::string& text, const std::string& file) {
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& failed) {
    throw Error(std::string(failed.description()),
                fmt::format("{}, line {}", file, failed.source().begin.line),
                "Correct the file, or restore it from the repository.");
  }
}

/// The entry of that name in the list of models.
Table FindModel(const toml::table& document, const std::string& model, const std::string& file) {
  const toml::array* models = document.get_as<toml::array>("model");
  for (std::size_t i = 0; models && i < models->size(); ++i) {
    const toml::table* table = models->get_as<toml::table>(i);
    if (table && (*table)["name"].value_or(std::string()) == model) return {*table, model, file};
  }
  throw Error(fmt::format("the errors of the pose network \"{}\" are not known", model), file,
              "Use another network (--model heavy), or add a [[model]] with its measured errors.");
}

void AddSimulated(const Table& simulated, ErrorModel& errors) {
  for (const auto& [id, node] : simulated.table) {
    const std::string name(id.str());
    std::vector<MeasureError> sources = {MeasureErrorFrom(simulated.Child(id.str()))};
    if (const auto own = errors.measures.find(name); own != errors.measures.end())
      sources.push_back(own->second);
    errors.measures[name] = CombineSources(sources);
  }
}

/// How alike both legs' errors are is known from simulated clips alone.
void AddOutlined(const Table& outlined, ErrorModel& errors) {
  for (const auto& [id, node] : outlined.table) {
    const std::string name(id.str());
    MeasureError error = MeasureErrorFrom(outlined.Child(id.str()));
    if (const auto all = errors.measures.find(name); !error.alike && all != errors.measures.end())
      error.alike = all->second.alike;
    errors.outlined[name] = error;
  }
}

}  // namespace

ErrorModel ReadErrorModel(const std::filesystem::path& path, const std::string& model) {
  const std::string file = path.string();
  const toml::table document = Parse(ReadTextFile(path), file);
  const Table table = FindModel(document, model, file);
  ErrorModel errors;
  errors.model = model;
  errors.provenance = table.table["provenance"].value_or(std::string());
  if (errors.provenance.empty()) table.Fail(fmt::format("{} has no provenance", model));
  errors.jitter_legs = table.NotNegative("jitter_legs");
  errors.hidden_factor = table.NotNegative("hidden_factor");
  const Table measures = table.Child("measures");
  for (const auto& [id, node] : measures.table) {
    errors.measures[std::string(id.str())] = MeasureErrorFrom(measures.Child(id.str()));
  }
  if (table.table.contains("simulated")) AddSimulated(table.Child("simulated"), errors);
  if (table.table.contains("outlined")) AddOutlined(table.Child("outlined"), errors);
  return errors;
}

}  // namespace hinge
