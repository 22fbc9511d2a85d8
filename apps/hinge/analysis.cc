// SPDX-License-Identifier: Apache-2.0
#include "analysis.h"

#include <fmt/format.h>

#include "commands.h"
#include "hinge/app/session/photo.h"
#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/formats/photo_text.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/formats/verdict_text.h"
#include "hinge/edge/run/analyze_keypoints.h"
#include "hinge/edge/run/data_dirs.h"
#include "hinge/edge/run/read_track.h"
#include "hinge/edge/run/user_values.h"
#include "terminal.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

PoseModel ModelOf(const std::string& text) {
  for (PoseModel model : {PoseModel::kLite, PoseModel::kFull, PoseModel::kHeavy}) {
    if (text == Name(model)) return model;
  }
  throw UsageError(
      fmt::format("there is no pose model \"{}\"", text), "--model " + text,
      "Write --model heavy (best), full (faster), lite (poor on runners), or an ONNX file of your own.");
}

std::optional<double> SpeedOf(const Args& args) {
  const auto speed = args.Value("speed"), pace = args.Value("pace");
  if (speed && pace) {
    throw UsageError("speed and pace say the same thing twice", "--speed and --pace", "Give one of them.");
  }
  if (speed) return ParseSpeed_m_s(*speed);
  if (pace) return ParsePace_m_s(*pace);
  return std::nullopt;
}

/// What to do with a result: train, understand, or make it surer.
std::string NextCommand(const Session& session, const fs::path& folder) {
  const Verdict& verdict = session.verdict;
  if (!verdict.plan.empty()) return "plan " + ShellWord(folder.string());
  if (!verdict.findings.empty()) return "explain " + verdict.findings[0].measure;
  if (IsPhoto(session)) return "explain trunk_lean_over_standing";
  if (!verdict.map || session.standing.own) return "explain";
  fs::path surer = folder;
  surer.replace_extension("standing.hinge");
  return fmt::format("analyze {} --standing STILL.mp4 --out {}   (STILL.mp4: you, standing quietly)",
                     ShellWord(folder.string()), ShellWord(surer.string()));
}

void PrintResult(const RunResult& result, const Knowledge& knowledge, const std::string& program) {
  const fs::path folder = AsTyped(result.folder);
  Print(IsPhoto(result.session) ? MakePhotoText(result.session) : MakeVerdictText(result.session, knowledge));
  Print(fmt::format("\n  Report    {}\n", (folder / "report.html").string()));
  Print(fmt::format("  Next      {} {}\n", ShellWord(program), NextCommand(result.session, folder)));
}

/// "1920x1080"
void ParseSize(const std::string& text, ForeignOptions& foreign) {
  const auto x = text.find('x');
  try {
    const NumberFlag side{"--size", 1, 65536, "1920x1080"};
    foreign.width_px = static_cast<int>(ParseNumber(side, text.substr(0, x)));
    foreign.height_px = static_cast<int>(ParseNumber(side, x == std::string::npos ? "" : text.substr(x + 1)));
  } catch (const UsageError&) {
    throw UsageError(fmt::format("\"{}\" is no size of a picture", text), "--size " + text,
                     "Write --size 1920x1080.");
  }
}

ForeignOptions MakeForeignOptions(const Args& args) {
  ForeignOptions foreign;
  if (const auto text = args.Value("fps")) foreign.rate_hz = ParseNumber({"--fps", 1, 1000, "60"}, *text);
  if (const auto text = args.Value("size")) ParseSize(*text, foreign);
  if (const auto text = args.Value("layout")) {
    foreign.layout = LayoutNamed(*text);
    if (!foreign.layout)
      throw UsageError(fmt::format("there is no layout \"{}\"", *text), "--layout " + *text,
                       "Write --layout body_25, halpe_26, spinetrack_37 or mediapipe.");
  }
  return foreign;
}

/// What only has a say where a network looks at pictures.
void RefuseNetworkFlags(const fs::path& input, const Args& args) {
  if (!HoldsKeypoints(input)) return;
  for (const char* flag : {"model", "person"}) {
    if (!args.Has(flag)) continue;
    throw UsageError(fmt::format("the keypoints are there already: --{} has no say", flag), input.string(),
                     fmt::format("Leave --{} out, or analyse the clip itself.", flag));
  }
}

