// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/plan_files.h"

#include <fmt/format.h>

#include <charconv>

#include <nlohmann/json.hpp>

#include "hinge/edge/formats/json_node.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;
using std::chrono::sys_days;
constexpr const char* kSchema = "hinge.plan/1";

Json ExerciseJson(const PlannedExercise& p, const Exercise& e) {
  static constexpr const char* kGates[] = {"not_checked", "open", "keep", "back"};
  return {{"id", e.id},
          {"name", e.name},
          {"level", p.level},
          {"gate", kGates[static_cast<int>(p.gate)]},
          {"why", p.why},
          {"levels", e.programme.levels},
          {"steps", e.steps},
          {"dose", e.dose},
          {"cue", e.cue},
          {"running_cue", e.running_cue},
          {"watch_for", e.watch_for}};
}

Json WeekJson(const Plan& plan, const std::vector<WeekDose>& week) {
  Json doses = Json::array();
  for (const WeekDose& d : week) {
    doses.push_back({{"exercise", plan.exercises[d.exercise].id},
                     {"level", d.level},
                     {"sets", d.dose.sets},
                     {"amount", d.dose.amount},
                     {"unit", d.dose.unit},
                     {"each_side", d.dose.each_side}});
  }
  return doses;
}

Json DayJson(const Plan& plan, const PlanDay& day) {
  Json ids = Json::array();
  for (std::size_t i : day.exercises) ids.push_back(plan.exercises[i].id);
  return {{"date", MakeDateText(day.date)}, {"week", day.week}, {"exercises", ids}, {"check", day.check}};
}

}  // namespace

std::optional<sys_days> ParseDate(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int part[3] = {};
  const std::size_t from[3] = {0, 5, 8}, length[3] = {4, 2, 2};
  for (int i = 0; i < 3; ++i) {
    const char *begin = text.data() + from[i], *end = begin + length[i];
    const auto [stop, fault] = std::from_chars(begin, end, part[i]);
    if (fault != std::errc() || stop != end || part[i] < 0) return std::nullopt;
  }
  const std::chrono::year_month_day day{std::chrono::year(part[0]),
                                        std::chrono::month(static_cast<unsigned>(part[1])),
                                        std::chrono::day(static_cast<unsigned>(part[2]))};
  return day.ok() ? std::optional(sys_days(day)) : std::nullopt;
}

std::string MakePlanJson(const Plan& plan, const Knowledge& knowledge) {
  Json json = {{"schema", kSchema},
               {"label", plan.label},
               {"finding", plan.rule.empty() ? Json(nullptr) : Json(plan.rule)},
               {"cue", plan.cue},
               {"start", MakeDateText(plan.start)},
               {"exercises", Json::array()},
               {"weeks", Json::array()},
               {"days", Json::array()},
               {"film_again", Json::array()}};
  for (const PlannedExercise& e : plan.exercises)
    json["exercises"].push_back(ExerciseJson(e, knowledge.exercises.at(e.id)));
  for (const auto& week : plan.weeks) json["weeks"].push_back(WeekJson(plan, week));
  for (const PlanDay& day : plan.days) json["days"].push_back(DayJson(plan, day));
  for (sys_days day : plan.retests) json["film_again"].push_back(MakeDateText(day));
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::map<std::string, int> ReadPlanLevels(const fs::path& path) {
  const fs::path file = FileInFolder(path, "plan.json");
  const JsonDocument document = ParseJson(ReadTextFile(file), file.string());
  const JsonNode root = document.root();
  const auto schema = root.Find("schema");
  if (!schema || !schema->IsText() || schema->Text() != kSchema)
    throw Error(fmt::format("it does not have the form {}", kSchema), file.string(),
                "Give a folder that hinge plan --out wrote, or its plan.json.");
  std::map<std::string, int> levels;
  for (const JsonNode& e : root["exercises"].Items()) levels[e["id"].Text()] = e["level"].Count();
  return levels;
}

}  // namespace hinge
