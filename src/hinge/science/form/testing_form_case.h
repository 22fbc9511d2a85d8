// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

#include "hinge/science/form/measure_form.h"
#include "hinge/science/form/testing_motion.h"

namespace hinge {

inline const ErrorModel kNoErrors{
    .model = "none", .provenance = "", .jitter_legs = 0, .hidden_factor = 1, .measures = {}};
inline const StandingReference kStanding{.trunk_lean_deg = Known(2, 0, "test"),
                                         .straightness_deg = Known(3, 0, "test"),
                                         .knee_deg = Known(1, 0, "test"),
                                         .leg_line_deg = Known(4, 0, "test"),
                                         .foot_angle_deg = Known(5, 0, "test"),
                                         .source = "test"};

/// Left thigh ahead by 30, right by 20, shanks -10: knees of 40 and 30 degrees all the time.
inline StickBody Still() {
  StickBody body;
  body.thigh_deg = [](Side side, double) { return side == Side::kLeft ? 30.0 : 20.0; };
  body.tibia_deg = [](Side, double) { return -10.0; };
  return body;
}

/// What a test changes before the form is measured.
struct FormCase {
  StickBody body = Still();
  TestingGait rhythm{.strides = 2};
  Scene scene = MakeTestingScene();
  ErrorModel errors = kNoErrors;
  StandingReference standing = kStanding;
  FormOptions options{.draws = 50, .frame_rate_hz = 120, .mass_kg = 70};
  double sigma_m = 0;

  Motion motion(std::uint64_t seed = 1) const {
    constexpr Sampling kCoarse{.rate_hz = 60, .knot_s = 0.06};  // bodies that hardly move; many draws
    return MakeTestingMotion(PlacesOf(body), rhythm.span_s(), sigma_m, seed, kCoarse);
  }
  Gait gait() const { return MakeTestingGait(rhythm); }
  Form Run() const { return Run(motion(), gait()); }
  Form Run(const Motion& m, const Gait& g) const {
    return MeasureForm(m, g, scene, errors, standing, options);
  }
};

inline const Measure& Get(const Form& form, const std::string& id, std::optional<Side> side = {}) {
  const Measure* m = FindMeasure(form.measures, id, side);
  if (m == nullptr) throw std::logic_error("no measure " + id);
  return *m;
}

/// Of the 95 % interval, in sigmas of a normal curve.
inline double HalfWidth(const Measure& m) { return 0.5 * (m.high - m.low) / Measured::kTwoSided95; }

}  // namespace hinge
