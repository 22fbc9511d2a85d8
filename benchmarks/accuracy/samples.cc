// SPDX-License-Identifier: Apache-2.0
// What the whole road from video to verdict gets wrong on clips whose truth is known: the bundled samples and
// three clips of testdata/pose, whose people were drawn by another program; as they are and mirrored, with each
// pose network. Prints a page in Markdown, or writes it to a file.
//
//   hinge_accuracy_samples [out=benchmarks/SAMPLES.md]
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>

#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/media/decode.h"
#include "hinge/edge/media/encode.h"
#include "hinge/edge/media/rgb.h"
#include "hinge/edge/run/analyze_clip.h"
#include "hinge/edge/run/data_dirs.h"
#include "word_options.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const char* const kClips[] = {"too_tall", "hinged", "deflated"};

/// What the truth says of one measure, and how far off may be (the project's bar).
struct Asked {
  const char* measure;
  double truth, bar;
};

struct Truth {
  std::vector<Asked> asked;
  int steps = 0;  ///< contacts from initial contact to toe-off, complete in the clip
};

/// Bars in degrees, but for cadence and contact.
Truth MakeTruth(const std::function<double(const char*)>& value, int steps) {
  Truth truth{.asked = {}, .steps = steps};
  constexpr std::pair<const char*, double> kAngles[] = {{"trunk_lean", 3}, {"tibia_ic", 3},  {"thigh_ic", 3},
                                                        {"knee_ic", 5},    {"knee_peak", 5}, {"tibia_ms", 5}};
  for (const auto& [measure, bar] : kAngles) truth.asked.push_back({measure, value(measure), bar});
  const double cadence_spm = value("cadence");
  truth.asked.push_back({"cadence", cadence_spm, 0.005 * cadence_spm});
  truth.asked.push_back({"contact_time", value("contact_time"), 0.015});
  return truth;
}

int CountContacts(const Gait& gait) {
  int whole = 0;
  PerSide<bool> on_ground{};
  for (const GaitEvent& e : gait.events) {
    if (e.type == EventType::kToeOff && on_ground[e.side]) ++whole;
    on_ground[e.side] = e.type == EventType::kInitialContact;
  }
  return whole;
}

/// Of a clip that `hinge synth` drew.
Truth ReadTruth(const fs::path& file) {
  const Session truth = ReadSessionJson(file);
  const auto value = [&](const char* id) { return FindMeasure(truth.measures, id)->value.value(); };
  return MakeTruth(value, CountContacts(truth.gait));
}

/// Of a clip that another program drew (testdata/pose/README.md).
Truth ReadForeignTruth(const fs::path& file) {
  const json t = json::parse(ReadTextFile(file));
  const json& steps = t["steps"];
  const int count = static_cast<int>(steps.size());
  const auto value = [&](const std::string& id) {
    if (id == "cadence")
      return 60 * (count - 1) / (steps.back()["ic"].get<double>() - steps.front()["ic"].get<double>());
    if (id != "contact_time") return t["mean"][id == "trunk_lean" ? "lean_stance" : id].get<double>();
    double contact_s = 0;
    for (const json& s : steps) contact_s += (s["to"].get<double>() - s["ic"].get<double>()) / count;
    return contact_s;
  };
  return MakeTruth(value, count);
}

void WriteMirrored(const fs::path& from, const fs::path& to) {
  VideoReader reader(from);
  std::optional<VideoWriter> writer;
  while (const auto frame = reader.Read()) {
    Image image = MakeRgb(*frame);
    for (int y = 0; y < image.height_px; ++y) {
      for (int x = 0; x < image.width_px / 2; ++x) {
        const auto at = [&](int column) {
          return (static_cast<std::size_t>(y) * image.width_px + column) * 3;
        };
        std::swap_ranges(&image.rgb[at(x)], &image.rgb[at(x)] + 3, &image.rgb[at(image.width_px - 1 - x)]);
      }
    }
    if (!writer)
      writer.emplace(to, image.width_px, image.height_px, VideoOptions{.rate_hz = 60, .quality_crf = 14});
    writer->Write(image, frame->time_s);
  }
  writer->Close();
}

std::string Cell(const Session& session, const Asked& asked) {
  const Measure* m = FindMeasure(session.measures, asked.measure);
  if (m == nullptr || !m->value) return "not seen";
  const double error = *m->value - asked.truth;
  const bool milliseconds = m->unit == "s";
  const std::string text =
      milliseconds ? fmt::format("{:+.0f} ms", 1000 * error) : fmt::format("{:+.1f}", error);
  const bool inside = m->low <= asked.truth && asked.truth <= m->high;
  return text + (std::abs(error) > asked.bar ? " **over the bar**" : "") + (inside ? "" : " (truth outside)");
}

struct Bench {
  DataDirs dirs;
  Knowledge knowledge;
  fs::path folder;
};

