// SPDX-License-Identifier: Apache-2.0
#include "simulated_case.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/angle.h"
#include "hinge/science/body/anthropometry.h"
#include "hinge/twin/runner/forms.h"
#include "hinge/twin/runner/skeleton.h"

namespace hinge {
namespace {

constexpr double kMeanStature_m = 1.75;  // of the laboratory's runners, whom MakeTypicalRunner means

double Drawn(const Knowledge& knowledge, const char* prior, Random& random) {
  const auto found = knowledge.priors.find(prior);
  return random.Normal(found->second.mean, found->second.sd);
}

/// The norms' spread between runners, and a little between the legs of one.
void VaryAsRunnersDo(TwinOptions& options, Random& random) {
  const double tibia = random.Normal(0, 2.5), knee_ic = random.Normal(0, 4.7), peak = random.Normal(0, 3.8),
               contact_s = random.Normal(0, 0.017), foot = random.Normal(0, 8);
  options.cadence_spm += random.Normal(0, 8);
  options.trunk_lean_deg = random.Normal(5, 4);
  for (Side side : kSides) {
    TwinLeg& leg = options.leg[side];
    leg.tibia_ic_deg += tibia + random.Normal(0, 0.7);
    leg.knee_ic_deg = std::max(3.0, leg.knee_ic_deg + knee_ic + random.Normal(0, 1));
    leg.knee_peak_deg = std::max(leg.knee_ic_deg + 12, leg.knee_peak_deg + peak + random.Normal(0, 1));
    leg.contact_s += contact_s + random.Normal(0, 0.002);
    leg.foot_ic_deg = std::clamp(leg.foot_ic_deg + foot, -15.0, 35.0);
  }
}

void VaryAroundForm(TwinOptions& options, Random& random) {
  options.trunk_lean_deg += random.Normal(0, 1);
  const double knee = random.Normal(0, 1), tibia = random.Normal(0, 1);
  for (Side side : kSides) {
    TwinLeg& leg = options.leg[side];
    leg.tibia_ic_deg += tibia + random.Normal(0, 0.5);
    leg.knee_ic_deg = std::max(3.0, leg.knee_ic_deg + knee + random.Normal(0, 0.7));
    leg.knee_peak_deg += knee + random.Normal(0, 0.7);
  }
}

/// The same angles move longer legs as pendulums do.
void ScaleToStature(TwinOptions& options) {
  const double slower = std::sqrt(options.height_m / kMeanStature_m);
  options.speed_m_s *= slower;
  options.cadence_spm /= slower;
  for (Side side : kSides) options.leg[side].contact_s *= slower;
}

TwinOptions DrawRunner(const StandingPosture& stands, bool as_norms, Random& random) {
  const double speed_m_s = random.Uniform(2.3, 5.0);
  const auto& forms = RunnerForms();
  const auto form = static_cast<std::size_t>(random.Uniform() * static_cast<double>(forms.size()));
  TwinOptions options = as_norms ? MakeTypicalRunner(speed_m_s) : MakeRunnerOfForm(forms[form], speed_m_s);
  if (as_norms)
    VaryAsRunnersDo(options, random);
  else
    VaryAroundForm(options, random);
  options.trunk_lean_deg += stands.trunk_lean_deg;
  options.straightness_deg = stands.straightness_over_twin_deg() + random.Normal(0, 4);
  options.first_side = random.Uniform() < 0.5 ? Side::kLeft : Side::kRight;
  options.duration_s = std::exp(random.Uniform(std::log(4.0), std::log(15.0)));
  options.variation = {.tibia_deg = 1.3,
                       .knee_deg = 1.6,
                       .contact_s = 0.005,
                       .step_s = 0.004,
                       .lean_deg = 0.7,
                       .straightness_deg = 0.7};
  return options;
}

ViewCamera DrawCamera(const Knowledge& knowledge, double yaw_rad, const TwinOptions& runner, Random& random) {
  ViewCamera camera;
  camera.facing = random.Uniform() < 0.5 ? Facing::kLeft : Facing::kRight;
  camera.focal_mm = 35;
  camera.image_width_px = 1920;
  camera.image_height_px = 1080;
  camera.roll_rad = RadFromDeg(Drawn(knowledge, "camera_roll_deg", random));
  const double distance_m = random.Uniform(4, 8), height_m = random.Uniform(0.6, 1.4);
  return LookAt(camera, {0, 0.52 * runner.height_m, 0}, distance_m, height_m, yaw_rad);
}

/// A stature such that leg and trunk of the digital body are a drawn share of it: head and neck make up the rest.
double DrawStature_m(double twin_height_m, const Knowledge& knowledge, Random& random) {
  const TwinBody body = MakeTwinBody(twin_height_m);
  const double share =
      kLegAndTrunkOverStature * (1 + Drawn(knowledge, "leg_and_trunk_share_relative", random));
  return (body.thigh_m + body.shank_m + body.trunk_m) / share;
}

}  // namespace

double StandingPosture::straightness_over_twin_deg() const {
  return straightness_deg - DegFromRad(MakeTwinBody(kMeanStature_m).neck_ahead_rad);
}

SimulatedCase DrawSimulatedCase(const std::string& half, int number, const Knowledge& knowledge) {
  SimulatedCase made;
  made.name = fmt::format("{}-{}", half, number);
  made.seed = static_cast<std::uint64_t>(number) + (half == "report" ? 2'000'000 : 1'000'000);
  Random random(made.seed);
  made.stands = {Drawn(knowledge, "standing_trunk_lean_deg", random),
                 Drawn(knowledge, "standing_straightness_deg", random),
                 Drawn(knowledge, "standing_knee_deg", random)};
  made.as_norms = random.Uniform() < 0.5;
  made.runner = DrawRunner(made.stands, made.as_norms, random);
  made.runner.height_m = std::clamp(Drawn(knowledge, "stature_m", random), 1.45, 2.0);
  made.runner.seed = made.seed;
  ScaleToStature(made.runner);
  made.stature_m = DrawStature_m(made.runner.height_m, knowledge, random);
  made.height_given = random.Uniform() < 0.5;
  made.standing_filmed = random.Uniform() < 0.5;
  made.uprights_seen = random.Uniform() < 0.5;
  made.yaw_rad = RadFromDeg(std::clamp(random.Normal(0, 4), -10.0, 10.0));
  made.camera = DrawCamera(knowledge, made.yaw_rad, made.runner, random);
  made.rate_hz = random.Uniform() < 0.5 ? 60 : 120;
  return made;
}

}  // namespace hinge
