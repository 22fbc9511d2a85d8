// SPDX-License-Identifier: Apache-2.0
#include "plant_faults.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace hinge {
namespace {

/// What makes a check's fault plain; where `fault` is null, by tempo or slope.
struct ClearFault {
  const char* exercise;
  const char* fault;
  double low, high;
};
constexpr ClearFault kClear[] = {{"deadlift", "heel_lift_deg", 21, 25},
                                 {"deadlift", "hips_first_share", 1.4, 2},
                                 {"deadlift", "knees_forward_deg", 46, 52},
                                 {"deadlift", "shallow_share", 0.3, 0.38},
                                 {"romanian_deadlift", "heel_lift_deg", 21, 25},
                                 {"romanian_deadlift", "knees_forward_deg", 32, 40},
                                 {"romanian_deadlift", "bar_away_m", 0.12, 0.15},
                                 {"romanian_deadlift", "shallow_share", 0.5, 0.7},
                                 {"squat", "heel_lift_deg", 21, 25},
                                 {"squat", "shallow_share", 0.5, 0.7},
                                 {"squat", "knee_unlocked_deg", 20, 25},
                                 {"wall_tap_hinge", "heel_lift_deg", 21, 25},
                                 {"wall_tap_hinge", "shallow_share", 0.6, 0.7},
                                 {"hold", "trunk_drop_deg", 10, 15},
                                 {"hold", "knees_forward_deg", 32, 40},
                                 {"row", "upright_deg", 40, 40},
                                 {"row", "neck_deg", 22, 30},
                                 {"row", nullptr, 0, 0},
                                 {"curl", "upright_deg", 17, 21},
                                 {"curl", "trunk_drop_deg", 10, 15},
                                 {"curl", nullptr, 0, 0},
                                 {"fly", "upright_deg", 40, 40},
                                 {"fly", "knee_sway_deg", 11, 12},
                                 {"fly", nullptr, 0, 0},
                                 {"skater", "upright_deg", 28, 36},
                                 {"skater", "back_bend_deg", 30, 45},
                                 {"hop", "uneven_rhythm_share", 0.2, 0.3},
                                 {"hop", "deep_knee_deg", 24, 30},
                                 {"hike", nullptr, 0, 0},
                                 {"hike", "back_bend_deg", 30, 45},
                                 {"calf_raise", "knee_unlocked_deg", 22, 25},
                                 {"calf_raise", "shallow_share", 0.6, 0.7},
                                 {"calf_raise", nullptr, 0, 0},
                                 {"pawback_drill", "trunk_swing_deg", 15, 18}};

}  // namespace

void PlantFaults(ExerciseOptions& o, Random& random) {
  std::vector<FaultKind> kinds;
  for (const FaultKind& kind : FaultKinds()) {
    if (FindFault(o.name, kind.name)) kinds.push_back(kind);
  }
  const int count = random.Uniform() < 0.7 ? 1 : 2;
  for (int i = 0; i < count && !kinds.empty(); ++i) {
    const auto& kind = kinds[static_cast<std::size_t>(random.Uniform(0, static_cast<double>(kinds.size())))];
    o.faults[std::string(kind.name)] = random.Uniform(kind.low, kind.high);
  }
}

void PlantClearFault(ExerciseOptions& o, std::uint64_t turn, Random& random) {
  std::vector<ClearFault> faults;
  std::copy_if(std::begin(kClear), std::end(kClear), std::back_inserter(faults),
               [&](const ClearFault& f) { return o.name == f.exercise; });
  if (faults.empty()) return;
  const ClearFault& f = faults[turn % faults.size()];
  const double amount = random.Uniform(f.low, f.high);
  o.faults.clear();
  if (f.fault != nullptr) o.faults[f.fault] = amount;
  if (o.name == "skater" && o.faults.contains("upright_deg")) o.faults["knees_forward_deg"] = 25;
  if (f.fault != nullptr) return;
  o.tempo.up_s = random.Uniform(0.4, 0.7), o.tempo.down_s = random.Uniform(0.4, 0.7);
  o.grade = random.Uniform(0.02, 0.055);
}

}  // namespace hinge
