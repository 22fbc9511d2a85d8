// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/knowledge_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/formats/toml_table.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

Evidence EvidenceIn(TomlTable& t, std::string_view key) {
  const std::string mark = t.Text(key);
  const auto evidence = EvidenceOfMark(mark);
  if (!evidence)
    t.Fail(fmt::format("{}.{} = \"{}\" is none of the marks P, S, D, D2, CJ, MU", t.name(), key, mark), key);
  return *evidence;
}

std::vector<Claim> ClaimsIn(TomlTable& t, std::string_view key) {
  std::vector<Claim> claims;
  for (TomlTable& c : t.Children(key)) {
    claims.push_back({c.Text("text"), EvidenceIn(c, "mark"), c.Texts("sources")});
    c.RefuseUnknownKeys();
  }
  return claims;
}

Norm NormIn(TomlTable t, const std::string& id) {
  Norm norm;
  norm.measure = id;
  norm.mean = {t.Number("at_3p5"), t.Number("per_m_s")};
  norm.sd_between = t.NotNegative("sd_between");
  norm.sd_within = t.NotNegative("sd_within");
  norm.definition = t.Text("definition");
  norm.evidence = EvidenceIn(t, "mark");
  norm.sources = t.Texts("sources");
  t.RefuseUnknownKeys();
  return norm;
}

Band BandIn(TomlTable t, const std::string& id) {
  Band band;
  band.measure = id;
  const std::string relative = t.Text("relative");
  if (!std::set<std::string>{"none", "norm", "percent"}.contains(relative)) {
    t.Fail(fmt::format("{}.relative is none of none, norm, percent", t.name()), "relative");
  }
  band.relative_to_norm = relative == "norm";
  band.percent_of_norm = relative == "percent";
  band.low = t.OptionalNumber("low");
  band.high = t.OptionalNumber("high");
  band.half_at = t.Number("half_at");
  band.smallest_detectable = t.NotNegative("smallest_detectable");
  band.group = t.Text("group");
  band.weight = t.NotNegative("weight");
  band.level_only = t.Flag("level_only");
  band.evidence = EvidenceIn(t, "mark");
  band.sources = t.Texts("sources");
  t.RefuseUnknownKeys();
  return band;
}

void ReadMeasures(TomlTable file, Knowledge& k) {
  for (auto& [id, t] : file.Entries()) {
    MeasureEntry m;
    m.id = id;
    m.title = t.Text("title");
    m.unit = t.Text("unit");
    m.decimals = t.Integer("decimals");
    m.plain = t.Text("plain");
    m.definition = t.Text("definition");
    m.cannot_tell = t.Text("cannot_tell");
    m.evidence = ClaimsIn(t, "evidence");
    if (t.Has("norm")) k.norms[id] = NormIn(t.Child("norm"), id);
    if (t.Has("band")) k.bands[id] = BandIn(t.Child("band"), id);
    t.RefuseUnknownKeys();
    k.measures[id] = std::move(m);
  }
}

void ReadSources(TomlTable file, Knowledge& k) {
  for (auto& [key, t] : file.Entries()) {
    k.sources[key] = {key, t.Text("citation"), t.TextOr("locator", "")};
    t.RefuseUnknownKeys();
  }
}

void ReadCues(TomlTable file, Knowledge& k) {
  for (auto& [id, t] : file.Entries()) {
    k.cues[id] = {id, t.Text("words"), t.Text("tradeoff"), t.Texts("sources")};
    t.RefuseUnknownKeys();
  }
}

void ReadStates(TomlTable file, Knowledge& k) {
  for (TomlTable& t : file.Children("state")) {
    const std::string id = t.Text("id");
    k.states[id] = {id, t.Text("title"), t.Text("plain"),
                    t.Has("exercises") ? t.Texts("exercises") : std::vector<std::string>()};
    t.RefuseUnknownKeys();
  }
  file.RefuseUnknownKeys();
}

void ReadPriors(TomlTable file, Knowledge& k) {
  for (auto& [id, t] : file.Entries()) {
    k.priors[id] = {id,
                    t.Number("mean"),
                    t.NotNegative("sd"),
                    t.Text("meaning"),
                    EvidenceIn(t, "evidence"),
                    t.Texts("sources")};
    t.RefuseUnknownKeys();
  }
}

