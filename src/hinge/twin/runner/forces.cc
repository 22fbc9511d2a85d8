// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/forces.h"

#include <cmath>

#include "hinge/foundation/base/check.h"
#include "hinge/twin/runner/upper_body.h"

namespace hinge {

TwinForces CalcForces(const TwinRun& run, double time_s) {
  const TwinOptions& o = run.options;
  HINGE_CHECK(o.activity == TwinActivity::kRunning, "forces are known of running only");
  HINGE_CHECK(time_s >= 0 && time_s <= o.duration_s, time_s, o.duration_s);
  const TwinStep& step = run.steps[PhaseAt(run, time_s).idx];
  TwinForces forces;
  if (time_s > step.to_s) return forces;
  const double u = (time_s - step.ic_s) / (step.to_s - step.ic_s);
  const double gone_m = o.treadmill ? 0 : o.speed_m_s * time_s;
  const double s_m =
      step.heel_s_m - o.speed_m_s * (time_s - step.ic_s) + (0.1 + 0.85 * u) * run.body.foot_m + gone_m;
  FootForce& foot = forces[step.side];
  foot.on_ground = true;
  foot.force_N = o.mass_kg * (CalcComAcceleration(step.com, time_s) + Vec2(0, kGravity_m_s2));
  foot.p_WCentre_m = s_m * Vec2(std::cos(run.slope_rad), std::sin(run.slope_rad));
  return forces;
}

}  // namespace hinge
