// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/key_values.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "hinge/edge/run/user_values.h"
#include "hinge/foundation/base/number_text.h"

namespace hinge {

KeyValues::KeyValues(const std::string& text, std::string flag) : flag_(std::move(flag)) {
  std::istringstream parts(text);
  for (std::string part; std::getline(parts, part, ',');) {
    if (part.empty()) continue;
    const auto equals = part.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == part.size()) {
      throw UsageError(fmt::format("\"{}\" is not of the form key=value", part), flag_,
                       fmt::format("For example: {} key=value,other=value, without spaces.", flag_));
    }
    const std::string key = part.substr(0, equals);
    if (!values_.emplace(key, part.substr(equals + 1)).second)
      throw UsageError(fmt::format("{} is given twice", key), flag_, "Give each key once.");
  }
}

std::optional<std::string> KeyValues::Take(const std::string& key) {
  asked_.insert(key);
  const auto found = values_.find(key);
  return found == values_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<double> KeyValues::Number(const std::string& key, double low, double high) {
  const std::optional<std::string> text = Take(key);
  if (!text) return std::nullopt;
  const std::optional<double> value = FindNumber(*text);
  if (value && *value >= low && *value <= high) return value;
  throw UsageError(fmt::format("{} must be a number from {:g} to {:g}", key, low, high),
                   fmt::format("{} {}={}", flag_, key, *text),
                   fmt::format("For example: {} {}={:g}", flag_, key, std::clamp(0.0, low, high)));
}

void KeyValues::Set(const std::string& key, double low, double high, double& value) {
  if (const std::optional<double> given = Number(key, low, high)) value = *given;
}

std::optional<std::string> KeyValues::Word(const std::string& key, const std::vector<std::string>& words) {
  const std::optional<std::string> text = Take(key);
  if (!text || std::find(words.begin(), words.end(), *text) != words.end()) return text;
  throw UsageError(fmt::format("{} is none of: {}", *text, fmt::join(words, ", ")),
                   fmt::format("{} {}={}", flag_, key, *text),
                   fmt::format("For example: {} {}={}", flag_, key, words.front()));
}

void KeyValues::RefuseOthers() const {
  for (const auto& [key, value] : values_) {
    if (asked_.contains(key)) continue;
    const std::vector<std::string> known(asked_.begin(), asked_.end());
    const std::string nearest = FindNearestWord(key, known);
    throw UsageError(
        fmt::format("there is no key {}", key), flag_,
        nearest.empty() ? fmt::format("The keys are: {}.", fmt::join(known, ", "))
                        : fmt::format("Did you mean {}? The keys are: {}.", nearest, fmt::join(known, ", ")));
  }
}

}  // namespace hinge
