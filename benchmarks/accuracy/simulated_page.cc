// SPDX-License-Identifier: Apache-2.0
#include "simulated_page.h"

#include <fmt/format.h>

#include "simulated_sources.h"
#include "simulated_tables.h"

namespace hinge {
namespace {

constexpr const char* kIntroduction = R"(# Simulated runs

How far Hinge is from the truth, and how honest its intervals are, on keypoints of the digital runner with the
errors that the default network makes (knowledge/network_errors.toml). Written by

```
hinge_accuracy_simulated out=benchmarks/SIMULATED.md
```

Everybody is somebody else: stature, the legs' and trunk's share of it, standing posture and the camera's roll are
drawn from the priors in knowledge/priors.toml; every second one differs from the mean as laboratory runners do, the
others run in one of the article's forms; speed 2.3 to 5 m/s, treadmill; camera 4 to 8 m away, within 10 degrees of
the side, 0.6 to 1.4 m high; 60 or 120 pictures a second; 4 to 15 s. Height is told in one half, standing is filmed in
another, uprights are seen in a third. `tune` clips may be used to choose numbers, this page shows `report` clips
unless it says otherwise. Each error is Hinge minus the truth of the clip's own strides; median error is that of its
size; "in 95 %" is how often the interval holds the same runner's mean over 120 s of other strides, because a measure's
interval is about the runner's habit and not about those few strides alone. In standing the network is taken to make
the mean of its errors in running. Drawn clips are in [RESULTS.md](RESULTS.md), contacts against force plates in
[accuracy/events](accuracy/events/README.md).

)";

}  // namespace

std::string SourcesSection(const SimulatedResults& results) {
  if (results.without.empty()) return "";
  return "\n### Where the errors come from\n\nMean error ± its spread over the first 60 of the tuning half (scale and belt "
         "with height "
         "given) with one source switched off at a time; nothing is taken off the measures. With the whole "
         "network off, what "
         "is left is roll, events' times and perspective. Angles in degrees, contact in ms.\n\n" +
         SourcesTable(results.without);
}

std::string MakeSimulatedPage(const SimulatedResults& results) {
  const Scores& all = results.report;
  return kIntroduction +
         fmt::format("{} clips to report, {} to tune.\n\n## Intervals\n\n", all.size(), results.tune.size()) +
         CoverageWords(results) + "\n" + MeasureTable(all) +
         "\n### With an error model of the simulated network\n\n" + MeasureTable(results.report_own) +
         "\n### Half width by strides\n\n" + WidthTable(all) + "\n## Events\n\n" + EventTable(all) + "\n" +
         TimesTable(all) + "\n## Scene\n\n" + SceneTable(all) + "\n" + SlowMotionTable(results.slow) +
         "\n## Labels\n\n" + LabelWords(all) + "\n" + LabelTable(all) +
         "\n## Skill\n\nAgainst the norm's mean at the true speed, runners drawn as the norms.\n\n" +
         SkillTable(all) + "\nWith an error model of the simulated network:\n\n" +
         SkillTable(results.report_own) + "\n" + LabelWords(results.report_own) + "\n" +
         LabelTable(results.report_own) + "\n## Legs\n\n" + LegsTable(results) + "\n## Time\n\n" +
         TimeWords(results) + "\n" + RefusedList(all) + "\n## Tuning half\n\n" + MeasureTable(results.tune) +
         "\n" + EventTable(results.tune) + "\n" + TimesTable(results.tune) + "\n" + SceneTable(results.tune) +
         "\n" + LabelTable(results.tune) + "\n" + SkillTable(results.tune) + SourcesSection(results);
}

std::string MakeErrorTable(const std::vector<SimulatedScore>& scores) {
  std::string table = "name,measure,whose,error,half_width,strides,rate_hz,speed_m_s\n";
  for (const SimulatedScore& s : scores) {
    const auto line = [&](const std::string& id, const char* whose, const Aim& aim) {
      table += fmt::format("{},{},{},{},{},{},{},{}\n", s.made.name, id, whose, aim.error, aim.half_width,
                           s.strides, s.made.rate_hz, s.made.runner.speed_m_s);
    };
    for (const auto& [id, aim] : s.both) line(id, "both", aim);
    for (const auto& [id, aim] : s.near) line(id, "near", aim);
    for (const auto& [id, aim] : s.far) line(id, "far", aim);
  }
  return table;
}

}  // namespace hinge
