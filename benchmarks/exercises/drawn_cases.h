// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "cases.h"

namespace hinge {

/// The clips of benchmarks/EXERCISES_DRAWN.md: every exercise in good form and with either of two faults planted, standing,
/// walking, running, and movements that are none of them. `part` is the movement, `value` what is planted (empty: nothing), or
/// which other movement it is. Names begin with "tune-" or "report-": body, clothes, camera, tempo and the fault's size
/// are drawn for each, so that the halves share none.
/// Three cameras as phones are put up, 30 pictures a second: squarely from the side, 640 x 360; upright, low, up to 10
/// degrees off, 540 x 720; high and far, off the other way, 640 x 360.
std::vector<AccuracyCase> MakeDrawnCases();

/// The same person standing quietly before the same camera, which checks of the back's shape need.
AccuracyCase MakeStandingCase(const AccuracyCase& of);

}  // namespace hinge
