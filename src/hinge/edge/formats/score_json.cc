// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/score_json.h"

#include <nlohmann/json.hpp>

namespace hinge {
namespace {

using Json = nlohmann::ordered_json;

Json ToJson(const MeasureScore& m) {
  Json json = {{"id", m.id},
               {"side", m.side ? Json(Name(*m.side)) : Json(nullptr)},
               {"unit", m.unit},
               {"truth", m.truth}};
  json["estimate"] = m.estimate ? Json(*m.estimate) : Json(nullptr);
  json["error"] = m.estimate ? Json(m.error()) : Json(nullptr);
  json["truth_inside"] = m.inside;
  return json;
}

Json ToJson(const EventScore& e) {
  return {{"in_truth", e.in_truth}, {"matched", e.matched}, {"wrong_foot", e.wrong_foot},
          {"extra", e.extra},       {"bias_s", e.bias_s},   {"rms_s", e.rms_s}};
}

}  // namespace

std::string MakeScoreJson(const Score& score) {
  Json measures = Json::array();
  for (const MeasureScore& m : score.measures) measures.push_back(ToJson(m));
  const Json json = {{"schema", "hinge.score/1"},
                     {"verdict",
                      {{"label", score.label},
                       {"true_label", score.true_label},
                       {"probability_of_true", score.probability_of_true}}},
                     {"measures", measures},
                     {"contacts", ToJson(score.contacts)},
                     {"toe_offs", ToJson(score.toe_offs)},
                     {"sides_exchanged", score.sides_exchanged}};
  return json.dump(1) + "\n";
}

}  // namespace hinge
