// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinge {

/// A place in a JSON document that knows its own name, so that a value of the wrong kind is reported as
/// "measures[3].value is not a number". Lives as long as its document.
class JsonNode {
 public:
  JsonNode(const void* value, std::string name, const std::string* where)
      : value_(value), name_(std::move(name)), where_(where) {}

  bool IsNull() const;
  bool IsText() const;
  bool IsList() const;
  bool IsNumber() const;
  JsonNode operator[](const std::string& key) const;  ///< the member must be there
  std::optional<JsonNode> Find(
      const std::string& key) const;  ///< empty when the member, or the object, is not there
  std::vector<JsonNode> Items() const;
  std::vector<JsonNode> Items(std::size_t count) const;  ///< exactly so many
  std::vector<std::pair<std::string, JsonNode>> Members() const;
  double Number() const;  ///< finite
  std::optional<double> NumberOrNull() const;
  int Count() const;  ///< a whole number from 0 on
  bool Bool() const;
  std::string Text() const;
  std::size_t OneOf(const std::vector<std::string>& words) const;  ///< which of the words it is

 private:
  [[noreturn]] void Fail(const std::string& should_be) const;
  const void* value_;  ///< the parser's own value: only json_node.cc knows its type, which is slow to compile
  std::string name_;
  const std::string* where_;
};

/// A parsed text. Every error is an Error that names `where` and the place in it.
class JsonDocument {
 public:
  JsonNode root() const { return {value_.get(), "", &*where_}; }

 private:
  friend JsonDocument ParseJson(std::string_view text, const std::string& where);
  std::shared_ptr<const void> value_;
  std::shared_ptr<const std::string> where_;
};
JsonDocument ParseJson(std::string_view text, const std::string& where);

}  // namespace hinge
