// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/scene/estimate_scene.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/body/anthropometry.h"
#include "hinge/science/body/leg_length.h"
#include "hinge/science/body/lowest_foot.h"
#include "hinge/science/body/outline_axes.h"
#include "hinge/science/scene/view.h"

namespace hinge {
namespace {

constexpr double kStaysWithin_legs = 2.0;  // a treadmill runner drifts less than this along the picture
constexpr double kGivenStatureSigma_m = 0.01;
constexpr double kUnknownGradeSigma = 0.02;  // a floor or a road that was called level

std::vector<const KeypointFrame*> Found(const KeypointTrack& track) {
  std::vector<const KeypointFrame*> found;
  for (const KeypointFrame& f : track.frames) {
    if (f.found()) found.push_back(&f);
  }
  return found;
}

double TrunkLength_px(const std::vector<const KeypointFrame*>& frames) {
  std::vector<double> lengths;
  for (const KeypointFrame* f : frames)
    lengths.push_back(
        (CalcMiddle_px(f->points, Part::kShoulder) - CalcMiddle_px(f->points, Part::kHip)).norm());
  return Median(std::move(lengths));
}

Measured EstimateScale(const KeypointTrack& named, const std::vector<const KeypointFrame*>& frames,
                       const Runner& runner, const ScenePriors& priors) {
  const double stature_m = runner.height_m.value_or(priors.stature_mean_m);
  const double stature_sigma_m = runner.height_m ? kGivenStatureSigma_m : priors.stature_sd_m;
  const double chain_px = *CalcLegLength_px(named) + TrunkLength_px(frames);
  const double scale = stature_m * kLegAndTrunkOverStature / chain_px;
  const double relative = std::hypot(stature_sigma_m / stature_m, priors.proportion_sd);
  return Known(scale, scale * relative, runner.height_m ? "height given" : "height of people in general");
}

Measured EstimateGround_I_px(const std::vector<const KeypointFrame*>& frames, double leg_px) {
  constexpr double kLowest = 0.9;  // quantile of the lowest foot point: stance, without the odd wild point
  std::vector<double> lowest;
  for (const KeypointFrame* f : frames) lowest.push_back(FindLowestFootPoint_px(*f).y());
  constexpr double kSigma_legs = 0.02;
  return Known(Quantile(std::move(lowest), kLowest), kSigma_legs * leg_px, "lowest foot points");
}

bool StaysInPlace(const std::vector<const KeypointFrame*>& frames, double leg_px) {
  std::vector<double> x;
  for (const KeypointFrame* f : frames) x.push_back(CalcMiddle_px(f->points, Part::kHip).x());
  return Quantile(x, 0.98) - Quantile(x, 0.02) < kStaysWithin_legs * leg_px;
}

/// Uprights and the prior together, so that a post at the picture's edge does not make a camera worse than one put up by eye. A camera
/// that was turned on purpose is believed: the prior is as wide as what the uprights say.
Measured RollOf(const Measured& uprights_rad, const ScenePriors& priors) {
  const double by_eye = std::pow(priors.roll_sigma_rad, 2);
  if (!uprights_rad.known())
    return Known(0, priors.roll_sigma_rad, "no uprights in the picture: taken as level");
  const double prior = by_eye + std::pow(*uprights_rad.value, 2), seen = std::pow(uprights_rad.sigma, 2);
  const double trust = prior / (prior + seen);
  return Known(trust * *uprights_rad.value, std::sqrt(trust * seen), uprights_rad.source);
}

}  // namespace

Scene EstimateScene(const KeypointTrack& named, Facing facing, const Runner& runner, const SceneGiven& given,
                    const ScenePriors& priors) {
  const std::vector<const KeypointFrame*> frames = Found(named);
  HINGE_CHECK(!frames.empty());
  const double leg_px = *CalcLegLength_px(named);
  Scene scene;
  scene.facing = facing;
  scene.image_width_px = named.image_width_px;
  scene.image_height_px = named.image_height_px;
  scene.treadmill = StaysInPlace(frames, leg_px);
  scene.roll_rad = given.roll_rad.value_or(RollOf(given.edges.uprights_rad, priors));
  scene.edges = given.edges;
  const auto view = EstimateViewAngle(named);
  scene.yaw_rad = view ? view->yaw_rad : Missing("both shoulders were never seen together");
  scene.grade = given.grade ? Known(*given.grade, kGivenGradeSigma, kGiven)
                            : Known(0, kUnknownGradeSigma, "taken as level");
  scene.scale_m_per_px = given.scale_m_per_px.value_or(EstimateScale(named, frames, runner, priors));
  scene.ground_I_px = EstimateGround_I_px(frames, leg_px);
  scene.speed_m_s = given.speed_m_s ? Known(*given.speed_m_s, 0.02 * *given.speed_m_s, kGiven)
                                    : Missing("not looked for yet");
  scene.slow_motion_factor = Missing("not looked for yet");
  return scene;
}

}  // namespace hinge
