// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/statistics.h"
#include "simulated_tables.h"

namespace hinge {
namespace {

struct EventSum {
  int in_truth = 0, matched = 0, wrong_foot = 0, extra = 0;
  double bias_s = 0, square = 0;
};
EventSum SumEvents(const Scores& scores, EventScore SimulatedScore::*kind) {
  EventSum sum;
  for (const SimulatedScore& s : scores) {
    const EventScore& e = s.*kind;
    sum.in_truth += e.in_truth;
    sum.matched += e.matched;
    sum.wrong_foot += e.wrong_foot;
    sum.extra += e.extra;
    sum.bias_s += e.bias_s * e.matched;
    sum.square += e.rms_s * e.rms_s * e.matched;
  }
  return sum;
}

}  // namespace

std::string EventTable(const Scores& scores) {
  std::string table =
      "| pictures a second | event | in truth | missed | other foot's | invented | bias, ms | RMS, ms "
      "|\n|---|---|---|---|---|---|---|---|\n";
  for (double rate_hz : {60.0, 120.0}) {
    const Scores some = Where(scores, [&](const SimulatedScore& s) { return s.made.rate_hz == rate_hz; });
    for (const auto& [name, kind] : {std::pair{"initial contact", &SimulatedScore::contacts},
                                     std::pair{"toe-off", &SimulatedScore::toe_offs}}) {
      const EventSum e = SumEvents(some, kind);
      table += fmt::format("| {:.0f} | {} | {} | {} | {} | {} | {:+.1f} | {:.1f} |\n", rate_hz, name,
                           e.in_truth, e.in_truth - e.matched - e.wrong_foot, e.wrong_foot, e.extra,
                           1000 * e.bias_s / std::max(1, e.matched),
                           1000 * std::sqrt(e.square / std::max(1, e.matched)));
    }
  }
  return table;
}

std::string TimesTable(const Scores& scores) {
  std::string table =
      "| pictures a second | mean of a runner | clips | bias, ms | median error, ms | RMS, ms | in 95 % "
      "|\n|---|---|---|---|---|---|---|\n";
  for (double rate_hz : {60.0, 120.0}) {
    const Scores some = Where(scores, [&](const SimulatedScore& s) { return s.made.rate_hz == rate_hz; });
    for (const char* id : {"contact_time", "flight_time"}) {
      const AimTally t = TallyAims(some, Named(id, &SimulatedScore::both));
      if (t.n() == 0) continue;
      table += fmt::format("| {:.0f} | `{}` | {} | {:+.1f} | {:.1f} | {:.1f} | {:.1f} % |\n", rate_hz, id,
                           t.n(), 1000 * Mean(t.errors), 1000 * Median(t.sizes),
                           1000 * RootMeanSquare(t.errors), 100 * t.Coverage());
    }
  }
  return table;
}

namespace {

std::string SceneRow(const char* name, const Scores& scores, const AimOfScore& aim_of, double times,
                     const char* unit) {
  const AimTally t = TallyAims(scores, aim_of);
  if (t.n() < 2) return "";
  return fmt::format("| {} | {} | {:+.2f} {} | {:.2f} | {:.2f} | {:.2f} | {:.1f} % |\n", name, t.n(),
                     times * Mean(t.errors), unit, times * Median(t.sizes),
                     times * StandardDeviation(t.errors), times * Mean(t.half_widths), 100 * t.Coverage());
}

}  // namespace

std::string SceneTable(const Scores& scores) {
  const Scores told = Where(scores, [](const SimulatedScore&s) { return s.made.height_given; }),
               untold = Where(scores, [](const SimulatedScore&s) { return !s.made.height_given; }),
               plumb = Where(scores, [](const SimulatedScore&s) { return s.made.uprights_seen; }),
               bare = Where(scores, [](const SimulatedScore&s) { return !s.made.uprights_seen; });
  const AimOfScore scale = [](const SimulatedScore&s) { return &s.scale; },
                   speed = [](const SimulatedScore&s) { return &s.speed; },
                   roll = [](const SimulatedScore&s) { return &s.roll; };
  return "| what | clips | bias | median error | SD | half width | in 95 % "
         "|\n|---|---|---|---|---|---|---|\n" +
         SceneRow("scale, height given", told, scale, 100, "%") +
         SceneRow("scale, height not given", untold, scale, 100, "%") +
         SceneRow("belt's speed, height given", told, speed, 100, "%") +
         SceneRow("belt's speed, height not given", untold, speed, 100, "%") +
         SceneRow("roll, uprights in the picture", plumb, roll, 1, "°") +
         SceneRow("roll, none", bare, roll, 1, "°");
}

std::string SlowMotionTable(const Scores& scores) {
  std::string table = "| factor | clips | found |\n|---|---|---|\n";
  for (double factor : {1.0, 2.0, 4.0, 8.0}) {
    int n = 0, right = 0;
    for (const SimulatedScore& s : scores) {
      if (s.made.slow_motion != factor) continue;
      ++n, right += s.slow_motion_right;
    }
    if (n > 0) table += fmt::format("| {:.0f} | {} | {} |\n", factor, n, right);
  }
  return table;
}

}  // namespace hinge
