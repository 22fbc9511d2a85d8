// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/finding_reasons.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace hinge {
namespace {

constexpr std::size_t kInstantsShown = 3;

double InstantOf(const Stride& stride, const std::string& at) {
  if (at == "ms" || at == "stance") return stride.ms_s();
  return at == "to" ? stride.to_s : stride.ic_s;
}

/// Where it is best seen: the strides whose own value lies nearest to the mean, in time order.
std::vector<Instant> FindInstants(const Finding& f, const Measure& m, const Gait& gait,
                                  const std::vector<std::map<std::string, double>>& by_stride) {
  std::vector<Instant> instants;
  // A measure over standing is seen where its own raw form is.
  const std::string raw = f.measure.substr(0, f.measure.find("_over_standing"));
  for (std::size_t k = 0; k < std::min(gait.strides.size(), by_stride.size()); ++k) {
    const auto value = by_stride[k].find(raw);
    if (value == by_stride[k].end() || (f.side && gait.strides[k].side != *f.side)) continue;
    instants.push_back({InstantOf(gait.strides[k], m.at), gait.strides[k].side, value->second});
  }
  if (instants.empty()) return instants;
  double mean = 0;
  for (const Instant& i : instants) mean += i.value / static_cast<double>(instants.size());
  std::stable_sort(instants.begin(), instants.end(), [&](const Instant& a, const Instant& b) {
    return std::abs(a.value - mean) < std::abs(b.value - mean);
  });
  instants.resize(std::min(instants.size(), kInstantsShown));
  std::sort(instants.begin(), instants.end(),
            [](const Instant& a, const Instant& b) { return a.time_s < b.time_s; });
  return instants;
}

void AddSources(std::vector<std::string>& to, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    if (std::find(to.begin(), to.end(), key) == to.end()) to.push_back(key);
  }
}

std::vector<std::string> SourcesOf(const std::string& id, const Knowledge& knowledge) {
  std::vector<std::string> sources;
  if (const auto band = knowledge.bands.find(id); band != knowledge.bands.end())
    AddSources(sources, band->second.sources);
  if (const auto norm = knowledge.norms.find(id); norm != knowledge.norms.end())
    AddSources(sources, norm->second.sources);
  if (const auto entry = knowledge.measures.find(id); entry != knowledge.measures.end()) {
    for (const Claim& claim : entry->second.evidence) AddSources(sources, claim.sources);
  }
  return sources;
}

std::string NumberText(double value, int decimals) {
  std::array<char, 400> text;  // of any double
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals).ptr;
  return {text.data(), end};
}

/// What would take the finding away: a value nearer by so much, or, where camera and network carry the doubt, a
/// surer look.
std::string WhatWouldChangeIt(const Finding& f, const Measure& m, const Knowledge& knowledge) {
  const auto entry = knowledge.measures.find(f.measure);
  const int decimals = entry == knowledge.measures.end() ? 1 : entry->second.decimals;
  const std::string unit = m.unit == "deg" ? "degrees" : m.unit;
  std::string text = "A value " + NumberText(f.distance - f.detectable, decimals) +
                     (unit.empty() ? "" : " " + unit) + " nearer to the ordinary range";
  if (m.sigma_shared > 2 * m.sigma_random) {
    const bool over_standing = f.measure.ends_with("_over_standing");
    text += ". What a session has in common (camera, network";
    text += over_standing ? ", standing" : "";
    text +=
        ") carries most of the doubt: more strides would not change it, a level camera square to the side";
    text += over_standing ? " and seconds of quiet standing in the same clip may" : " may";
  } else {
    text += ". What differs between your strides carries much of the doubt: a longer clip may change it";
  }
  return text + ".";
}

}  // namespace

void AddReasons(std::vector<Finding>& findings, const Gait& gait,
                const std::vector<std::map<std::string, double>>& by_stride,
                const std::vector<Measure>& measures, const Knowledge& knowledge) {
  for (Finding& f : findings) {
    const Measure* m = FindMeasure(measures, f.measure, f.side);
    if (m == nullptr) continue;
    f.instants = FindInstants(f, *m, gait, by_stride);
    f.n = m->n;
    f.sigma_random = m->sigma_random;
    f.sigma_shared = m->sigma_shared;
    f.definition = m->definition;
    f.sources = SourcesOf(f.measure, knowledge);
    f.would_change_it = WhatWouldChangeIt(f, *m, knowledge);
  }
}

}  // namespace hinge
