// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// The posture map's published constants (science: docs/article.md), for tests that must not read files. A
/// test of the knowledge files holds the file to the same numbers.
inline PostureModel TestingPosture() {
  PostureModel m;
  m.knee_peak_deg = {41.6, 0.55};
  m.knee_peak_sd_deg = 3.8;
  m.knee_peak_weight = 0.45;
  m.knee_ic_deg = {11.1, 0.86};
  m.knee_ic_sd_deg = 4.7;
  m.knee_ic_weight = 0.30;
  m.shank_lean_ms_deg = {27.0, 0};
  m.shank_lean_ms_sd_deg = 2.1;
  m.shank_lean_ms_weight = 0.25;
  m.trunk_mean_deg = 5;
  m.trunk_sd_deg = 4;
  m.tall_below = -1;
  m.deflated_above = 1;
  m.over_hinged_above = 1.5;
  m.bent_beyond_deg = 10;
  m.runners_sd = 1e6;  // shares of draws as they are
  m.label_probability = 0.6;
  m.confident_probability = 0.8;
  return m;
}

/// A few rules with the bands of science F1 and the norms of B2b, and the priors that an analysis needs;
/// invented words.
inline Knowledge TestingKnowledge() {
  Knowledge k;
  k.posture = TestingPosture();
  k.norms["knee_peak"] = {
      .measure = "knee_peak", .mean = {41.6, 0.5}, .sd_between = 3.8, .definition = {}, .sources = {}};
  k.norms["cadence"] = {
      .measure = "cadence", .mean = {166, 8}, .sd_between = 8, .definition = {}, .sources = {}};
  k.norms["vertical_ratio"] = {
      .measure = "vertical_ratio", .mean = {6.3, -1.6}, .sd_between = 1, .definition = {}, .sources = {}};
  const auto band = [&](const char* id, std::optional<double> low, std::optional<double> high, double half_at,
                        double smallest) -> Band& {
    Band& b = k.bands[id];
    b.measure = id;
    b.low = low;
    b.high = high;
    b.half_at = half_at;
    b.smallest_detectable = smallest;
    return b;
  };
  band("trunk_lean_over_standing", 2, 8, 6, 2);
  band("knee_peak", -5, 5, 6, 3).relative_to_norm = true;
  band("knee_give", 20, 36, 6, 3);
  band("cadence", -6, 8, 8, 2).percent_of_norm = true;
  band("tibia_ic", {}, 12, 5, 2);
  Band& ratio = band("vertical_ratio", {}, 1.5, 2, 0.5);
  ratio.relative_to_norm = ratio.level_only = true;
  k.findings = {
      {"lean_low",
       "trunk_lean_over_standing",
       false,
       {"too_tall"},
       30,
       "upright",
       "",
       "hips_back",
       {"hinge", "deadlift", "row"}},
      {"lean_high",
       "trunk_lean_over_standing",
       true,
       {"over_hinged"},
       20,
       "far over",
       "",
       "breastbone_up",
       {"row"}},
      {"knee_deep",
       "knee_peak",
       true,
       {"deflated"},
       10,
       "deep",
       "",
       "run_tall",
       {"skater", "hops", "calf_raise"}},
      {"steps_few", "cadence", false, {"deflated", "too_tall"}, 40, "few steps", "", "quick_feet", {"hops"}},
      {"reaching", "tibia_ic", true, {"too_tall"}, 30, "reaches", "", "land_under", {"pawback"}},
      {"bounce", "vertical_ratio", true, {"too_tall"}, 30, "bounces", "", "level_belt", {"hops"}},
  };
  for (const char* id :
       {"hips_back", "breastbone_up", "run_tall", "quick_feet", "land_under", "level_belt"}) {
    k.cues[id] = {id, id, std::string("the price of ") + id, {}};
  }
  k.states["hinged"] = {"hinged", "Hinged", "", {"skater", "deadlift"}};
  k.states["too_tall"] = {"too_tall", "Too tall", "", {}};
  k.measures["tibia_ms"].title = "Shank at mid-stance";
  const auto prior = [&](const char* id, double mean, double sd) {
    k.priors[id] = {.id = id, .mean = mean, .sd = sd, .meaning = {}, .sources = {}};
  };
  prior("standing_trunk_lean_deg", 0, 2.5);
  prior("standing_straightness_deg", 0, 5);
  prior("standing_knee_deg", -1.8, 4.7);
  prior("standing_leg_line_deg", 3, 2);
  prior("standing_repeat_deg", 0, 1.1);
  prior("network_bias_kept_in_standing", 0.5, 0.2);
  prior("camera_roll_deg", 0, 1.5);
  prior("level_ground_share", 0.8, 0.1);
  prior("level_ground_grade", 0, 0.01);
  prior("sloped_ground_grade", 0, 0.08);
  prior("grade_seen_on_feet", 0, 10);  // stick people's feet stand on no ground
  prior("feet_astray_share", 0.05, 0);
  prior("edges_follow_slope_share", 0.5, 0);
  prior("edges_astray_share", 0.03, 0);
  prior("stature_m", 1.70, 0.10);
  prior("stature_female_m", 1.65, 0.07);
  prior("stature_male_m", 1.77, 0.07);
  prior("leg_and_trunk_share_relative", 0, 0.03);
  prior("running_speed_m_s", 3.0, 0.5);
  return k;
}

}  // namespace hinge
