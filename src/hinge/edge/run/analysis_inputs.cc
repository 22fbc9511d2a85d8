// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/analysis_inputs.h"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <utility>

#include "hinge/edge/formats/error_model_file.h"
#include "hinge/edge/formats/network_errors_file.h"
#include "hinge/foundation/base/sha256.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

constexpr double kExactJitter_legs =
    1e-3;  // a millimetre: above a table's rounding; contacts need some doubt

}  // namespace

ErrorModel ErrorsOf(PoseModel model, const DataDirs& dirs) {
  const char* network = model == PoseModel::kHeavy ? "blazepose_heavy" : "blazepose_full";
  ErrorModel errors = ReadErrorModel(dirs.knowledge() / "error_model.toml", network);
  errors.landmarks = ReadNetworkErrors(dirs.knowledge() / "network_errors.toml", network);
  return errors;
}

bool ErrorsAreMeasured(const std::string& model) {
  return model == kExactModel || model == "blazepose_heavy" || model == "blazepose_full";
}

ErrorModel ErrorsOfTrack(const std::string& model, const DataDirs& dirs) {
  if (model == kExactModel) {
    return {.model = model,
            .provenance = "exact joints: nobody looked",
            .jitter_legs = kExactJitter_legs,
            .measures = {}};
  }
  if (model == "blazepose_lite") return ErrorsOf(PoseModel::kLite, dirs);
  if (model == "blazepose_full") return ErrorsOf(PoseModel::kFull, dirs);
  ErrorModel errors = ErrorsOf(PoseModel::kHeavy, dirs);
  if (model == "blazepose_heavy") return errors;
  for (auto& [id, error] : errors.measures) {
    error.sigma_near = std::hypot(error.sigma_near, std::exchange(error.bias_near, 0));
    error.sigma_far = std::hypot(error.sigma_far, std::exchange(error.bias_far, 0));
  }
  errors.model = model;
  errors.landmarks.reset();
  errors.provenance = "not measured: taken to be as large as those of blazepose_heavy, in either direction";
  return errors;
}

Warning UnknownModelWarning(const std::string& model) {
  return {
      "model_unknown",
      fmt::format("What \"{}\" gets wrong on runners is not measured: the intervals are as wide as those of "
                  "another network, and nothing is taken off.",
                  model)};
}

std::vector<ModelInfo> DescribeModels(const PoseResult& pose, const RunOptions& options) {
  std::vector<ModelInfo> models;
  for (const ModelFile& model : pose.models) models.push_back({model.name, model.sha256});
  if (!options.own_model.empty())
    models.push_back({options.own_model.filename().string(), Sha256OfFile(options.own_model)});
  return models;
}

std::string NameOfModel(const RunOptions& options) {
  return options.own_model.empty() ? std::string(Name(options.model)) : options.own_model.filename().string();
}

AnalyzeOptions MakeAnalyzeOptions(const RunOptions& options, const PictureEdges& edges,
                                  std::optional<KeypointTrack> standing) {
  AnalyzeOptions analyze;
  analyze.given.edges = edges;
  analyze.given.facing = options.facing;
  analyze.slow_motion_factor = options.slow_motion;
  analyze.given.speed_m_s = options.speed_m_s;
  analyze.given.grade = options.grade;
  analyze.standing = std::move(standing);
  analyze.standing_name = options.standing.filename().string();
  analyze.standing_camera_moved = options.standing_camera_moved;
  return analyze;
}

std::map<std::string, std::string> DescribeGiven(const RunOptions& options) {
  std::map<std::string, std::string> said;
  if (options.runner.height_m) said["height_m"] = fmt::format("{}", *options.runner.height_m);
  if (options.runner.mass_kg) said["mass_kg"] = fmt::format("{}", *options.runner.mass_kg);
  if (options.runner.sex) said["sex"] = *options.runner.sex == Sex::kFemale ? "f" : "m";
  if (options.speed_m_s) said["speed_m_s"] = fmt::format("{:.4g}", *options.speed_m_s);
  if (options.grade) said["grade_percent"] = fmt::format("{:.4g}", 100 * *options.grade);
  if (options.facing) said["facing"] = Name(*options.facing);
  if (options.slow_motion) said["slow_motion"] = fmt::format("{:.4g}", *options.slow_motion);
  if (!options.standing.empty()) said["standing"] = options.standing.filename().string();
  if (options.standing_camera_moved) said["standing_moved"] = "yes";
  return said;
}

InputInfo DescribeTrack(const KeypointTrack& track) {
  InputInfo input;
  input.frame_rate_hz = track.nominal_rate_hz;
  input.duration_s = track.frames.empty() ? 0 : track.frames.back().time_s;
  input.width_px = track.image_width_px;
  input.height_px = track.image_height_px;
  input.frames = static_cast<int>(track.frames.size());
  return input;
}

std::string WhereOf(const Error& error, const RunOptions& options, const fs::path& input) {
  const bool of_standing = !options.standing.empty() && error.where == options.standing.filename().string();
  return of_standing ? options.standing.string() : input.string();
}

void RefuseC3d(const fs::path& input) {
  const std::string kind = input.extension().string();
  if (kind != ".c3d" && kind != ".C3D") return;
  throw Error("a C3D holds markers in space, and side views are looked at", input.string(),
              fmt::format("Make keypoints of it and give these: hinge synth --motion {} --out run.track.csv.",
                          input.filename().string()));
}

std::string Sha256OfFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return Sha256Hex(file);
}

}  // namespace hinge
