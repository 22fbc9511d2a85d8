// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/body/runner.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// What is believed of cameras and people before the clip is looked at. From knowledge/priors.toml.
struct ScenePriors {
  double roll_sigma_rad = 0;  ///< of a camera that nobody levelled
  double stature_mean_m = 0, stature_sd_m = 0;
  double proportion_sd = 0;  ///< of leg plus trunk over stature, between persons, relative
};

/// `source` of what the user said, and how well a treadmill's display or a map knows a grade.
inline constexpr const char* kGiven = "given";
inline constexpr double kGivenGradeSigma = 0.005;

/// What the user or the picture says about the scene; empty where nobody does.
struct SceneGiven {
  std::optional<Facing> facing;
  std::optional<double> speed_m_s;
  std::optional<double> grade;
  std::optional<Measured> roll_rad;  ///< from all that tells it, before uprights alone
  PictureEdges edges;
  std::optional<Measured> scale_m_per_px;  ///< where the points were drawn from metres
};

/// The scene's first form from a named track.
///
///   scale   given, else stature over its picture: (thigh + shank + trunk in px) / (their share of stature); stature given, else the
///           population's with its interval
///   roll    from the picture's verticals where there are any, else 0 with the prior's sigma until the feet are known that
///           stand on the ground (gait/roll_and_grade.h); never from the line that their contacts draw: on a treadmill that
///           line says nothing
///   ground  the height in the picture below which the lowest foot point of a picture hardly ever goes
///   treadmill  the pelvis travels less than two leg lengths along the picture
///   grade   given, else 0 with a wide sigma until the feet are known that stand on it (the same)
/// Speed and slow motion are left missing: later stages know the events. Needs the person found at least once (contract).
Scene EstimateScene(const KeypointTrack& named, Facing facing, const Runner& runner, const SceneGiven& given,
                    const ScenePriors& priors);

}  // namespace hinge
