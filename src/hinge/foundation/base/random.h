// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

namespace hinge {

/// The only source of randomness: seeded, passed by the caller, equal on every machine (the standard library's
/// distributions are not, so the two that are needed are written out).
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  /// Uniform in [0, 1).
  double Uniform() { return static_cast<double>(engine_() >> 11) * 0x1.0p-53; }
  double Uniform(double low, double high) { return low + (high - low) * Uniform(); }

  /// Standard normal, by Box and Muller's method.
  double Normal() {
    const double radius = std::sqrt(-2.0 * std::log(1.0 - Uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * Uniform());
  }
  double Normal(double mean, double sigma) { return mean + sigma * Normal(); }

 private:
  std::mt19937_64 engine_;
};

}  // namespace hinge
