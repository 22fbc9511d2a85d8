// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/science/body/markers.h"

namespace hinge {

/// One foot's time on the ground, by the plate alone: which foot is not told.
struct PlateContact {
  double ic_s = 0, to_s = 0;
};

/// Where the vertical force, low-passed at 50 Hz without lag and with its unloaded level taken away (its
/// second hundredth), is above 50 N; crossings between samples by straight lines. Contacts shorter than 0.08
/// s or longer than 0.6 s, and those that the record cuts, are left out. The rule of the norms:
/// docs/conventions.md. Empty when the record is too short or too slow for it (under 150 Hz).
std::vector<PlateContact> FindPlateContacts(const VerticalForce& force);

}  // namespace hinge
