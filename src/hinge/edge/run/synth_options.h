// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "hinge/edge/render/body_options.h"
#include "hinge/edge/render/stage.h"
#include "hinge/edge/render/view_camera.h"
#include "hinge/twin/runner/options.h"

namespace hinge {

/// How a clip's camera stands to the person; the camera's own numbers are in `view`.
struct CameraPlace {
  ViewCamera view;
  double distance_m = 4.5, height_m = 1.0;
  double yaw_rad = 0;
};

/// What is wrong with the pictures themselves.
struct PictureFaults {
  double blur = 0.3;     ///< exposure as a share of the time between pictures, 0 to 1
  double shutter_s = 0;  ///< rolling shutter: from the first to the last row
  double noise = 1.5;    ///< standard deviation, grey values
  int quality_crf = 23;
};

/// A clip of a digital person that is to be made.
struct SynthOptions {
  TwinOptions runner;
  std::optional<double> height_m;  ///< as given; empty: the runner's own, a trial's from its leg
  std::string form = "hinged";     ///< as typed; names the motion in the truth
  std::string exercise;            ///< empty: running
  std::filesystem::path
      motion;  ///< a C3D or a folder of results that drives the person; empty: the digital runner
  std::filesystem::path standing;  ///< the C3D of the same person standing; empty: looked for beside `motion`
  CameraPlace camera;
  StageOptions stage;
  BodyOptions body;
  PictureFaults faults;
  std::string network = "heavy";  ///< of keypoints instead of pictures: heavy, full or none
  double rate_hz = 60;            ///< of the clip
  double slow_motion = 1;         ///< the clip plays so many times slower than life
  double duration_s = 5;          ///< of life
  std::uint64_t seed = 1;
};

/// The words of the flags of `hinge synth`, by flag name without dashes. Throws UsageError for what cannot be meant.
///
///   form     too_tall | hinged | deflated | over_hinged | walking | standing, then k=v: lean, straightness, knee_ic,
///            knee_peak, tibia_ic, cadence, contact, bounce, pawback, asymmetry (degrees by which the left knee bends deeper)
///   camera   facing, yaw, roll, pitch (deg), distance, height (m), focal (mm), width, height_px, shake (deg), follow: still
///            (travel for a hike), turn, travel
///   body     seed, sex, age, muscle, weight, looseness, legs, top, hair
///   stage    place, light, seed
///   faults   blur, shutter (ms), noise, crf
///   network  heavy, full, none
SynthOptions ParseSynthOptions(const std::map<std::string, std::string>& flags);

}  // namespace hinge
