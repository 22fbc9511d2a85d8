// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/toml_table.h"

#include <fmt/format.h>

#include <cmath>

#include "hinge/edge/formats/text_file.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

constexpr const char* kHowToFix = "Correct the file, or restore it from the repository.";

}  // namespace

toml::table ReadTomlFile(const std::filesystem::path& path) {
  const std::string file = path.string();
  try {
    return toml::parse(ReadTextFile(path), file);
  } catch (const toml::parse_error& failed) {
    throw Error(std::string(failed.description()),
                fmt::format("{}, line {}", file, failed.source().begin.line), kHowToFix);
  }
}

void TomlTable::Fail(const std::string& what, std::string_view key) const {
  const toml::node* node = key.empty() ? nullptr : table_.get(key);
  const auto line = (node != nullptr ? node->source() : table_.source()).begin.line;
  throw Error(what, fmt::format("{}, line {}", file_, line), kHowToFix);
}

const toml::node& TomlTable::Need(std::string_view key) {
  asked_.insert(std::string(key));
  const toml::node* node = table_.get(key);
  if (node == nullptr) Fail(fmt::format("{} has no {}", name_, key));
  return *node;
}

std::string TomlTable::Text(std::string_view key) {
  const auto value = Need(key).value_exact<std::string>();
  if (!value) Fail(fmt::format("{}.{} is not a text in quotes", name_, key), key);
  return *value;
}

std::string TomlTable::TextOr(std::string_view key, std::string fallback) {
  asked_.insert(std::string(key));
  return Has(key) ? Text(key) : fallback;
}

double TomlTable::Number(std::string_view key) {
  const auto value = Need(key).value<double>();
  if (!value || !std::isfinite(*value)) Fail(fmt::format("{}.{} is not a number", name_, key), key);
  return *value;
}

double TomlTable::NotNegative(std::string_view key) {
  const double value = Number(key);
  if (value < 0) Fail(fmt::format("{}.{} is below zero", name_, key), key);
  return value;
}

double TomlTable::Share(std::string_view key) {
  const double value = NotNegative(key);
  if (value > 1) Fail(fmt::format("{}.{} is above 1", name_, key), key);
  return value;
}

std::optional<double> TomlTable::OptionalNumber(std::string_view key) {
  asked_.insert(std::string(key));
  if (!Has(key)) return std::nullopt;
  return Number(key);
}

std::vector<double> TomlTable::Numbers(std::string_view key) {
  const toml::array* array = Need(key).as_array();
  if (array == nullptr) return {Number(key)};
  if (array->empty()) Fail(fmt::format("{}.{} is an empty list", name_, key), key);
  std::vector<double> numbers;
  for (const toml::node& node : *array) {
    const auto value = node.value<double>();
    if (!value || !std::isfinite(*value))
      Fail(fmt::format("{}.{} holds something that is not a number", name_, key), key);
    numbers.push_back(*value);
  }
  return numbers;
}

int TomlTable::Integer(std::string_view key) {
  const auto value = Need(key).value_exact<std::int64_t>();
  if (!value || *value < -1'000'000 || *value > 1'000'000)
    Fail(fmt::format("{}.{} is not a whole number", name_, key), key);
  return static_cast<int>(*value);
}

bool TomlTable::Flag(std::string_view key) {
  const auto value = Need(key).value_exact<bool>();
  if (!value) Fail(fmt::format("{}.{} is neither true nor false", name_, key), key);
  return *value;
}

std::vector<std::string> TomlTable::Texts(std::string_view key) {
  const toml::array* array = Need(key).as_array();
  std::vector<std::string> texts;
  for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
    const auto text = array->get(i)->value_exact<std::string>();
    if (!text) Fail(fmt::format("{}.{} holds something that is not a text", name_, key), key);
    texts.push_back(*text);
  }
  if (array == nullptr) Fail(fmt::format("{}.{} is not a list", name_, key), key);
  return texts;
}

TomlTable TomlTable::Child(std::string_view key) {
  const toml::table* child = Need(key).as_table();
  if (child == nullptr) Fail(fmt::format("{}.{} is not a table", name_, key), key);
  return {*child, fmt::format("{}.{}", name_, key), file_};
}

std::vector<TomlTable> TomlTable::Children(std::string_view key) {
  asked_.insert(std::string(key));
  std::vector<TomlTable> children;
  if (!Has(key)) return children;
  const toml::array* array = table_.get_as<toml::array>(key);
  if (array == nullptr) Fail(fmt::format("{}.{} is not a list of tables", name_, key), key);
  for (std::size_t i = 0; i < array->size(); ++i) {
    const toml::table* child = array->get_as<toml::table>(i);
    if (child == nullptr) Fail(fmt::format("{}.{} holds something that is not a table", name_, key), key);
    children.emplace_back(*child, fmt::format("{} {}", key, i + 1), file_);
  }
  return children;
}

std::vector<std::pair<std::string, TomlTable>> TomlTable::Entries() {
  std::vector<std::pair<std::string, TomlTable>> entries;
  for (const auto& [key, node] : table_) entries.emplace_back(std::string(key.str()), Child(key.str()));
  return entries;
}

TomlTable TomlTable::Called(std::string name) const {
  TomlTable other = *this;
  other.name_ = std::move(name);
  return other;
}

void TomlTable::RefuseUnknownKeys() const {
  for (const auto& [key, node] : table_) {
    if (!asked_.contains(key.str()))
      Fail(fmt::format("{} has the unknown key '{}'", name_, key.str()), key.str());
  }
}

}  // namespace hinge
