// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/exercise_json.h"

#include <nlohmann/json.hpp>

#include "hinge/science/strength/movement.h"

namespace hinge {
namespace {

using Json = nlohmann::ordered_json;

Json JsonOf(const SeenRepetition& r) {
  return {{"start_s", r.start_s}, {"far_from_s", r.far_from_s}, {"far_to_s", r.far_to_s},
          {"end_s", r.end_s},     {"side", Name(r.side)},       {"partial", r.partial},
          {"range", r.range},     {"peak_speed", r.peak_speed}, {"measures", r.values}};
}

Json JsonOf(const CheckResult& c) {
  Json json = {{"id", c.check}, {"measure", c.measure}, {"answer", Name(AnswerOf(c))}};
  if (!c.value) {
    json["value"] = nullptr;
    json["why_missing"] = c.why_missing;
    return json;
  }
  json.update({{"value", *c.value},
               {"low", c.low},
               {"high", c.high},
               {"probability", c.probability},
               {"found", c.found},
               {"now_and_then", c.now_and_then},
               {"outside", c.outside},
               {"of", c.of}});
  return json;
}

Json JsonOf(const HingeValue& v) {
  if (!v.value) return {{"value", nullptr}, {"why_missing", v.why_missing}};
  return {{"value", *v.value},
          {"low", *v.value - Measured::kTwoSided95 * v.sigma()},
          {"high", *v.value + Measured::kTwoSided95 * v.sigma()},
          {"sigma_random", v.sigma_random},
          {"sigma_shared", v.sigma_shared},
          {"n", v.n}};
}

Json JsonOf(const Measured& m) {
  if (!m.known()) return {{"value", nullptr}, {"why_missing", m.why_missing}};
  return {{"value", *m.value}, {"sigma", m.sigma}, {"source", m.source}};
}

Json JsonOf(const HingeReading& reading) {
  Json json = {{"at", reading.at}};
  for (HingeQuantity q : kHingeQuantities) json[Name(q)] = JsonOf(reading[q]);
  json["standing_lean"] = JsonOf(reading.standing_lean_deg);
  json["standing_straightness"] = JsonOf(reading.standing_straightness_deg);
  return json;
}

template <typename T>
Json ListOf(const std::vector<T>& all) {
  Json list = Json::array();
  for (const T& one : all) list.push_back(JsonOf(one));
  return list;
}

Json JsonOfTold(const ExerciseSet& set) {
  Json told = Json::object();
  for (const auto& [id, measured] : set.told) told[id] = JsonOf(measured);
  return told;
}

}  // namespace

std::string MakeExerciseJson(const ExerciseDocument& d) {
  const ExerciseSet& set = d.set;
  Json exercise = {{"name", set.exercise},
                   {"probability", set.probability},
                   {"start_s", set.start_s},
                   {"end_s", set.end_s},
                   {"stance", Name(set.stance)},
                   {"side", set.side ? Json(Name(*set.side)) : Json(nullptr)},
                   {"walks_in", set.walks_in},
                   {"walks_off", set.walks_off},
                   {"cut_at_start", set.cut_at_start},
                   {"cut_at_end", set.cut_at_end},
                   {"velocity_loss", set.velocity_loss ? Json(*set.velocity_loss) : Json(nullptr)},
                   {"measures", set.values},
                   {"told", JsonOfTold(set)},
                   {"range_unit", RangeUnit(set.exercise)},
                   {"repetitions", ListOf(set.repetitions)},
                   {"checks", ListOf(d.checks)},
                   {"hinge", JsonOf(d.hinge)},
                   {"unseen", d.unseen}};
  Json warnings = Json::array();
  for (const auto& [code, text] : d.warnings) warnings.push_back({{"code", code}, {"text", text}});
  const Json json = {{"schema", ExerciseDocument::kSchema},
                     {"file_name", d.file_name},
                     {"exercise", exercise},
                     {"warnings", warnings}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace hinge
