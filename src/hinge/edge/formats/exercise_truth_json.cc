// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/exercise_truth_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "hinge/edge/formats/session_json.h"

namespace hinge {
namespace {

using Json = nlohmann::ordered_json;

Json ValuesJson(const std::map<std::string, double>& values) {
  Json json = Json::object();
  for (const auto& [name, value] : values) json[name] = std::isfinite(value) ? Json(value) : Json(nullptr);
  return json;
}

Json RepetitionJson(const RepetitionTruth& truth) {
  const Repetition& r = truth.repetition;
  return {{"start_s", r.start_s},
          {"far_from_s", r.far_from_s},
          {"far_to_s", r.far_to_s},
          {"end_s", r.end_s},
          {"depth", r.depth},
          {"side", Name(r.side)},
          {"values", ValuesJson(truth.values)}};
}

}  // namespace

std::string MakeExerciseTruthJson(const Session& session, const ExerciseTruth& truth) {
  Json document = Json::parse(MakeSessionJson(session));
  Json repetitions = Json::array();
  for (const RepetitionTruth& r : truth.repetitions) repetitions.push_back(RepetitionJson(r));
  document["exercise"] = {{"name", truth.name},
                          {"planted", ValuesJson(truth.planted)},
                          {"repetitions", repetitions},
                          {"values", ValuesJson(truth.values)}};
  constexpr int kIndent = 1;
  return document.dump(kIndent) + "\n";
}

}  // namespace hinge
