// SPDX-License-Identifier: Apache-2.0
#include "exercise_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "check_score.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

bool IsExercise(const std::string& label) {
  return label != "stand" && label != "walk" && label != "run" && label != "none";
}

/// Of one label.
struct Tally {
  int sets = 0, right = 0;
  std::map<std::string, int> called;
  int repetitions = 0, found = 0, invented = 0;
  std::map<std::string, std::vector<double>> phase_error_s;  ///< of sets whose exercise was right
  std::vector<std::pair<double, bool>> probability;          ///< of the called one; whether right
};

/// The phases of a repetition that its exercise shows from the side.
std::vector<std::pair<const char*, double>> PhaseErrors(const std::string& label, const SeenRepetition& seen,
                                                        const Repetition& r, double offset_s) {
  const double start = seen.start_s - offset_s - r.start_s, end = seen.end_s - offset_s - r.end_s;
  const double reach = seen.far_from_s - offset_s - r.far_from_s,
               leave = seen.far_to_s - offset_s - r.far_to_s;
  if (label == "skater") return {{"start", start}};
  if (label == "pawback_drill") return {{"start", start}, {"end", end}};
  if (label == "hop" || label == "hike") return {{"start", start}, {"far", reach}, {"end", end}};
  return {{"start", start}, {"reach", reach}, {"leave", leave}, {"end", end}};
}

void Add(const WatchedCase& c, Tally& t) {
  const ExerciseSet& set = c.seen.set;
  ++t.sets;
  const bool right = set.exercise == c.truth.label;
  t.right += right;
  if (!right) ++t.called[set.exercise];
  const auto p = set.probability.find(set.exercise);
  if (p != set.probability.end()) t.probability.push_back({p->second, right});
  std::set<int> matched;
  for (const SeenRepetition& r : set.repetitions) {
    const int i = FindTrueRepetition(c.truth, r);
    if (i < 0 || !matched.insert(i).second) {
      ++t.invented;
      continue;
    }
    if (!right) continue;
    const Repetition& truth = c.truth.truth->repetitions[static_cast<std::size_t>(i)].repetition;
    for (const auto& [phase, error_s] : PhaseErrors(c.truth.label, r, truth, c.truth.offset_s))
      t.phase_error_s[phase].push_back(std::abs(error_s));
  }
  if (c.truth.truth) t.repetitions += static_cast<int>(c.truth.truth->repetitions.size());
  t.found += static_cast<int>(matched.size());
}

double Percent(int part, int of) { return of == 0 ? 100 : 100.0 * part / of; }

std::string CalledText(const Tally& t) {
  std::string text;
  for (const auto& [name, n] : t.called) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name, n);
  return text;
}

std::string PhaseText(const Tally& t) {
  std::string text;
  for (const auto& [phase, errors] : t.phase_error_s)
    text += fmt::format("{}{} {:.0f}/{:.0f}", text.empty() ? "" : ", ", phase, 1000 * Mean(errors),
                        1000 * Quantile(errors, 0.95));
  return text;
}

/// Mean gap between the probability that was given and how often it was right, in tenths, weighted by their number.
double CalibrationError(const std::vector<std::pair<double, bool>>& all) {
  double error = 0;
  for (int bin = 0; bin < 10; ++bin) {
    double p = 0, right = 0, n = 0;
    for (const auto& [probability, was] : all) {
      if (std::min(9, static_cast<int>(10 * probability)) != bin) continue;
      p += probability, right += was, n += 1;
    }
    if (n > 0) error += std::abs(p - right) / static_cast<double>(all.size());
  }
  return error;
}

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
          errors[c.truth.label + " | " + id].push_back(value - known->second.at(id).bias - truth.at(id));
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

std::string MakeExercisePage(const std::vector<WatchedCase>& cases, const ExerciseKnowledge& knowledge) {
  std::map<std::string, Tally> tallies;
  Tally exercises, others;
  std::vector<std::pair<double, bool>> probability;
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
      "three, a pose network's errors on every point. None of them was used to fit "
      "knowledge/exercise_model.toml.\n\n"
      "| figure | here |\n|---|---|\n"
      "| exercise right | {:.1f} % of {} |\n| standing, walking, running, none called so | {:.1f} % of {} |\n"
      "| repetitions found | {:.1f} % of {} |\n| invented, of those reported | {:.1f} % |\n"
      "| calibration error of the probability of what it is called | {:.3f} |\n| CPU after the keypoints, a "
      "clip: median, most | {:.2f} s, {:.2f} s |\n\n",
      cases.size(), Percent(exercises.right, exercises.sets), exercises.sets,
      Percent(others.right, others.sets), others.sets, Percent(exercises.found, exercises.repetitions),
      exercises.repetitions,
      Percent(exercises.invented + others.invented, exercises.found + exercises.invented + others.invented),
      CalibrationError(probability), Median(cpu_s), Quantile(cpu_s, 1));
  page +=
      "## By movement\n\nTimes: mean and 95th percentile of the error's size, ms.\n\n"
      "| movement | right | called instead | repetitions found | invented | phase times "
      "|\n|---|---|---|---|---|---|\n";
  for (const std::string& label : SetLabels()) {
    const Tally& t = tallies[label];
    page += fmt::format("| {} | {} of {} | {} | {} of {} | {} | {} |\n", label, t.right, t.sets,
                        CalledText(t), t.found, t.repetitions, t.invented, PhaseText(t));
  }
  page += MakeCheckSection(cases, knowledge);
  page += "\n## Measures of the repetitions, after the model's bias is taken off\n\n" +
          MeasureTable(cases, knowledge.model);
  return page;
}

}  // namespace hinge
