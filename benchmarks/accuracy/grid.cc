// SPDX-License-Identifier: Apache-2.0
// How far Hinge is from the truth over a grid of drawn clips: forms, speeds, cameras, bodies, frame rates, and laboratory
// motion. Clips and what the networks saw in them are kept in a folder, so that a change of the analysis is judged in
// seconds. Prints a page in Markdown, or writes it.
#include <fmt/format.h>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <thread>

#include "clip_cache.h"
#include "hinge/app/pipeline/analyze.h"
#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/run/analysis_inputs.h"
#include "hinge/edge/run/key_values.h"
#include "hinge/edge/run/user_values.h"
#include "hinge/foundation/base/error.h"
#include "page.h"
#include "skill.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;

constexpr const char* kHelp =
    R"(hinge_accuracy_grid cache=FOLDER [rbds=FOLDER] [networks=heavy+full] [half=tune|report] [part=lab+form+yaw+...]
                    [name=TEXT] [jobs=N] [only=clips|analysis] [height=given] [out=RESULTS.md]

  cache     where clips and what the networks saw are kept; what is there is not made again
  rbds      the laboratory's trials, PARTICIPANTS.csv beside them; otherwise $HINGE_DATA/rbds
  half      tune or report; otherwise both
  part      parts of the grid: lab form slope ground asymmetry straightness yaw roll rate lens hand picture "slow motion"
            simulated (keypoints with the networks' errors instead of pictures: seconds, not hours)
  name      only cases whose name has this text
  jobs      analyses at a time; clips and networks use all cores anyway and are made one after the other
  only      clips: make what is missing, analyse nothing; analysis: skip clips that are not kept (simulated ones are made)
  height    given: the analysis is told the runner's height
)";

struct GridOptions {
  fs::path cache, rbds, out;
  std::vector<std::string> networks = {"heavy", "full"}, parts;
  std::string half, name, only;
  bool height_given = false;
  int jobs = 1;
};

std::vector<std::string> SplitAtPlus(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('+', from), text.size());
    words.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return words;
}

void Set(GridOptions& options, const std::string& key, const std::string& value) {
  if (key == "cache")
    options.cache = value;
  else if (key == "rbds")
    options.rbds = value;
  else if (key == "out")
    options.out = value;
  else if (key == "networks")
    options.networks = SplitAtPlus(value);
  else if (key == "part")
    options.parts = SplitAtPlus(value);
  else if (key == "half")
    options.half = value;
  else if (key == "name")
    options.name = value;
  else if (key == "only")
    options.only = value;
  else if (key == "height")
    options.height_given = value == "given";
  else if (key == "jobs")
    options.jobs = std::max(1, std::atoi(value.c_str()));
  else
    throw UsageError("there is no option \"" + key + "\"", key + "=" + value, kHelp);
}

GridOptions ParseOptions(int argc, char** argv) {
  GridOptions options;
  if (const char* data = std::getenv("HINGE_DATA")) options.rbds = fs::path(data) / "rbds";
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto equals = word.find('=');
    if (equals == std::string::npos) throw UsageError("an option is NAME=VALUE", word, kHelp);
    Set(options, word.substr(0, equals), word.substr(equals + 1));
  }
  if (options.cache.empty()) throw UsageError("no folder for the clips was given", "cache=FOLDER", kHelp);
  return options;
}

PoseModel ModelNamed(const std::string& name) {
  for (const PoseModel model : {PoseModel::kLite, PoseModel::kFull, PoseModel::kHeavy}) {
    if (Name(model) == name) return model;
  }
  throw UsageError("there is no such network", "networks=" + name, kHelp);
}

std::vector<AccuracyCase> ChooseCases(const GridOptions& options) {
  std::vector<AccuracyCase> chosen;
  std::vector<LabRunner> runners;
  if (!options.rbds.empty()) runners = ReadLabRunners(options.rbds);
  for (const AccuracyCase& c : MakeCases(runners, options.rbds)) {
    const bool part =
        options.parts.empty() || std::count(options.parts.begin(), options.parts.end(), c.part) > 0;
    if (part && c.name.starts_with(options.half) && c.name.find(options.name) != std::string::npos)
      chosen.push_back(c);
  }
  return chosen;
}

struct Bench {
  GridOptions options;
  CacheWays ways;
  Knowledge knowledge;
};

/// The model without the measures' mean errors, which lie half-way between this kind of drawn people and another.
ErrorModel WithoutBias(ErrorModel errors) {
  for (auto* measures : {&errors.measures, &errors.outlined}) {
    for (auto& [id, error] : *measures) error.bias_near = error.bias_far = 0;
  }
  return errors;
}

CaseResult Judge(const AccuracyCase& made, const CachedClip& clip, const ErrorModel& errors,
                 const Bench& bench) {
  CaseResult result{
      .made = made, .score = {}, .refused = {}, .near = NearSide(clip.truth.scene.facing), .swaps = {}};
  if (clip.track.frames.empty()) {
    result.refused = "the network found nobody";
    return result;
  }
  AnalyzeOptions analyze;
  analyze.given.edges = clip.edges;
  Runner runner;
  if (bench.options.height_given) runner.height_m = clip.truth.runner.height_m;
  try {
    const Session session = AnalyzeTrack(clip.track, runner, bench.knowledge, errors, analyze);
    result.score = CalcScore(session, clip.truth);
    result.look_up = CalcLookUpErrors(clip.truth, bench.knowledge);
    if (TellsOfSkill(made))
      result.bare = CalcScore(AnalyzeTrack(clip.track, runner, bench.knowledge, WithoutBias(errors), analyze),
                              clip.truth);
    result.swaps = CountSwaps(clip.track, clip.points, session.motion);
  } catch (const Error& error) {
    result.refused = error.what_happened;
  }
  return result;
}

