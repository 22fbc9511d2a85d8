// SPDX-License-Identifier: Apache-2.0
// What the analysis of a photo gets wrong: every fifth picture of the laboratory's clips that hinge_accuracy_grid keeps is
// taken for a photo, and its angles are compared with those of the true joint centres.
//
//   hinge_accuracy_photos cache=FOLDER [half=report|tune] [network=heavy] [out=benchmarks/PHOTOS.md]
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "clip_cache.h"
#include "hinge/app/pipeline/analyze_photo.h"
#include "hinge/app/pipeline/photo_angles.h"
#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/run/analysis_inputs.h"
#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/statistics.h"
#include "word_options.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kEvery = 5;

struct Tally {
  std::vector<double> errors_deg;
  int inside = 0;
};

struct Photos {
  std::map<std::string, Tally> near, far;  ///< by angle; trunk and head in `near`
  int looked_at = 0, refused = 0, on_map = 0, exchanged = 0;
};

double Distance_px(const KeypointFrame& a, const KeypointFrame& b, Side of_a, Side of_b) {
  return (a.points[LandmarkOf(of_a, Part::kAnkle)].p_I_px - b.points[LandmarkOf(of_b, Part::kAnkle)].p_I_px)
      .norm();
}

/// The network took the left leg for the right one.
bool IsExchanged(const KeypointFrame& seen, const KeypointFrame& truth) {
  double as_named = 0, exchanged = 0;
  for (Side s : kSides) {
    as_named += Distance_px(seen, truth, s, s);
    exchanged += Distance_px(seen, truth, s, Opposite(s));
  }
  return exchanged < 0.5 * as_named;
}

void Count(Photos& photos, const Session& session, const std::vector<Measure>& truth) {
  for (const Measure& t : truth) {
    const Measure* m = FindMeasure(session.measures, t.id, t.side);
    if (m == nullptr || !m->value) continue;
    const bool near = !t.side || *t.side == NearSide(session.scene.facing);
    Tally& tally = (near ? photos.near : photos.far)[t.id];
    tally.errors_deg.push_back(*m->value - *t.value);
    tally.inside += m->low <= *t.value && *t.value <= m->high;
  }
}

void LookAt(Photos& photos, const CachedClip& clip, std::size_t at, const Knowledge& knowledge,
            const ErrorModel& errors) {
  KeypointTrack photo = clip.track;
  photo.frames = {clip.track.frames[at]};
  AnalyzeOptions options;
  options.given.facing = clip.truth.scene.facing;
  options.given.edges = clip.edges;
  ++photos.looked_at;
  try {
    const Session session = AnalyzePhoto(photo, {}, knowledge, errors, options);
    photos.on_map += session.verdict.map.has_value();
    if (IsExchanged(clip.track.frames[at], clip.points.frames[at])) {
      ++photos.exchanged;
      return;
    }
    Scene level = session.scene;
    level.roll_rad = clip.truth.scene.roll_rad;
    Count(photos, session, MeasurePhoto(clip.points.frames[at], level, ErrorModel{}, true));
  } catch (const Error&) {
    ++photos.refused;
  }
}

std::string Rows(const std::map<std::string, Tally>& tallies, const char* leg) {
  std::string rows;
  for (const auto& [id, t] : tallies) {
    std::vector<double> sizes;
    for (double e : t.errors_deg) sizes.push_back(std::abs(e));
    rows +=
        fmt::format("| `{}` | {} | {} | {:+.1f} | {:.1f} | {:.1f} | {:.0f} % |\n", id, leg,
                    t.errors_deg.size(), Mean(t.errors_deg), Median(sizes), StandardDeviation(t.errors_deg),
                    100.0 * t.inside / static_cast<double>(t.errors_deg.size()));
  }
  return rows;
}

std::string Page(const Photos& p, int clips, const std::string& half, const std::string& network) {
  std::string page =
      "# Photos\n\nWhat the analysis of one picture gets wrong. Written by\n\n```\nhinge_accuracy_photos "
      "cache=FOLDER "
      "out=benchmarks/PHOTOS.md\n```\n\n";
  page += fmt::format(
      "Every fifth picture of {} drawn clips of laboratory runners (half `{}`, network `{}`), each by "
      "itself, against the "
      "angles of the true joint centres. {} pictures: {} refused, {} with the legs exchanged by the network "
      "(left out "
      "below), {} with a place on the posture map.\n\n",
      clips, half, network, p.looked_at, p.refused, p.exchanged, p.on_map);
  page +=
      "| angle | leg | pictures | bias, deg | median size | SD | in 95 % |\n|---|---|---|---|---|---|---|\n";
  return page + Rows(p.near, "near, or trunk") + Rows(p.far, "far");
}

int Run(const WordOptions& options) {
  const auto said = [&](const char* key, const char* other) { return Said(options, key, other); };
  const fs::path cache = said("cache", "");
  const std::string half = said("half", "report"), network = said("network", "heavy");
  const PoseModel model = network == "full" ? PoseModel::kFull : PoseModel::kHeavy;
  const DataDirs dirs = FindDataDirs(ReadSurroundings());
  const Knowledge knowledge = ReadKnowledge(dirs.knowledge());
  const ErrorModel errors = ErrorsOf(model, dirs);
  Photos photos;
  int clips = 0;
  for (const fs::directory_entry& file : fs::directory_iterator(cache)) {
    const std::string name = file.path().filename().string(), ending = ".case.txt";
    if (!name.starts_with(half + "-lab-") || !name.ends_with(ending)) continue;
    const CachedClip clip = ReadCachedClip(name.substr(0, name.size() - ending.size()), model, cache);
    ++clips;
    for (std::size_t at = 0; at < std::min(clip.track.frames.size(), clip.points.frames.size()); at += kEvery)
      LookAt(photos, clip, at, knowledge, errors);
  }
  const std::string page = Page(photos, clips, half, network);
  if (options.contains("out"))
    WriteTextFile(said("out", ""), page);
  else
    fmt::print("{}", page);
  return 0;
}

}  // namespace
}  // namespace hinge

int main(int argc, char** argv) { return hinge::RunWithWords(argc, argv, hinge::Run); }
