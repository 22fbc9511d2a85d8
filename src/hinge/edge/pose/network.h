// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace hinge {

struct NetworkOptions {
  std::filesystem::path cache_dir;  ///< compiled form is kept in a folder below it; empty = not kept
  int threads = 0;                  ///< 0 = as many as the machine has cores
};

/// A compiled neural network with one float input and several float outputs, computed in 32-bit floats on
/// every machine (16-bit shortcuts move landmarks by more than a pixel and differ between machines).
class Network {
 public:
  /// A cache that is broken, full or not writable is passed over, never an error. Throws `Error` when the
  /// file is not a network that can be run. A free batch size is set to 1.
  Network(const std::filesystem::path& model, const NetworkOptions& options);
  Network(Network&&) noexcept;
  Network& operator=(Network&&) noexcept;
  ~Network();

  std::span<float> input();
  std::vector<std::size_t> input_shape() const;
  std::vector<std::vector<std::size_t>> output_shapes() const;
  /// Computes all outputs from what stands in `input()`.
  void Run();
  /// The output that has exactly `size` values (the networks used here have no two of the same size). Valid
  /// until the next Run.
  std::span<const float> Output(std::size_t size) const;
  /// The same by number, in the order of `output_shapes`.
  std::span<const float> OutputAt(std::size_t number) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace hinge
