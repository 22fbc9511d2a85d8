// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>
#include <set>

#include "event_learning.h"
#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

/// One track's mean errors, seconds; NAN where there are no events.
struct TrackErrors {
  double ic_s = NAN, to_s = NAN;
  std::vector<double> scatter_s;  ///< of single events about the track's mean
};

TrackErrors CompareWithTruth(const EventTrack& track, const EventRules& rules) {
  TrackErrors errors;
  for (const auto& [type, rule] : rules) {
    std::vector<double> found;
    for (const GaitEvent& e : track.events) {
      if (e.type == type) found.push_back(FollowRule(rule, track, e.side, e.time_s) - e.time_s);
    }
    if (found.empty()) continue;
    const double mean_s = Mean(found);
    (type == EventType::kInitialContact ? errors.ic_s : errors.to_s) = mean_s;
    for (double f : found) errors.scatter_s.push_back(f - mean_s);
  }
  return errors;
}

double RootMeanSquare(const std::vector<double>& values) {
  double square = 0;
  for (double v : values) square += v * v / static_cast<double>(values.size());
  return std::sqrt(square);
}

}  // namespace

std::string MakeEventReport(const std::string& title, const std::vector<EventTrack>& tracks,
                            const EventRules& rules) {
  std::string table = fmt::format(
      "| {} | tracks | ic: bias | rms of means | to: bias | rms of means | contact: bias | rms of means | "
      "scatter |\n"
      "|---|---|---|---|---|---|---|---|---|\n",
      title);
  std::set<std::string> kinds;
  for (const EventTrack& t : tracks) kinds.insert(t.kind);
  for (const std::string& kind : kinds) {
    std::vector<double> ic, to, contact, scatter;
    for (const EventTrack& t : tracks) {
      if (t.kind != kind) continue;
      const TrackErrors e = CompareWithTruth(t, rules);
      if (!std::isfinite(e.ic_s) || !std::isfinite(e.to_s)) continue;
      ic.push_back(1000 * e.ic_s), to.push_back(1000 * e.to_s), contact.push_back(1000 * (e.to_s - e.ic_s));
      for (double s : e.scatter_s) scatter.push_back(1000 * s);
    }
    table += fmt::format("| {} | {} | {:+.1f} | {:.1f} | {:+.1f} | {:.1f} | {:+.1f} | {:.1f} | {:.1f} |\n",
                         kind, ic.size(), Mean(ic), RootMeanSquare(ic), Mean(to), RootMeanSquare(to),
                         Mean(contact), RootMeanSquare(contact), RootMeanSquare(scatter));
  }
  return table;
}

namespace {

std::string MakeTable(const char* name, const EventModel& rule) {
  std::string text = fmt::format(
      "constexpr EventModel {} = {{\n.start_s = {:.6f},\n.intercept_s = {:.6f},\n.stride_weight = "
      "{:.6f},\n.floor_s = "
      "{:.6f},\n.gain = {:.6f},\n.weights_s = {{{{",
      name, rule.start_s, rule.intercept_s, rule.stride_weight, rule.floor_s, rule.gain);
  for (std::size_t s = 0; s < kEventSignals; ++s) {
    text += s == 0 ? "{" : ",\n{";
    for (std::size_t lag = 0; lag < kEventLags; ++lag)
      text += fmt::format("{}{:.5f}", lag == 0 ? "" : ", ", rule.weights_s[s][lag]);
    text += "}";
  }
  return text + "}}};\n\n";
}

}  // namespace

std::string MakeRuleSource(const EventRules& rules, const std::string& source,
                           const std::filesystem::path& where) {
  const auto from = source.find("constexpr EventModel kInitialContact"),
             to = source.find("}  // namespace", from);
  if (from == std::string::npos || to == std::string::npos)
    throw Error("this is not the source of the rule", where.string(), "Name science/gait/event_model.cc.");
  return source.substr(0, from) + MakeTable("kInitialContact", rules.at(EventType::kInitialContact)) +
         MakeTable("kToeOff", rules.at(EventType::kToeOff)) + source.substr(to);
}

}  // namespace hinge
