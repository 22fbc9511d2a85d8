// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hinge/science/activity/activity.h"
#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/body/runner.h"
#include "hinge/science/form/measure.h"
#include "hinge/science/form/posture_split.h"
#include "hinge/science/form/side_difference.h"
#include "hinge/science/form/standing.h"
#include "hinge/science/form/verdict.h"
#include "hinge/science/gait/gait.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// A remark that the user must read with the result: what is doubtful, and how to film better.
struct Warning {
  std::string code;  ///< "frame_rate_low"
  std::string text;
};

struct InputInfo {
  std::string file_name;
  std::string sha256;
  std::string kind;  ///< "video"
  double frame_rate_hz = 0;
  double duration_s = 0;
  int width_px = 0, height_px = 0;  ///< as displayed
  int frames = 0;
};

struct ModelInfo {
  std::string name, sha256;
};

/// A stage of the leg naming and person tracking, as counts that the report prints.
struct TrackQuality {
  int frames = 0;               ///< pictures in the clip
  int frames_found = 0;         ///< pictures in which the followed person was found
  int legs_swapped = 0;         ///< pictures in which the network had the legs exchanged (repaired)
  int redetections = 0;         ///< times the person was lost and found again
  bool knees_outlined = false;  ///< the knees were put between the borders of the person's outline
};

/// The joint centres that were fitted, per picture, in image pixels (for drawing) and world metres (for
/// tables).
struct MotionSample {
  double time_s = 0;
  PerLandmark<Vec2> p_I_px;
  PerLandmark<Vec2> p_W_m;
  PerLandmark<double>
      sigma_m;  ///< of one coordinate, by the fit alone: roll and scale move all points together
};

/// All that is known after an analysis. What files, reports and pages read.
struct Session {
  static constexpr const char* kSchema = "hinge.session/1";
  InputInfo input;
  Runner runner;
  std::optional<double> leg_m;
  Scene scene;
  std::vector<ActivitySpan> activity;
  TrackQuality quality;
  Gait gait;
  std::vector<std::map<std::string, double>>
      stride_measures;  ///< one map a stride of `gait.strides`: measure id to value
  std::vector<Measure> measures;
  std::vector<SideDifference> sides;  ///< left minus right
  StandingReference standing;         ///< what the measures over standing compare with
  PostureSplit split;                 ///< where the lean comes from, as far as seen
  Verdict verdict;
  std::vector<MotionSample> motion;
  std::vector<Warning> warnings;
  std::map<std::string, double> timings_s;  ///< stage to seconds
  std::string version;
  std::vector<ModelInfo> models;
  std::map<std::string, std::string> options;
};

}  // namespace hinge
