// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/over_standing.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/form/definition.h"
#include "hinge/science/form/draw_interval.h"

namespace hinge {
namespace {

/// What a measure is compared with, and how a camera's roll enters both.
struct Compared {
  const char *from, *id;
  Measured StandingReference::*standing;
  double turn;  ///< degrees that the attitude gains for each degree of forward turn
};
constexpr const char* kThat =
    " minus the same in the person's own standing, or in people's where that was not filmed";
const Compared kCompared[] = {
    {"trunk_lean", "trunk_lean_over_standing", &StandingReference::trunk_lean_deg, 1},
    {"straightness", "straightness_over_standing", &StandingReference::straightness_deg, 0},
    {"knee_ic", "knee_ic_over_standing", &StandingReference::knee_deg, 0},
    {"foot_angle_ic", "foot_angle_ic_over_standing", &StandingReference::foot_angle_deg, -1}};

bool IsMidline(const std::string& id) {
  return std::ranges::any_of(MeasureDefinitions(),
                             [&](const MeasureDefinition* d) { return d->id == id && d->midline; });
}

/// The network's error in standing on one draw: like that in running as far as it is kept, else its own.
double StandingBias(const ErrorModel& errors, const std::string& id, const SharedDraw& draw,
                    const StandingReference& standing, Random& random) {
  if (!standing.own) return 0;
  const MeasureError error = errors.OfStanding(id);
  const double kept = errors.IsAlikeStanding(id) ? standing.bias_kept : 0, rest = std::sqrt(1 - kept * kept);
  const double near = kept * draw.z_near + rest * random.Normal();
  const double own = kept * draw.z_far + rest * random.Normal();
  const double far = MixErrors(near, own, error.alike.value_or(IsMidline(id) ? 1 : 0));
  return 0.5 * (near * error.sigma_near + far * error.sigma_far);
}

/// What the camera's roll of a draw does to standing. Somebody who stands facing the other way leans ahead where a runner
/// leans back: then it does not cancel, it counts twice.
double CalcRolled_deg(const StandingReference& standing, double turn, const SharedDraw& draw) {
  if (!standing.own || !standing.same_camera) return 0;
  return (standing.same_facing ? 1 : -1) * turn * DegFromRad(draw.turn_rad);
}

/// Draws of a measure over standing.
Draws DrawsOver(const std::string& id, const Form& form, const Measured& reference, double turn,
                const ErrorModel& errors, const StandingReference& standing, Random& random) {
  const Draws& running = form.draws.at(id).both;
  Draws over;
  for (std::size_t d = 0; d < running.size(); ++d) {
    const SharedDraw shared = d < form.shared.size() ? form.shared[d] : SharedDraw{};
    const double rolled = CalcRolled_deg(standing, turn, shared);
    const double stood = random.Normal(*reference.value, reference.sigma) + rolled -
                         StandingBias(errors, id, shared, standing, random);
    over.push_back(running[d] ? std::optional(*running[d] - stood) : std::nullopt);
  }
  return over;
}

void AddOne(Form& form, const Compared& c, const ErrorModel& errors, const StandingReference& standing,
            Random& random) {
  const Measure* raw = FindMeasure(form.measures, c.from);
  const Measured& reference = standing.*c.standing;
  Measure m = *raw;
  m.id = c.id;
  m.definition = raw->definition + kThat;
  if (!m.value || !form.draws.contains(c.from) || !reference.known()) {
    m.value.reset();
    if (m.why_missing.empty()) m.why_missing = reference.why_missing;
  } else {
    MeasureDraws over;
    over.both = DrawsOver(c.from, form, reference, c.turn, errors, standing, random);
    SetInterval(m, *raw->value - *reference.value, SeenDraws(over.both), raw->sigma_random);
    form.draws[c.id] = std::move(over);
  }
  form.measures.push_back(m);
}

Measured SplitTerm(const Form& form, const char* id, const Measured& reference, double turn,
                   const ErrorModel& errors, const StandingReference& standing, Random& random) {
  const Measure* raw = FindMeasure(form.measures, id);
  if (!raw->value || !form.draws.contains(id)) return Missing(raw->why_missing);
  if (!reference.known()) return Missing(reference.why_missing);
  const std::vector<double> over = SeenDraws(DrawsOver(id, form, reference, turn, errors, standing, random));
  return Known(*raw->value - *reference.value, StandardDeviation(over), standing.source);
}

/// Standing's part above the hip, as far as both of its lines are known.
Measured AboveHipOf(const StandingReference& s) {
  if (!s.trunk_lean_deg.known()) return s.trunk_lean_deg;
  if (!s.leg_line_deg.known()) return s.leg_line_deg;
  const double sigma =
      s.own ? s.trunk_lean_deg.sigma : std::hypot(s.trunk_lean_deg.sigma, s.leg_line_deg.sigma);
  return Known(*s.trunk_lean_deg.value - *s.leg_line_deg.value, sigma, s.source);
}

}  // namespace

double CalcTurn_rad(const MotionCurves& mean, const MotionCurves& draw, const std::vector<double>& times_s) {
  double along = 0, across = 0;
  for (double t : times_s) {
    Vec2 centre_mean = Vec2::Zero(), centre_draw = Vec2::Zero();
    for (std::size_t i = 0; i < kLandmarkCount; ++i) {
      centre_mean += mean.Position_W(LandmarkAt(i), t) / static_cast<double>(kLandmarkCount);
      centre_draw += draw.Position_W(LandmarkAt(i), t) / static_cast<double>(kLandmarkCount);
    }
    for (std::size_t i = 0; i < kLandmarkCount; ++i) {
      const Vec2 a = mean.Position_W(LandmarkAt(i), t) - centre_mean,
                 b = draw.Position_W(LandmarkAt(i), t) - centre_draw;
      along += a.dot(b);
      across += a.x() * b.y() - a.y() * b.x();
    }
  }
  return times_s.empty() ? 0 : -std::atan2(across, along);
}

void AddOverStanding(Form& form, const ErrorModel& errors, const StandingReference& standing,
                     Random& random) {
  for (const Compared& c : kCompared) AddOne(form, c, errors, standing, random);
  const std::string back = "needs landmarks on pelvis and back, which this camera does not see";
  form.split = {
      .leg_line_deg = SplitTerm(form, "leg_line", standing.leg_line_deg, 1, errors, standing, random),
      .hip_hinge_deg = Missing(back),
      .lumbar_deg = Missing(back),
      .thoracic_deg = Missing(back),
      .above_hip_deg = SplitTerm(form, "above_hip", AboveHipOf(standing), 0, errors, standing, random)};
}

}  // namespace hinge