void ReadFindings(TomlTable file, Knowledge& k) {
  for (TomlTable& t : file.Children("finding")) {
    FindingRule f;
    f.id = t.Text("id");
    f.measure = t.Text("measure");
    f.when_high = t.Flag("when_high");
    f.verdicts = t.Texts("verdicts");
    f.priority = t.Integer("priority");
    f.plain = t.Text("plain");
    f.cause = t.Text("cause");
    f.cue = t.Text("cue");
    f.exercises = t.Texts("exercises");
    t.RefuseUnknownKeys();
    k.findings.push_back(std::move(f));
  }
  file.RefuseUnknownKeys();
}

/// [low, high], whole numbers.
std::pair<int, int> RangeIn(TomlTable& t, const char* key) {
  const std::vector<double> ends = t.Numbers(key);
  constexpr double kMost = 1e6;
  const auto whole = [](double v) { return v >= 0 && v <= kMost && v == std::floor(v); };
  if (ends.size() != 2 || !whole(ends[0]) || !whole(ends[1]) || ends[0] > ends[1])
    t.Fail("two whole numbers are wanted, the smaller one first", key);
  return {static_cast<int>(ends[0]), static_cast<int>(ends[1])};
}

Programme ReadProgramme(TomlTable t) {
  Programme p;
  std::tie(p.sets_low, p.sets_high) = RangeIn(t, "sets");
  std::tie(p.amount_low, p.amount_high) = RangeIn(t, "amount");
  p.unit = t.Text("unit");
  p.each_side = t.Flag("each_side");
  p.per_week = t.Integer("per_week");
  p.levels = t.Texts("levels");
  if (p.levels.empty()) t.Fail("at least one level is wanted", "levels");
  t.RefuseUnknownKeys();
  return p;
}

void ReadPlanRules(TomlTable file, Knowledge& k) {
  k.plan = {.weeks = file.Integer("weeks"),
            .step_weeks = file.Integer("step_weeks"),
            .least_share = file.NotNegative("least_share"),
            .evidence = EvidenceIn(file, "mark"),
            .sources = file.Texts("sources")};
  file.RefuseUnknownKeys();
}

void ReadExercises(TomlTable file, Knowledge& k) {
  for (auto& [id, t] : file.Entries()) {
    Exercise e;
    e.id = id;
    e.name = t.Text("name");
    e.from_article = t.Flag("from_article");
    e.trains = t.Text("trains");
    e.steps = t.Texts("steps");
    e.dose = t.Text("dose");
    e.cue = t.Text("cue");
    e.running_cue = t.Text("running_cue");
    e.watch_for = t.Text("watch_for");
    e.progression = t.Text("progression");
    e.programme = ReadProgramme(t.Child("programme"));
    if (t.Has("shown_fault")) {
      TomlTable fault = t.Child("shown_fault");
      e.shown_fault = fault.Text("name");
      e.shown_amount = fault.Number("amount");
      e.shown_words = fault.Text("words");
      fault.RefuseUnknownKeys();
    }
    e.evidence = ClaimsIn(t, "evidence");
    t.RefuseUnknownKeys();
    k.exercises[id] = std::move(e);
  }
}

void ReadHonesty(TomlTable file, Knowledge& k) {
  k.honesty = ClaimsIn(file, "claim");
  file.RefuseUnknownKeys();
}

/// One term of the leg coordinate: its line in speed, spread and weight.
void ReadLegTerm(TomlTable t, SpeedLine& line, double& sd, double& weight) {
  line = {t.Number("at_3p5"), t.Number("per_m_s")};
  sd = t.NotNegative("sd");
  if (sd == 0) t.Fail(t.name() + ".sd must be above 0", "sd");
  weight = t.NotNegative("weight");
  t.RefuseUnknownKeys();
}

