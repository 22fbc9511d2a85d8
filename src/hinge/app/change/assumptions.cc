// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/change/assumptions.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/app/session/network.h"
#include "hinge/app/session/photo.h"
#include "hinge/foundation/base/number_text.h"
#include "hinge/science/scene/estimate_scene.h"

namespace hinge {
namespace {

std::vector<std::string> FilesOf(const Session& s) {
  std::vector<std::string> hashes;
  for (const ModelInfo& m : s.models) hashes.push_back(m.sha256.empty() ? m.name : m.sha256);
  std::sort(hashes.begin(), hashes.end());
  return hashes;
}

/// Why the networks are not known to be the same; empty when they are.
std::string WhyOtherNetwork(const Session& first, const Session& other) {
  constexpr const char* kDiffer = "the pose networks differ";
  if (!first.models.empty() && !other.models.empty()) return FilesOf(first) == FilesOf(other) ? "" : kDiffer;
  const std::string one = NetworkOf(first), two = NetworkOf(other);
  if (!one.empty() && !two.empty()) return one == two ? "" : kDiffer;
  if (one.empty() && two.empty())
    return "neither session says which pose network its points come from (they count as different)";
  return fmt::format(
      "the {} session does not say which pose network its points come from (it counts as another)",
      one.empty() ? "first" : "other");
}

/// Whether no measure with a shared doubt leaves open what of it is this session's own. A photo times no contacts.
bool SaysWhatIsItsOwn(const Session& s) {
  if (IsPhoto(s)) return true;
  return std::ranges::none_of(s.measures,
                              [](const Measure& m) { return m.value && m.sigma_shared > 0 && !m.own_parts; });
}

std::string WhyOwnUnsaid(const Session& first, const Session& other) {
  const bool one = SaysWhatIsItsOwn(first), two = SaysWhatIsItsOwn(other);
  if (one && two) return "";
  return fmt::format("{} of an older version of Hinge and would have to be analysed again",
                     one   ? "the other session is"
                     : two ? "the first session is"
                           : "both sessions are");
}

/// What shows that two recordings are not of one camera in one place; empty where nothing does.
std::string WhyOtherCamera(const Session& first, const Session& other) {
  const Scene &one = first.scene, &two = other.scene;
  if (one.image_width_px != two.image_width_px || one.image_height_px != two.image_height_px)
    return "the pictures are of different sizes";
  if (one.camera != CameraMotion::kStill || two.camera != CameraMotion::kStill)
    return "the camera did not stand still";
  return "";
}

bool IsSameRecording(const Session& first, const Session& other) {
  return !first.input.sha256.empty() && first.input.sha256 == other.input.sha256;
}

std::string CancelsSentence(bool same_recording) {
  constexpr const char* kNotAll =
      "cancels, but for how contacts are timed at different speeds and for the scale of what differs.";
  return same_recording ? fmt::format("What camera and network get wrong is the same in both and {}", kNotAll)
                        : fmt::format(
                              "The camera stood in the same place and the clothes were alike: neither can be "
                              "seen from the results. What camera and network get wrong is then the same in "
                              "both and {}",
                              kNotAll);
}

/// How a quantity that was given or found is told apart and printed.
struct Quantity {
  const char* name;
  const char* unit;
  double factor;  ///< to the unit
  int decimals;
  double matters;      ///< from this difference on, in SI
  const char* effect;  ///< where both are known
};

/// "2.36 m/s (found)"
std::string Said(const Measured& m, const Quantity& q) {
  if (!m.known()) return "not known";
  return fmt::format("{} {} ({})", FixedText(q.factor * *m.value, q.decimals), q.unit,
                     m.source == kGiven ? kGiven : "found");
}

bool Differs(const Measured& a, const Measured& b, const Quantity& q) {
  if (!a.known() || !b.known()) return a.known() != b.known();
  const double difference = std::abs(*a.value - *b.value), shown = std::pow(10, -q.decimals) / q.factor;
  const double doubt = Measured::kTwoSided95 * std::hypot(a.sigma, b.sigma);
  return difference >= q.matters || (difference >= shown && difference > doubt);
}

/// Empty where the difference does not matter.
std::string DifferenceSentence(const Measured& a, const Measured& b, const Quantity& q) {
  if (!Differs(a, b, q)) return "";
  return fmt::format("The {} was {} in the first session and {} in the other: {}.", q.name, Said(a, q),
                     Said(b, q), a.known() && b.known() ? q.effect : "its part in the changes is not known");
}

std::string HeightSentence(const Session& first, const Session& other) {
  constexpr double kMatters_m = 0.0099;
  const auto one = first.runner.height_m, two = other.runner.height_m;
  if (one.has_value() == two.has_value() && (!one || std::abs(*one - *two) < kMatters_m)) return "";
  const auto said = [](std::optional<double> m) {
    return m ? fmt::format("given as {:.2f} m", *m) : std::string("not given");
  };
  return fmt::format(
      "The height was {} for the first session and {} for the other: lengths and speeds are on another "
      "scale.",
      said(one), said(two));
}

}  // namespace

Assumptions FindAssumptions(const Session& first, const Session& other, bool camera_moved,
                            bool same_results) {
  static constexpr Quantity kSlope{"slope", "%", 100, 1, 0.01, "its part in the changes is not taken off"};
  static constexpr Quantity kSpeed{
      "speed", "m/s", 1, 2, 0.1, "the part that norms expect of it is told with each change"};
  Assumptions a;
  a.same_recording = same_results || IsSameRecording(first, other);
  std::string why;
  const auto add = [&why](const std::string& reason) {
    if (!reason.empty()) why += (why.empty() ? "" : ", ") + reason;
  };
  add(WhyOtherNetwork(first, other));
  add(first.scene.facing == other.scene.facing ? "" : "the runner faces the other way");
  add(first.quality.knees_outlined == other.quality.knees_outlined
          ? ""
          : "the outline of the knees was seen in only one of them");
  add(first.scene.roll_rad.source == other.scene.roll_rad.source
          ? ""
          : "the camera's roll was read off other things in each");
  add(WhyOwnUnsaid(first, other));
  if (!a.same_recording) add(camera_moved ? "the camera was moved" : WhyOtherCamera(first, other));
  a.shared_cancels = why.empty();
  a.sentences = {a.same_recording ? "Both are analyses of the same recording: differences come from how it "
                                    "was analysed, not from the runner."
                                  : "Both sessions show the same runner.",
                 a.shared_cancels ? CancelsSentence(a.same_recording)
                                  : "What camera and network get wrong does not cancel, because " + why + ".",
                 DifferenceSentence(first.scene.grade, other.scene.grade, kSlope),
                 DifferenceSentence(first.scene.speed_m_s, other.scene.speed_m_s, kSpeed),
                 HeightSentence(first, other)};
  std::erase(a.sentences, "");
  return a;
}

}  // namespace hinge
