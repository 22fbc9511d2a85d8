// SPDX-License-Identifier: Apache-2.0
#include "exercise_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "check_score.h"
#include "hinge/foundation/base/statistics.h"
#include "set_tally.h"

namespace hinge {
namespace {

double Percent(int part, int of) { return of == 0 ? 100 : 100.0 * part / of; }

std::string MeasureTable(const std::vector<WatchedCase>& cases, const ExerciseModel& model) {
  std::map<std::string, std::vector<double>> errors;
  for (const WatchedCase& c : cases) {
    const auto known = model.errors.find(c.truth.label);
    if (known == model.errors.end() || c.seen.set.exercise != c.truth.label) continue;
    for (const SeenRepetition& r : c.seen.set.repetitions) {
      const int i = FindTrueRepetition(c.truth, r);
      if (i < 0) continue;
      const auto& truth = c.truth.measures.repetitions[static_cast<std::size_t>(i)];
      for (const auto& [id, value] : r.values) {
        if (truth.contains(id) && known->second.contains(id))
          errors[c.truth.label + " | " + id].push_back(CorrectReading(known->second.at(id), value) -
                                                       truth.at(id));
      }
    }
  }
  std::string text =
      "| exercise | measure | median of size | 95th percentile | mean |\n|---|---|---|---|---|\n";
  for (auto& [name, list] : errors) {
    const double mean = Mean(list);
    for (double& e : list) e = std::abs(e);
    text +=
        fmt::format("| {} | {:.3g} | {:.3g} | {:.2g} |\n", name, Median(list), Quantile(list, 0.95), mean);
  }
  return text;
}

}  // namespace

std::string MakeExercisePage(const std::vector<WatchedCase>& cases, const ExerciseKnowledge& shipped,
                             const ExerciseKnowledge& own) {
  std::map<std::string, SetTally> tallies;
  SetTally exercises, others;
  Said probability;
  std::vector<double> cpu_s;
  for (const WatchedCase& c : cases) {
    Add(c, tallies[c.truth.label]);
    Add(c, IsExercise(c.truth.label) ? exercises : others);
    cpu_s.push_back(c.cpu_s);
  }
  probability = exercises.probability;
  probability.insert(probability.end(), others.probability.begin(), others.probability.end());
  std::string page = "# Exercises of digital people, through keypoints\n\n";
  page += fmt::format(
      "Written by `hinge_accuracy_exercises report`. {} clips: every movement, bodies from 1.50 to 1.98 m, "
      "three cameras (30, 50 and 60\n"
      "pictures a second, up to 12 degrees off the side, rolled by 1.5 degrees), walking in and off in some, "
      "faults planted in two of\n"
      "three and a plain one in every fourth, a pose network's errors on every point. None of them was used "
      "to fit "
      "knowledge/exercise_model.toml.\nWhat is timed: skater \"land\", the foot is down; paw \"behind\", the "
      "thigh is farthest behind; hike \"far\", toe-off.\n\n"
      "| figure | here |\n|---|---|\n"
      "| exercise right | {:.1f} % of {} |\n| standing, walking, running, none called so | {:.1f} % of {} |\n"
      "| repetitions found | {:.1f} % of {} |\n| invented, of those reported | {:.1f} % |\n"
      "| calibration error of the probability of what it is called | {:.3f} |\n| CPU after the keypoints, a "
      "clip: median, most | {:.2f} s, {:.2f} s |\n\n",
      cases.size(), Percent(exercises.right, exercises.sets), exercises.sets,
      Percent(others.right, others.sets), others.sets, Percent(exercises.found, exercises.repetitions),
      exercises.repetitions,
      Percent(exercises.invented + others.invented, exercises.found + exercises.invented + others.invented),
      CalcCalibrationError(probability), Median(cpu_s), Quantile(cpu_s, 1));
  page +=
      "## By movement\n\nTimes: mean and 95th percentile of the error's size, ms.\n\n"
      "| movement | right | called instead | repetitions found | invented | phase times "
      "|\n|---|---|---|---|---|---|\n";
  for (const std::string& label : SetLabels()) {
    const SetTally& t = tallies[label];
    page += fmt::format("| {} | {} of {} | {} | {} of {} | {} | {} |\n", label, t.right, t.sets,
                        CalledText(t), t.found, t.repetitions, t.invented, PhaseText(t));
  }
  page +=
      "\nChecks are judged twice: with the errors of reading these keypoints, measured on their tuning half, "
      "and "
      "with those that users\nhave, of reading pictures. A network errs in the postures of exercises "
      "otherwise than "
      "on runners, whose errors these keypoints have.\n";
  page += MakeCheckSection("Checks, with the errors of reading these keypoints", cases, own);
  page += MakeCheckSection("Checks, with the errors that users have", cases, shipped);
  page += "\n## Measures of the repetitions, corrected by the errors of reading these keypoints\n\n" +
          MeasureTable(cases, own.model);
  return page;
}

}  // namespace hinge
