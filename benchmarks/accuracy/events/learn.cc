// SPDX-License-Identifier: Apache-2.0
// Learns the rule for contact and toe-off (science/gait/event_model.cc) on the tuning half of laboratory and simulated
// runners as the network sees them, or says how well it does on the reporting half.
#include <fmt/format.h>

#include <filesystem>

#include "event_learning.h"
#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/formats/network_errors_file.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;

std::vector<EventTrack> TracksOf(const char* half, const fs::path& rbds) {
  const fs::path folder = fs::path(HINGE_SOURCE_DIR) / "knowledge";
  return MakeEventTracks(rbds, half, ReadNetworkErrors(folder / "network_errors.toml", "blazepose_heavy"),
                         ReadKnowledge(folder));
}

void Learn(const fs::path& rbds, const fs::path& source) {
  const std::vector<EventTrack> tracks = TracksOf("tune", rbds);
  EventRules rules;
  for (EventType type : {EventType::kInitialContact, EventType::kToeOff})
    rules[type] = LearnRule(tracks, type);
  WriteTextFile(source, MakeRuleSource(rules, ReadTextFile(source), source));
  fmt::print("{}", MakeEventReport("tuning half", tracks, rules));
}

void Report(const fs::path& rbds) {
  EventRules rules;
  for (EventType type : {EventType::kInitialContact, EventType::kToeOff}) rules[type] = EventModelOf(type);
  fmt::print("{}", MakeEventReport("reporting half", TracksOf("report", rbds), rules));
}

}  // namespace
}  // namespace hinge

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(
        stderr,
        "hinge_learn_events FOLDER_OF_C3D                 how well the rule does on the reporting half\n"
        "hinge_learn_events FOLDER_OF_C3D event_model.cc  learns it on the tuning half and writes it\n");
    return 2;
  }
  try {
    argc > 2 ? hinge::Learn(argv[1], argv[2]) : hinge::Report(argv[1]);
    return 0;
  } catch (const hinge::Error& error) {
    fmt::print(stderr, "{}\n  {}\n  {}\n", error.what_happened, error.where, error.how_to_fix);
    return 2;
  }
}
