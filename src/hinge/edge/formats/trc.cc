// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/trc.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include "hinge/edge/formats/csv.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

constexpr int kTimeDecimals = 6, kPlaceDecimals = 6;
constexpr std::size_t kMostMarkers = 1000, kMostRows = 2'000'000;
constexpr std::size_t kHeadLines = 5;

using Cells = std::vector<std::string_view>;

[[noreturn]] void Fail(const std::string& what, const std::string& where) {
  throw Error(what, where,
              "Name a TRC file as OpenSim, Sports2D and Pose2Sim write it, or analyse the video itself.");
}

Cells Split(std::string_view line, std::string_view at, bool keep_empty) {
  Cells cells;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find_first_of(at, begin), line.size());
    if (keep_empty || end > begin) cells.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return cells;
}

std::string_view Trimmed(std::string_view cell) {
  const std::size_t begin = cell.find_first_not_of(" \r");
  if (begin == std::string_view::npos) return {};
  return cell.substr(begin, cell.find_last_not_of(" \r") - begin + 1);
}

/// The lines of a text without their ends.
Cells LinesOf(std::string_view text) {
  Cells lines = Split(text, "\n", true);
  for (std::string_view& line : lines) {
    if (line.ends_with('\r')) line.remove_suffix(1);
  }
  return lines;
}

std::optional<double> NumberIn(std::string_view cell) {
  double value = 0;
  const auto [stop, failed] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (failed != std::errc() || stop != cell.data() + cell.size()) return std::nullopt;
  return value;
}

double RequireNumber(std::string_view cell, const char* what, const std::string& where) {
  const auto value = NumberIn(cell);
  if (!value || !std::isfinite(*value))
    Fail(fmt::format("{} is \"{}\", which is no number", what, cell.substr(0, 40)), where);
  return *value;
}

/// NumFrames, the rows that the writer had; empty where the head does not say it.
std::optional<std::size_t> CountedRows(const Cells& lines) {
  const Cells keys = Split(lines[1], " \t", false), values = Split(lines[2], " \t", false);
  const auto key = std::find(keys.begin(), keys.end(), "NumFrames");
  const auto idx = static_cast<std::size_t>(key - keys.begin());
  const auto count = idx < values.size() && key != keys.end() ? NumberIn(values[idx]) : std::nullopt;
  if (!count || !(*count >= 0) || *count > static_cast<double>(kMostRows)) return std::nullopt;
  return static_cast<std::size_t>(*count);
}

[[noreturn]] void FailCutOff(const std::string& what, const std::string& where) {
  throw Error("the file was cut off: " + what, where, "Copy or export the whole file again.");
}

/// What a broken copy leaves: a last row without its end, or fewer rows than were written.
void RequireWhole(const Cells& lines, std::string_view last, const Markers& markers,
                  const std::string& where) {
  const std::size_t cells = last.empty() ? 0 : Split(last, "\t", true).size(),
                    full = 2 + 3 * markers.names.size();
  if (!last.empty() && cells < full)
    FailCutOff(fmt::format("the last row ends after {} of {} cells", cells, full), where);
  const auto counted = CountedRows(lines);
  if (counted && markers.time_s.size() < *counted)
    FailCutOff(fmt::format("it holds {} of the {} pictures that its line 3 counts (NumFrames)",
                           markers.time_s.size(), *counted),
               where);
}

void ReadHead(const Cells& lines, const std::string& where, Trc& trc) {
  if (lines.size() <= kHeadLines || !lines[0].starts_with("PathFileType")) Fail("this is no TRC file", where);
  const Cells first = Split(lines[0], "\t", false);
  if (first.size() > 1) trc.name = Trimmed(first.back());
  const Cells keys = Split(lines[1], " \t", false), values = Split(lines[2], " \t", false);
  for (std::size_t i = 0; i < std::min(keys.size(), values.size()); ++i) {
    if (keys[i] == "DataRate") trc.rate_hz = RequireNumber(values[i], "DataRate", where + ", line 3");
    if (keys[i] == "Units") trc.units = values[i];
  }
  if (trc.units.empty() || !(trc.rate_hz > 0))
    Fail("DataRate or Units is missing", where + ", lines 2 and 3");
}

