// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "simulated_tables.h"
#include "skill.h"

namespace hinge {
std::string LabelTable(const Scores& scores) {
  constexpr double kBorders[] = {0, 0.6, 0.7, 0.8, 0.9, 1.01};
  std::string table = "| probability of the label | clips | mean probability | right |\n|---|---|---|---|\n";
  for (std::size_t i = 0; i + 1 < std::size(kBorders); ++i) {
    int n = 0, right = 0;
    double sum = 0;
    for (const SimulatedScore& s : scores) {
      if (!s.refused.empty() || s.label == "cannot_tell") continue;
      if (s.probability < kBorders[i] || s.probability >= kBorders[i + 1]) continue;
      ++n, right += s.label == s.true_label, sum += s.probability;
    }
    if (n > 0)
      table +=
          fmt::format("| {:.0f} to {:.0f} % | {} | {:.0f} % | {} ({:.0f} %) |\n", 100 * kBorders[i],
                      std::min(100.0, 100 * kBorders[i + 1]), n, 100 * sum / n, right, 100.0 * right / n);
  }
  return table;
}

std::string LabelWords(const Scores& scores) {
  int sure = 0, sure_right = 0, clear = 0, labelled = 0, filmed = 0, filmed_labelled = 0, told = 0;
  for (const SimulatedScore& s : scores) {
    if (!s.refused.empty()) continue;
    const bool label = s.label != "cannot_tell";
    told += label;
    if (label && s.probability >= 0.8) ++sure, sure_right += s.label == s.true_label;
    if (!s.clear) continue;
    ++clear, labelled += label;
    if (s.made.standing_filmed) ++filmed, filmed_labelled += label;
  }
  return fmt::format(
      "A label was given in {} of {} clips. Where it was printed with P of 0.8 and more it was right in {} "
      "of {} "
      "({:.0f} %). Clear cases, more than 1 SD beyond the border of their state: {} of {} got a label "
      "({:.0f} %); with "
      "a standing clip {} of {} ({:.0f} %).\n",
      told, scores.size(), sure_right, sure, 100.0 * sure_right / std::max(1, sure), labelled, clear,
      100.0 * labelled / std::max(1, clear), filmed_labelled, filmed,
      100.0 * filmed_labelled / std::max(1, filmed));
}

std::string SkillTable(const Scores& scores) {
  SkillTally tally;
  for (const SimulatedScore& s : Where(scores, [](const SimulatedScore& s) { return s.made.as_norms; })) {
    for (const char* id : kSkillMeasures) {
      const Aim* aim = Named(id, &SimulatedScore::both)(s);
      if (s.refused.empty() && aim != nullptr && s.look_up.contains(id))
        tally.Add(id, aim->unit, aim->error, s.look_up.at(id));
    }
  }
  return tally.MakeTable();
}

namespace {

std::string LegsRow(const char* name, const Scores& scores) {
  int made = 0, counted = 0;
  SwapCount sum;
  for (const SimulatedScore& s : scores) {
    made += s.exchanged, counted += s.counted;
    sum.judged += s.legs.judged, sum.by_network += s.legs.by_network;
    sum.left_over += s.legs.left_over, sum.invented += s.legs.invented;
  }
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", name, scores.size(), made, counted,
                     sum.judged, sum.by_network, sum.left_over, sum.invented);
}

}  // namespace

std::string LegsTable(const SimulatedResults& results) {
  return "| legs | clips | pictures exchanged | counted | with feet apart | of these exchanged | left so | "
         "newly "
         "exchanged |\n|---|---|---|---|---|---|---|---|\n" +
         LegsRow("as the network does", results.report) +
         LegsRow("a fifth of a clean track", results.swapped);
}

std::string TimeWords(const SimulatedResults& results) {
  double time_s = 0, pictures = 0;
  for (const SimulatedScore& s : results.report) {
    if (s.refused.empty()) time_s += s.analysis_s, pictures += s.pictures;
  }
  std::string words = fmt::format("Analysis, keypoints to verdict: {:.2f} ms of one core a picture.\n",
                                  1000 * time_s / std::max(1.0, pictures));
  if (results.long_minutes > 0)
    words += fmt::format(
        "\nOne track of {:.0f} minutes at 60 pictures a second: {:.0f} s of one core, {:.0f} MB more "
        "memory at its peak than before.\n",
        results.long_minutes, results.long_s, results.long_MB);
  return words;
}

std::string RefusedList(const Scores& scores) {
  std::string list;
  for (const SimulatedScore& s : scores) {
    if (!s.refused.empty()) list += fmt::format("- `{}`: {}\n", s.made.name, s.refused);
  }
  return list.empty() ? "Refused: none.\n" : "Refused:\n\n" + list;
}

}  // namespace hinge
