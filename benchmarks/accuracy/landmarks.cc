// SPDX-License-Identifier: Apache-2.0
// What pose networks see: offset and spread of each landmark against the true joint centre, from the clips that
// hinge_accuracy_grid keeps.
//
//   hinge_accuracy_landmarks cache=FOLDER [networks=heavy+full] [page=docs/landmarks.md] [toml=FILE] [pictures=FOLDER]
//
// Of the page everything from its first "## Network" on is replaced; the TOML file's models likewise, from its
// first "[[model]]" on.
#include <fmt/format.h>

#include <algorithm>

#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/media/rgb.h"
#include "hinge/foundation/base/error.h"
#include "landmark_pages.h"
#include "word_options.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;

/// The laboratory's clips that are kept with this network's track.
std::vector<std::string> FindNames(const fs::path& cache, const std::string& half, PoseModel model) {
  std::vector<std::string> names;
  const std::string ending = fmt::format(".{}.track.csv", Name(model));
  for (const fs::directory_entry& file : fs::directory_iterator(cache)) {
    const std::string name = file.path().filename().string();
    if (name.starts_with(half + "-lab-") && name.ends_with(ending))
      names.push_back(name.substr(0, name.size() - ending.size()));
  }
  std::sort(names.begin(), names.end());
  return names;
}

LandmarkSummary StudyHalf(const fs::path& cache, const std::string& half, PoseModel model) {
  std::vector<ClipErrors> clips;
  for (const std::string& name : FindNames(cache, half, model))
    clips.push_back(CalcClipErrors(name, ReadCachedClip(name, model, cache)));
  if (clips.size() < 2)
    throw Error(
        fmt::format("fewer than two clips of laboratory runners, half {}, network {}", half, Name(model)),
        cache.string(), "Make them: hinge_accuracy_grid part=lab only=clips");
  return SummariseLandmarks(clips);
}

/// What stands before the mark is kept.
void ReplaceFrom(const fs::path& file, const std::string& mark, const std::string& text) {
  std::string whole = fs::exists(file) ? ReadTextFile(file) : "";
  if (whole.starts_with(mark)) whole.clear();
  if (const auto at = whole.find("\n" + mark); at != std::string::npos) whole.resize(at + 1);
  WriteTextFile(file, whole + text);
}

int Run(const WordOptions& options) {
  const auto said = [&](const char* key) { return Said(options, key); };
  if (said("cache").empty())
    throw Error("no folder of clips was given", "cache=FOLDER", "Name the folder of hinge_accuracy_grid.");
  std::string tables, toml;
  for (const PoseModel model : {PoseModel::kHeavy, PoseModel::kFull}) {
    const std::string network(Name(model));
    if (!said("networks").empty() && said("networks").find(network) == std::string::npos) continue;
    const NetworkLandmarks study{network, StudyHalf(said("cache"), "tune", model),
                                 StudyHalf(said("cache"), "report", model)};
    tables += MakeLandmarkTables(study);
    toml += MakeNetworkErrorsToml(study);
    if (said("pictures").empty()) continue;
    const fs::path folder = said("pictures");
    WritePng(DrawOffsetFields(study.tune, "Network " + network),
             folder / fmt::format("landmarks_{}.png", network));
    WritePng(DrawOffsetCurves(study.tune, "Network " + network),
             folder / fmt::format("landmarks_{}_stride.png", network));
  }
  if (said("page").empty())
    fmt::print("{}", tables);
  else
    ReplaceFrom(said("page"), "## Network", tables);
  if (!said("toml").empty()) ReplaceFrom(said("toml"), "[[model]]", toml);
  return 0;
}

}  // namespace
}  // namespace hinge

int main(int argc, char** argv) { return hinge::RunWithWords(argc, argv, hinge::Run); }
