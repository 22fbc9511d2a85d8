// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/c3d_bytes.h"

#include <fmt/format.h>

#include <bit>

#include "hinge/foundation/base/error.h"

namespace hinge {

void C3dBytes::Fail(const std::string& what) const {
  throw Error(what, where_, "Export the trial again, or check that the file was copied whole.");
}

void C3dBytes::Need(std::size_t position, std::size_t count) const {
  if (!Holds(position, count)) {
    Fail(fmt::format("the file ends at byte {}, but {} bytes at {} are needed", size(), count, position));
  }
}

std::uint8_t C3dBytes::Byte(std::size_t position) const {
  Need(position, 1);
  return static_cast<std::uint8_t>(bytes_[position]);
}

std::uint16_t C3dBytes::Word(std::size_t position) const {
  Need(position, 2);
  const unsigned first = static_cast<std::uint8_t>(bytes_[position]);
  const unsigned second = static_cast<std::uint8_t>(bytes_[position + 1]);
  return static_cast<std::uint16_t>(processor_ == C3dProcessor::kMips ? first << 8 | second
                                                                      : second << 8 | first);
}

float C3dBytes::Float(std::size_t position) const {
  Need(position, 4);
  const std::uint32_t first = Word(position), second = Word(position + 2);
  if (processor_ == C3dProcessor::kIntel) return std::bit_cast<float>(second << 16 | first);
  if (processor_ == C3dProcessor::kMips) return std::bit_cast<float>(first << 16 | second);
  // DEC's words stand in the other order, and its exponent is larger by two for the same number: bias 128 and
  // a fraction from one half instead of bias 127 and from one. Exponent 0 is zero.
  const std::uint32_t bits = first << 16 | second;
  const std::uint32_t exponent = bits >> 23 & 0xff;
  if (exponent == 0) return 0;
  return std::bit_cast<float>(bits) / 4;  // exact but for numbers below 1e-37
}

std::string_view C3dBytes::Text(std::size_t position, std::size_t count) const {
  Need(position, count);
  return bytes_.substr(position, count);
}

std::string TrimC3dText(std::string_view text) {
  const std::string_view blank("\0 ", 2);
  const std::size_t first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  std::string trimmed(text.substr(first, text.find_last_not_of(blank) - first + 1));
  for (char& c : trimmed) {
    if (c < 0x20 || c > 0x7e) c = '?';
  }
  return trimmed;
}

std::string MakeCapitals(std::string_view text) {
  std::string capitals = TrimC3dText(text);
  for (char& c : capitals) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return capitals;
}

}  // namespace hinge