/// A marker's name stands above its x; names are parted by at least one tab.
void ReadNames(std::string_view line, const std::string& where, Markers& markers) {
  Cells names = Split(line, "\t", false);
  std::erase_if(names, [](std::string_view name) { return Trimmed(name).empty(); });
  if (names.size() < 3 || Trimmed(names[0]) != "Frame#" || Trimmed(names[1]) != "Time")
    Fail("the columns do not begin with Frame# and Time", where + ", line 4");
  for (std::size_t i = 2; i < names.size(); ++i) markers.names.emplace_back(Trimmed(names[i]));
  if (markers.names.size() > kMostMarkers)
    Fail(fmt::format("{} markers are more than the {} that are read", markers.names.size(), kMostMarkers),
         where);
  markers.p_W.resize(markers.names.size());
}

/// The three cells of a marker; empty where one of them is missing.
std::optional<Vec3> PlaceIn(const Cells& row, std::size_t first, const std::string& where) {
  Vec3 place;
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string_view cell = first + i < row.size() ? Trimmed(row[first + i]) : std::string_view();
    if (cell.empty()) return std::nullopt;
    const auto value = NumberIn(cell);
    if (!value) Fail(fmt::format("\"{}\" is not a number", cell.substr(0, 40)), where);
    if (!std::isfinite(*value)) return std::nullopt;
    place[static_cast<Eigen::Index>(i)] = *value;
  }
  return place;
}

void ReadRow(std::string_view line, const std::string& where, Markers& markers) {
  const Cells row = Split(line, "\t", true);
  if (row.size() < 2) Fail("a row has no time", where);
  const std::size_t full = 2 + 3 * markers.names.size();
  const bool rest_empty = std::all_of(row.begin() + static_cast<std::ptrdiff_t>(std::min(full, row.size())),
                                      row.end(), [](std::string_view c) { return Trimmed(c).empty(); });
  if (!rest_empty) Fail(fmt::format("the row has more than {} cells", full), where);
  const double time_s = RequireNumber(Trimmed(row[1]), "the time", where);
  if (!markers.time_s.empty() && !(time_s > markers.time_s.back())) Fail("the time does not increase", where);
  markers.time_s.push_back(time_s);
  for (std::size_t m = 0; m < markers.names.size(); ++m) {
    markers.p_W[m].push_back(PlaceIn(row, 2 + 3 * m, where));
  }
}

}  // namespace

std::string MakeTrc(const Trc& trc) {
  const std::size_t rows = trc.markers.time_s.size(), markers = trc.markers.names.size();
  std::string text = fmt::format("PathFileType\t4\t(X/Y/Z)\t{}\n", trc.name);
  text +=
      "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames\n";
  const std::string rate = CsvNumber(trc.rate_hz);
  text += fmt::format("{0}\t{0}\t{1}\t{2}\t{3}\t{0}\t1\t{1}\nFrame#\tTime", rate, rows, markers, trc.units);
  for (const std::string& name : trc.markers.names) text += fmt::format("\t{}\t\t", name);
  text += "\n\t";
  for (std::size_t m = 1; m <= markers; ++m) text += fmt::format("\tX{0}\tY{0}\tZ{0}", m);
  text += "\n\n";
  for (std::size_t i = 0; i < rows; ++i) {
    text += fmt::format("{}\t{}", i + 1, CsvNumber(trc.markers.time_s[i], kTimeDecimals));
    for (std::size_t m = 0; m < markers; ++m) {
      const std::optional<Vec3>& p = trc.markers.p_W[m][i];
      for (Eigen::Index axis = 0; axis < 3; ++axis)
        text += '\t' + (p ? CsvNumber((*p)[axis], kPlaceDecimals) : std::string());
    }
    text += '\n';
  }
  return text;
}

Trc ParseTrc(std::string_view text, const std::string& where) {
  const Cells lines = LinesOf(text);
  if (lines.size() > kMostRows) Fail("the table has too many rows", where);
  Trc trc;
  ReadHead(lines, where, trc);
  ReadNames(lines[3], where, trc.markers);
  std::string_view last;
  for (std::size_t i = kHeadLines; i < lines.size(); ++i) {
    if (Trimmed(lines[i]).find_first_not_of('\t') == std::string_view::npos) continue;
    last = lines[i];
    ReadRow(last, fmt::format("{}, line {}", where, i + 1), trc.markers);
  }
  RequireWhole(lines, last, trc.markers, where);
  return trc;
}

Trc ReadTrc(const std::filesystem::path& path) { return ParseTrc(ReadTextFile(path), path.string()); }

}  // namespace hinge