/// Keypoints that are not in a form of our own.
bool LeavesOpen(const fs::path& input) {
  return HoldsKeypoints(input) && input.extension() != ".csv" && !fs::exists(input / "track.csv");
}

/// What only other programs' keypoints leave open: an input that says it of itself is not contradicted.
void RefuseForeignFlags(const fs::path& input, const RunOptions& options, const Args& args) {
  const bool asked = LeavesOpen(input) || (!options.standing.empty() && LeavesOpen(options.standing));
  for (const char* flag : {"fps", "size", "layout"}) {
    const bool of_network = flag == std::string("layout") && !options.own_model.empty();
    if (!args.Has(flag) || asked || of_network) continue;
    throw UsageError(fmt::format("the input says it of itself: --{} has no say", flag), input.string(),
                     fmt::format("Leave --{} out; it is for another program's keypoints.", flag));
  }
}

}  // namespace

fs::path AsTyped(const fs::path& folder) {
  std::error_code failed;
  const fs::path here = fs::proximate(folder, failed);
  return failed || here.empty() || here.native().size() > folder.native().size() ? folder : here;
}

RunWatch MakeWatch(ProgressBar& bar, std::stop_token stop) {
  return {.progress = [&bar](const Progress& p) { bar.Show(p.stage, p.fraction); }, .stop = std::move(stop)};
}

std::vector<Flag> OutputFlags() {
  return {{"model", "NAME",
           "pose network: heavy (default), full (faster), lite (poor on runners), or your own: FILE.onnx"},
          {"out", "DIR", "folder of results"},
          {"force", "", "replace results that are already there"},
          {"json", "", "print the session as JSON instead of words"},
          {"quiet", "", "print nothing but errors"}};
}

RunOptions MakeRunOptions(const Args& args) {
  RunOptions options;
  if (const auto text = args.Value("height")) options.runner.height_m = ParseHeight_m(*text);
  if (const auto text = args.Value("mass")) options.runner.mass_kg = ParseMass_kg(*text);
  if (const auto text = args.Value("sex")) options.runner.sex = ParseSex(*text);
  if (const auto text = args.Value("grade")) options.grade = ParseGrade(*text);
  if (const auto text = args.Value("facing")) options.facing = ParseFacing(*text);
  if (const auto text = args.Value("slowmo")) options.slow_motion = ParseSlowMotion(*text);
  if (const auto text = args.Value("person")) options.person = ParsePerson(*text);
  if (const auto text = args.Value("model")) {
    if (text->ends_with(".onnx"))
      options.own_model = *text;
    else
      options.model = ModelOf(*text);
  }
  if (const auto text = args.Value("out")) options.out = *text;
  if (const auto text = args.Value("standing")) options.standing = *text;
  options.standing_camera_moved = args.Has("standing-moved");
  if (options.standing_camera_moved && options.standing.empty()) {
    throw UsageError("there is no standing clip whose camera was moved", "--standing-moved",
                     "Give --standing FILE too.");
  }
  options.foreign = MakeForeignOptions(args);
  options.speed_m_s = SpeedOf(args);
  options.force = args.Has("force");
  return options;
}

int AnalyzeAndPrint(const fs::path& clip, const RunOptions& options, const Args& args) {
  RefuseNetworkFlags(clip, args);
  RefuseForeignFlags(clip, options, args);
  const std::stop_token stop = StopOnInterrupt();
  const DataDirs dirs = FindDataDirs(ReadSurroundings());
  const Knowledge knowledge = ReadKnowledge(dirs.knowledge());
  ProgressBar bar(!args.Has("quiet") && !args.Has("json"));
  const RunResult result = AnalyzeInput(clip, options, dirs, knowledge, MakeWatch(bar, stop));
  bar.Clear();
  if (args.Has("json")) {
    Print(MakeSessionJson(result.session));
  } else if (!args.Has("quiet")) {
    PrintResult(result, knowledge, args.program);
  }
  return kDone;
}

}  // namespace hinge
