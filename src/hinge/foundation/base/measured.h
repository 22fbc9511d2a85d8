// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

namespace hinge {

/// A number with its doubt, or the reason why there is none. SI unit, named by the field that holds it.
struct Measured {
  std::optional<double> value;
  double sigma = 0;         ///< same unit, one standard deviation
  std::string source;       ///< what it comes from: "given", "stance feet", "population prior", ...
  std::string why_missing;  ///< a sentence, non-empty exactly when `value` is empty

  bool known() const { return value.has_value(); }
  double low() const { return *value - kTwoSided95 * sigma; }   ///< 95 % interval; needs known()
  double high() const { return *value + kTwoSided95 * sigma; }  ///< 95 % interval; needs known()

  static constexpr double kTwoSided95 = 1.959964;
};

inline Measured Known(double value, double sigma, std::string source) {
  return {.value = value, .sigma = sigma, .source = std::move(source), .why_missing = {}};
}
inline Measured Missing(std::string why) {
  return {.value = std::nullopt, .sigma = 0, .source = {}, .why_missing = std::move(why)};
}

}  // namespace hinge
