// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/body_files.h"

#include <fmt/format.h>
#include <zlib.h>

#include <charconv>
#include <cmath>
#include <memory>
#include <stdexcept>

#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

/// Words of one line after another.
class Words {
 public:
  Words(std::string_view line, int number) : rest_(line), number_(number) {}

  std::string_view Next() {
    const std::size_t from = rest_.find_first_not_of(" \t\r");
    if (from == std::string_view::npos) return rest_ = {};
    const std::size_t to = std::min(rest_.find_first_of(" \t\r", from), rest_.size());
    const std::string_view word = rest_.substr(from, to - from);
    rest_.remove_prefix(to);
    return word;
  }
  template <typename T>
  T Number(std::string_view word) const {
    T value{};
    if (word.starts_with('+')) word.remove_prefix(1);
    const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (fault != std::errc() || end != word.data() + word.size() || !IsFinite(value))
      throw std::runtime_error(fmt::format("line {}: no number '{}'", number_, word));
    return value;
  }
  Eigen::Vector3f Vector() {
    const float x = Number<float>(Next()), y = Number<float>(Next());
    return {x, y, Number<float>(Next())};
  }

 private:
  static bool IsFinite(float value) { return std::isfinite(value); }
  static bool IsFinite(std::uint32_t) { return true; }

  std::string_view rest_;
  int number_;
};

template <typename Use>
void ForEachLine(std::string_view text, Use use) {
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    use(text.substr(0, end), number);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::array<std::uint32_t, 4> ReadFace(Words& words, std::size_t point_count, int number) {
  std::array<std::uint32_t, 4> face{};
  std::size_t corners = 0;
  for (std::string_view word = words.Next(); !word.empty(); word = words.Next()) {
    if (corners == 4)
      throw std::runtime_error(fmt::format("line {}: a face has four corners at most", number));
    const auto point = words.Number<std::uint32_t>(word.substr(0, word.find('/')));
    if (point == 0 || point > point_count)
      throw std::runtime_error(fmt::format("line {}: no point {}", number, point));
    face[corners++] = point - 1;
  }
  if (corners < 3) throw std::runtime_error(fmt::format("line {}: a face needs three corners", number));
  if (corners == 3) face[3] = face[2];
  return face;
}

}  // namespace

ObjMesh ParseObj(std::string_view text) {
  ObjMesh mesh;
  std::string group;
  ForEachLine(text, [&](std::string_view line, int number) {
    Words words(line, number);
    const std::string_view kind = words.Next();
    if (kind == "v") mesh.points.push_back(BodyFromObj(words.Vector()));
    if (kind == "g") group = words.Next();
    if (kind == "f") mesh.groups[group].push_back(ReadFace(words, mesh.points.size(), number));
  });
  if (mesh.points.empty() || mesh.groups.empty()) throw std::runtime_error("no points or no faces");
  return mesh;
}

BodyTarget ParseTarget(std::string_view text) {
  BodyTarget target;
  ForEachLine(text, [&](std::string_view line, int number) {
    Words words(line, number);
    const std::string_view first = words.Next();
    if (first.empty() || first.front() == '#') return;
    target.points.push_back(words.Number<std::uint32_t>(first));
    target.offsets_B.push_back(BodyFromObj(words.Vector()));
  });
  return target;
}

std::string ReadBodyFile(const std::filesystem::path& path) {
  // zlib reads a file that is not packed as it is.
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), &gzclose);
  if (!file)
    throw Error(fmt::format("the human body's {} cannot be read", path.filename().string()), path.string(),
                kBodyHowToFix);
  std::string text;
  std::array<char, 1 << 16> block;
  int count = 0;
  while ((count = gzread(file.get(), block.data(), block.size())) > 0)
    text.append(block.data(), static_cast<std::size_t>(count));
  int fault = Z_OK;
  gzerror(file.get(), &fault);  // a packed file that ends too early is told here alone
  if (count < 0 || fault != Z_OK)
    throw Error(fmt::format("the human body's {} is damaged", path.filename().string()), path.string(),
                kBodyHowToFix);
  return text;
}

}  // namespace hinge
