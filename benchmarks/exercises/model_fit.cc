// SPDX-License-Identifier: Apache-2.0
#include "model_fit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/statistics.h"
#include "hinge/science/strength/recognise.h"
#include "hinge/science/strength/set_features.h"
#include "reading_errors.h"

namespace hinge {
namespace {

constexpr double kLeastShare = 0.03;  // of a feature's spread over all movements: no look is narrower
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

}  // namespace

ExerciseModel FitExerciseModel(const std::vector<WatchedCase>& cases, const std::vector<WatchedCase>& drawn,
                               const ExerciseModel& start) {
  ExerciseModel model = start;
  const Looks of_keypoints = FitLooks(cases);
  model.looks = of_keypoints;
  WidenBy(drawn, model.looks);
  model.unlike_at = ChooseUnlikeAt(cases, of_keypoints, drawn, model);
  model.errors = FitReadingErrors(cases, drawn);
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
      text += fmt::format("\"{}\" = {{ bias = {:.4g}, gain = {:.3g}, set = {:.4g}, repetition = {:.4g} }}\n",
                          id, e.bias, e.gain, e.sigma_set, e.sigma_repetition);
  }
  return text;
}

}  // namespace hinge
