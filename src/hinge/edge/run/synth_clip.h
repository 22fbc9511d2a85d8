// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "hinge/app/session/session.h"
#include "hinge/app/truth/truth_session.h"
#include "hinge/edge/run/analyze_clip.h"
#include "hinge/edge/run/synth_motion.h"

namespace hinge {

/// The camera where it stands at time 0: looks at the middle of the body, follows who runs over ground.
ViewCamera PlaceCamera(const SynthOptions& options, const JointTrajectory& trajectory);

/// What the pictures show, exactly: joints in W and in the picture at those times.
std::vector<MotionSample> MakeTrueMotion(const JointTrajectory& trajectory, const ViewCamera& camera,
                                         const std::vector<double>& times_s);

/// Draws any motion to `clip`, as `options` have person, place, camera and pictures; no truth beside it. Throws Error, Stopped.
void DrawMotion(const SynthOptions& options, const JointTrajectory& motion, const std::filesystem::path& clip,
                const DataDirs& dirs, const RunWatch& watch);

struct SynthResult {
  std::filesystem::path clip, truth;
  std::string made_of;  ///< in words
  Session session;      ///< the truth
  int pictures = 0;
};

/// Writes CLIP.mp4 or, without drawing, CLIP.track.csv as `options.network` would have seen it (synth_track.h);
/// and beside it CLIP.truth.json (a session whose numbers are exact). Neither replaces a
/// file unless `force`; both appear whole or not at all. Throws Error, Stopped.
SynthResult WriteSynthClip(const SynthOptions& options, const std::filesystem::path& out, bool force,
                           const DataDirs& dirs, const Knowledge& knowledge, const RunWatch& watch);

}  // namespace hinge
