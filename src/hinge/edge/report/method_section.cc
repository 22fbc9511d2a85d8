// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "hinge/app/session/photo.h"
#include "hinge/edge/report/html.h"
#include "hinge/edge/report/report_sections.h"
#include "hinge/foundation/base/angle.h"

namespace hinge {
namespace {

constexpr std::size_t kHashShown = 16;  // enough to tell model files apart by eye

std::string Line(const std::string& name, const std::string& text) {
  return text.empty() ? "" : Element("dt", name) + Element("dd", text);
}

std::string InputWord(const InputInfo& input) {
  return input.kind == "keypoints" ? "File of keypoints" : input.kind == kPhotoKind ? "Photo" : "Clip";
}

std::string ClipText(const InputInfo& input) {
  if (input.frames == 1)
    return fmt::format("{}: {} × {} px", EscapeHtml(BaseName(input.file_name)), input.width_px,
                       input.height_px);
  return fmt::format("{}: {} × {} px, {:.4g} pictures a second, {:.2f} s, {} pictures",
                     EscapeHtml(BaseName(input.file_name)), input.width_px, input.height_px,
                     input.frame_rate_hz, input.duration_s, input.frames);
}

std::string TrackText(const TrackQuality& q) {
  return fmt::format(
      "runner found in {} of {} pictures; lost and found again {} time{}; legs that the network had "
      "exchanged put right in {} picture{}; {}",
      q.frames_found, q.frames, q.redetections, q.redetections == 1 ? "" : "s", q.legs_swapped,
      q.legs_swapped == 1 ? "" : "s",
      q.knees_outlined ? "knees put between the borders of the runner's outline"
                       : "knees where the network has them");
}

std::string StridesHtml(const Gait& gait) {
  std::map<std::string, int> refused;
  PerSide<int> used{};
  for (const Stride& stride : gait.strides) {
    if (stride.used)
      ++used[stride.side];
    else
      ++refused[stride.why_not];
  }
  std::string text = fmt::format("{} left and {} right used", used[Side::kLeft], used[Side::kRight]);
  for (const auto& [why, count] : refused) text += fmt::format("; {} refused: {}", count, EscapeHtml(why));
  return text;
}

std::string ActivityText(const std::vector<ActivitySpan>& spans) {
  std::string text;
  for (const ActivitySpan& span : spans) {
    text += fmt::format("{}{} {:.1f} to {:.1f} s", text.empty() ? "" : ", ", Name(span.activity),
                        span.start_s, span.end_s);
  }
  return text;
}

/// Where the person runs, and what the camera does meanwhile.
std::string GroundText(const Scene& scene) {
  if (scene.camera == CameraMotion::kFollows) return "followed by the camera";
  return scene.treadmill ? "on a treadmill" : "over ground";
}

std::string CameraText(const Scene& scene) {
  if (scene.camera == CameraMotion::kStill) return "stands still";
  return fmt::format("{}; {:.1f} px of its own motion taken out",
                     scene.camera == CameraMotion::kHeld ? "held by hand" : "moves with the runner",
                     scene.shake_px);
}

std::string SceneLines(const Scene& scene) {
  constexpr double kMmPerM = 1000, kPercent = 100;
  std::string html = Line("Seen from", fmt::format("the {} side, facing {}, {}", Name(NearSide(scene.facing)),
                                                   Name(scene.facing), GroundText(scene)));
  html += Line("Camera", CameraText(scene));
  html += Line("Camera roll", MeasuredText(scene.roll_rad, DegFromRad(1), 1, "deg"));
  html += Line("Camera off the side view", MeasuredText(scene.yaw_rad, DegFromRad(1), 0, "deg"));
  html += Line("Scale", MeasuredText(scene.scale_m_per_px, kMmPerM, 2, "mm a pixel"));
  html += Line("Speed", MeasuredText(scene.speed_m_s, 1, 2, "m/s"));
  html += Line("Grade", MeasuredText(scene.grade, kPercent, 1, "%"));
  return html + Line("Slow motion", MeasuredText(scene.slow_motion_factor, 1, 1, "times"));
}

std::string ModelsText(const std::vector<ModelInfo>& models) {
  std::string text;
  for (const ModelInfo& m : models) {
    text += fmt::format("{}{} (SHA-256 {}…)", text.empty() ? "" : ", ", EscapeHtml(BaseName(m.name)),
                        EscapeHtml(m.sha256.substr(0, kHashShown)));
  }
  return text;
}

std::string TimingsText(const std::map<std::string, double>& timings_s) {
  std::string text;
  for (const auto& [stage, seconds] : timings_s) {
    std::string name = stage;
    std::replace(name.begin(), name.end(), '_', ' ');
    text += fmt::format("{}{} {:.2f} s", text.empty() ? "" : ", ", EscapeHtml(name), seconds);
  }
  return text;
}

std::string OptionsText(const std::map<std::string, std::string>& options) {
  std::string text;
  for (const auto& [name, value] : options) {
    text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", EscapeHtml(name), EscapeHtml(BaseName(value)));
  }
  return text;
}

bool MissingForBoth(const Session& session, const Measure& m) {
  const Measure* other = FindMeasure(session.measures, m.id, Opposite(*m.side));
  return other && !other->value && other->why_missing == m.why_missing;
}

/// One line a measure and reason: sides that miss it for the same reason stand together.
std::string MissingItems(const ReportContext& c) {
  std::string items;
  std::set<std::pair<std::string, std::string>> said;  // measure id and reason
  for (const Measure& m : c.session.measures) {
    if (m.value) continue;
    if (!said.insert({m.id, m.why_missing}).second) continue;
    const std::string side =
        m.side && !MissingForBoth(c.session, m) ? fmt::format(" ({})", Name(*m.side)) : "";
    items += Element("li", "<strong>" + EscapeHtml(FaceOf(m.id, c.knowledge).title) + "</strong>" + side +
                               ": " + EscapeHtml(MakeSentence(m.why_missing)));
  }
  return items;
}

}  // namespace

std::string NotSeenSection(const ReportContext& c) {
  std::string warnings;
  for (const Warning& warning : c.session.warnings)
    warnings += Element("li", EscapeHtml(MakeSentence(warning.text)));
  const std::string missing = MissingItems(c);
  std::string html = Element("h2", "What was not seen, and how to film better");
  html += Element("ul", warnings, "class=\"warnings\"");
  html += missing.empty() ? Element("p", "Every measure that one camera from the side can give was seen.")
                          : Element("ul", missing);
  html += Element("p",
                  "A good clip: camera on a tripod at hip height, level and square to the side, the whole "
                  "runner in the picture from ear to toe, 60 pictures a second or more, good light, ten "
                  "seconds of steady running.");
  return Element("section", html);
}

std::string HonestySection(const ReportContext& c) {
  const std::string claims = ClaimsHtml(c.knowledge.honesty, c.references);
  return Element(
      "section",
      Element("h2", "What the article claims, and where the evidence disagrees") +
          Element("p", "No claim about injury or running economy is made here: this page describes form.",
                  "class=\"promise\"") +
          Fold("Where the article outruns the evidence", claims));
}

std::string MethodSection(const ReportContext& c) {
  const Session& s = c.session;
  std::string list = Line(InputWord(s.input), ClipText(s.input)) + Line("Runner", TrackText(s.quality)) +
                     Line("Activity", ActivityText(s.activity));
  list += Line("Strides", StridesHtml(s.gait)) + SceneLines(s.scene) +
          Line("Standing", StandingText(s.standing)) + Line("Where the lean comes from", SplitText(s.split)) +
          Line("Networks", ModelsText(s.models));
  list += Line("Given", OptionsText(s.options)) + Line("Time taken", TimingsText(s.timings_s));
  list += Line("Made by", s.version.empty() ? "Hinge" : "Hinge " + EscapeHtml(s.version));
  list += Line(InputWord(s.input) + "’s SHA-256", EscapeHtml(s.input.sha256));
  return Element("section", Element("h2", "How it was measured") + Element("dl", list, "class=\"method\""));
}

}  // namespace hinge
