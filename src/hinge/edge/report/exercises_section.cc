// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "hinge/edge/media/rgb.h"
#include "hinge/edge/report/exercise_loop.h"
#include "hinge/edge/report/html.h"
#include "hinge/edge/report/palette.h"
#include "hinge/edge/report/report_sections.h"

namespace hinge {
namespace {

constexpr int kJpegQuality = 82;

std::string Term(const char* name, const std::string& text) {
  return text.empty() ? "" : Element("dt", name) + Element("dd", EscapeHtml(MakeSentence(text)));
}

std::string StillFigure(const Still& still) {
  std::string said;
  for (const StillAngle& a : still.angles) {
    said += fmt::format("{}{} {}°", said.empty() ? "" : ", ", a.name, NumberText(a.deg, 0));
  }
  const std::string side(Name(still.side));
  const std::string alt = fmt::format("The runner at {} of the {} foot with the lines of trunk and legs: {}.",
                                      still.event, side, said);
  const std::string image = fmt::format(
      "<img alt=\"{}\" width=\"{}\" height=\"{}\" src=\"data:image/jpeg;base64,{}\" />", EscapeHtml(alt),
      still.image.width_px, still.image.height_px, MakeBase64(MakeJpeg(still.image, kJpegQuality)));
  const std::string when = still.time_s > 0 ? fmt::format(", at {:.2f} s", still.time_s) : "";
  const std::string caption = fmt::format("<strong>{}</strong>, {} foot{}<br />{}",
                                          EscapeHtml(Capitalize(still.event)), side, when, said);
  return Element("figure", image + "\n" + Element("figcaption", caption));
}

std::string Swatch(unsigned rgb, const char* words) {
  return fmt::format("<li><span class=\"swatch\" style=\"background:#{:06x}\"></span>{}</li>\n", rgb, words);
}

}  // namespace

std::string ExerciseCard(const Exercise& e, References& references) {
  std::string steps;
  for (const std::string& step : e.steps) steps += Element("li", EscapeHtml(MakeSentence(step)));
  const std::string from = e.from_article ? " <span class=\"mark\">from the article</span>" : "";
  std::string html = Element("h3", EscapeHtml(e.name) + from);
  html += MakeLoopsHtml(e);
  html += Element("p", EscapeHtml(MakeSentence(e.trains))) + Element("ol", steps);
  html +=
      Element("dl", Term("How much", e.dose) + Term("Think of", e.cue) + Term("In the run", e.running_cue) +
                        Term("Watch for", e.watch_for) + Term("Next step", e.progression));
  html += Fold("What the evidence says", ClaimsHtml(e.evidence, references));
  return Element("article", html, "class=\"card\"");
}

std::string ExercisesSection(const ReportContext& c) {
  std::string cards;
  for (const std::string& id : c.session.verdict.plan) {
    const auto found = c.knowledge.exercises.find(id);
    if (found != c.knowledge.exercises.end()) cards += ExerciseCard(found->second, c.references);
  }
  if (cards.empty()) return "";
  return Element("section", Element("h2", "What to train") + Element("div", cards, "class=\"cards\""));
}

std::string StillsSection(const std::vector<Still>& stills, const std::string& note) {
  if (stills.empty()) return "";
  std::string figures;
  for (const Still& still : stills) figures += StillFigure(still);
  const std::string legend =
      Swatch(palette::kTrunk, "trunk: middle of hips to middle of shoulders, against the vertical") +
      Swatch(palette::kHead, "shoulder to ear") + Swatch(palette::kNearLeg, "the leg nearer to the camera") +
      Swatch(palette::kFarLeg, "the leg farther away") + Swatch(palette::kGround, "ground");
  const bool pictures =
      std::all_of(stills.begin(), stills.end(), [](const Still& s) { return s.on_picture; });
  const std::string words =
      std::string(pictures ? ""
                           : "There were no pictures, only keypoints: the lines stand on an empty ground. ") +
      note;
  return Element("section",
                 Element("h2", pictures ? "The pictures behind it" : "The stick figure behind it") +
                     Element("div", figures, "class=\"stills\"") + Element("ul", legend, "class=\"legend\"") +
                     Element("p", words, "class=\"note\""));
}

}  // namespace hinge
