// SPDX-License-Identifier: Apache-2.0
#include "model_fit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/statistics.h"
#include "hinge/science/strength/recognise.h"
#include "hinge/science/strength/set_features.h"

namespace hinge {
namespace {

constexpr double kLeastShare = 0.03;  // of a feature's spread over all movements: no look is narrower
constexpr std::size_t kFewest = 4;    // sets for an error
constexpr double kTail = 0.05, kGuessWeight = 2;
constexpr double kFewUnlike = 0.02;  // of exercises that may be taken for none, and of others for an exercise

using Lists = std::map<std::string, std::vector<double>>;

double Spread(const std::vector<double>& v) { return v.size() < 2 ? 0 : StandardDeviation(v); }

using Looks = std::map<std::string, std::map<std::string, GroupNorm>>;

Looks FitLooks(const std::vector<WatchedCase>& cases) {
  std::map<std::string, Lists> of;
  Lists all;
  for (const WatchedCase& c : cases) {
    if (c.truth.label == "none") continue;
    for (const auto& [feature, value] : c.seen.features) {
      of[c.truth.label][feature].push_back(value);
      all[feature].push_back(value);
    }
  }
  Looks looks;
  for (const auto& [label, lists] : of) {
    for (const auto& [feature, values] : lists)
      looks[label][feature] = {Mean(values), std::hypot(Spread(values), kLeastShare * Spread(all[feature]))};
  }
  return looks;
}

/// How far features in pictures lie from where they look like it: of one label, and of all together as a guess of what few clips
/// cannot tell.
struct PictureErrors {
  Lists all;
  std::map<std::string, Lists> of;
};

PictureErrors CollectPictureErrors(const std::vector<WatchedCase>& drawn, const Looks& looks) {
  PictureErrors errors;
  for (const WatchedCase& c : drawn) {
    if (!looks.contains(c.truth.label)) continue;
    for (const auto& [feature, value] : c.seen.features) {
      const double off = value - looks.at(c.truth.label).at(feature).mean;
      errors.all[feature].push_back(off);
      errors.of[c.truth.label][feature].push_back(off);
    }
  }
  return errors;
}

/// A look is moved half of the way to where pictures show it, and is no narrower than they scatter about it. A clip in which the
/// network lost a leg altogether counts as much as the worst but one in ten.
void WidenBy(const std::vector<WatchedCase>& drawn, Looks& looks) {
  const PictureErrors errors = CollectPictureErrors(drawn, looks);
  for (auto& [label, features] : looks) {
    for (auto& [feature, norm] : features) {
      if (!errors.all.contains(feature)) continue;
      const auto& all = errors.all.at(feature);
      const double low = Quantile(all, kTail), high = Quantile(all, 1 - kTail);
      const auto tame = [&](double x) { return std::clamp(x, low, high); };
      double sum = 0, square = 0, n = 0;
      const double weight = kGuessWeight / static_cast<double>(all.size());
      for (double x : all) sum += weight * tame(x), square += weight * tame(x) * tame(x), n += weight;
      const auto own = errors.of.find(label);
      if (own != errors.of.end() && own->second.contains(feature)) {
        for (double x : own->second.at(feature)) sum += tame(x), square += tame(x) * tame(x), n += 1;
      }
      norm.mean += 0.5 * sum / n;
      norm.sd = std::max(norm.sd, std::sqrt(square / n));
    }
  }
}

/// How unlike all that is known a set is: the D of CalcProbabilities, by way of the probability of none.
double CalcUnlikeness(const WatchedCase& c, ExerciseModel model) {
  model.unlike_at = 0, model.unlike_width = 1e4;  // so wide that no D saturates
  const double none = CalcProbabilities(c.seen.features, model).at("none");
  return model.unlike_width * std::log(none / (1 - none));
}

/// Where a movement stops being like any that is known: half-way between drawn exercises that are the most unlike, each looked at with
/// looks that it had no part in, and other movements that are the least.
double ChooseUnlikeAt(const std::vector<WatchedCase>& cases, const Looks& of_keypoints,
                      const std::vector<WatchedCase>& drawn, const ExerciseModel& model) {
  std::vector<double> known, other;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    ExerciseModel without = model;
    if (drawn[i].truth.label != "none") {
      std::vector<WatchedCase> rest = drawn;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      without.looks = of_keypoints;
      WidenBy(rest, without.looks);
    }
    (drawn[i].truth.label == "none" ? other : known).push_back(CalcUnlikeness(drawn[i], without));
  }
  for (const WatchedCase& c : cases) {
    if (c.truth.label == "none") other.push_back(CalcUnlikeness(c, model));
  }
  if (known.empty() || other.empty()) return model.unlike_at;
  const double likest_other = Quantile(other, kFewUnlike), unlikest_known = Quantile(known, 1 - kFewUnlike);
  fmt::print(stderr, "unlike: exercises up to {:.0f}, other movements from {:.0f}\n", unlikest_known,
             likest_other);
  return std::round(0.5 * (likest_other + unlikest_known));
}

/// Reading minus truth: one list a set.
struct SetErrors {
  std::vector<double> means, within;
};

void AddErrors(const WatchedCase& c, std::map<std::string, std::map<std::string, SetErrors>>& errors) {
  Lists found;
  for (const SeenRepetition& r : c.seen.set.repetitions) {
    const int i = FindTrueRepetition(c.truth, r);
    if (i < 0) continue;
    for (const auto& [id, value] : r.values) {
      const auto& truth = c.truth.measures.repetitions[static_cast<std::size_t>(i)];
      if (truth.contains(id)) found[id].push_back(value - truth.at(id));
    }
  }
  for (const auto& [id, value] : c.seen.set.values) {
    if (c.truth.measures.set.contains(id)) found["set." + id].push_back(value - c.truth.measures.set.at(id));
  }
  for (const auto& [id, list] : found) {
    SetErrors& e = errors[c.truth.label][id];
    const double mean = Mean(list);
    e.means.push_back(mean);
    for (double x : list) e.within.push_back(x - mean);
  }
}

/// What lies farther from the median than three of the usual spreads is taken to lie there: one clip in which a leg was lost may
/// not make all the others doubtful.
std::vector<double> Tame(std::vector<double> values) {
  const double middle = Median(values);
  std::vector<double> off;
  for (double v : values) off.push_back(std::abs(v - middle));
  const double reach = 3 * 1.4826 * Median(off);
  for (double& v : values) v = std::clamp(v, middle - reach, middle + reach);
  return values;
}

ReadingError Summarise(SetErrors e) {
  e.means = Tame(e.means), e.within = Tame(e.within);
  double square = 0;
  for (double x : e.within) square += x * x;
  const double freedom = static_cast<double>(e.within.size()) - static_cast<double>(e.means.size());
  return {Mean(e.means), Spread(e.means), freedom > 0 ? std::sqrt(square / freedom) : 0};
}

using ErrorLists = std::map<std::string, std::map<std::string, SetErrors>>;

ErrorLists CollectErrors(const std::vector<WatchedCase>& cases) {
  ErrorLists errors;
  for (const WatchedCase& c : cases) AddErrors(c, errors);
  return errors;
}

/// Sets of keypoints and of pictures count alike, however many there are of each.
SetErrors Balance(const SetErrors& many, const SetErrors& few) {
  SetErrors both = many;
  if (few.means.empty()) return both;
  const auto times = std::max<std::size_t>(1, many.means.size() / few.means.size());
  for (std::size_t i = 0; i < times; ++i) {
    both.means.insert(both.means.end(), few.means.begin(), few.means.end());
    both.within.insert(both.within.end(), few.within.begin(), few.within.end());
  }
  return both;
}

std::map<std::string, std::map<std::string, ReadingError>> FitErrors(const std::vector<WatchedCase>& cases,
                                                                     const std::vector<WatchedCase>& drawn) {
  std::map<std::string, std::map<std::string, ReadingError>> fitted;
  ErrorLists in_pictures = CollectErrors(drawn);
  for (const auto& [label, measures] : CollectErrors(cases)) {
    for (const auto& [id, e] : measures) {
      if (e.means.size() >= kFewest) fitted[label][id] = Summarise(Balance(e, in_pictures[label][id]));
    }
  }
  return fitted;
}

}  // namespace

