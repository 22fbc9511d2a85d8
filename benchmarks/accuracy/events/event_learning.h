// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "hinge/science/gait/event_model.h"
#include "hinge/science/gait/foot_curves.h"
#include "simulated_case.h"

namespace hinge {

/// One runner's feet as the finder sees them, and when they truly met and left the ground.
struct EventTrack {
  std::string
      kind;  ///< "plate": laboratory legs of constant lengths; "markers": as markers carry them; "digital"
  int person = 0;  ///< of that kind
  double rate_hz = 0;
  Side near = Side::kLeft;
  FootCurves curves;
  double stride_s = 0;
  std::vector<GaitEvent> events;  ///< not nearer than 0.2 s to the ends
};

/// Laboratory trials of that half twice over, and as many runs of digital runners; with the network's errors, its mean
/// offsets off and, as people differ, a few millimetres that repeat with the stride. 24 to 240 pictures a second.
std::vector<EventTrack> MakeEventTracks(const std::filesystem::path& rbds, const std::string& half,
                                        const NetworkErrors& errors, const Knowledge& knowledge);

using EventRules = std::map<EventType, EventModel>;

/// Ridge regression of (event - centre) on the window around a centre that is off by 30 ms and less; every kind of
/// runner weighs the same. `floor_s` from people who were left out, a fifth at a time; `gain` from the weights.
EventModel LearnRule(const std::vector<EventTrack>& tracks, EventType type);

/// Where the finder ends that begins at `time_s`.
double FollowRule(const EventModel& rule, const EventTrack& track, Side side, double time_s);

/// As Markdown: bias and spread of runners' means and of events, by kind of runner.
std::string MakeEventReport(const std::string& title, const std::vector<EventTrack>& tracks,
                            const EventRules& rules);

/// The source file with its two tables replaced.
std::string MakeRuleSource(const EventRules& rules, const std::string& source,
                           const std::filesystem::path& where);

}  // namespace hinge
