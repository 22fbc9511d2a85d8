// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <toml++/toml.h>

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hinge {

/// A TOML file that was read whole. Throws `Error` naming file and line when it is missing or no TOML.
toml::table ReadTomlFile(const std::filesystem::path& path);

/// A table of a TOML file that knows its place: whatever is missing, of the wrong kind or unknown becomes an
/// `Error` with file, line, key and the way out.
class TomlTable {
 public:
  TomlTable(const toml::table& table, std::string name, std::string file)
      : table_(table), name_(std::move(name)), file_(std::move(file)) {}

  std::string Text(std::string_view key);
  std::string TextOr(std::string_view key, std::string fallback);
  double Number(std::string_view key);
  double NotNegative(std::string_view key);
  double Share(std::string_view key);  ///< 0 to 1
  std::optional<double> OptionalNumber(std::string_view key);
  /// A list of numbers that is not empty, or one number as a list of one.
  std::vector<double> Numbers(std::string_view key);
  int Integer(std::string_view key);
  bool Flag(std::string_view key);
  std::vector<std::string> Texts(std::string_view key);
  bool Has(std::string_view key) const { return table_.contains(key); }
  TomlTable Child(std::string_view key);
  /// The tables of an array of tables; none when the key is absent.
  std::vector<TomlTable> Children(std::string_view key);
  /// Every entry as a table of its own, by key, in the file's order.
  std::vector<std::pair<std::string, TomlTable>> Entries();

  /// The same under another name, for messages.
  TomlTable Called(std::string name) const;

  /// Refuses keys that nobody asked for: a misspelt key is never silently left out.
  void RefuseUnknownKeys() const;
  [[noreturn]] void Fail(const std::string& what, std::string_view key = {}) const;
  const std::string& name() const { return name_; }

 private:
  const toml::node& Need(std::string_view key);

  const toml::table& table_;
  std::string name_, file_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace hinge