ExerciseModel FitExerciseModel(const std::vector<WatchedCase>& cases, const std::vector<WatchedCase>& drawn,
                               const ExerciseModel& start) {
  ExerciseModel model = start;
  const Looks of_keypoints = FitLooks(cases);
  model.looks = of_keypoints;
  WidenBy(drawn, model.looks);
  model.unlike_at = ChooseUnlikeAt(cases, of_keypoints, drawn, model);
  model.errors = FitErrors(cases, drawn);
  return model;
}

std::string MakeModelToml(const ExerciseModel& m) {
  std::string text = fmt::format(
      "# How the exercises look from the side, and how wrongly their measures are read. Written by "
      "hinge_accuracy_exercises fit;\n"
      "# not by hand. Key by key in docs/formats.md; features in science/strength/set_features.h, measures "
      "in\n"
      "# science/strength/exercise_measures.h (\"set.\" before a measure of the whole set).\n"
      "#\n"
      "# Digital people only: joints that obey formulas, good form and planted faults, through three "
      "cameras; "
      "with the errors\n"
      "# that BlazePose heavy makes on drawn runners, and drawn and read by it. Nobody has filmed real "
      "people doing these exercises "
      "with known truth for it.\n\n"
      "[recognition]\nprovenance = \"{}\"\nsharpness = {}\nlargest_z2 = {}\nunlike_at = {}\nunlike_width = "
      "{}\n",
      m.provenance, m.sharpness, m.largest_z2, m.unlike_at, m.unlike_width);
  for (const auto& [label, looks] : m.looks) {
    text += fmt::format("\n[looks.{}]\n", label);
    for (const auto& [feature, n] : looks)
      text += fmt::format("{} = {{ mean = {:.4g}, sd = {:.4g} }}\n", feature, n.mean, n.sd);
  }
  for (const auto& [label, errors] : m.errors) {
    text += fmt::format("\n[errors.{}]\n", label);
    for (const auto& [id, e] : errors)
      text += fmt::format("\"{}\" = {{ bias = {:.4g}, set = {:.4g}, repetition = {:.4g} }}\n", id, e.bias,
                          e.sigma_set, e.sigma_repetition);
  }
  return text;
}

}  // namespace hinge
