// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "hinge/edge/formats/c3d_bytes.h"
#include "hinge/foundation/base/random.h"

namespace hinge {

/// What a small C3D file for tests holds: markers in millimetres, volts, two events.
struct C3dForTests {
  C3dProcessor processor = C3dProcessor::kIntel;
  bool floats = true;
  double scale = 0.05;  ///< of whole numbers
  double rate_hz = 150;
  std::size_t samples_per_frame = 2;
  std::vector<std::string> labels = {"L.ASIS", "R.ASIS", "R.Knee"};
  std::vector<std::string> channels = {"F1X", "F1Y"};
  std::vector<double> channel_scales = {-2, 0.5};
  std::vector<int> channel_offsets = {0, 10};
  std::string units = "mm";
  std::vector<std::vector<double>>
      frames;  ///< of each: x, y, z and residual (-1: not seen) a marker, then stored analog
};

/// `frames` of random markers on the grid of 0.05 mm, so that both kinds of storage hold them exactly.
inline C3dForTests MakeC3dForTests(std::uint64_t seed, std::size_t frames = 20) {
  Random random(seed);
  C3dForTests c3d;
  for (std::size_t f = 0; f < frames; ++f) {
    std::vector<double>& row = c3d.frames.emplace_back();
    for (std::size_t i = 0; i < c3d.labels.size(); ++i) {
      for (int axis = 0; axis < 3; ++axis) row.push_back(0.05 * std::round(random.Uniform(-30000, 30000)));
      row.push_back(random.Uniform() < 0.1 ? -1 : std::floor(random.Uniform(0, 90)) * 0.05);
    }
    for (std::size_t i = 0; i < c3d.channels.size() * c3d.samples_per_frame; ++i) {
      row.push_back(std::floor(random.Uniform(-2000, 2000)));
    }
  }
  return c3d;
}

/// Writes such a file byte by byte, after the format's description and not after the reader.
class C3dWriterForTests {
 public:
  explicit C3dWriterForTests(const C3dForTests& c3d) : c3d_(c3d) {}

  std::string Make() {
    const std::string parameters = Parameters();
    data_block_ = 2 + parameters.size() / 512;
    std::string file = Header() + Parameters();
    for (const std::vector<double>& row : c3d_.frames) file += Frame(row);
    return Padded(file);
  }

 private:
  std::string Word(int value) const {
    const auto low = static_cast<char>(value & 0xff), high = static_cast<char>(value >> 8 & 0xff);
    return c3d_.processor == C3dProcessor::kMips ? std::string{high, low} : std::string{low, high};
  }

  std::string Float(double value) const {
    const bool dec = c3d_.processor == C3dProcessor::kDec;
    const auto bits = std::bit_cast<std::uint32_t>(static_cast<float>(dec ? 4 * value : value));
    const int high = static_cast<int>(bits >> 16), low = static_cast<int>(bits & 0xffff);
    return c3d_.processor == C3dProcessor::kIntel ? Word(low) + Word(high) : Word(high) + Word(low);
  }

  static std::string Padded(std::string text) {
    text.resize((text.size() + 511) / 512 * 512);
    return text;
  }

  std::string Header() const {
    const std::size_t analog = c3d_.channels.size() * c3d_.samples_per_frame;
    std::string head = {2, 0x50};
    head += Word(static_cast<int>(c3d_.labels.size())) + Word(static_cast<int>(analog)) + Word(1);
    head +=
        Word(static_cast<int>(c3d_.frames.size())) + Word(10) + Float(c3d_.floats ? -c3d_.scale : c3d_.scale);
    head += Word(static_cast<int>(data_block_)) + Word(static_cast<int>(c3d_.samples_per_frame)) +
            Float(c3d_.rate_hz);
    return Padded(head);
  }

  std::string Entry(int id, const std::string& name, const std::string& rest) const {
    std::string entry = {static_cast<char>(name.size()), static_cast<char>(id)};
    return entry + name + Word(static_cast<int>(rest.size()) + 2) + rest;
  }
  std::string Group(int id, const std::string& name) const { return Entry(-id, name, std::string(1, '\0')); }

  std::string Numbers(int id, const std::string& name, const std::vector<double>& values, bool floats,
                      std::vector<int> dimensions = {}) const {
    if (dimensions.empty() && values.size() != 1) dimensions = {static_cast<int>(values.size())};
    std::string rest = {static_cast<char>(floats ? 4 : 2), static_cast<char>(dimensions.size())};
    for (int dimension : dimensions) rest += static_cast<char>(dimension);
    for (double value : values) rest += floats ? Float(value) : Word(static_cast<int>(value));
    return Entry(id, name, rest + '\0');
  }

  std::string Texts(int id, const std::string& name, const std::vector<std::string>& texts) const {
    std::size_t length = 1;
    for (const std::string& text : texts) length = std::max(length, text.size());
    std::string rest = {-1, 2, static_cast<char>(length), static_cast<char>(texts.size())};
    for (const std::string& text : texts) rest += text + std::string(length - text.size(), ' ');
    return Entry(id, name, rest + '\0');
  }

  std::string Parameters() const {
    std::string text = {1, 0x50, 1, static_cast<char>(c3d_.processor)};
    text += Numbers(1, "RATE", {c3d_.rate_hz}, true);  // before its group's name, as the format allows
    text += Group(1, "POINT") + Texts(1, "Labels", c3d_.labels) + Texts(1, "UNITS", {c3d_.units});
    text += Group(2, "ANALOG") + Texts(2, "LABELS", c3d_.channels) + Numbers(2, "GEN_SCALE", {0.1}, true);
    text += Numbers(2, "SCALE", c3d_.channel_scales, true);
    text += Numbers(2, "OFFSET", {c3d_.channel_offsets.begin(), c3d_.channel_offsets.end()}, false);
    text +=
        Group(3, "EVENT") + Numbers(3, "USED", {2}, false) + Texts(3, "LABELS", {"Foot Strike", "Foot Off"});
    text += Texts(3, "CONTEXTS", {"Left", "Right"}) + Numbers(3, "TIMES", {0, 1.5, 1, 2.25}, true, {2, 2});
    return Padded(text + std::string(2, '\0'));
  }

  std::string Value(double value, double scale) const {
    return c3d_.floats ? Float(value) : Word(static_cast<int>(std::lround(value / scale)));
  }

  std::string Frame(const std::vector<double>& row) const {
    const std::size_t points = 4 * c3d_.labels.size();
    std::string text;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i >= points) {
        text += Value(row[i], 1);
      } else if (i % 4 < 3) {
        text += Value(row[i], c3d_.scale);
      } else {
        text += Value(row[i] < 0 ? -1 : std::round(row[i] / c3d_.scale) + 3 * 256, 1);  // seen by two cameras
      }
    }
    return text;
  }

  C3dForTests c3d_;
  std::size_t data_block_ = 0;
};

inline std::string WriteC3dForTests(const C3dForTests& c3d) { return C3dWriterForTests(c3d).Make(); }

}  // namespace hinge
