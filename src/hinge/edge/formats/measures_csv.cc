// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/measures_csv.h"

#include <fmt/format.h>

#include "hinge/edge/formats/csv.h"

namespace hinge {
namespace {

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

}  // namespace

std::string MakeMeasuresCsv(const std::vector<Measure>& measures) {
  std::string text = MakeCsvLine({"id", "side", "at", "value", "unit", "low", "high", "sigma_random",
                                  "sigma_shared", "n", "definition", "why_missing"});
  for (const Measure& measure : measures) text += MakeCsvLine(RowOf(measure));
  return text;
}

}  // namespace hinge
