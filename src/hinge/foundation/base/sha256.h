// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <istream>
#include <span>
#include <string>
#include <string_view>

namespace hinge {

/// SHA-256 of a stream of bytes (FIPS 180-4). Feed it in pieces of any size, then take the digest once.
class Sha256 {
 public:
  void Update(std::span<const std::uint8_t> bytes);
  /// The digest as 64 lower-case hexadecimal digits. The object is spent afterwards.
  std::string FinishHex();

 private:
  void Block(const std::uint8_t* block);

  std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::uint8_t, 64> pending_{};
  std::uint64_t byte_count_ = 0;
};

std::string Sha256Hex(std::string_view bytes);
/// Of all that is left in the stream; read in pieces, so a long file needs no memory.
std::string Sha256Hex(std::istream& stream);

}  // namespace hinge
