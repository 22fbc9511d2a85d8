// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/change_text.h"

#include <fmt/format.h>

#include <cmath>
#include <map>

#include "hinge/edge/formats/verdict_text.h"

namespace hinge {
namespace {

constexpr std::size_t kWidth = 90;

struct Face {
  std::string title, unit;
  int decimals = 2;
};

Face FaceOf(const std::string& id, const std::string& unit, const Knowledge& knowledge) {
  const auto entry = knowledge.measures.find(id);
  Face face{id, unit == "deg"                 ? "°"
                : unit == "1/min"             ? " a minute"
                : unit.empty() || unit == "%" ? unit
                                              : " " + unit};
  if (entry == knowledge.measures.end()) return face;
  face.title = entry->second.title;
  face.decimals = entry->second.decimals;
  return face;
}

std::string Sure(double probability) {
  return probability > 0.999 ? "over 99.9 %" : fmt::format("{:.1f} %", 100 * probability);
}

std::string ChangedLine(const MeasureChange& m, const Knowledge& knowledge) {
  const Face f = FaceOf(m.id, m.unit, knowledge);
  std::string text = fmt::format("  {:<34}{:.{}f} -> {:.{}f}{}   {:+.{}f} ({:+.{}f} to {:+.{}f}), {} sure\n",
                                 f.title, *m.first, f.decimals, *m.other, f.decimals, f.unit, m.change,
                                 f.decimals, m.low, f.decimals, m.high, f.decimals, Sure(m.probability));
  if (std::abs(m.by_speed) * std::pow(10, f.decimals) >= 1)
    text += fmt::format("  {:<34}{:+.{}f} of it is expected of the difference in speed\n", "", m.by_speed,
                        f.decimals);
  return text;
}

/// "Speed, Cadence", wrapped under a head.
std::string ListOf(const std::string& head, const std::vector<std::string>& names) {
  if (names.empty()) return "";
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return "\n  " + head + "\n    " + WrapText(text, kWidth, 4, 4) + "\n";
}

std::string DriftLine(const Drift& d, const Knowledge& knowledge) {
  const Face f = FaceOf(d.id, d.unit, knowledge);
  std::string text =
      fmt::format("  {:<34}{:+.{}f}{} an hour ({:+.{}f} to {:+.{}f}), {} sure\n", f.title, *d.per_hour,
                  f.decimals + 1, f.unit, d.low, f.decimals + 1, d.high, f.decimals + 1, Sure(d.probability));
  if (d.change) {
    text += fmt::format(
        "  {:<34}bends at {:.0f} min ({:.0f} to {:.0f}): {:+.{}f} an hour before, {:+.{}f} after\n", "",
        d.change->time_min, d.change->low_min, d.change->high_min, d.change->before_per_hour, f.decimals + 1,
        d.change->after_per_hour, f.decimals + 1);
  }
  return text;
}

}  // namespace

std::string MakeComparisonText(const Comparison& c, const Knowledge& knowledge) {
  std::string changed;
  std::vector<std::string> same;
  std::map<std::string, std::vector<std::string>> refused;  // by reason
  for (const MeasureChange& m : c.measures) {
    const std::string title = FaceOf(m.id, m.unit, knowledge).title;
    if (!m.why_not.empty()) {
      refused[m.why_not].push_back(title);
    } else if (m.beyond_noise) {
      changed += ChangedLine(m, knowledge);
    } else {
      same.push_back(title);
    }
  }
  std::string text =
      fmt::format("\n  {} ({})  ->  {} ({})\n\n", c.first, c.first_label, c.other, c.other_label);
  text += changed.empty() ? "  Nothing changed beyond noise.\n" : "  Changed beyond noise:\n" + changed;
  text += ListOf("Not distinguishable from no change:", same);
  for (const auto& [why, titles] : refused) text += ListOf("Not compared (" + why + "):", titles);
  for (const std::string& assumed : c.assumed) text += "\n  Believed: " + WrapText(assumed, kWidth, 12, 12);
  return text + "\n";
}

std::string MakeDriftText(const std::vector<Drift>& drifts, const Knowledge& knowledge) {
  std::string drifting;
  std::vector<std::string> steady;
  std::map<std::string, std::vector<std::string>> missing;
  for (const Drift& d : drifts) {
    const std::string title = FaceOf(d.id, d.unit, knowledge).title;
    if (!d.per_hour) {
      missing[d.why_missing].push_back(title);
    } else if (d.beyond_noise || d.change) {
      drifting += DriftLine(d, knowledge);
    } else {
      steady.push_back(title);
    }
  }
  std::string text = drifting.empty() ? "\n  Nothing drifts beyond noise.\n"
                                      : "\n  Drifts, at matched speed and grade:\n" + drifting;
  text += ListOf("Steady as far as can be told:", steady);
  for (const auto& [why, titles] : missing) text += ListOf("Not told (" + why + ")" + ":", titles);
  return text;
}

}  // namespace hinge
