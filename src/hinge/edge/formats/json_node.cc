// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/json_node.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

using Json = nlohmann::json;

const Json& Of(const void* value) { return *static_cast<const Json*>(value); }

std::string Child(const std::string& parent, const std::string& key) {
  return parent.empty() ? key : parent + "." + key;
}

}  // namespace

void JsonNode::Fail(const std::string& should_be) const {
  throw Error(fmt::format("{} {}", name_.empty() ? "the document" : name_, should_be), *where_,
              "Name a session.json or its folder; if it is damaged, analyse the clip again.");
}

bool JsonNode::IsNull() const { return Of(value_).is_null(); }
bool JsonNode::IsText() const { return Of(value_).is_string(); }
bool JsonNode::IsList() const { return Of(value_).is_array(); }
bool JsonNode::IsNumber() const { return Of(value_).is_number(); }

std::optional<JsonNode> JsonNode::Find(const std::string& key) const {
  const Json& json = Of(value_);
  if (!json.is_object()) return std::nullopt;
  const auto found = json.find(key);
  if (found == json.end()) return std::nullopt;
  return JsonNode(&*found, Child(name_, key), where_);
}

JsonNode JsonNode::operator[](const std::string& key) const {
  if (!Of(value_).is_object()) Fail("is not an object {...}");
  std::optional<JsonNode> found = Find(key);
  if (!found) JsonNode(nullptr, Child(name_, key), where_).Fail("is missing");
  return *found;
}

std::vector<JsonNode> JsonNode::Items() const {
  const Json& json = Of(value_);
  if (!json.is_array()) Fail("is not a list [...]");
  std::vector<JsonNode> items;
  for (std::size_t i = 0; i < json.size(); ++i)
    items.emplace_back(&json[i], fmt::format("{}[{}]", name_, i), where_);
  return items;
}

std::vector<JsonNode> JsonNode::Items(std::size_t count) const {
  std::vector<JsonNode> items = Items();
  if (items.size() != count) Fail(fmt::format("has {} items instead of {}", items.size(), count));
  return items;
}

std::vector<std::pair<std::string, JsonNode>> JsonNode::Members() const {
  const Json& json = Of(value_);
  if (!json.is_object()) Fail("is not an object {...}");
  std::vector<std::pair<std::string, JsonNode>> members;
  for (const auto& [key, value] : json.items()) {
    members.emplace_back(key, JsonNode(&value, Child(name_, key), where_));
  }
  return members;
}

double JsonNode::Number() const {
  if (!Of(value_).is_number()) Fail("is not a number");
  const double number = Of(value_).get<double>();
  if (!std::isfinite(number)) Fail("is not a finite number");
  return number;
}

std::optional<double> JsonNode::NumberOrNull() const {
  return IsNull() ? std::nullopt : std::optional<double>(Number());
}

int JsonNode::Count() const {
  const double number = Number();
  if (number < 0 || number > std::numeric_limits<int>::max() || number != std::floor(number)) {
    Fail("is not a whole number from 0 on");
  }
  return static_cast<int>(number);
}

bool JsonNode::Bool() const {
  if (!Of(value_).is_boolean()) Fail("is neither true nor false");
  return Of(value_).get<bool>();
}

std::string JsonNode::Text() const {
  if (!IsText()) Fail("is not a text");
  return Of(value_).get<std::string>();
}

std::size_t JsonNode::OneOf(const std::vector<std::string>& words) const {
  const std::string text = Text();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (text == words[i]) return i;
  }
  Fail(fmt::format("is \"{}\"; it must be one of: {}", text.substr(0, 40), fmt::join(words, ", ")));
}

JsonDocument ParseJson(std::string_view text, const std::string& where) {
  JsonDocument document;
  document.where_ = std::make_shared<const std::string>(where);
  try {
    document.value_ = std::make_shared<const Json>(Json::parse(text));
  } catch (const Json::parse_error& failed) {
    throw Error(fmt::format("the text is not JSON (from byte {} on)", failed.byte), where,
                "Name a session.json or its folder; if it is damaged, analyse the clip again.");
  } catch (const Json::exception&) {
    throw Error("the text holds a number that is too large", where,
                "Name a session.json or its folder; if it is damaged, analyse the clip again.");
  }
  return document;
}

}  // namespace hinge