CaseResult FetchAndJudge(const AccuracyCase& made, PoseModel model, const ErrorModel& errors,
                         const Bench& bench) {
  try {
    const CachedClip clip = bench.options.only == "analysis" && !made.simulated
                                ? ReadCachedClip(made.name, model, bench.ways.folder)
                                : FetchClip(made, model, bench.ways, bench.knowledge);
    if (bench.options.only == "clips")
      return {.made = made, .score = {}, .refused = "", .near = {}, .swaps = {}};
    return Judge(made, clip, errors, bench);
  } catch (const Error& error) {
    return {.made = made,
            .score = {},
            .refused = error.what_happened + ": " + error.where,
            .near = {},
            .swaps = {}};
  }
}

/// Those that are to be looked at: with only=analysis what is kept, and what is made in no time.
std::vector<AccuracyCase> LeaveOutMissing(std::vector<AccuracyCase> cases, PoseModel model,
                                          const Bench& bench) {
  if (bench.options.only != "analysis") return cases;
  std::erase_if(cases, [&](const AccuracyCase& c) {
    return !c.simulated && !IsCached(c.name, model, bench.ways.folder);
  });
  return cases;
}

/// All cases, `jobs` at a time, in the grid's order.
std::vector<CaseResult> RunCases(const std::vector<AccuracyCase>& cases, PoseModel model,
                                 const Bench& bench) {
  const ErrorModel errors = ErrorsOf(model, bench.ways.dirs);
  std::vector<CaseResult> results(cases.size());
  std::atomic<std::size_t> next = 0;
  std::mutex printing;
  const auto work = [&] {
    for (std::size_t i = next++; i < cases.size(); i = next++) {
      results[i] = FetchAndJudge(cases[i], model, errors, bench);
      const std::lock_guard lock(printing);
      fmt::print(stderr, "{} {}/{} {} {}\n", Name(model), i + 1, cases.size(), cases[i].name,
                 results[i].refused);
    }
  };
  std::vector<std::jthread> workers;
  for (int k = 0; k < bench.options.jobs; ++k) workers.emplace_back(work);
  workers.clear();
  return results;
}

constexpr const char* kIntroduction =
    "# Results\n\n"
    "How far Hinge is from the truth, on drawn clips whose motion is known exactly. Each entry is Hinge "
    "minus truth. "
    "Written by\n\n"
    "```\nHINGE_DATA=... hinge_accuracy_grid cache=FOLDER out=benchmarks/RESULTS.md\n```\n\n"
    "which draws the clips (4 s, 60 pictures a second, a runner of about 500 px, unless the table says "
    "otherwise), asks the "
    "networks and keeps both in FOLDER: a second run after a change of the analysis takes seconds. `tune` "
    "cases may be used "
    "to choose numbers, `report` cases may not: nobody's motion and nobody's body is in both. Trunk, head "
    "and arms of "
    "laboratory runners are planted, their legs are as measured; joint centres of the drawn body follow the "
    "motion to 5 mm. "
    "The runner's height is {} to the analysis. \"In 95 %\": how often the truth lies in the interval, which "
    "should be 95 %. "
    "Simulated clips are keypoints of the digital runner with the network's errors (docs/landmarks.md) "
    "instead of "
    "pictures; they try the analysis, not the network. "
    "An exact drawn person is not a filmed one: these figures bound what is possible, not what a phone "
    "outdoors gives.\n\n";

int Run(const GridOptions& options) {
  Bench bench{options, {options.cache, FindDataDirs(ReadSurroundings())}, {}};
  bench.knowledge = ReadKnowledge(bench.ways.dirs.knowledge());
  fs::create_directories(options.cache);
  const std::vector<AccuracyCase> cases = ChooseCases(options);
  std::string page = fmt::format(fmt::runtime(kIntroduction), options.height_given ? "given" : "not given");
  for (const std::string& network : options.networks) {
    const PoseModel model = ModelNamed(network);
    const std::vector<AccuracyCase> looked_at = LeaveOutMissing(cases, model, bench);
    const std::string section = MakeNetworkSection(network, RunCases(looked_at, model, bench));
    page += fmt::format("Network `{}`: {} of the grid's {} clips are in this page.\n\n", network,
                        looked_at.size(), cases.size()) +
            section;
  }
  if (options.only == "clips") return 0;
  if (options.out.empty())
    fmt::print("{}", page);
  else
    WriteTextFile(options.out, page);
  return 0;
}

}  // namespace
}  // namespace hinge

int main(int argc, char** argv) {
  try {
    return hinge::Run(hinge::ParseOptions(argc, argv));
  } catch (const hinge::Error& error) {
    fmt::print(stderr, "{}\n  {}\n  {}\n", error.what_happened, error.where, error.how_to_fix);
    return 2;
  }
}
