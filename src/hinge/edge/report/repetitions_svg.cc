// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "hinge/edge/report/exercise_page.h"

namespace hinge {
namespace {

constexpr double kWidth = 720, kHeight = 74, kLeft = 8, kTop = 8, kBand = 34;

/// Times of the clip to places, with a twentieth of room on both sides.
class TimeScale {
 public:
  explicit TimeScale(const ExerciseSet& set)
      : from_s_(set.start_s), span_s_(std::max(0.1, set.end_s - set.start_s)) {}
  double operator()(double t_s) const {
    return kLeft + (kWidth - 2 * kLeft) * (0.04 + 0.92 * (t_s - from_s_) / span_s_);
  }

 private:
  double from_s_, span_s_;
};

std::string Block(const TimeScale& x, double from_s, double to_s, double height, const char* kind) {
  if (to_s <= from_s) return "";
  return fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" class=\"{}\"/>",
                     x(from_s), kTop + kBand - height, x(to_s) - x(from_s), height, kind);
}

std::string RepetitionBlocks(const TimeScale& x, const SeenRepetition& r, double share, std::size_t number) {
  const double height = kBand * std::clamp(share, 0.15, 1.0);
  std::string svg = Block(x, r.start_s, r.far_from_s, height, "there") +
                    Block(x, r.far_from_s, r.far_to_s, height, "stop") +
                    Block(x, r.far_to_s, r.end_s, height, "back");
  svg +=
      fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\" class=\"axis\">{}{}</text>",
                  0.5 * (x(r.start_s) + x(r.end_s)), kTop + kBand + 15, number, r.partial ? " partial" : "");
  return svg;
}

std::string TimeMark(const TimeScale& x, double t_s) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\" class=\"axis\">{:.1f} s</text>",
                     x(t_s), kHeight - 4, t_s);
}

}  // namespace

std::string MakeRepetitionsSvg(const ExerciseSet& set) {
  if (set.repetitions.empty()) return "";
  const TimeScale x(set);
  double widest = 0;
  for (const SeenRepetition& r : set.repetitions) widest = std::max(widest, r.range);
  std::string svg = fmt::format(
      "<svg class=\"set\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{} repetitions from {:.1f} to "
      "{:.1f} s; the "
      "table below has their times\">",
      kWidth, kHeight, set.repetitions.size(), set.start_s, set.end_s);
  for (std::size_t i = 0; i < set.repetitions.size(); ++i)
    svg += RepetitionBlocks(x, set.repetitions[i], widest > 0 ? set.repetitions[i].range / widest : 1, i + 1);
  return svg + TimeMark(x, set.start_s) + TimeMark(x, set.end_s) + "</svg>\n";
}

}  // namespace hinge
