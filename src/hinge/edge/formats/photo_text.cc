// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/photo_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "hinge/app/session/photo.h"
#include "hinge/edge/formats/verdict_text.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/number_text.h"

namespace hinge {
namespace {

constexpr std::size_t kWidth = 90, kIndent = 12, kNameColumns = 34;

std::string Row(const std::string& head, const Measure* m, std::string_view name) {
  if (m == nullptr) return "";
  const std::string value = m->value ? fmt::format("{}° ({} to {})", FixedText(*m->value, 0),
                                                   FixedText(m->low, 0), FixedText(m->high, 0))
                                     : "not seen: " + m->why_missing;
  return fmt::format("  {:<{}}{:<{}}{}\n", head, kIndent - 2, name, kNameColumns, value);
}

template <std::size_t N>
std::string Rows(const Session& session, const std::string& head, const std::array<PhotoAngle, N>& angles,
                 std::optional<Side> side) {
  std::string text;
  for (const PhotoAngle& angle : angles)
    text +=
        Row(text.empty() ? head : "", FindMeasure(session.measures, std::string(angle.id), side), angle.name);
  return text;
}

std::string Line(const std::string& head, const std::string& text) {
  return fmt::format("  {:<{}}{}\n", head, kIndent - 2, WrapText(text, kWidth, kIndent, kIndent));
}

std::string MapText(const Verdict& verdict) {
  if (!verdict.map) return "";
  std::string text;
  for (State state : kStates) {
    if (verdict.P(state) < 0.005) continue;
    std::string name(Name(state));
    std::replace(name.begin(), name.end(), '_', ' ');
    text += fmt::format("{}{} {:.0f} %", text.empty() ? "" : ", ", name, 100 * verdict.P(state));
  }
  return Line("Map", "if all steps were like this one: " + text);
}

}  // namespace

std::string MakePhotoText(const Session& session) {
  HINGE_CHECK(IsPhoto(session), session.input.kind);
  std::string text =
      "\n  THE POSTURE OF ONE INSTANT\n  How trunk and legs stand in this picture; not how the person "
      "runs.\n\n";
  text += Rows(session, "Trunk", kPhotoTrunkAngles, std::nullopt);
  for (Side side : kSides)
    text += Rows(session, side == Side::kLeft ? "Left leg" : "Right leg", kPhotoLegAngles, side);
  text += MapText(session.verdict);
  std::string head = "Verdict", none = "none: ";
  for (const std::string& why : session.verdict.cannot_tell_because) {
    text += Line(std::exchange(head, ""), std::exchange(none, "") + why);
  }
  for (const Warning& warning : session.warnings) text += Line("Note", warning.text);
  return text;
}

}  // namespace hinge
