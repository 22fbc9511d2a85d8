// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/formats/knowledge_text.h"
#include "hinge/edge/run/data_dirs.h"
#include "hinge/edge/run/user_values.h"
#include "terminal.h"

namespace hinge {
namespace {

using Json = nlohmann::ordered_json;

Json ToJson(const MeasureEntry& entry) {
  Json claims = Json::array();
  for (const Claim& claim : entry.evidence) {
    claims.push_back({{"text", claim.text}, {"evidence", Mark(claim.evidence)}, {"sources", claim.sources}});
  }
  return {{"id", entry.id},       {"title", entry.title},           {"unit", entry.unit},
          {"plain", entry.plain}, {"definition", entry.definition}, {"cannot_tell", entry.cannot_tell},
          {"evidence", claims}};
}

Json ToJson(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

/// What the measure is, and the norm and the ordinary range where it has them.
Json MakeEntryJson(const Knowledge& knowledge, const MeasureEntry& entry) {
  Json json = ToJson(entry);
  if (const auto norm = knowledge.norms.find(entry.id); norm != knowledge.norms.end()) {
    const Norm& n = norm->second;
    json["norm"] = {{"definition", n.definition},
                    {"sd_between", n.sd_between},
                    {"evidence", Mark(n.evidence)},
                    {"sources", n.sources}};
  }
  if (const auto band = knowledge.bands.find(entry.id); band != knowledge.bands.end()) {
    const Band& b = band->second;
    const char* kind = b.relative_to_norm  ? "added to the norm"
                       : b.percent_of_norm ? "percent of the norm"
                                           : "as it is";
    json["ordinary"] = {{"low", ToJson(b.low)},
                        {"high", ToJson(b.high)},
                        {"kind", kind},
                        {"evidence", Mark(b.evidence)},
                        {"sources", b.sources}};
  }
  return json;
}

std::string MakeList(const Knowledge& knowledge) {
  std::size_t width = 0;
  for (const auto& [id, entry] : knowledge.measures) width = std::max(width, id.size());
  std::string text = "The measures, each explained by: hinge explain MEASURE\n\n";
  for (const auto& [id, entry] : knowledge.measures)
    text += fmt::format("  {:<{}}  {}\n", id, width, entry.title);
  return text;
}

std::string MakeListJson(const Knowledge& knowledge) {
  Json list = Json::array();
  for (const auto& [id, entry] : knowledge.measures) list.push_back(MakeEntryJson(knowledge, entry));
  return list.dump(1) + "\n";
}

/// "KNEE_PEAK" and "knee-peak" can only mean knee_peak.
std::string IdOf(std::string typed) {
  for (char& c : typed)
    c = c == '-' || c == ' ' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return typed;
}

const MeasureEntry& FindEntry(const Knowledge& knowledge, const std::string& typed) {
  const std::string id = IdOf(typed);
  const auto found = knowledge.measures.find(id);
  if (found != knowledge.measures.end()) return found->second;
  const std::vector<std::string> near = NearestMeasureIds(knowledge, id);
  throw UsageError(fmt::format("there is no measure \"{}\"", typed), "hinge explain",
                   near.empty()
                       ? "hinge explain lists them."
                       : fmt::format("Did you mean {}? hinge explain lists them.", fmt::join(near, " or ")));
}

int RunExplain(const Args& args) {
  const Knowledge knowledge = ReadKnowledge(FindDataDirs(ReadSurroundings()).knowledge());
  if (args.operands.empty()) {
    Print(args.Has("json") ? MakeListJson(knowledge) : MakeList(knowledge));
    return kDone;
  }
  const MeasureEntry& entry = FindEntry(knowledge, args.operands[0]);
  Print(args.Has("json") ? MakeEntryJson(knowledge, entry).dump(1) + "\n"
                         : MakeExplanation(knowledge, entry.id));
  return kDone;
}

}  // namespace

Command ExplainCommand() {
  return {.spec = {.name = "explain",
                   .summary = "what a measure is, what is ordinary, and what the evidence says",
                   .operands = {{"MEASURE", "its id, such as knee_peak; without one: the list", false}},
                   .flags = {{"json", "", "print it as JSON"}},
                   .more = "  hinge explain knee_peak"},
          .run = RunExplain};
}

}  // namespace hinge
