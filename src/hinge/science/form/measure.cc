// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/measure.h"

#include <algorithm>

namespace hinge {

const Measure* FindMeasure(const std::vector<Measure>& measures, const std::string& id,
                           std::optional<Side> side) {
  const auto found = std::find_if(measures.begin(), measures.end(),
                                  [&](const Measure& m) { return m.id == id && m.side == side; });
  return found == measures.end() ? nullptr : &*found;
}

}  // namespace hinge
