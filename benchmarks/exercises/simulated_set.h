// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hinge/science/body/keypoint_track.h"
#include "hinge/twin/runner/exercise_truth.h"
#include "hinge/twin/runner/network_errors.h"
#include "true_measures.h"

namespace hinge {

/// What a clip of the benchmark shows: the exercises, and what must not be taken for one.
const std::vector<std::string>& SetLabels();

/// Which seeds: bodies, cameras, tempos and faults are drawn from them, so no two halves share any.
enum class Half { kTune, kReport };

/// One clip of a digital person as a pose network would have given it, with what is true of it.
struct SimulatedSet {
  std::string label;   ///< one of SetLabels
  std::string detail;  ///< what "none" does, the camera
  KeypointTrack track;
  double height_m = 1.75;
  int camera = 0;                      ///< 0, 1, 2
  double offset_s = 0;                 ///< when the exercise begins: walking into position goes before
  double done_s = 0;                   ///< when it is over
  std::optional<ExerciseTruth> truth;  ///< of exercises; times are the exercise's own
  TrueMeasures measures;               ///< what a perfect reader would give
  KeypointTrack standing;              ///< the same person standing quietly before the same camera
};

struct SetOptions {
  Half half = Half::kTune;
  std::uint64_t idx = 0;  ///< which one of that half and label
  bool faults =
      true;  ///< plant faults: some of any size in two sets of three, and in every fourth a plain one instead
};

/// Draws one. Cameras: 0 squarely from the side, 60 pictures a second; 1 low, off by up to 12 degrees, the
/// person facing left, 30 a second; 2 high and far, off the other way, 50 a second. All rolled by what a phone put
/// up by eye is (1.5 degrees).
SimulatedSet MakeSimulatedSet(const std::string& label, const SetOptions& options,
                              const NetworkErrors& errors);

}  // namespace hinge
