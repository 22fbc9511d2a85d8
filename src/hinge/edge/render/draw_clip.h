// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>

#include "hinge/edge/render/effects.h"
#include "hinge/edge/render/stage.h"
#include "hinge/edge/render/surface.h"
#include "hinge/edge/render/view_camera.h"
#include "hinge/twin/runner/joint_trajectory.h"

namespace hinge {

/// Who is drawn: what stays, and where it is in a pose. `shape` is called from one thread at a time, but not
/// always the same.
struct Figure {
  Surface surface;
  std::function<SurfaceShape(const PersonPose&)> shape;
};

struct ClipOptions {
  double rate_hz = 60;    ///< pictures a second
  double duration_s = 0;  ///< 0: as long as the trajectory; never longer
  Effects effects = {};
  int quality_crf = 20;  ///< of the encoder, 0 (lossless) to 51
  int samples = 1;       ///< a pixel, as PainterOptions
};

/// Draws one picture with its effects; `index` seeds its noise. Needs a painter for the figure joined with
/// the trajectory's load.
Image DrawPicture(Painter& painter, const JointTrajectory& trajectory, const Figure& figure,
                  const ViewCamera& camera, const Effects& effects, double time_s, double rate_hz, int index);

/// Draws the trajectory to an MP4: picture i shows time i / rate (the middle of its middle row's exposure)
/// and is stamped so, for all i / rate < duration. Instants outside the trajectory that exposure or readout
/// reach show its ends. Skinning, drawing and encoding overlap. `progress` gets the share done. Returns
/// false, and leaves no file, when stopped. Throws `Error` when the file cannot be written or Mesa is
/// missing. Contract: Problems(effects) is empty, rate and duration are positive.
bool DrawClip(const JointTrajectory& trajectory, const Figure& figure, const Stage& stage,
              const ViewCamera& camera, const ClipOptions& options, const std::filesystem::path& path,
              const std::function<void(double)>& progress = {}, std::stop_token stop = {});

}  // namespace hinge
