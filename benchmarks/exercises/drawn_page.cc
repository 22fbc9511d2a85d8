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

std::string Summary(const HalfTally& tune, const HalfTally& report) {
  const auto row = [&](const char* what, auto text) {
    return fmt::format("| {} | {} | {} |\n", what, text(tune), text(report));
  };
  std::string page = "| figure | tuning half | reporting half |\n|---|---|---|\n";
  page += row("exercise right", [](const HalfTally& t) { return Of(t.exercises.right, t.exercises.sets); });
  page += row("standing, walking, running, none called so",
              [](const HalfTally& t) { return Of(t.others.right, t.others.sets); });
  page += row("exercises that `hinge check` refuses",
              [](const HalfTally& t) { return Of(t.refused, t.exercises.sets); });
  page += row("repetitions found, of all sets",
              [](const HalfTally& t) { return Of(t.exercises.found, t.exercises.repetitions); });
  page += row("repetitions invented",
              [](const HalfTally& t) { return std::to_string(t.exercises.invented + t.others.invented); });
  return page;
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
std::string AngleTable(const std::vector<DrawnCase>& tune, const std::vector<DrawnCase>& report) {
  const auto median = [](const std::vector<DrawnCase>& cases, auto angle) {
    std::vector<double> sizes;
    for (const DrawnCase& c : cases) {
      std::vector<double> errors = angle(c.angles);
      if (errors.empty()) continue;
      for (double& e : errors) e = std::abs(e);
      sizes.push_back(Mean(errors));
    }
    return sizes.empty() ? std::string("-")
                         : fmt::format("{:.1f}, {:.1f}", Median(sizes), Quantile(sizes, 0.9));
  };
  std::string page =
      "| angle, deg: median and 90 % of the clips | bar | tuning half | reporting half "
      "|\n|---|---|---|---|\n";
  const auto row = [&](const char* name, int bar, auto angle) {
    page += fmt::format("| {} | {} | {} | {} |\n", name, bar, median(tune, angle), median(report, angle));
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

std::string MakeDrawnPage(const std::vector<DrawnCase>& tune, const std::vector<DrawnCase>& report,
                          const std::string& network, const ExerciseKnowledge& knowledge) {
  std::string page = fmt::format(
      "# Exercises of digital people, on drawn pictures\n\n"
      "Written by `hinge_accuracy_exercises drawn FOLDER`. {} clips drawn as phones would film them (30 "
      "pictures a second, 640 x 360 "
      "or 540 x 720,\nthree cameras up to 10 degrees off the side, bars, plates and dumbbells in the hands), "
      "read by the network "
      "`{}`. The tuning half\nmay be used to fit; nobody's body, clothes, tempo or camera is in both halves. "
      "A drawn person is not a "
      "filmed one.\n\n",
      tune.size() + report.size(), network);
  page += Summary(TallyHalf(tune), TallyHalf(report)) + "\n";
  page += AngleTable(tune, report) + "\n## The reporting half, clip by clip\n\n";
  page +=
      "Angles: mean error / mean size of it through the set, degrees. Phase times: mean / 95 % of the "
      "size.\n\n";
  page += ClipTable(report);
  return page + MakeCheckSection("Checks", WatchedOf(report), knowledge) + WrongTable(report, knowledge);
}

}  // namespace hinge
