// SPDX-License-Identifier: Apache-2.0
#include "reading_errors.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

constexpr std::size_t kFewest = 4;                     // sets for an error
constexpr double kGainSpread = 0.15, kSteepest = 0.4;  // of a reading over its truth, about 1
constexpr int kLineRounds = 4;

using Lists = std::map<std::string, std::vector<double>>;

/// Reading minus truth: its mean in each set and the truth's, and how its repetitions differ from that.
struct SetErrors {
  std::vector<double> means, truths, within;
};

using ErrorLists = std::map<std::string, std::map<std::string, SetErrors>>;  // by exercise, then measure

void AddErrors(const WatchedCase& c, ErrorLists& errors) {
  Lists found, truths;
  const auto add = [&](const std::string& id, double value, double truth) {
    found[id].push_back(value - truth), truths[id].push_back(truth);
  };
  for (const SeenRepetition& r : c.seen.set.repetitions) {
    const int i = FindTrueRepetition(c.truth, r);
    if (i < 0) continue;
    for (const auto& [id, value] : r.values) {
      const auto& truth = c.truth.measures.repetitions[static_cast<std::size_t>(i)];
      if (truth.contains(id)) add(id, value, truth.at(id));
    }
  }
  for (const auto& [id, value] : c.seen.set.values) {
    if (c.truth.measures.set.contains(id)) add("set." + id, value, c.truth.measures.set.at(id));
  }
  for (const auto& [id, list] : found) {
    SetErrors& e = errors[c.truth.label][id];
    const double mean = Mean(list);
    e.means.push_back(mean), e.truths.push_back(Mean(truths[id]));
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

/// Errors as a line over the truth, and what is left of them.
struct ErrorLine {
  double slope = 0, middle = 0;  ///< the line is 0 at the truths' `middle`
  std::vector<double> rest;
};

/// A slope is believed as far as the truths spread: before them it is 0 with a spread of kGainSpread.
ErrorLine FitLine(const SetErrors& e) {
  ErrorLine line{.slope = 0, .middle = Mean(e.truths), .rest = e.means};
  for (int round = 0; round < kLineRounds; ++round) {
    for (std::size_t i = 0; i < e.means.size(); ++i)
      line.rest[i] = e.means[i] - line.slope * (e.truths[i] - line.middle);
    line.rest = Tame(line.rest);
    double square = std::pow(StandardDeviation(line.rest) / kGainSpread, 2), product = 0;
    for (std::size_t i = 0; i < e.means.size(); ++i) {
      const double off = e.truths[i] - line.middle;
      square += off * off, product += off * (line.rest[i] + line.slope * off);
    }
    if (square > 0) line.slope = std::clamp(product / square, -kSteepest, kSteepest);
  }
  return line;
}

ReadingError Summarise(SetErrors e) {
  const ErrorLine line = FitLine(e);
  e.within = Tame(e.within);
  double square = 0;
  for (double x : e.within) square += x * x;
  const double freedom = static_cast<double>(e.within.size()) - static_cast<double>(e.means.size());
  const double gain = 1 + line.slope;
  return {.bias = Mean(line.rest) - line.slope * line.middle,
          .gain = gain,
          .sigma_set = StandardDeviation(line.rest) / gain,
          .sigma_repetition = (freedom > 0 ? std::sqrt(square / freedom) : 0) / gain};
}

ErrorLists CollectErrors(const std::vector<WatchedCase>& cases) {
  ErrorLists errors;
  for (const WatchedCase& c : cases) AddErrors(c, errors);
  return errors;
}

/// What is read of a hinge in every activity alike is set beside running, whose errors are taken from both kinds too.
bool IsComparedWithRunning(const std::string& id) {
  return id.starts_with("hinge_") || id.starts_with("set.hinge_");
}

/// Few sets in pictures are repeated until they count as much as those of keypoints.
SetErrors Balance(const std::string& id, const SetErrors& of_keypoints, const SetErrors& in_pictures) {
  if (in_pictures.means.size() >= kEnoughInPictures && !IsComparedWithRunning(id)) return in_pictures;
  SetErrors both = of_keypoints;
  if (in_pictures.means.empty()) return both;
  const auto times = std::max<std::size_t>(1, of_keypoints.means.size() / in_pictures.means.size());
  for (std::size_t i = 0; i < times; ++i) {
    both.means.insert(both.means.end(), in_pictures.means.begin(), in_pictures.means.end());
    both.truths.insert(both.truths.end(), in_pictures.truths.begin(), in_pictures.truths.end());
    both.within.insert(both.within.end(), in_pictures.within.begin(), in_pictures.within.end());
  }
  return both;
}

}  // namespace

std::map<std::string, std::map<std::string, ReadingError>> FitReadingErrors(
    const std::vector<WatchedCase>& of_keypoints, const std::vector<WatchedCase>& drawn) {
  std::map<std::string, std::map<std::string, ReadingError>> fitted;
  ErrorLists in_pictures = CollectErrors(drawn);
  for (const auto& [label, measures] : CollectErrors(of_keypoints)) {
    for (const auto& [id, e] : measures) {
      if (e.means.size() >= kFewest) fitted[label][id] = Summarise(Balance(id, e, in_pictures[label][id]));
    }
  }
  return fitted;
}

}  // namespace hinge
