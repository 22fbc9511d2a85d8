// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "hinge/science/body/anthropometry.h"
#include "hinge/science/form/definition.h"
#include "hinge/science/form/testing_motion.h"

namespace hinge {

inline constexpr double kCurve_deg = 0.05;  // what splines with knots every 20 ms leave of a joint angle

inline const MeasureDefinition& DefinitionOf(const std::string& id) {
  for (const MeasureDefinition* d : MeasureDefinitions()) {
    if (d->id == id) return *d;
  }
  throw std::logic_error("no measure " + id);
}

inline double ValueOf(const std::string& id, const StrideView& view) {
  const std::optional<double> value = DefinitionOf(id).calc(view);
  EXPECT_TRUE(value.has_value()) << id;
  return value.value_or(std::nan(""));
}

inline void ExpectMeasure(const std::string& id, const StrideView& view, double want, double tolerance) {
  EXPECT_NEAR(ValueOf(id, view), want, tolerance) << id;
}

/// One body's curves with a rhythm, whose strides can be looked at one by one.
struct OneBody {
  explicit OneBody(const StickBody& body, const TestingGait& rhythm = {})
      : OneBody(PlacesOf(body), rhythm, body.leg_m()) {}
  OneBody(const Places& places, const TestingGait& rhythm, double leg = StickBody().leg_m())
      : curves(std::make_shared<MotionCurves>(MakeTestingMotion(places, rhythm.span_s()).Mean())),
        gait(MakeTestingGait(rhythm)),
        leg_m(leg) {}

  StrideView View(std::size_t idx) const { return MakeTestingView(*curves, gait, idx, leg_m); }

  std::shared_ptr<const MotionCurves> curves;
  Gait gait;
  double leg_m;
};

}  // namespace hinge
