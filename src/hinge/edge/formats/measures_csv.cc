// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/measures_csv.h"

#include <fmt/format.h>

#include "hinge/edge/formats/csv.h"

namespace hinge {
namespace {

constexpr int kTimeDecimals = 6, kMetreDecimals = 5, kPixelDecimals = 3;

CsvRow RowOf(const Measure& m) {
  const std::string side = m.side ? std::string(Name(*m.side)) : "both";
  if (!m.value) return {m.id, side, m.at, "", m.unit, "", "", "", "", "", m.definition, m.why_missing};
  return {m.id,
          side,
          m.at,
          CsvNumber(*m.value),
          m.unit,
          CsvNumber(m.low),
          CsvNumber(m.high),
          CsvNumber(m.sigma_random),
          CsvNumber(m.sigma_shared),
          fmt::format("{}", m.n),
          m.definition,
          m.why_missing};
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

}  // namespace

std::string MakeMeasuresCsv(const std::vector<Measure>& measures) {
  std::string text = MakeCsvLine({"id", "side", "at", "value", "unit", "low", "high", "sigma_random",
                                  "sigma_shared", "n", "definition", "why_missing"});
  for (const Measure& measure : measures) text += MakeCsvLine(RowOf(measure));
  return text;
}

std::string MakeMotionCsv(const std::vector<MotionSample>& motion) {
  CsvRow names = {"time_s"};
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    for (const char* column : {"x_m", "y_m", "sigma_m", "x_px", "y_px"}) {
      names.push_back(fmt::format("{}_{}", Name(LandmarkAt(i)), column));
    }
  }
  std::string text = MakeCsvLine(names);
  for (const MotionSample& sample : motion) text += MakeCsvLine(RowOf(sample));
  return text;
}

}  // namespace hinge
