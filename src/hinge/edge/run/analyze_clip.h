// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <exception>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "hinge/app/session/session.h"
#include "hinge/edge/formats/foreign_track.h"
#include "hinge/edge/pose/pose.h"
#include "hinge/edge/run/data_dirs.h"
#include "hinge/science/knowledge/knowledge.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

inline constexpr const char* kVersion = "0.1.0";

/// What the user says about the clip, and how it is to be analysed. Everything that is empty is estimated.
struct RunOptions {
  Runner runner;
  std::optional<double> speed_m_s;
  std::optional<double> grade;  ///< rise over run
  std::optional<Facing> facing;
  std::optional<double> slow_motion;   ///< times that the clip plays slower than life
  std::filesystem::path standing;      ///< a clip or photo of the runner standing quietly; empty: none
  bool standing_camera_moved = false;  ///< it was taken from another place than the clip
  ForeignOptions foreign;              ///< what keypoints of another program do not say of themselves
  int person = 0;  ///< 1 = the biggest and longest in view; 0 = the first of the big ones who runs
  PoseModel model = PoseModel::kHeavy;
  std::filesystem::path
      own_model;  ///< an ONNX network of the user's, which looks again at the person found; empty: none
  std::filesystem::path out;  ///< folder of results; empty: CLIP.hinge beside the clip
  bool force = false;         ///< replace results that are there
};

/// How far the work is: `fraction` 0..1 of the stage, negative when its end is not known.
struct Progress {
  std::string stage;
  double fraction = -1;
};

/// How a caller watches and stops the work. Both may stay empty.
struct RunWatch {
  std::function<void(const Progress&)> progress;
  std::stop_token stop;
};

/// Thrown when the caller asked to stop; nothing was written.
struct Stopped : std::exception {
  const char* what() const noexcept override { return "stopped"; }
};

struct RunResult {
  Session session;
  std::filesystem::path
      folder;  ///< holds session.json, track.csv, motion.csv, measures.csv, report.html, annotated.mp4
};

/// From a clip to its folder of results, which appears whole or not at all. The folder is checked before the
/// long work. Throws Error when the clip, the models or the folder do not allow it, Stopped when `watch.stop`
/// was requested.
RunResult AnalyzeClip(const std::filesystem::path& clip, const RunOptions& options, const DataDirs& dirs,
                      const Knowledge& knowledge, const RunWatch& watch);

}  // namespace hinge
