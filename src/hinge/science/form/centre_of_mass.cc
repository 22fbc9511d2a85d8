// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/centre_of_mass.h"

#include "hinge/science/body/anthropometry.h"

namespace hinge {

Vec2 CalcCentreOfMass_W(const StrideView& stride, double time_s) {
  PerLandmark<Vec2> points;
  for (std::size_t i = 0; i < kLandmarkCount; ++i) points.values[i] = stride.curves->Position_W(LandmarkAt(i), time_s);
  return CalcCentreOfMass(points);
}

double CalcVerticalOscillation_m(const StrideView& stride) {
  const double half_s = 0.5 * (stride.next_ic_s - stride.ic_s);
  const auto height = [&](double t) { return CalcCentreOfMass_W(stride, t).y(); };
  double sum = 0;
  for (int step = 0; step < 2; ++step) {
    const double from_s = stride.ic_s + step * half_s;
    sum += StrideView::Largest(from_s, from_s + half_s, height) +
           StrideView::Largest(from_s, from_s + half_s, [&](double t) { return -height(t); });
  }
  return sum / 2;
}

}  // namespace hinge
