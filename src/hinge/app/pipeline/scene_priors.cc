// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/scene_priors.h"

#include "hinge/foundation/base/angle.h"

namespace hinge {

ScenePriors PriorsOf(const Knowledge& knowledge, const Runner& runner) {
  const char* stature = !runner.sex                   ? "stature_m"
                        : *runner.sex == Sex::kFemale ? "stature_female_m"
                                                      : "stature_male_m";
  return {.roll_sigma_rad = RadFromDeg(PriorOf(knowledge, "camera_roll_deg").sd),
          .stature_mean_m = PriorOf(knowledge, stature).mean,
          .stature_sd_m = PriorOf(knowledge, stature).sd,
          .proportion_sd = PriorOf(knowledge, "leg_and_trunk_share_relative").sd};
}

GroundPriors GroundPriorsOf(const Knowledge& knowledge) {
  return {.level_share = PriorOf(knowledge, "level_ground_share").mean,
          .level_sd = PriorOf(knowledge, "level_ground_grade").sd,
          .slope_sd = PriorOf(knowledge, "sloped_ground_grade").sd,
          .seen_mean = PriorOf(knowledge, "grade_seen_on_feet").mean,
          .seen_sd = PriorOf(knowledge, "grade_seen_on_feet").sd,
          .feet_astray_share = PriorOf(knowledge, "feet_astray_share").mean,
          .edges_follow_share = PriorOf(knowledge, "edges_follow_slope_share").mean,
          .edges_astray_share = PriorOf(knowledge, "edges_astray_share").mean};
}

Measured SpeedForNorms(const Measured& speed_m_s, const Knowledge& knowledge) {
  if (speed_m_s.known()) return speed_m_s;
  const Prior& p = PriorOf(knowledge, "running_speed_m_s");
  return Known(p.mean, p.sd, "people's running speed in general");
}

}  // namespace hinge