Session Analyze(const Bench& bench, const fs::path& clip, PoseModel model) {
  RunOptions options;
  options.model = model;
  options.out = bench.folder / "out";
  options.force = true;
  return AnalyzeClip(clip, options, bench.dirs, bench.knowledge, {}).session;
}

std::string Row(const std::string& name, const Session& session, const Truth& truth) {
  const Verdict& v = session.verdict;
  double best = 0;
  for (double p : v.probability) best = std::max(best, p);
  std::string row = fmt::format("| {} | {} {:.0f} % | {}/{} |", name, v.label, std::min(100 * best, 99.0),
                                CountContacts(session.gait), truth.steps);
  for (const Asked& asked : truth.asked) row += " " + Cell(session, asked) + " |";
  return row + fmt::format(" {} |\n", session.quality.legs_swapped);
}

/// How far mirroring moves the measures, of both sides together, and whether each side's became the other's.
std::string MirrorRow(const std::string& name, const Session& plain, const Session& mirrored) {
  double angle_deg = 0, of_sides_deg = 0;
  for (const Measure& m : plain.measures) {
    std::optional<Side> side = m.side;
    if (side) side = Opposite(*side);
    const Measure* twin = FindMeasure(mirrored.measures, m.id, side);
    if (m.unit != "deg" || !m.value || twin == nullptr || !twin->value) continue;
    double& worst = m.side ? of_sides_deg : angle_deg;
    worst = std::max(worst, std::abs(*m.value - *twin->value));
  }
  return fmt::format("| {} | {} / {} | {:.2f} | {:.2f} |\n", name, plain.verdict.label,
                     mirrored.verdict.label, angle_deg, of_sides_deg);
}

struct Clip {
  std::string title;
  fs::path file;
  Truth truth;
};

std::vector<Clip> FindClips(const Bench& bench) {
  std::vector<Clip> clips;
  const fs::path foreign = fs::path(HINGE_SOURCE_DIR) / "testdata" / "pose", own = bench.dirs.samples();
  for (const std::string name : kClips)
    clips.push_back({name, own / (name + ".mp4"), ReadTruth(own / (name + ".truth.json"))});
  for (const std::string name : kClips)
    clips.push_back({name + ", other program", foreign / (name + ".mp4"),
                     ReadForeignTruth(foreign / (name + ".truth.json"))});
  return clips;
}

std::string Table(const Bench& bench, PoseModel model) {
  std::string rows, mirrors;
  for (const Clip& clip : FindClips(bench)) {
    const fs::path turned = bench.folder / "mirrored.mp4";
    WriteMirrored(clip.file, turned);
    const Session plain = Analyze(bench, clip.file, model), mirrored = Analyze(bench, turned, model);
    rows += Row(clip.title, plain, clip.truth) + Row(clip.title + ", mirrored", mirrored, clip.truth);
    mirrors += MirrorRow(clip.title, plain, mirrored);
  }
  return fmt::format("## Network `{}`\n\n| clip | verdict | steps |", Name(model)) +
         " lean ° | shin ic ° | thigh ic ° | knee ic ° | knee peak ° | shin ms ° | cadence /min | contact | "
         "legs put right |\n"
         "|---|---|---|---|---|---|---|---|---|---|---|---|\n" +
         rows +
         "\n| clip | verdict / mirrored | largest change of an angle, ° | of one side's angle, ° "
         "|\n|---|---|---|---|\n" +
         mirrors + "\n";
}

double PeakMemory_MiB() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

int Run(const WordOptions& options) {
  Bench bench{FindDataDirs(ReadSurroundings()),
              {},
              fs::temp_directory_path() / fmt::format("hinge_accuracy_{}", getpid())};
  bench.knowledge = ReadKnowledge(bench.dirs.knowledge());
  fs::create_directories(bench.folder);
  std::string page =
      "# The samples\n\nWritten by `hinge_accuracy_samples out=benchmarks/SAMPLES.md`. Each entry is Hinge "
      "minus truth; bold: beyond "
      "the "
      "bar (lean, shin and thigh 3 °, knee "
      "and shin at mid-stance 5 °, cadence 0.5 %, contact 15 ms); \"truth outside\": not in the 95 % "
      "interval. Of the clips of another program, cadence and contact are those of the clip's own steps. The "
      "runner's height is not given. How the clips were made: [samples](../samples/README.md), "
      "[another program's](../testdata/pose/README.md).\n\n";
  for (PoseModel model : {PoseModel::kHeavy, PoseModel::kFull}) page += Table(bench, model);
  page += fmt::format("Peak memory of all these analyses in one process, videos written: {:.0f} MiB.\n",
                      PeakMemory_MiB());
  fs::remove_all(bench.folder);
  if (Said(options, "out").empty())
    fmt::print("{}", page);
  else
    WriteTextFile(Said(options, "out"), page);
  return 0;
}

}  // namespace
}  // namespace hinge

int main(int argc, char** argv) { return hinge::RunWithWords(argc, argv, hinge::Run); }
