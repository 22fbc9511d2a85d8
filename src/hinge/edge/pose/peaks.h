// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "hinge/foundation/base/vec2.h"

namespace hinge {

/// Where a network believes one point to be, in cells of its map (0 = the middle of the first cell), and how strongly: the
/// map's value there.
struct Peak {
  Vec2 p_cells = Vec2::Zero();
  double value = 0;
};

/// The highest value of a row, moved by at most half a cell to the top of the parabola through it and its neighbours.
///
///   x = i + (v[i-1] - v[i+1]) / (2 (v[i-1] - 2 v[i] + v[i+1]))
///
/// At the row's ends, and where the row is flat, the cell itself. Needs values (contract).
double FindRowPeak(std::span<const float> row);

/// SimCC: one row across, one down, each with its own number of cells; the value is the smaller of the two.
Peak FindSimccPeak(std::span<const float> across, std::span<const float> down);

/// A heat map of `width` columns, row by row: the parabola along each axis through the highest cell. Needs whole rows (contract).
Peak FindMapPeak(std::span<const float> map, int width);

}  // namespace hinge
