// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/measure.h"

#include <algorithm>

#include "hinge/science/form/definition.h"

namespace hinge {

const Measure* FindMeasure(const std::vector<Measure>& measures, const std::string& id,
                           std::optional<Side> side) {
  const auto found = std::find_if(measures.begin(), measures.end(),
                                  [&](const Measure& m) { return m.id == id && m.side == side; });
  return found == measures.end() ? nullptr : &*found;
}

Measure MakeMeasure(const MeasureDefinition& d, std::optional<Side> side) {
  Measure m;
  m.id = d.id;
  m.side = side;
  m.at = d.at;
  m.unit = d.unit;
  m.definition = d.definition;
  return m;
}

}  // namespace hinge