void ReadPosture(TomlTable file, Knowledge& k) {
  PostureModel& p = k.posture;
  p.evidence = EvidenceIn(file, "evidence");
  p.sources = file.Texts("sources");
  TomlTable leg = file.Child("leg"), trunk = file.Child("trunk"), borders = file.Child("borders"),
            label = file.Child("label");
  file.RefuseUnknownKeys();
  ReadLegTerm(leg.Child("knee_peak"), p.knee_peak_deg, p.knee_peak_sd_deg, p.knee_peak_weight);
  ReadLegTerm(leg.Child("knee_ic"), p.knee_ic_deg, p.knee_ic_sd_deg, p.knee_ic_weight);
  ReadLegTerm(leg.Child("shank_lean_ms"), p.shank_lean_ms_deg, p.shank_lean_ms_sd_deg,
              p.shank_lean_ms_weight);
  p.trunk_mean_deg = trunk.Number("mean_deg");
  p.trunk_sd_deg = trunk.NotNegative("sd_deg");
  if (p.trunk_sd_deg == 0) trunk.Fail("trunk.sd_deg must be above 0", "sd_deg");
  p.tall_below = borders.Number("tall_below");
  p.deflated_above = borders.Number("deflated_above");
  p.over_hinged_above = borders.Number("over_hinged_above");
  p.bent_beyond_deg = borders.NotNegative("bent_beyond_deg");
  p.runners_sd = label.Number("runners_sd");
  p.nobody_beyond = label.Number("nobody_beyond");
  p.label_probability = label.Number("probability");
  p.confident_probability = label.Number("confident");
  for (TomlTable* t : {&leg, &trunk, &borders, &label}) t->RefuseUnknownKeys();
}

/// The file whose table a sentence of `Problems` begins with: "finding knee_high names ..." is about
/// findings.toml.
std::string FileOf(const std::string& problem) {
  constexpr std::pair<std::string_view, const char*> kBeginnings[] = {{"measure ", "measures"},
                                                                      {"norm ", "measures"},
                                                                      {"band ", "measures"},
                                                                      {"cue ", "cues"},
                                                                      {"exercise ", "exercises"},
                                                                      {"prior ", "priors"},
                                                                      {"honesty ", "honesty"},
                                                                      {"no finding ", "findings"},
                                                                      {"finding ", "findings"},
                                                                      {"no verdict ", "states"},
                                                                      {"there are no words ", "states"}};
  for (const auto& [beginning, file] : kBeginnings) {
    if (problem.starts_with(beginning)) return std::string(file) + ".toml";
  }
  return "posture.toml";
}

/// The line of the file that holds what the sentence quotes ('hips_up'); the file alone where it quotes
/// nothing.
std::string PlaceOf(const std::string& problem, const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / FileOf(problem);
  const std::size_t open = problem.find('\''), close = problem.find('\'', open + 1);
  if (open == std::string::npos || close == std::string::npos) return path.string();
  const std::string text = ReadTextFile(path);
  const std::size_t at = text.find('"' + problem.substr(open + 1, close - open - 1) + '"');
  if (at == std::string::npos) return path.string();
  return fmt::format("{}, line {}", path.string(),
                     1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

}  // namespace

Knowledge ReadKnowledge(const std::filesystem::path& folder) {
  using Reader = void (*)(TomlTable, Knowledge&);
  constexpr std::pair<const char*, Reader> kFiles[] = {
      {"sources", ReadSources},     {"measures", ReadMeasures}, {"posture", ReadPosture},
      {"states", ReadStates},       {"cues", ReadCues},         {"findings", ReadFindings},
      {"exercises", ReadExercises}, {"priors", ReadPriors},     {"honesty", ReadHonesty},
      {"plan", ReadPlanRules}};
  Knowledge knowledge;
  for (const auto& [name, read] : kFiles) {
    const std::filesystem::path path = folder / (std::string(name) + ".toml");
    const toml::table document = ReadTomlFile(path);
    read(TomlTable(document, name, path.string()), knowledge);
  }
  const std::vector<std::string> problems = Problems(knowledge);
  if (!problems.empty()) {
    throw Error(problems.front(), PlaceOf(problems.front(), folder),
                "Correct the file, or restore it from the repository.");
  }
  return knowledge;
}

}  // namespace hinge
