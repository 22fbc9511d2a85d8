// SPDX-License-Identifier: Apache-2.0
#include "simulated_sources.h"

#include <fmt/format.h>

#include <cmath>

#include "hinge/foundation/base/statistics.h"
#include "simulated_tally.h"

namespace hinge {
namespace {

template <typename Change>
void ForEachLandmark(NetworkErrors& errors, Change change) {
  change(errors.nose);
  for (auto* sides : {&errors.near, &errors.far}) {
    for (LandmarkErrors& e : *sides) change(e);
  }
}

void Nothing(SimulatedCase&, NetworkErrors&) {}
void Roll(SimulatedCase& made, NetworkErrors&) { made.camera.roll_rad = 0; }
void ViewAngle(SimulatedCase& made, NetworkErrors&) {
  const Vec3 at = {0, 0.52 * made.runner.height_m, 0};
  const double roll_rad = made.camera.roll_rad, height_m = made.camera.p_W.y(),
               distance_m = std::hypot(made.camera.p_W.x(), made.camera.p_W.z());
  made.yaw_rad = 0;
  made.camera = LookAt(made.camera, at, distance_m, height_m, 0);
  made.camera.roll_rad = roll_rad;
}
/// Level at the hips and too far for the near leg to look larger than the far one.
void Perspective(SimulatedCase& made, NetworkErrors& errors) {
  ViewAngle(made, errors);
  constexpr double kFar = 20;
  const double roll_rad = made.camera.roll_rad, distance_m = std::abs(made.camera.p_W.z());
  made.camera.focal_mm *= kFar;
  made.camera = LookAt(made.camera, {0, 0.52 * made.runner.height_m, 0}, kFar * distance_m, 1, 0);
  made.camera.roll_rad = roll_rad;
}
void OwnOffsets(SimulatedCase&, NetworkErrors& errors) {
  ForEachLandmark(errors, [](LandmarkErrors& e) { e.forward_between_legs = e.up_between_legs = 0; });
}
void Jitter(SimulatedCase&, NetworkErrors& errors) {
  ForEachLandmark(errors, [](LandmarkErrors& e) { e.forward_sd_legs = e.up_sd_legs = {}; });
}
void Network(SimulatedCase&, NetworkErrors& errors) {
  ForEachLandmark(errors, [](LandmarkErrors& e) {
    e = {.forward_legs = {}, .up_legs = {}, .forward_sd_legs = {}, .up_sd_legs = {}};
  });
  errors.swaps = {};
}

std::string Cell(const AimTally& t) {
  if (t.n() < 2) return " - |";
  const double times = t.unit.empty() ? 100 : Times(t.unit);
  return fmt::format(" {:+.2f} ± {:.2f} |", times * Mean(t.errors), times * StandardDeviation(t.errors));
}

}  // namespace

const std::vector<SwitchedOff>& SourcesOfError() {
  static const std::vector<SwitchedOff> sources = {{"nothing", Nothing},
                                                   {"camera's roll", Roll},
                                                   {"view angle", ViewAngle},
                                                   {"view angle and perspective", Perspective},
                                                   {"people's own offsets", OwnOffsets},
                                                   {"jitter", Jitter},
                                                   {"the whole network", Network, false}};
  return sources;
}

std::optional<SimulatedScore> ScoreWithout(const SwitchedOff& source, const std::string& half, int number,
                                           const Knowledge& knowledge, const ErrorModel& errors) {
  SimulatedCase made = DrawSimulatedCase(half, number, knowledge);
  NetworkErrors network = *errors.landmarks;
  source.change(made, network);
  const auto clip = MakeSimulatedClip(made, network, knowledge);
  if (!clip) return std::nullopt;
  ErrorModel model = errors;
  if (!source.exact_offsets) model.landmarks.reset();
  return ScoreSimulated(made, *clip, knowledge, model);
}

std::string SourcesTable(const std::vector<std::vector<SimulatedScore>>& scores) {
  constexpr const char* kIds[] = {"tibia_ic", "knee_ic",      "knee_peak",
                                  "tibia_ms", "straightness", "contact_time"};
  std::string table = "| switched off |";
  for (const char* id : kIds) table += fmt::format(" `{}` |", id);
  table += " scale, % | belt's speed, % |\n|---|---|---|---|---|---|---|---|---|\n";
  for (std::size_t k = 0; k < scores.size(); ++k) {
    table += fmt::format("| {} |", SourcesOfError()[k].name);
    for (const char* id : kIds) table += Cell(TallyAims(scores[k], Named(id, &SimulatedScore::both)));
    const Scores told = Where(scores[k], [](const SimulatedScore& s) { return s.made.height_given; });
    table += Cell(TallyAims(told, [](const SimulatedScore& s) { return &s.scale; }));
    table += Cell(TallyAims(told, [](const SimulatedScore& s) { return &s.speed; })) + "\n";
  }
  return table;
}

}  // namespace hinge
