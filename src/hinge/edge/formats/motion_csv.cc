// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/motion_csv.h"

#include <fmt/format.h>

#include <cmath>

#include "hinge/edge/formats/csv.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

constexpr int kTimeDecimals = 6, kMetreDecimals = 5, kPixelDecimals = 3;
constexpr double kLatest_s = 86400, kFar_m = 1e4, kFar_px = 1e6;
constexpr std::size_t kColumnsALandmark = 5;

CsvRow TableNames() {
  CsvRow names = {"time_s"};
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    for (const char* column : {"x_m", "y_m", "sigma_m", "x_px", "y_px"}) {
      names.push_back(fmt::format("{}_{}", Name(LandmarkAt(i)), column));
    }
  }
  return names;
}

CsvRow RowOf(const MotionSample& sample) {
  CsvRow row = {CsvNumber(sample.time_s, kTimeDecimals)};
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    row.push_back(CsvNumber(sample.p_W_m.values[i].x(), kMetreDecimals));
    row.push_back(CsvNumber(sample.p_W_m.values[i].y(), kMetreDecimals));
    const double sigma_m = sample.sigma_m.values[i];
    row.push_back(sigma_m > 0 ? CsvNumber(sigma_m, kMetreDecimals) : "");
    row.push_back(CsvNumber(sample.p_I_px.values[i].x(), kPixelDecimals));
    row.push_back(CsvNumber(sample.p_I_px.values[i].y(), kPixelDecimals));
  }
  return row;
}

[[noreturn]] void Fail(const std::string& what, const std::string& where) {
  throw Error(what, where, "Analyse the clip again.");
}

/// The cells of one row, each within its bounds.
struct Cells {
  const CsvRow& row;
  const CsvRow& names;
  const std::string& where;

  double Between(std::size_t column, double low, double high) const {
    if (row[column].empty()) Fail(fmt::format("{} is empty", names[column]), where);
    const double value = ParseCsvNumber(row[column], where);
    if (value < low || value > high)
      Fail(fmt::format("{} is {}, outside {} to {}", names[column], row[column].substr(0, 40), low, high),
           where);
    return value;
  }
  Vec2 Point(std::size_t column, double far) const {
    return {Between(column, -far, far), Between(column + 1, -far, far)};
  }
};

MotionSample SampleOf(const Cells& cells) {
  MotionSample sample{.time_s = cells.Between(0, 0, kLatest_s), .p_I_px = {}, .p_W_m = {}, .sigma_m = {}};
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    const std::size_t first = 1 + kColumnsALandmark * i;
    sample.p_W_m.values[i] = cells.Point(first, kFar_m);
    sample.sigma_m.values[i] = cells.row[first + 2].empty() ? 0 : cells.Between(first + 2, 0, kFar_m);
    sample.p_I_px.values[i] = cells.Point(first + 3, kFar_px);
  }
  return sample;
}

}  // namespace

std::string MakeMotionCsv(const std::vector<MotionSample>& motion) {
  std::string text = MakeCsvLine(TableNames());
  for (const MotionSample& sample : motion) text += MakeCsvLine(RowOf(sample));
  return text;
}

std::vector<MotionSample> ParseMotionCsv(std::string_view text, const std::string& where) {
  const std::vector<CsvRow> rows = ParseCsv(text, where);
  const CsvRow names = TableNames();
  if (rows.empty() || rows[0] != names) Fail("the columns are not those of a motion.csv", where);
  std::vector<MotionSample> motion;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const std::string place = fmt::format("{}, row {}", where, i + 1);
    if (rows[i].size() != names.size())
      Fail(fmt::format("the row has {} cells instead of {}", rows[i].size(), names.size()), place);
    motion.push_back(SampleOf({rows[i], names, place}));
    if (i > 1 && !(motion[i - 1].time_s > motion[i - 2].time_s)) Fail("the time does not increase", place);
  }
  return motion;
}

std::vector<MotionSample> ReadMotionCsv(const std::filesystem::path& path) {
  return ParseMotionCsv(ReadTextFile(path), path.string());
}

}  // namespace hinge
