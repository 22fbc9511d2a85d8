// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/change_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace hinge {
namespace {

using Json = nlohmann::ordered_json;

Json Number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }
Json Number(const std::optional<double>& value) { return value ? Number(*value) : Json(nullptr); }

Json ToJson(const MeasureChange& m) {
  Json json = {{"id", m.id}, {"unit", m.unit}, {"first", Number(m.first)}, {"other", Number(m.other)}};
  if (!m.why_not.empty()) {
    json.update({{"change", nullptr}, {"why_not", m.why_not}});
    return json;
  }
  json.update({{"change", Number(m.change)},
               {"low", Number(m.low)},
               {"high", Number(m.high)},
               {"by_speed", Number(m.by_speed)},
               {"probability", Number(m.probability)},
               {"detectable", Number(m.detectable)},
               {"beyond_noise", m.beyond_noise}});
  return json;
}

Json ToJson(const Comparison& c) {
  Json measures = Json::array();
  for (const MeasureChange& m : c.measures) measures.push_back(ToJson(m));
  return {{"first", c.first},
          {"other", c.other},
          {"first_label", c.first_label},
          {"other_label", c.other_label},
          {"same_recording", c.same_recording},
          {"shared_cancels", c.shared_cancels},
          {"assumed", c.assumed},
          {"measures", measures}};
}

Json ToJson(const std::optional<ChangePoint>& c) {
  if (!c) return nullptr;
  return {{"time_min", Number(c->time_min)},
          {"low_min", Number(c->low_min)},
          {"high_min", Number(c->high_min)},
          {"before_per_hour", Number(c->before_per_hour)},
          {"after_per_hour", Number(c->after_per_hour)}};
}

Json ToJson(const Drift& d) {
  Json json = {{"id", d.id}, {"unit", d.unit}, {"per_hour", Number(d.per_hour)}, {"points", d.points}};
  if (!d.per_hour) {
    json["why_missing"] = d.why_missing;
    return json;
  }
  json.update({{"low", Number(d.low)},
               {"high", Number(d.high)},
               {"probability", Number(d.probability)},
               {"beyond_noise", d.beyond_noise},
               {"bend_probability", Number(d.bend_probability)},
               {"change_point", ToJson(d.change)}});
  return json;
}

std::string Dump(const Json& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string MakeComparisonsJson(const std::vector<Comparison>& comparisons) {
  Json list = Json::array();
  for (const Comparison& c : comparisons) list.push_back(ToJson(c));
  return Dump({{"schema", "hinge.compare/1"}, {"comparisons", list}});
}

std::string MakeDriftsJson(const std::vector<Drift>& drifts) {
  Json list = Json::array();
  for (const Drift& d : drifts) list.push_back(ToJson(d));
  return Dump({{"schema", "hinge.drift/1"}, {"drifts", list}});
}

}  // namespace hinge
