// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/observe/landmark_errors.h"

namespace hinge {

double ValueAt(const PhaseTable& table, double phase) {
  const std::size_t n = table.bins.size();
  if (n == 0) return 0;
  const double at = phase * static_cast<double>(n) - 0.5 + static_cast<double>(n);  // never below 0
  const auto idx = static_cast<std::size_t>(at);
  const double share = at - static_cast<double>(idx);
  return (1 - share) * table.bins[idx % n] + share * table.bins[(idx + 1) % n];
}

const LandmarkErrors& ErrorsOf(const NetworkErrors& errors, Landmark landmark, Side near) {
  if (landmark == Landmark::kNose) return errors.nose;
  const std::size_t part = (Index(landmark) - 1) / 2;
  return StrideSideOf(landmark, near) == near ? errors.near[part] : errors.far[part];
}

Side StrideSideOf(Landmark landmark, Side near) {
  return landmark == Landmark::kNose ? near : static_cast<Side>((Index(landmark) - 1) % 2);
}

}  // namespace hinge
