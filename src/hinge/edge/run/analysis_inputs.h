// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "hinge/app/pipeline/analyze.h"
#include "hinge/edge/run/analyze_clip.h"
#include "hinge/edge/run/picture_edges.h"
#include "hinge/foundation/base/error.h"

namespace hinge {

/// The measured errors of a network (error_model.toml). Those of `lite` are not measured: its bigger sister's stand in.
ErrorModel ErrorsOf(PoseModel model, const DataDirs& dirs);

/// The model that `synth --network none` writes into a track: the joints themselves.
inline constexpr const char* kExactModel = "none";

/// The errors of the network that a track names. Of one that was never measured, only their size is guessed: sigma =
/// root(sigma^2 + bias^2) of the default network, bias 0. Of exact joints: none.
ErrorModel ErrorsOfTrack(const std::string& model, const DataDirs& dirs);
bool ErrorsAreMeasured(const std::string& model);
/// What to say of a network that was never measured.
Warning UnknownModelWarning(const std::string& model);

/// What the networks were that looked: the pose result's, and the user's own.
std::vector<ModelInfo> DescribeModels(const PoseResult& pose, const RunOptions& options);
/// "heavy", or the file name of the user's own network.
std::string NameOfModel(const RunOptions& options);

/// What the user and the picture say about the scene, and the standing reference (empty: none).
AnalyzeOptions MakeAnalyzeOptions(const RunOptions& options, const PictureEdges& edges,
                                  std::optional<KeypointTrack> standing);

/// What the user gave, by name, as the session keeps it: height_m, mass_kg, sex, speed_m_s, grade_percent, facing, slow_motion,
/// standing, standing_moved.
std::map<std::string, std::string> DescribeGiven(const RunOptions& options);

/// Rate, duration, size and number of pictures of what was looked at; the file's name, hash and kind are the caller's.
InputInfo DescribeTrack(const KeypointTrack& track);

/// The file that a complaint of the analysis is about: the standing reference where it names that one, else the input.
std::string WhereOf(const Error& error, const RunOptions& options, const std::filesystem::path& input);

/// A C3D holds a laboratory's markers, which no camera saw; they can drive a person who is seen. Throws Error.
void RefuseC3d(const std::filesystem::path& input);

std::string Sha256OfFile(const std::filesystem::path& path);

}  // namespace hinge
