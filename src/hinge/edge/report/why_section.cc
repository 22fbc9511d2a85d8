// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "hinge/edge/report/html.h"
#include "hinge/edge/report/report_sections.h"
#include "hinge/science/form/verdict_words.h"

namespace hinge {
namespace {

std::string InstantsText(const Finding& f, const MeasureFace& face) {
  std::string text;
  for (const Instant& i : f.instants) {
    text += fmt::format("{}{:.2f} s ({}, {}{})", text.empty() ? "" : ", ", i.time_s, Name(i.side),
                        NumberText(i.value, face.decimals), UnitHtml(face.unit));
  }
  return text;
}

/// The doubt in its two parts, and the smallest distance that could be told.
std::string NumbersText(const Finding& f, const MeasureFace& face) {
  const int decimals = face.decimals + 1;
  return fmt::format(
      "{} strides; {}{} outside the ordinary range, where {}{} could be told; doubt {} from what differs "
      "between strides "
      "and {} from camera, standing and network; outside the range in {} of what this clip allows",
      f.n, NumberText(f.distance, decimals), UnitHtml(face.unit), NumberText(f.detectable, decimals),
      UnitHtml(face.unit), NumberText(f.sigma_random, decimals), NumberText(f.sigma_shared, decimals),
      PercentText(f.probability));
}

}  // namespace

std::string WhyHtml(const ReportContext& c, const Finding& f) {
  if (f.n == 0) return "";
  const MeasureFace face = FaceOf(f.measure, c.knowledge);
  std::string items = Element("li", EscapeHtml(MakeSentence("Measured as: " + f.definition)));
  items += Element("li", EscapeHtml(MakeSentence("The numbers: " + NumbersText(f, face))));
  if (!f.instants.empty()) items += Element("li", MakeSentence("Seen best at " + InstantsText(f, face)));
  if (!f.sources.empty())
    items += Element("li", "Where the range comes from" + c.references.Cite(f.sources) + ".");
  items += Element("li", EscapeHtml("What would change it: " + f.would_change_it));
  return Fold("Why do you say so?", Element("ul", items));
}

std::string StandingText(const StandingReference& s) {
  if (s.source.empty()) return "";
  std::string text = EscapeHtml(s.source);
  if (!s.own) return text + "; film three quiet seconds of standing first, and lean is about twice as sure";
  text += s.seconds > 0 ? fmt::format(", {:.1f} s", s.seconds) : ", one picture";
  if (!s.same_camera) return text + "; from another camera place, so that the roll’s doubt stays";
  return text + (s.same_facing
                     ? "; taken to be from the same camera place, so that the camera’s roll cancels"
                     : "; facing the other way, so that the camera’s roll counts twice: stand as you run");
}

std::string SplitText(const PostureSplit& s) {
  if (!s.leg_line_deg.known() || !s.above_hip_deg.known()) return "";
  return fmt::format(
      "at mid-stance, over standing: {}° from the leg’s line (± {}), {}° above the hip (± {}); hip, lower "
      "and upper "
      "back are one number for this camera",
      SignedText(*s.leg_line_deg.value, 1), NumberText(Measured::kTwoSided95 * s.leg_line_deg.sigma, 1),
      SignedText(*s.above_hip_deg.value, 1), NumberText(Measured::kTwoSided95 * s.above_hip_deg.sigma, 1));
}

}  // namespace hinge
