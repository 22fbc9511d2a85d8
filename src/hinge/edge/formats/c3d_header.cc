// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/c3d_header.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace hinge {
namespace {

constexpr std::size_t kBlock_bytes = 512;
constexpr double kHighestRate_hz = 1e5;

std::size_t BlockStart(std::size_t block) { return (block - 1) * kBlock_bytes; }

constexpr std::size_t WordAt(int word) { return static_cast<std::size_t>(word - 1) * 2; }

/// A count of up to 32 bits in two words, the lower one first; parameters store words with a sign.
std::optional<double> TwoWords(const C3dParameters& parameters, std::string_view name) {
  const C3dParameter* found = Find(parameters, "TRIAL", name);
  if (!found || found->numbers.size() < 2) return std::nullopt;
  const auto word = [](double value) { return value < 0 ? value + 65536 : value; };
  return word(found->numbers[0]) + 65536 * word(found->numbers[1]);
}

/// What the file says about its number of frames, most trusted first.
std::vector<double> FrameClaims(const C3dBytes& bytes, const C3dParameters& parameters) {
  std::vector<double> claims;
  const int first = bytes.Word(WordAt(4)), last = bytes.Word(WordAt(5));
  const auto from = TwoWords(parameters, "ACTUAL_START_FIELD"), to = TwoWords(parameters, "ACTUAL_END_FIELD");
  if (from && to) claims.push_back(*to - *from + 1);
  if (const auto frames = FindNumber(parameters, "POINT", "LONG_FRAMES")) claims.push_back(*frames);
  if (last >= first && last != 65535) claims.push_back(last - first + 1);
  if (const auto frames = FindNumber(parameters, "POINT", "FRAMES")) {
    claims.push_back(*frames < 0 ? *frames + 65536 : *frames);
  }
  if (last == 65535) claims.push_back(last - first + 1);
  std::erase_if(claims, [](double frames) { return !(frames >= 1 && frames <= 1e9); });
  return claims;
}

std::size_t FindFrames(const C3dBytes& bytes, const C3dParameters& parameters, const C3dHeader& header) {
  if (header.FrameBytes() == 0) return 0;
  if (header.data_start >= bytes.size()) bytes.Fail("the data begin beyond the end of the file");
  const auto room = static_cast<double>((bytes.size() - header.data_start) / header.FrameBytes());
  const std::vector<double> claims = FrameClaims(bytes, parameters);
  if (claims.empty()) bytes.Fail("the file does not say how many frames it has");
  for (double frames : claims) {
    if (frames <= room) return static_cast<std::size_t>(frames);
  }
  bytes.Fail(fmt::format("the file says that it has {:.0f} frames, but only {:.0f} are there: it was cut",
                         claims[0], room));
}

double FindRate_hz(const C3dBytes& bytes, const C3dParameters& parameters) {
  for (double rate : {FindNumber(parameters, "POINT", "RATE").value_or(0), double{bytes.Float(WordAt(11))}}) {
    if (rate > 0 && rate <= kHighestRate_hz) return rate;
  }
  bytes.Fail("the file has no rate of frames that could be true");
}

/// Words 3 and 10. Some writers put the number of channels into word 3; ANALOG:USED tells.
void ReadAnalogShape(const C3dBytes& bytes, const C3dParameters& parameters, C3dHeader& header) {
  header.analog_per_frame = bytes.Word(WordAt(3));
  header.samples_per_frame = std::max<std::size_t>(bytes.Word(WordAt(10)), 1);
  if (header.analog_per_frame % header.samples_per_frame == 0) return;
  if (FindNumber(parameters, "ANALOG", "USED") != static_cast<double>(header.analog_per_frame)) {
    bytes.Fail(fmt::format("{} analog values a frame are not {} samples of each channel",
                           header.analog_per_frame, header.samples_per_frame));
  }
  header.analog_per_frame *= header.samples_per_frame;
}

}  // namespace

std::size_t FindC3dParameterStart(const C3dBytes& bytes) {
  if (!bytes.Holds(0, kBlock_bytes) || bytes.Byte(1) != 0x50 || bytes.Byte(0) < 2) {
    bytes.Fail("this is not a C3D file");
  }
  return BlockStart(bytes.Byte(0));
}

C3dProcessor FindC3dProcessor(const C3dBytes& bytes, std::size_t parameters_start) {
  const int processor = bytes.Byte(parameters_start + 3);
  if (processor < 84 || processor > 86) {
    bytes.Fail(fmt::format("its numbers are of processor {}; 84 (Intel), 85 (DEC) and 86 (MIPS) are known",
                           processor));
  }
  return static_cast<C3dProcessor>(processor);
}

std::size_t FindC3dDataStart(const C3dBytes& bytes) {
  const std::size_t block = bytes.Word(WordAt(9));
  if (block < 2) bytes.Fail("the file does not say where its data begin");
  return BlockStart(block);
}

C3dHeader ReadC3dHeader(const C3dBytes& bytes, const C3dParameters& parameters) {
  C3dHeader header;
  header.points = bytes.Word(WordAt(2));
  header.first_frame = bytes.Word(WordAt(4));
  header.scale = bytes.Float(WordAt(7));
  if (!std::isfinite(header.scale) || header.scale == 0) {
    bytes.Fail("the scale of the points is zero or no number");
  }
  header.data_start = FindC3dDataStart(bytes);
  ReadAnalogShape(bytes, parameters, header);
  header.rate_hz = FindRate_hz(bytes, parameters);
  header.frames = FindFrames(bytes, parameters, header);
  return header;
}

}  // namespace hinge
