// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// The posture map's published constants (science: docs/article.md), for tests that must not read files. A test of the
/// knowledge files holds the file to the same numbers.
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
  m.label_probability = 0.6;
  m.confident_probability = 0.8;
  return m;
}

}  // namespace hinge
