// SPDX-License-Identifier: Apache-2.0
#include "drawn_cases.h"

#include <fmt/format.h>

#include <algorithm>

#include "hinge/foundation/base/random.h"
#include "hinge/twin/runner/exercise.h"
#include "moving_people.h"

namespace hinge {
namespace {

using Flags = std::map<std::string, std::string>;

/// Clips of one drawing. The second to ninth lots reported for earlier pages, and were looked
/// at too often to report any longer.
struct Lot {
  const char* half;
  std::size_t named_from, count, others;  ///< clips of each exercise; of standing, walking, running
  std::uint64_t seed;                     ///< what its seeds end in
  std::vector<int> plants;                ///< by clip: the first or second of the exercise's faults; 0 none
};
const std::vector<Lot>& Lots() {
  static const std::vector<Lot> lots = {
      {"tune", 1, 4, 1, 0, {0, 1, 0, 2}},     {"tune", 5, 2, 1, 1, {0, 2}},
      {"tune", 7, 3, 1, 2, {0, 1, 2}},        {"tune", 12, 3, 2, 3, {0, 1, 2}},
      {"tune", 17, 4, 2, 4, {0, 1, 0, 2}},    {"tune", 22, 6, 2, 5, {0, 1, 0, 2, 1, 2}},
      {"tune", 28, 5, 2, 6, {0, 1, 2, 1, 2}}, {"tune", 33, 2, 1, 7, {1, 2}},
      {"tune", 38, 4, 2, 8, {1, 2, 0, 2}},    {"report", 1, 2, 1, 9, {1, 2}},
      {"report", 3, 6, 2, 500, {1, 2, 0, 2, 1, 2}}};
  return lots;
}

/// What is planted, from `low` to `high`.
struct PlannedFault {
  const char* exercise;
  int kind;
  const char* fault;
  double low, high;
};
constexpr PlannedFault kPlanned[] = {
    {"deadlift", 1, "hips_first_share", 1.2, 1.8},
    {"deadlift", 2, "knee_unlocked_deg", 20, 24},
    {"romanian_deadlift", 1, "knees_forward_deg", 28, 34},
    {"romanian_deadlift", 2, "back_bend_deg", 30, 38},
    {"squat", 1, "knee_unlocked_deg", 20, 24},
    {"squat", 2, "shallow_share", 0.45, 0.55},
    {"wall_tap_hinge", 1, "shallow_share", 0.5, 0.6},
    {"wall_tap_hinge", 2, "knees_forward_deg", 28, 34},
    {"hold", 1, "trunk_drop_deg", 12, 14},
    {"hold", 2, "knees_forward_deg", 28, 34},
    {"row", 1, "trunk_swing_deg", 11, 14},
    {"row", 2, "trunk_drop_deg", 12, 14},
    {"curl", 1, "trunk_drop_deg", 12, 14},
    {"curl", 2, "trunk_swing_deg", 11, 14},
    {"fly", 1, "neck_deg", 24, 29},
    {"fly", 2, "knee_sway_deg", 11, 12},
    {"skater", 1, "back_bend_deg", 30, 38},
    {"skater", 2, "back_bend_deg", 30, 38},
    {"hop", 1, "deep_knee_deg", 25, 29},
    {"hop", 2, "uneven_rhythm_share", 0.27, 0.3},
    {"hike", 1, "back_bend_deg", 30, 38},
    {"hike", 2, "back_bend_deg", 30, 38},
    {"calf_raise", 1, "knee_unlocked_deg", 20, 24},
    {"calf_raise", 2, "shallow_share", 0.45, 0.55},
};

std::string PlantedIn(const std::string& exercise, int kind, Random& random) {
  for (const PlannedFault& p : kPlanned) {
    if (exercise == p.exercise && kind == p.kind)
      return fmt::format("{}={:.3g}", p.fault, random.Uniform(p.low, p.high));
  }
  return "";
}

/// Short sets: a clip of ten seconds or so.
std::string DrawExercise(const std::string& name, Random& random) {
  const auto in = [&](double low, double high) { return random.Uniform(low, high); };
  if (name == "stand") return "stand,seconds=3";
  std::string text = name + (random.Uniform() < 0.5 ? ",side=left" : ",side=right");
  if (name == "hike")
    return text + fmt::format(",seconds=6,speed={:.2f},grade={:.2f}", in(0.9, 1.3), in(0.12, 0.25));
  if (name == "hop")
    return text + fmt::format(",repetitions=6,speed={:.2f},flight={:.2f},contact={:.2f}", in(0, 0.4),
                              in(0.17, 0.24), in(0.24, 0.32));
  if (name == "skater")
    return text + fmt::format(",repetitions=4,up={:.2f},down={:.2f},hold={:.2f},rest=1", in(0.7, 1),
                              in(0.8, 1), in(0.9, 1.4));
  if (name == "pawback_drill")
    return text + fmt::format(",repetitions=4,down={:.2f},up={:.2f},hold=0.1,rest={:.2f}", in(0.6, 0.9),
                              in(0.6, 0.9), in(0.4, 0.7));
  if (name == "hold")
    return text + fmt::format(",repetitions=1,down=1.5,up=1.5,rest=0.8,hold={:.2f}", in(5, 6));
  if (name == "row" || name == "curl" || name == "fly")
    text += fmt::format(",stagger={:.2f}", in(0, 1) < 0.5 ? 0 : 0.27);
  return text + fmt::format(",repetitions=3,down={:.2f},up={:.2f},hold={:.2f},rest={:.2f},variation=0.03",
                            in(1.2, 1.8), in(1, 1.5), in(0.1, 0.4), in(0.4, 0.7));
}

std::string DrawCamera(std::size_t kind, const std::string& label, Random& random) {
  const auto in = [&](double low, double high) { return random.Uniform(low, high); };
  std::string text;
  if (kind == 0)
    text = fmt::format("width=640,height_px=360,focal=26,distance={:.2f},height={:.2f},yaw={:.1f},facing={}",
                       in(2.9, 3.2), in(0.8, 1.1), in(-3, 3), in(0, 1) < 0.5 ? "left" : "right");
  if (kind == 1)
    text =
        fmt::format("width=540,height_px=720,focal=26,distance={:.2f},height={:.2f},yaw={:.1f},facing=left",
                    in(2.7, 3.1), in(0.4, 0.7), in(4, 10));
  if (kind == 2)
    text =
        fmt::format("width=640,height_px=360,focal=38,distance={:.2f},height={:.2f},yaw={:.1f},facing=right",
                    in(4.2, 4.8), in(1.3, 1.6), in(-10, -4));
  text += fmt::format(",roll={:.1f}", std::clamp(random.Normal(0, 1), -2.0, 2.0));
  return label == "hike" || label == "walk" || label == "run" ? text + ",follow=travel" : text;
}

std::uint64_t SeedOf(const Lot& lot, std::size_t place, std::size_t idx) {
  return 1 + 1000 * place + 10 * idx + lot.seed;
}

/// Somebody before a camera, who does nothing yet.
AccuracyCase DrawPerson(const std::string& label, const Lot& lot, std::size_t place, std::size_t idx,
                        Random& random) {
  const std::uint64_t seed = SeedOf(lot, place, idx);
  AccuracyCase c{.name = fmt::format("{}-{}-{}", lot.half, label, lot.named_from + idx),
                 .part = label,
                 .value = label == "none" ? "" : PlantedIn(label, lot.plants[idx], random),
                 .flags = {}};
  const double height_m = random.Uniform(1.55, 1.92);
  c.flags = {{"fps", "30"},
             {"seed", fmt::format("{}", seed)},
             {"height", fmt::format("{:.2f}", height_m)},
             {"body", fmt::format("seed={}", seed)},
             {"camera", DrawCamera((place + idx + lot.seed) % 3, label, random)}};
  return c;
}

AccuracyCase DrawCase(const std::string& label, const Lot& lot, std::size_t place, std::size_t idx) {
  Random random(SeedOf(lot, place, idx) * 0x9e3779b97f4a7c15U);
  AccuracyCase c = DrawPerson(label, lot, place, idx, random);
  if (label == "walk" || label == "run") {
    c.flags["form"] = label == "walk" ? "walking" : lot.seed == 1 ? "too_tall" : "hinged";
    c.flags["speed"] =
        fmt::format("{:.2f}", label == "walk" ? random.Uniform(1, 1.5) : random.Uniform(2.5, 3.5));
    c.flags["seconds"] = "5";
    return c;
  }
  c.flags["exercise"] = DrawExercise(label, random) + (c.value.empty() ? "" : "," + c.value);
  return c;
}

/// One clip of each movement that is no exercise; the second lot has none.
void AddOtherMovements(const Lot& lot, std::size_t place, std::vector<AccuracyCase>& cases) {
  if (lot.seed == 1) return;
  for (std::size_t idx = 0; idx < OtherMovements().size(); ++idx) {
    Random random(SeedOf(lot, place, idx) * 0x9e3779b97f4a7c15U);
    AccuracyCase c = DrawPerson("none", lot, place, idx, random);
    c.value = OtherMovements()[idx];
    c.motion = MakeOtherMovement(c.value, std::stod(c.flags["height"]), random.Uniform(6, 8),
                                 SeedOf(lot, place, idx));
    cases.push_back(c);
  }
}

}  // namespace

std::vector<AccuracyCase> MakeDrawnCases() {
  std::vector<std::string> labels = ExerciseNames();
  labels.insert(labels.end(), {"walk", "run"});
  std::vector<AccuracyCase> cases;
  for (const Lot& lot : Lots()) {
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const bool other = labels[i] == "stand" || labels[i] == "walk" || labels[i] == "run";
      for (std::size_t idx = 0; idx < (other ? lot.others : lot.count); ++idx)
        cases.push_back(DrawCase(labels[i], lot, i, idx));
    }
    AddOtherMovements(lot, labels.size(), cases);
  }
  return cases;
}

AccuracyCase MakeStandingCase(const AccuracyCase& of) {
  AccuracyCase standing = of;
  standing.name += "-standing";
  standing.part = "stand", standing.value = "";
  standing.flags["exercise"] = "stand,seconds=1.5";
  return standing;
}

}  // namespace hinge
