// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sstream>
#include <stdexcept>
#include <string>

namespace hinge {

/// Thrown when a caller breaks a function's contract: a fault in the program, never in the user's data.
struct ContractViolation : std::logic_error {
  using std::logic_error::logic_error;
};

template <typename... Values>
[[noreturn]] void FailCheck(const char* condition, const char* file, int line, const Values&... values) {
  std::ostringstream text;
  text << file << ":" << line << ": contract broken: " << condition;
  if constexpr (sizeof...(values) > 0) {
    text << " (";
    ((text << values << " "), ...);
    text << ")";
  }
  throw ContractViolation(text.str());
}

}  // namespace hinge

/// HINGE_CHECK(condition, values...): the caller's side of a contract; the values are printed when it is
/// broken.
#define HINGE_CHECK(condition, ...)                                                                  \
  do {                                                                                               \
    if (!(condition)) ::hinge::FailCheck(#condition, __FILE__, __LINE__ __VA_OPT__(, ) __VA_ARGS__); \
  } while (false)
