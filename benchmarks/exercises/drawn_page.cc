// SPDX-License-Identifier: Apache-2.0
#include "drawn_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "check_score.h"
#include "hinge/foundation/base/statistics.h"
#include "set_tally.h"

namespace hinge {
namespace {

struct HalfTally {
  SetTally exercises, others;
  int refused = 0;  ///< exercises that `hinge check` does not take
};

HalfTally TallyHalf(const std::vector<DrawnCase>& cases) {
  HalfTally t;
  for (const DrawnCase& c : cases) {
    const bool exercise = IsExercise(c.made.part);
    Add(c.watched, exercise ? t.exercises : t.others);
    t.refused += exercise && !c.refused.empty();
  }
  return t;
}

std::string Of(int part, int of) { return fmt::format("{} of {}", part, of); }

std::string Summary(const HalfTally& t) {
  const auto row = [](const char* what, const std::string& text) {
    return fmt::format("| {} | {} |\n", what, text);
  };
  std::string page = "| figure | |\n|---|---|\n";
  page += row("exercise right", Of(t.exercises.right, t.exercises.sets));
  page += row("standing, walking, running, none called so", Of(t.others.right, t.others.sets));
  page += row("exercises that `hinge check` refuses", Of(t.refused, t.exercises.sets));
  page += row("repetitions found, of all sets", Of(t.exercises.found, t.exercises.repetitions));
  return page + row("repetitions invented", std::to_string(t.exercises.invented + t.others.invented));
}

std::string Sizes(std::vector<double> errors) {
  if (errors.empty()) return "";
  const double bias = Mean(errors);
  for (double& e : errors) e = std::abs(e);
  return fmt::format("{:+.1f} / {:.1f}", bias, Mean(errors));
}

std::string ClipTable(const std::vector<DrawnCase>& cases) {
  std::string page =
      "| clip | planted | called | repetitions | trunk | trunk-thigh | knee | phase times, ms |\n"
      "|---|---|---|---|---|---|---|---|\n";
  for (const DrawnCase& c : cases) {
    SetTally t;
    Add(c.watched, t);
    page += fmt::format(
        "| {} | {} | {} | {} | {} | {} | {} | {} |\n", c.made.name, c.made.value,
        t.right ? "right" : CalledText(t),
        t.repetitions > 0
            ? Of(t.found, t.repetitions) + (t.invented > 0 ? fmt::format(", {} invented", t.invented) : "")
            : "",
        Sizes(c.angles.trunk_deg), Sizes(c.angles.trunk_thigh_deg), Sizes(c.angles.knee_deg), PhaseText(t));
  }
  return page;
}

/// Of clips: the median over them of the mean size.
std::string AngleTable(const std::vector<DrawnCase>& cases) {
  std::string page =
      "| angle, deg: median and 90 % of the clips | bar | mean size of the error |\n|---|---|---|\n";
  const auto row = [&](const char* name, int bar, auto angle) {
    std::vector<double> sizes;
    for (const DrawnCase& c : cases) {
      std::vector<double> errors = angle(c.angles);
      if (errors.empty()) continue;
      for (double& e : errors) e = std::abs(e);
      sizes.push_back(Mean(errors));
    }
    page +=
        fmt::format("| {} | {} | {} |\n", name, bar,
                    sizes.empty() ? "-" : fmt::format("{:.1f}, {:.1f}", Median(sizes), Quantile(sizes, 0.9)));
  };
  row("trunk", 3, [](const AngleErrors& e) { return e.trunk_deg; });
  row("trunk-thigh", 5, [](const AngleErrors& e) { return e.trunk_thigh_deg; });
  row("knee", 5, [](const AngleErrors& e) { return e.knee_deg; });
  return page;
}

std::string WrongTable(const std::vector<DrawnCase>& cases, const ExerciseKnowledge& knowledge) {
  std::string page =
      "\n## Checks that came out wrong\n\n| clip | check | said | read, 95 % | truth "
      "|\n|---|---|---|---|---|\n";
  for (const DrawnCase& c : cases) {
    for (const WrongCheck& w : FindWrongChecks(c.watched, knowledge))
      page += fmt::format("| {} | {} | {} | {:.3g}, {:.3g} to {:.3g} | {:.3g} |\n", c.made.name, w.check,
                          w.found ? "a fault" : "nothing", w.read, w.low, w.high, w.truth);
  }
  return page;
}

std::vector<WatchedCase> WatchedOf(const std::vector<DrawnCase>& cases) {
  std::vector<WatchedCase> watched;
  for (const DrawnCase& c : cases) watched.push_back(c.watched);
  return watched;
}

}  // namespace

std::string MakeDrawnPage(const std::vector<DrawnCase>& cases, const std::string& half,
                          const std::string& network, const ExerciseKnowledge& knowledge) {
  std::string page = fmt::format(
      "# Exercises of digital people, on drawn pictures\n\n"
      "Written by `hinge_accuracy_exercises drawn FOLDER`. {} clips of the {} half, drawn as phones would "
      "film them (30 pictures a second, 640 x 360 or 540 x 720,\nthree cameras up to 10 degrees off the side, "
      "bars, plates and dumbbells in the hands), read by the network `{}`. The tuning half\nmay be used to "
      "fit, and `hinge_accuracy_exercises try FOLDER` prints its page; nobody's body, clothes, tempo or "
      "camera is in both halves.\nA drawn person is not a filmed one.\n\n",
      cases.size(), half == "tune" ? "tuning" : "reporting", network);
  page += Summary(TallyHalf(cases)) + "\n" + AngleTable(cases) + "\n## Clip by clip\n\n";
  page +=
      "Angles: mean error / mean size of it through the set, degrees. Phase times: mean / 95 % of the "
      "size.\n\n";
  page += ClipTable(cases);
  return page + MakeCheckSection("Checks", WatchedOf(cases), knowledge) + WrongTable(cases, knowledge);
}

}  // namespace hinge
