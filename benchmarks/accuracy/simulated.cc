// SPDX-License-Identifier: Apache-2.0
// How honest the analysis is on hundreds of simulated runs, in minutes and without a video: accuracy, intervals, events,
// scene, labels, legs and time. Prints a page in Markdown, or writes it.
#include <fmt/format.h>
#include <sys/resource.h>

#include <atomic>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <thread>

#include "hinge/app/pipeline/analyze.h"
#include "hinge/edge/formats/error_model_file.h"
#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/formats/network_errors_file.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/formats/track_csv.h"
#include "hinge/foundation/base/error.h"
#include "simulated_errors.h"
#include "simulated_page.h"
#include "simulated_sources.h"
#include "simulated_tally.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;

constexpr const char* kHelp =
    R"(hinge_accuracy_simulated [clips=300] [tune=600] [minutes=30] [jobs=N] [out=SIMULATED.md] [errors=ERRORS.csv]
                         [track=LONG.csv] [model=error_model.toml]

  clips     simulated runs to report; a quarter as many are made for slow motion, an eighth for exchanged legs
  tune      simulated runs to choose numbers on
  minutes   of the long track; 0: none
  errors    every error of both halves as a table
  track     write the long track there for `hinge analyze`, and do nothing else
  model     write what the tuning half's errors are into that file's [model.simulated], and do nothing else
)";

struct SimulatedOptions {
  int clips = 300, tune = 600, jobs = 1;
  double minutes = 30;
  fs::path out, errors, track, model;
};

SimulatedOptions ParseOptions(int argc, char** argv) {
  SimulatedOptions options;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto equals = word.find('=');
    const std::string key = word.substr(0, equals),
                      value = equals == std::string::npos ? "" : word.substr(equals + 1);
    if (key == "clips")
      options.clips = std::atoi(value.c_str());
    else if (key == "tune")
      options.tune = std::atoi(value.c_str());
    else if (key == "minutes")
      options.minutes = std::atof(value.c_str());
    else if (key == "jobs")
      options.jobs = std::max(1, std::atoi(value.c_str()));
    else if (key == "out")
      options.out = value;
    else if (key == "errors")
      options.errors = value;
    else if (key == "track")
      options.track = value;
    else if (key == "model")
      options.model = value;
    else
      throw Error("there is no option \"" + key + "\"", word, kHelp);
  }
  return options;
}

struct Bench {
  Knowledge knowledge;
  ErrorModel errors;
  NetworkErrors network;
};

Bench ReadBench() {
  const fs::path folder = fs::path(HINGE_SOURCE_DIR) / "knowledge";
  Bench bench{ReadKnowledge(folder), ReadErrorModel(folder / "error_model.toml", "blazepose_heavy"),
              ReadNetworkErrors(folder / "network_errors.toml", "blazepose_heavy")};
  bench.errors.landmarks = bench.network;
  return bench;
}

using Change = void (*)(SimulatedCase&, int number);
void AsDrawn(SimulatedCase&, int) {}

/// The high-speed cameras of phones: 120 or 240 pictures a second of life, played at 30.
void FilmInSlowMotion(SimulatedCase& made, int number) {
  made.slow_motion = 1 << (number % 4);
  made.rate_hz = made.slow_motion == 1 ? 60 : 30;
  made.runner.duration_s = std::min(made.runner.duration_s, 10.0);
}

void ExchangeAFifth(SimulatedCase& made, int) { made.swapped_share = 0.2; }

/// Of the runner of that number, or the next one who can run so (numbers of the sets stay apart): a score an error model.
Scores MakeScores(const std::string& half, int number, Change change, const Bench& bench,
                  const std::vector<ErrorModel>& models) {
  constexpr int kTries = 50, kApart = 100'000;
  for (int k = 0; k < kTries; ++k) {
    SimulatedCase made = DrawSimulatedCase(half, number + k * kApart, bench.knowledge);
    change(made, number);
    const auto clip = MakeSimulatedClip(made, bench.network, bench.knowledge);
    if (!clip) continue;
    Scores scores;
    for (const ErrorModel& model : models)
      scores.push_back(ScoreSimulated(made, *clip, bench.knowledge, model));
    return scores;
  }
  throw Error("no drawn runner can run", fmt::format("{}-{}", half, number),
              "Look at SolveTwinRun: it refuses nearly everything.");
}

/// The clips of one set.
struct Set {
  std::string half;
  int first = 0, clips = 0;
  Change change = AsDrawn;
};

