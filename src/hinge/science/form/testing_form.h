// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "hinge/foundation/base/random.h"
#include "hinge/science/form/measure_form.h"
#include "hinge/science/form/posture_map.h"

namespace hinge {

/// How surely a made-up form is known.
struct TestingForm {
  double sigma_deg = 0.5;
  double lean_sigma_deg = 0;  ///< of the trunk's lean, where it differs; 0: the same
  int strides = 12;
  int draws = 500;
  std::uint64_t seed = 11;
};

/// Puts a measure of both sides together into a form, with normal draws; replaces the one of that id.
inline void AddMeasure(Form& form, const std::string& id, double value, double sigma = 0.5, int n = 12,
                       int draws = 500, std::uint64_t seed = 1) {
  Random random(seed);
  std::erase_if(form.measures, [&](const Measure& m) { return m.id == id; });
  Measure m;
  m.id = id;
  m.value = value;
  m.low = value - Measured::kTwoSided95 * sigma;
  m.high = value + Measured::kTwoSided95 * sigma;
  m.n = n;
  form.measures.push_back(m);
  MeasureDraws& to = form.draws[id];
  to.both.clear();
  for (int d = 0; d < draws; ++d) to.both.push_back(random.Normal(value, sigma));
}

/// The measures that the map reads, each with independent doubt.
inline Form MakeTestingForm(const PostureAngles& angles, const TestingForm& t) {
  Form form;
  std::uint64_t seed = t.seed;
  const auto add = [&](const char* id, double value, double sigma) {
    AddMeasure(form, id, value, sigma, t.strides, t.draws, seed++);
  };
  add("knee_peak", angles.knee_peak_deg, t.sigma_deg);
  add("knee_ic", angles.knee_ic_deg, t.sigma_deg);
  add("tibia_ms", angles.tibia_ms_deg, t.sigma_deg);
  add("trunk_lean_over_standing", angles.trunk_lean_over_standing_deg,
      t.lean_sigma_deg > 0 ? t.lean_sigma_deg : t.sigma_deg);
  if (angles.straightness_over_standing_deg) {
    add("straightness_over_standing", *angles.straightness_over_standing_deg, t.sigma_deg);
  }
  return form;
}

/// The measure stays in the list without a value, and says why.
inline void HideMeasure(Form& form, const std::string& id, const std::string& why) {
  form.draws.erase(id);
  for (Measure& m : form.measures) {
    if (m.id != id) continue;
    m.value.reset();
    m.why_missing = why;
  }
}

}  // namespace hinge
