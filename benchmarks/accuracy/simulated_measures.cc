// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <set>

#include "hinge/foundation/base/statistics.h"
#include "simulated_tables.h"

namespace hinge {
namespace {

std::string Cells(const AimTally& t) {
  if (t.n() < 2) return " - | - | - | - | - |";
  const double times = Times(t.unit);
  const int d = Decimals(t.unit);
  return fmt::format(" {:+.{}f} | {:.{}f} | {:.{}f} | {:.{}f} | {:.1f} % |", times * Mean(t.errors), d,
                     times * Median(t.sizes), d, times * StandardDeviation(t.errors), d,
                     times * Mean(t.half_widths), d, 100 * t.Coverage());
}

std::set<std::string> MeasureIds(const Scores& scores) {
  std::set<std::string> ids;
  for (const SimulatedScore& s : scores) {
    for (const auto& [id, aim] : s.both) ids.insert(id);
  }
  return ids;
}

}  // namespace

std::string MeasureTable(const Scores& scores) {
  std::string table =
      "| measure | unit | clips | bias | median error | SD | half width | in 95 % | near: bias | in 95 % | "
      "far: bias | in 95 % |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n";
  for (const std::string& id : MeasureIds(scores)) {
    const AimTally both = TallyAims(scores, Named(id, &SimulatedScore::both));
    table += fmt::format("| `{}` | {} | {} |{}", id, ShownUnit(both.unit), both.n(), Cells(both));
    for (Aims whose : {&SimulatedScore::near, &SimulatedScore::far}) {
      const AimTally side = TallyAims(scores, Named(id, whose));
      table += side.n() < 2 ? " - | - |"
                            : fmt::format(" {:+.{}f} | {:.0f} % |", Times(side.unit) * Mean(side.errors),
                                          Decimals(side.unit), 100 * side.Coverage());
    }
    table += "\n";
  }
  return table;
}

namespace {

/// All measures of both legs together.
double PooledCoverage(const Scores& scores) {
  int n = 0, inside = 0;
  for (const SimulatedScore& s : scores) {
    for (const auto& [id, aim] : s.both) ++n, inside += aim.inside;
  }
  return n == 0 ? 0 : static_cast<double>(inside) / n;
}

std::string OutsideList(const Scores& scores) {
  std::string list;
  for (const std::string& id : MeasureIds(scores)) {
    const double coverage = TallyAims(scores, Named(id, &SimulatedScore::both)).Coverage();
    if (coverage < 0.90 || coverage > 0.99)
      list += fmt::format("{}`{}` {:.1f} %", list.empty() ? "" : ", ", id, 100 * coverage);
  }
  return list.empty() ? "none" : list;
}

}  // namespace

std::string CoverageWords(const SimulatedResults& results) {
  const auto words = [](const char* model, const Scores& scores) {
    return fmt::format(
        "{}: all measures of both legs pooled, the truth is inside in {:.1f} %. Outside 90 to 99 %: {}.\n",
        model, 100 * PooledCoverage(scores), OutsideList(scores));
  };
  return "Two error models: the one that users have, measured on drawn people, whose spread is larger than "
         "what is\n"
         "simulated here; and one of the simulated network, measured on the tuning half in the same "
         "way.\n\n" +
         words("Error model as shipped", results.report) + "\n" +
         words("Error model of the simulated network", results.report_own);
}

std::string WidthTable(const Scores& scores) {
  constexpr int kBorders[] = {1, 10, 20, 40, 80, 1000};
  std::string table = "| strides | clips |";
  constexpr const char* kIds[] = {"trunk_lean", "knee_ic",      "knee_peak",
                                  "tibia_ic",   "contact_time", "cadence"};
  for (const char* id : kIds) table += fmt::format(" `{}` |", id);
  table += "\n|---|---|---|---|---|---|---|---|\n";
  for (std::size_t i = 0; i + 1 < std::size(kBorders); ++i) {
    const Scores some = Where(scores, [&](const SimulatedScore& s) {
      return s.refused.empty() && s.strides >= kBorders[i] && s.strides < kBorders[i + 1];
    });
    if (some.empty()) continue;
    table += fmt::format("| {} to {} | {} |", kBorders[i], kBorders[i + 1] - 1, some.size());
    for (const char* id : kIds) {
      const AimTally t = TallyAims(some, Named(id, &SimulatedScore::both));
      table += t.n() == 0 ? " - |"
                          : fmt::format(" {:.{}f} {} |", Times(t.unit) * Mean(t.half_widths),
                                        Decimals(t.unit), ShownUnit(t.unit));
    }
    table += "\n";
  }
  return table;
}

}  // namespace hinge
