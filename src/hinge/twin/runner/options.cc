// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/options.h"

#include <utility>

#include "hinge/foundation/base/within.h"

namespace hinge {
namespace {

constexpr double kReferenceSpeed_m_s = 3.5;  // where the lines below are anchored
constexpr double kShortestFlight_s =
    0.02;  // below this the take-off speed that a flight needs is meaningless

void Require(std::vector<std::string>& problems, const char* field, double value, double low, double high) {
  RequireWithin(problems, "TwinOptions", field, value, low, high);
}

void RequireLeg(std::vector<std::string>& problems, const TwinOptions& options, const TwinLeg& leg) {
  const double step_s = 60.0 / options.cadence_spm;
  const bool running = options.activity == TwinActivity::kRunning;
  Require(problems, "leg.contact_s", leg.contact_s, running ? 0.08 : 1.05 * step_s,
          running ? step_s - kShortestFlight_s : 1.8 * step_s);
  Require(problems, "leg.knee_ic_deg", leg.knee_ic_deg, 2, 60);
  Require(problems, "leg.knee_to_deg", leg.knee_to_deg, 2, 60);
  if (running) Require(problems, "leg.knee_peak_deg", leg.knee_peak_deg, leg.knee_ic_deg + 5, 90);
  Require(problems, "leg.tibia_ic_deg", leg.tibia_ic_deg, -15, 35);
  Require(problems, "leg.foot_ic_deg", leg.foot_ic_deg, -25, 40);
  if (!running) Require(problems, "leg.foot_to_deg", leg.foot_to_deg, -85, -15);
  if (running) Require(problems, "leg.knee_rate_ic_deg_s", leg.knee_rate_ic_deg_s, 0, 600);
  if (running) Require(problems, "leg.hip_rise_m", leg.hip_rise_m, -0.05, 0.12);
}

}  // namespace

TwinOptions MakeTypicalRunner(double speed_m_s) {
  const double d = speed_m_s - kReferenceSpeed_m_s;
  TwinOptions options;
  options.speed_m_s = speed_m_s;
  options.cadence_spm = 174 + 11 * d;
  TwinLeg leg;
  leg.contact_s = 0.219 - 0.036 * d;
  leg.tibia_ic_deg = 9.2 + 2.4 * d;
  leg.knee_ic_deg = 9.8 + 0.86 * d;
  leg.knee_peak_deg = 42.6 + 0.5 * d;
  leg.knee_to_deg = 10.7 - 2.05 * d;
  leg.foot_ic_deg = 16 + 1.75 * d;
  leg.hip_rise_m = 0.002 - 0.001 * d;
  leg.thigh_swing_deg = 34.4 + 6.6 * d;
  leg.knee_swing_deg = 105 + 13.5 * d;
  leg.thigh_rate_ic_deg_s = -10 - 31 * d;
  leg.pawback_ratio = 0.24 + 0.03 * d;
  options.leg = {{leg, leg}};
  return options;
}

TwinOptions MakeTypicalWalker(double speed_m_s) {
  constexpr double kDutyFactor = 0.62;  // share of the stride with the foot on the ground
  const double d = speed_m_s - 1.3;
  TwinOptions options;
  options.activity = TwinActivity::kWalking;
  options.speed_m_s = speed_m_s;
  options.cadence_spm = 112 + 40 * d;
  options.trunk_lean_deg = 2;
  options.lean_swing_deg = 1;
  TwinLeg leg;
  leg.contact_s = kDutyFactor * 120 / options.cadence_spm;
  leg.tibia_ic_deg = 16 + 7 * d;
  leg.knee_ic_deg = 6;
  leg.foot_ic_deg = 20;
  leg.foot_to_deg = -60;
  leg.thigh_swing_deg = 27 + 6 * d;
  leg.knee_swing_deg = 62;
  leg.thigh_rate_ic_deg_s = -10;
  leg.pawback_ratio = 0.2;
  options.leg = {{leg, leg}};
  return options;
}

TwinOptions MakeStandingPerson() {
  TwinOptions options;
  options.activity = TwinActivity::kStanding;
  options.speed_m_s = 0;
  options.trunk_lean_deg = 0;
  options.lean_swing_deg = 0.3;
  return options;
}

TwinOptions MakeMirrored(const TwinOptions& options) {
  TwinOptions mirrored = options;
  std::swap(mirrored.leg[Side::kLeft], mirrored.leg[Side::kRight]);
  mirrored.first_side = Opposite(options.first_side);
  return mirrored;
}

std::vector<std::string> Problems(const TwinOptions& options) {
  std::vector<std::string> problems;
  Require(problems, "height_m", options.height_m, 1.2, 2.2);
  Require(problems, "mass_kg", options.mass_kg, 20, 200);
  Require(problems, "duration_s", options.duration_s, 0.1, 600);
  Require(problems, "trunk_lean_deg", options.trunk_lean_deg, -30, 60);
  const double steepest = options.activity == TwinActivity::kRunning ? 0.25 : 0;
  Require(problems, "grade", options.grade, -steepest, steepest);
  if (options.activity == TwinActivity::kStanding) return problems;
  Require(problems, "cadence_spm", options.cadence_spm, 80, 260);
  Require(problems, "speed_m_s", options.speed_m_s, 0.5,
          options.activity == TwinActivity::kRunning ? 7 : 2.2);
  if (!problems.empty()) return problems;
  for (Side side : kSides) RequireLeg(problems, options, options.leg[side]);
  return problems;
}

}  // namespace hinge
