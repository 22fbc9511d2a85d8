// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/activities_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "hinge/app/change/activity_words.h"
#include "hinge/edge/formats/verdict_text.h"
#include "hinge/foundation/base/number_text.h"

namespace hinge {
namespace {

constexpr std::size_t kWidth = 96;
constexpr int kNameWidth = 20, kCellWidth = 15;
using Q = HingeQuantity;

std::string CellText(const ActivityTable& t, std::size_t activity, Q q) {
  const Measured m = PrintedValue(t, activity, q);
  if (!m.known()) return "-";
  const HingeFace face = FaceOf(q);
  return fmt::format("{} ±{:.{}f}{}{}", FixedText(*m.value, face.decimals), Measured::kTwoSided95 * m.sigma,
                     face.decimals, face.unit, DiffersFromReference(t, activity, q) ? " *" : "");
}

/// Columns count letters, not bytes: ± and ° are one each.
std::string Padded(const std::string& text, int width) {
  const auto letters = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
  return text + std::string(static_cast<std::size_t>(std::max<long>(1, width - letters)), ' ');
}

std::string TableRow(const ActivityTable& t, std::size_t activity) {
  std::string row = "  " + Padded(ActivityWords(t.activities[activity].reading.activity), kNameWidth);
  for (Q q : kHingeQuantities) row += Padded(CellText(t, activity, q), kCellWidth);
  return row.substr(0, row.find_last_not_of(' ') + 1) + "\n";
}

std::string TableHead() {
  std::string head = "  " + Padded("", kNameWidth);
  for (Q q : kHingeQuantities) head += Padded(FaceOf(q).title, kCellWidth);
  return head.substr(0, head.find_last_not_of(' ') + 1) + "\n";
}

std::string Paragraph(const std::string& text) { return "  " + WrapText(text, kWidth, 4, 2) + "\n"; }

}  // namespace

std::string MakeActivitiesText(const ActivityTable& t) {
  std::string text = fmt::format("\n  One ruler across activities (95 % intervals)\n\n");
  text += TableHead();
  for (std::size_t i = 0; i < t.activities.size(); ++i) text += TableRow(t, i);
  text += "\n" + Paragraph(fmt::format("* differs from {} beyond noise; among tables without a difference, "
                                       "1 in 20 at most shows one.",
                                       ActivityWords(t.activities[t.reference].reading.activity)));
  for (const HingeActivity& a : t.activities)
    text += Paragraph(
        fmt::format("{} ({}): at {}", ActivityWords(a.reading.activity), a.file_name, a.reading.at));
  for (const std::string& note : MakeActivityNotes(t)) text += Paragraph(note);
  text += "\n";
  for (const std::string& sentence : MakeActivitySentences(t)) text += Paragraph("- " + sentence);
  return text;
}

}  // namespace hinge
