// SPDX-License-Identifier: Apache-2.0
// From keypoints to the verdict and the session without video and without a network: what the pose network
// saw lies in `track.csv`.
//
//   verdict_from_track CLIP.hinge/track.csv KNOWLEDGE_FOLDER SESSION.json
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "hinge/app/pipeline/analyze.h"
#include "hinge/edge/formats/error_model_file.h"
#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/formats/track_csv.h"
#include "hinge/edge/formats/verdict_text.h"
#include "hinge/foundation/base/error.h"

int main(int count, char** words) try {
  if (count != 4) {
    fmt::print(stderr, "usage: verdict_from_track TRACK.csv KNOWLEDGE_FOLDER SESSION.json\n");
    return 2;
  }
  const std::filesystem::path folder = words[2];
  const hinge::KeypointTrack track = hinge::ReadTrackCsv(words[1]);
  const hinge::Knowledge knowledge = hinge::ReadKnowledge(folder);
  const hinge::ErrorModel errors = hinge::ReadErrorModel(folder / "error_model.toml", track.model);

  const hinge::Runner runner{.height_m = std::nullopt, .mass_kg = std::nullopt, .sex = std::nullopt};
  const hinge::Session session = hinge::AnalyzeTrack(track, runner, knowledge, errors);
  fmt::print("{}", hinge::MakeVerdictText(session, knowledge));
  hinge::WriteSessionJson(words[3], session);
} catch (const hinge::Error& error) {
  fmt::print(stderr, "{}\n{}\n{}\n", error.what_happened, error.where, error.how_to_fix);
  return 1;
}
