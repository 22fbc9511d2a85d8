// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "hinge/edge/formats/activities_text.h"

namespace hinge {
namespace {

using Json = nlohmann::ordered_json;

Json JsonOf(const Measured& m) {
  if (!m.known()) return {{"value", nullptr}, {"why_missing", m.why_missing}};
  return {{"value", *m.value}, {"low", m.low()}, {"high", m.high()}};
}

Json JsonOf(const HingeValue& v) {
  return JsonOf(v.value ? Known(*v.value, v.sigma(), "") : Missing(v.why_missing));
}

Json ActivityOf(const ActivityTable& t, std::size_t i) {
  const HingeActivity& a = t.activities[i];
  Json json = {{"file_name", a.file_name}, {"activity", a.reading.activity}, {"at", a.reading.at}};
  for (HingeQuantity q : kHingeQuantities) json[Name(q)] = JsonOf(a.reading[q]);
  json["lean_over_standing"] = JsonOf(CalcOverStanding(t, i, HingeQuantity::kTrunkLean));
  json["straightness_over_standing"] = JsonOf(CalcOverStanding(t, i, HingeQuantity::kStraightness));
  return json;
}

}  // namespace

std::string MakeActivitiesJson(const ActivityTable& t) {
  Json activities = Json::array(), differences = Json::array();
  for (std::size_t i = 0; i < t.activities.size(); ++i) activities.push_back(ActivityOf(t, i));
  for (const ActivityDifference& d : t.differences) {
    differences.push_back({{"quantity", Name(d.quantity)},
                           {"first", t.activities[d.first].file_name},
                           {"other", t.activities[d.other].file_name},
                           {"difference", d.difference},
                           {"low", d.difference - Measured::kTwoSided95 * d.sigma},
                           {"high", d.difference + Measured::kTwoSided95 * d.sigma},
                           {"probability", d.probability},
                           {"beyond_noise", d.beyond_noise}});
  }
  const Json json = {{"schema", "hinge.activities/1"},
                     {"reference", t.activities[t.reference].file_name},
                     {"activities", activities},
                     {"differences", differences}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace hinge
