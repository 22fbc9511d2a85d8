// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "hinge/app/session/session.h"
#include "hinge/edge/media/frame.h"

namespace hinge {

/// An instant of which a picture is shown.
struct StillMoment {
  std::string event;  ///< "initial contact", "mid-stance", "toe-off"
  Side side = Side::kLeft;
  double time_s = 0;  ///< of the clip
};

/// A drawn line, in the still's own pixels.
struct StillLine {
  std::string name;  ///< "trunk", "head", "thigh", "shank", "foot", "ground"
  Vec2 from_px = Vec2::Zero(), to_px = Vec2::Zero();
};

/// An angle as it is written on the still; signs as in the measures.
struct StillAngle {
  std::string name;  ///< "trunk", "thigh", "knee", "shin"
  double deg = 0;
};

/// A picture of the runner with the lines that the measures are made of.
struct Still {
  std::string event;
  Side side = Side::kLeft;
  double time_s = 0;  ///< of the picture, which lies within half a frame of the event
  Image image;
  std::vector<StillLine> lines;  ///< of the leg whose event it is
  std::vector<StillAngle> angles;
  bool on_picture = true;  ///< false: drawn on an empty ground, from keypoints alone
};

/// A part of a picture, px: what is cut out, from the picture's corner.
struct CropBox {
  int left = 0, top = 0, width = 1, height = 1;
};

/// One good stride's initial contact, mid-stance and toe-off: of the used strides of the side next to the
/// camera, in which the whole runner is inside the picture, the one whose measures lie nearest to the medians
/// of all. The other side when the near one has none; empty when there is no used stride at all.
std::vector<StillMoment> FindStillTimes(const Session& session);

/// A box of one size for all samples (px of a picture `scale` times as large as the clip), the runner in its
/// middle.
CropBox FindCropBox(const std::vector<MotionSample>& all, const MotionSample& one, const Scene& scene,
                    double scale);

/// Cuts the runner out of a picture and draws trunk and head line, the leg of the moment's side and (faintly)
/// the other, the vertical, the ground, and the angles beside their joints. `scale` is the picture's size
/// over the clip's.
Still MakeStill(const Image& picture, const StillMoment& moment, const MotionSample& sample,
                const Scene& scene, const CropBox& box, double scale = 1);

/// The same on a ground of the box's size.
Still DrawStill(const Image& ground, const StillMoment& moment, const MotionSample& sample,
                const Scene& scene, const CropBox& box, double scale);

/// How much larger than the clip stills are shown, so that these samples' runner fills one. Needs a sample (contract).
double CalcStillScale(const std::vector<MotionSample>& samples, const Scene& scene);

/// The stills of a clip: reads it up to the last moment, takes the pictures nearest to the moments. Fewer or
/// none when the clip breaks off before. Throws `Error` when the clip cannot be read.
std::vector<Still> ReadStills(const std::filesystem::path& clip, const Session& session);
/// The same of moments that the caller chose, in the order of time; of the session, motion, scene and frame rate are read.
std::vector<Still> ReadStills(const std::filesystem::path& clip, const std::vector<StillMoment>& moments,
                              const Session& session);

}  // namespace hinge
