// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/vertical_oscillation.h"

namespace hinge {

double CalcVerticalOscillation_m(const StrideView& stride) {
  const double half_s = 0.5 * (stride.next_ic_s - stride.ic_s);
  const auto height = [&](double t) { return stride.curves->CentreOfMass_W(t).y(); };
  double sum = 0;
  for (int step = 0; step < 2; ++step) {
    const double from_s = stride.ic_s + step * half_s;
    sum += StrideView::Largest(from_s, from_s + half_s, height) +
           StrideView::Largest(from_s, from_s + half_s, [&](double t) { return -height(t); });
  }
  return sum / 2;
}

}  // namespace hinge
