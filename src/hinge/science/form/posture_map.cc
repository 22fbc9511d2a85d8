// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/posture_map.h"

#include <algorithm>
#include <cmath>

namespace hinge {

Vec2 CalcMapPoint(const PostureAngles& angles, double speed_m_s, const PostureModel& m) {
  const double k = (angles.knee_peak_deg - m.knee_peak_deg.At(speed_m_s)) / m.knee_peak_sd_deg;
  const double c = (angles.knee_ic_deg - m.knee_ic_deg.At(speed_m_s)) / m.knee_ic_sd_deg;
  const double s = (-angles.tibia_ms_deg - m.shank_lean_ms_deg.At(speed_m_s)) / m.shank_lean_ms_sd_deg;
  return {m.knee_peak_weight * k + m.knee_ic_weight * c + m.shank_lean_ms_weight * s,
          (angles.trunk_lean_over_standing_deg - m.trunk_mean_deg) / m.trunk_sd_deg};
}

State FindState(const Vec2& leg_trunk, std::optional<double> straightness_deg, const PostureModel& m) {
  const double leg = leg_trunk.x(), trunk = leg_trunk.y();
  if (leg > m.deflated_above) return State::kDeflated;
  if (leg < m.tall_below || trunk < m.tall_below) return State::kTooTall;
  if (straightness_deg && std::abs(*straightness_deg) > m.bent_beyond_deg) return State::kBentSpine;
  if (trunk > m.over_hinged_above) return State::kOverHinged;
  return State::kHinged;
}

std::string FindSubtype(State state, const Vec2& leg_trunk, const SubtypeSigns& signs,
                        const PostureModel& m) {
  const double leg = leg_trunk.x(), trunk = leg_trunk.y();
  const bool arched = signs.straightness_over_standing_deg < -m.bent_beyond_deg;
  switch (state) {
    case State::kDeflated:
      if (trunk < 0) return "sitting";
      return trunk > m.over_hinged_above ? "folded" : "deflated";
    case State::kTooTall:
      if (arched) return "arched";
      if (signs.bouncing) return "bouncing";
      if (leg < m.tall_below && trunk < m.tall_below) return "tall everywhere";
      return leg < m.tall_below ? "stiff leg" : "upright trunk";
    case State::kBentSpine:
      return arched ? "arched" : "slumped";
    case State::kOverHinged:
    case State::kHinged:
      break;
  }
  return "";
}

double CalcDial(const Vec2& leg_trunk, const PostureModel& m) {
  return leg_trunk.x() > m.deflated_above ? leg_trunk.x() : std::min(leg_trunk.x(), leg_trunk.y());
}

}  // namespace hinge
