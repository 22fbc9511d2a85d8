// SPDX-License-Identifier: Apache-2.0
#include "border_errors.h"

#include <algorithm>
#include <array>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/gait/knee_borders.h"
#include "landmark_errors.h"
#include "landmark_summary.h"

namespace hinge {
namespace {

constexpr double kMostlySeen = 0.5;
using Binned = std::array<std::vector<double>, kPhaseBins>;

/// The network's outlines about the true points.
KeypointTrack TrueTrackWithOutlines(const CachedClip& clip) {
  KeypointTrack track = clip.points;
  track.frames.resize(std::min(clip.track.frames.size(), clip.points.frames.size()));
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    KeypointFrame seen = clip.track.frames[i];
    PutLegsRight(seen, track.frames[i]);
    track.frames[i].outline = seen.outline;
    if (!seen.found()) track.frames[i].presence = 0;
  }
  return track;
}

std::vector<BorderSample> SamplesOf(const KeypointTrack& track, Side side,
                                    const std::vector<double>& contacts_s) {
  std::map<double, double> clear;
  for (const KneeGap& gap : FindKneeGaps(track, side)) clear[gap.time_s] = gap.ahead_legs;
  std::vector<BorderSample> samples;
  for (const KeypointFrame& frame : track.frames) {
    const auto phase = PhaseAt(contacts_s, frame.time_s);
    if (!phase || !frame.found()) continue;
    const auto found = clear.find(frame.time_s);
    samples.push_back({*phase, found == clear.end() ? std::nullopt : std::optional(found->second)});
  }
  return samples;
}

Binned BinClear(const std::vector<BorderSample>& samples) {
  Binned bins;
  for (const BorderSample& s : samples) {
    if (s.ahead_legs) bins[PhaseBinOf(s.phase)].push_back(*s.ahead_legs);
  }
  return bins;
}

/// Mean over people of their medians in each bin; a bin that nobody shows is 0.
PhaseTable MeanOf(const std::vector<Binned>& people) {
  PhaseTable mean;
  for (std::size_t b = 0; b < kPhaseBins; ++b) {
    std::vector<double> medians;
    for (const Binned& person : people) {
      if (!person[b].empty()) medians.push_back(Median(person[b]));
    }
    mean.bins.push_back(medians.empty() ? 0 : Mean(medians));
  }
  return mean;
}

PhaseTable SeenShareOf(const std::vector<const std::vector<BorderSample>*>& people) {
  std::array<double, kPhaseBins> all{}, clear{};
  for (const auto* person : people) {
    for (const BorderSample& s : *person) {
      all[PhaseBinOf(s.phase)] += 1;
      clear[PhaseBinOf(s.phase)] += s.ahead_legs.has_value();
    }
  }
  PhaseTable share;
  for (std::size_t b = 0; b < kPhaseBins; ++b) share.bins.push_back(all[b] > 0 ? clear[b] / all[b] : 0);
  return share;
}

/// Of people's medians about the mean, in the bins that are mostly seen.
double SpreadOf(const std::vector<Binned>& people, const BordersError& mean) {
  double sum = 0, count = 0;
  for (std::size_t b = 0; b < kPhaseBins; ++b) {
    if (mean.seen_share.bins[b] < kMostlySeen) continue;
    for (const Binned& person : people) {
      if (person[b].empty()) continue;
      const double left = Median(person[b]) - mean.ahead_legs.bins[b];
      sum += left * left, count += 1;
    }
  }
  return count > 1 ? std::sqrt(sum / (count - 1)) : 0;
}

BordersError Summarise(const std::vector<const std::vector<BorderSample>*>& people) {
  std::vector<Binned> binned;
  for (const auto* person : people) binned.push_back(BinClear(*person));
  BordersError error{.ahead_legs = MeanOf(binned), .seen_share = SeenShareOf(people)};
  error.between_legs = SpreadOf(binned, error);
  return error;
}

}  // namespace

BorderSamples CalcBorderSamples(const CachedClip& clip) {
  const KeypointTrack track = TrueTrackWithOutlines(clip);
  const Side near = NearSide(clip.truth.scene.facing);
  BorderSamples samples;
  for (const Side side : kSides) {
    const std::vector<double> contacts_s = Contacts_s(clip.truth, side);
    samples[side == near ? "near.knee" : "far.knee"] = SamplesOf(track, side, contacts_s);
  }
  return samples;
}

std::map<std::string, BordersError> SummariseBorders(const std::vector<BorderSamples>& people) {
  HINGE_CHECK(people.size() >= 2, "a spread between people needs two of them");
  std::map<std::string, BordersError> errors;
  for (const auto& [name, unused] : people.front()) {
    std::vector<const std::vector<BorderSample>*> of_all;
    for (const BorderSamples& person : people) of_all.push_back(&person.at(name));
    errors[name] = Summarise(of_all);
  }
  return errors;
}

}  // namespace hinge
