// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/peaks.h"

#include <algorithm>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

/// How far the top of the parabola lies from the middle one of three values, of which the middle one is highest.
double TopOfParabola(double before, double highest, double after) {
  const double bend = before - 2 * highest + after;
  return bend < 0 ? std::clamp(0.5 * (before - after) / bend, -0.5, 0.5) : 0;
}

std::size_t HighestOf(std::span<const float> values) {
  return static_cast<std::size_t>(std::max_element(values.begin(), values.end()) - values.begin());
}

}  // namespace

double FindRowPeak(std::span<const float> row) {
  HINGE_CHECK(!row.empty());
  const std::size_t i = HighestOf(row);
  const double aside = i > 0 && i + 1 < row.size() ? TopOfParabola(row[i - 1], row[i], row[i + 1]) : 0;
  return static_cast<double>(i) + aside;
}

Peak FindSimccPeak(std::span<const float> across, std::span<const float> down) {
  return {.p_cells = {FindRowPeak(across), FindRowPeak(down)},
          .value = std::min(across[HighestOf(across)], down[HighestOf(down)])};
}

Peak FindMapPeak(std::span<const float> map, int width) {
  HINGE_CHECK(width > 0 && !map.empty() && map.size() % static_cast<std::size_t>(width) == 0, width,
              map.size());
  const auto columns = static_cast<std::size_t>(width);
  const std::size_t best = HighestOf(map), x = best % columns, y = best / columns,
                    rows = map.size() / columns;
  const double aside = x > 0 && x + 1 < columns ? TopOfParabola(map[best - 1], map[best], map[best + 1]) : 0;
  const double below =
      y > 0 && y + 1 < rows ? TopOfParabola(map[best - columns], map[best], map[best + columns]) : 0;
  return {.p_cells = {static_cast<double>(x) + aside, static_cast<double>(y) + below}, .value = map[best]};
}

}  // namespace hinge