/// Scores of all clips, an element an error model.
std::vector<Scores> RunSet(const Set& set, int jobs, const Bench& bench,
                           const std::vector<ErrorModel>& models) {
  std::vector<Scores> scores(models.size(), Scores(static_cast<std::size_t>(set.clips)));
  std::atomic<int> next = 0;
  const auto work = [&] {
    for (int i = next++; i < set.clips; i = next++) {
      const Scores one = MakeScores(set.half, set.first + i, set.change, bench, models);
      for (std::size_t m = 0; m < models.size(); ++m) scores[m][static_cast<std::size_t>(i)] = one[m];
    }
  };
  std::vector<std::jthread> workers;
  for (int k = 0; k < jobs; ++k) workers.emplace_back(work);
  workers.clear();
  return scores;
}

/// Of the same runners, those who can run so, every source switched off by itself.
std::vector<Scores> SwitchOffEach(int clips, int jobs, const Bench& bench) {
  const auto& sources = SourcesOfError();
  std::vector<Scores> scores(sources.size());
  const ErrorModel model = WithoutMeasures(bench.errors);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t k = next++; k < sources.size(); k = next++) {
      for (int i = 0; i < clips; ++i) {
        if (auto s = ScoreWithout(sources[k], "tune", i, bench.knowledge, model)) scores[k].push_back(*s);
      }
    }
  };
  std::vector<std::jthread> workers;
  for (int k = 0; k < jobs; ++k) workers.emplace_back(work);
  workers.clear();
  return scores;
}

double PeakMemory_MB() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// A run of a few minutes, again and again: its own noise each time.
KeypointTrack MakeLongTrack(double minutes, const Bench& bench) {
  constexpr double kPiece_s = 60;
  KeypointTrack track;
  for (int piece = 0; piece * kPiece_s < 60 * minutes; ++piece) {
    SimulatedCase made = DrawSimulatedCase("report", 90'000, bench.knowledge);
    made.runner.duration_s = kPiece_s;
    made.rate_hz = 60;
    made.seed += static_cast<std::uint64_t>(piece);
    const auto clip = MakeSimulatedClip(made, bench.network, bench.knowledge);
    if (!clip) throw Error("the long run's runner cannot run", made.name, "Choose another number.");
    if (piece == 0) {
      track = clip->track;
      continue;
    }
    for (KeypointFrame frame : clip->track.frames) {
      frame.time_s += kPiece_s * piece;
      track.frames.push_back(frame);
    }
  }
  return track;
}

void TimeLongTrack(double minutes, const Bench& bench, SimulatedResults& results) {
  if (minutes <= 0) return;
  const KeypointTrack track = MakeLongTrack(minutes, bench);
  const double before_MB = PeakMemory_MB();
  const std::clock_t from = std::clock();
  AnalyzeTrack(track, {}, bench.knowledge, bench.errors);
  results.long_minutes = minutes;
  results.long_s = static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC;
  results.long_MB = PeakMemory_MB() - before_MB;
}

int Run(const SimulatedOptions& options) {
  const Bench bench = ReadBench();
  if (!options.track.empty()) {
    WriteTrackCsv(options.track, MakeLongTrack(options.minutes, bench));
    return 0;
  }
  constexpr int kSlowFirst = 10'000, kSwappedFirst = 20'000, kSwitchedOff = 60;
  SimulatedResults results;
  TimeLongTrack(options.minutes, bench, results);  // first: peak memory only grows
  const auto run = [&](const Set& set, const std::vector<ErrorModel>& models) {
    return RunSet(set, options.jobs, bench, models);
  };
  const auto tune = run({"tune", 0, options.tune}, {bench.errors, WithoutMeasures(bench.errors)});
  results.tune = tune[0];
  const ErrorModel own = MeasureErrorModel(tune[1], bench.errors);
  if (!options.model.empty()) {
    WriteTextFile(options.model, ReplaceSourceTable(ReadTextFile(options.model), own));
    return 0;
  }
  const auto report = run({"report", 0, options.clips}, {bench.errors, own});
  results.report = report[0];
  results.report_own = report[1];
  results.slow = run({"report", kSlowFirst, options.clips / 4, FilmInSlowMotion}, {bench.errors})[0];
  results.swapped = run({"report", kSwappedFirst, options.clips / 8, ExchangeAFifth}, {bench.errors})[0];
  results.without = SwitchOffEach(std::min(options.tune, kSwitchedOff), options.jobs, bench);
  if (!options.errors.empty()) {
    Scores all = results.report;
    all.insert(all.end(), results.tune.begin(), results.tune.end());
    WriteTextFile(options.errors, MakeErrorTable(all));
  }
  const std::string page = MakeSimulatedPage(results);
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
