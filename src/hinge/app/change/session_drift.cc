// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/change/session_drift.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "hinge/app/session/photo.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

constexpr double kShortestStretch_s = 20;
constexpr double kStretches = 60;
constexpr int kFewestStretches = 4;

/// Mean of the feet's means of one measure over the used strides of [from, until); empty where a foot that the
/// session shows is missing.
std::optional<double> MeanBetween(const Session& s, const std::string& id, double from_s, double until_s) {
  PerSide<double> sum{}, n{}, all{};
  for (std::size_t k = 0; k < std::min(s.gait.strides.size(), s.stride_measures.size()); ++k) {
    const Stride& stride = s.gait.strides[k];
    const auto value = s.stride_measures[k].find(id);
    if (!stride.used || value == s.stride_measures[k].end()) continue;
    all[stride.side] += 1;
    if (stride.ic_s < from_s || stride.ic_s >= until_s) continue;
    sum[stride.side] += value->second;
    n[stride.side] += 1;
  }
  double mean = 0, feet = 0;
  for (Side side : kSides) {
    if (all[side] == 0) continue;
    if (n[side] == 0) return std::nullopt;
    mean += sum[side] / n[side];
    feet += 1;
  }
  if (feet == 0) return std::nullopt;
  return mean / feet;
}

DriftPoint PointOf(const Session& s, double time_min, double value) {
  return {.time_min = time_min,
          .value = value,
          .speed_m_s = s.scene.speed_m_s.value.value_or(0),
          .grade = s.scene.grade.value.value_or(0)};
}

std::vector<DriftPoint> WithinOne(const TimedSession& timed, const std::string& id) {
  const Session& s = timed.session;
  std::vector<DriftPoint> points;
  if (s.gait.strides.empty()) return points;
  const double from_s = s.gait.strides.front().ic_s, until_s = s.gait.strides.back().next_ic_s;
  const double stretch_s = std::max(kShortestStretch_s, (until_s - from_s) / kStretches);
  for (double t = from_s; t == from_s || t + 0.5 * stretch_s < until_s; t += stretch_s) {
    if (const auto mean = MeanBetween(s, id, t, t + stretch_s))
      points.push_back(PointOf(s, timed.start_min + (t + 0.5 * stretch_s) / 60, *mean));
  }
  return points;
}

/// Why a session gives no point of a measure; empty when it does.
std::string WhyNotShown(const Session& s, const std::string& id) {
  if (IsPhoto(s)) return "a photo shows one instant, no run";
  const Measure* m = FindMeasure(s.measures, id);
  if (m == nullptr) return "it was not measured";
  return m->value ? "" : m->why_missing;
}

std::vector<DriftPoint> OverMany(const std::vector<TimedSession>& sessions, const std::string& id) {
  std::vector<DriftPoint> points;
  for (const TimedSession& t : sessions) {
    if (WhyNotShown(t.session, id).empty())
      points.push_back(PointOf(t.session, t.start_min, *FindMeasure(t.session.measures, id)->value));
  }
  return points;
}

/// The reason that lies in the sessions, where they do not show a measure; else empty.
std::string WhyUnseen(const std::vector<TimedSession>& sessions, const std::string& id) {
  std::string why;
  std::size_t hidden = 0;
  for (const TimedSession& t : sessions) {
    const std::string here = WhyNotShown(t.session, id);
    if (here.empty()) continue;
    if (hidden++ == 0) why = here;
  }
  if (hidden == 0) return "";
  if (hidden < sessions.size())
    return fmt::format("{} of {} sessions show it, four are needed; elsewhere: {}", sessions.size() - hidden,
                       sessions.size(), why);
  return (sessions.size() == 1 ? "the session does not show it: " : "no session shows it: ") + why;
}

Drift DriftOf(const Measure& m, const std::vector<TimedSession>& sessions, DriftOptions options) {
  const bool one = sessions.size() == 1;
  options.evenly_spaced = options.evenly_spaced && one;
  Drift d = EstimateDrift(one ? WithinOne(sessions.front(), m.id) : OverMany(sessions, m.id), options);
  d.id = m.id;
  d.unit = m.unit;
  if (d.per_hour || d.points >= kFewestStretches) return d;
  if (const std::string why = WhyUnseen(sessions, m.id); !why.empty()) d.why_missing = why;
  return d;
}

void RequireSameDefinitions(const std::vector<TimedSession>& sessions, const Measure& m) {
  for (const TimedSession& t : sessions) {
    const Measure* other = FindMeasure(t.session.measures, m.id);
    if (other == nullptr || (other->definition == m.definition && other->unit == m.unit)) continue;
    throw Error("the measure " + m.id + " is defined otherwise than in the first session",
                t.session.input.file_name, "Analyse all clips of the run with one version of Hinge.");
  }
}

}  // namespace

std::vector<Drift> FindDrift(const std::vector<TimedSession>& sessions, const DriftOptions& options) {
  std::vector<Drift> drifts;
  if (sessions.empty()) return drifts;
  for (const Measure& m : sessions.front().session.measures) {
    if (m.side) continue;
    if (sessions.size() == 1 && m.id.ends_with("_over_standing"))
      continue;  // standing is one number: the raw measure drifts alike
    RequireSameDefinitions(sessions, m);
    drifts.push_back(DriftOf(m, sessions, options));
  }
  return drifts;
}

}  // namespace hinge
