// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/c3d_parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

namespace hinge {
namespace {

constexpr std::size_t kHead_bytes = 4;
constexpr std::size_t kLargestSection_bytes = std::size_t{1}
                                              << 20;  // 255 blocks of 512 bytes are what the head can tell

/// Number of values by the dimensions, refused before it can outgrow the file.
std::size_t CountValues(const C3dBytes& bytes, const std::vector<int>& dimensions) {
  if (std::ranges::find(dimensions, 0) != dimensions.end()) return 0;
  std::size_t count = 1;
  for (int dimension : dimensions) {
    count *= static_cast<std::size_t>(dimension);
    if (count > bytes.size()) bytes.Fail("a parameter claims more values than the file has bytes");
  }
  return count;
}

void ReadTexts(const C3dBytes& bytes, std::size_t at, std::size_t count, C3dParameter& parameter) {
  const std::size_t length =
      parameter.dimensions.empty() ? 1 : static_cast<std::size_t>(parameter.dimensions[0]);
  if (!parameter.dimensions.empty()) parameter.dimensions.erase(parameter.dimensions.begin());
  if (count == 0) return;
  for (std::size_t first = 0; first < count; first += length) {
    parameter.texts.push_back(TrimC3dText(bytes.Text(at + first, length)));
  }
}

double NumberAt(const C3dBytes& bytes, std::size_t at, int size) {
  if (size == 1) return bytes.SignedByte(at);
  return size == 2 ? static_cast<double>(bytes.SignedWord(at)) : static_cast<double>(bytes.Float(at));
}

C3dParameter ReadParameter(const C3dBytes& bytes, std::size_t at, std::string name) {
  C3dParameter parameter{.group = {}, .name = std::move(name), .dimensions = {}, .numbers = {}, .texts = {}};
  const int type = bytes.SignedByte(at), size = std::abs(type);
  if (size != 1 && size != 2 && size != 4) {
    bytes.Fail(fmt::format("parameter {} has values of {} bytes", parameter.name, size));
  }
  const std::size_t ranks = bytes.Byte(at + 1);
  for (std::size_t i = 0; i < ranks; ++i) parameter.dimensions.push_back(bytes.Byte(at + 2 + i));
  const std::size_t count = CountValues(bytes, parameter.dimensions), values = at + 2 + ranks;
  if (!bytes.Holds(values, count * static_cast<std::size_t>(size))) {
    bytes.Fail(fmt::format("parameter {} reaches beyond the end of the file", parameter.name));
  }
  if (type == -1) {
    ReadTexts(bytes, values, count, parameter);
    return parameter;
  }
  for (std::size_t i = 0; i < count; ++i) {
    parameter.numbers.push_back(NumberAt(bytes, values + i * static_cast<std::size_t>(size), size));
  }
  return parameter;
}

template <typename T>
std::vector<T> Joined(const C3dParameters& parameters, std::string_view group, std::string_view name,
                      std::vector<T> C3dParameter::*values) {
  std::vector<T> all;
  for (int part = 1; part < 256; ++part) {
    const C3dParameter* found =
        Find(parameters, group, part == 1 ? std::string(name) : fmt::format("{}{}", name, part));
    if (!found) break;
    all.insert(all.end(), (found->*values).begin(), (found->*values).end());
  }
  return all;
}

}  // namespace

const C3dParameter* Find(const C3dParameters& parameters, std::string_view group, std::string_view name) {
  const std::string wanted_group = MakeCapitals(group), wanted = MakeCapitals(name);
  const auto found = std::ranges::find_if(
      parameters, [&](const C3dParameter& p) { return p.group == wanted_group && p.name == wanted; });
  return found == parameters.end() ? nullptr : &*found;
}

std::optional<double> FindNumber(const C3dParameters& parameters, std::string_view group,
                                 std::string_view name) {
  const C3dParameter* found = Find(parameters, group, name);
  if (!found || found->numbers.empty() || !std::isfinite(found->numbers[0])) return std::nullopt;
  return found->numbers[0];
}

std::vector<double> FindNumbers(const C3dParameters& parameters, std::string_view group,
                                std::string_view name) {
  return Joined(parameters, group, name, &C3dParameter::numbers);
}

std::vector<std::string> FindTexts(const C3dParameters& parameters, std::string_view group,
                                   std::string_view name) {
  return Joined(parameters, group, name, &C3dParameter::texts);
}

C3dParameters ReadC3dParameters(const C3dBytes& file, std::size_t start, std::size_t end) {
  const C3dBytes bytes = file.UpTo(std::min(end > start ? end : file.size(), start + kLargestSection_bytes));
  C3dParameters parameters;
  std::size_t values = 0;
  std::vector<int> group_ids;  // of the parameters: a group's name may come after them
  std::map<int, std::string> groups;
  for (std::size_t at = start + kHead_bytes; bytes.Holds(at, 2);) {
    const auto length = static_cast<std::size_t>(std::abs(bytes.SignedByte(at)));
    const int id = bytes.SignedByte(at + 1);
    if (length == 0 || id == 0) break;
    const std::string name = MakeCapitals(bytes.Text(at + 2, length));
    const std::size_t offset_at = at + 2 + length, offset = bytes.Word(offset_at);
    if (id < 0) {
      groups.emplace(-id, name);
    } else {
      parameters.push_back(ReadParameter(bytes, offset_at + 2, name));
      group_ids.push_back(id);
      values += parameters.back().numbers.size() + parameters.back().texts.size();
      if (values > kLargestSection_bytes) bytes.Fail("parameters overlap each other");
    }
    if (offset == 0) break;
    at = offset_at + std::max<std::size_t>(offset, 2);
  }
  for (std::size_t i = 0; i < parameters.size(); ++i) parameters[i].group = groups[group_ids[i]];
  return parameters;
}

}  // namespace hinge
