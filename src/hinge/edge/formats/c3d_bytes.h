// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace hinge {

/// Which machine's numbers a C3D file holds; byte 4 of its parameter section.
enum class C3dProcessor { kIntel = 84, kDec = 85, kMips = 86 };

/// The bytes of a C3D file, read by position; every reading is checked against the end. Throws Error that
/// names `where` and the position when the file is shorter than it says.
class C3dBytes {
 public:
  C3dBytes(std::string_view bytes, std::string where, C3dProcessor processor = C3dProcessor::kIntel)
      : bytes_(bytes), where_(std::move(where)), processor_(processor) {}

  std::size_t size() const { return bytes_.size(); }
  const std::string& where() const { return where_; }
  bool Holds(std::size_t position, std::size_t count) const {
    return position <= bytes_.size() && count <= bytes_.size() - position;
  }

  /// The first `count` bytes alone, or all where there are fewer.
  C3dBytes UpTo(std::size_t count) const { return {bytes_.substr(0, count), where_, processor_}; }

  std::uint8_t Byte(std::size_t position) const;
  std::int8_t SignedByte(std::size_t position) const { return static_cast<std::int8_t>(Byte(position)); }
  std::uint16_t Word(std::size_t position) const;  ///< 16 bits; little endian but for MIPS
  std::int16_t SignedWord(std::size_t position) const { return static_cast<std::int16_t>(Word(position)); }
  float Float(std::size_t position) const;  ///< IEEE 754 in either order, or DEC's F_floating
  std::string_view Text(std::size_t position, std::size_t count) const;

  /// Throws Error: what is wrong, the file and how to fix it.
  [[noreturn]] void Fail(const std::string& what) const;

 private:
  void Need(std::size_t position, std::size_t count) const;
  std::string_view bytes_;
  std::string where_;
  C3dProcessor processor_;
};

/// Without spaces and zero bytes at either end; bytes that are not printable ASCII become '?'.
std::string TrimC3dText(std::string_view text);
/// The same with a to z in capitals.
std::string MakeCapitals(std::string_view text);

}  // namespace hinge
