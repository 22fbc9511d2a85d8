// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/truth/truth_session.h"

#include <cmath>

#include "hinge/foundation/base/angle.h"
#include "hinge/science/form/decide.h"
#include "hinge/science/form/definition.h"
#include "hinge/twin/runner/exercise.h"
#include "hinge/twin/runner/skeleton.h"
#include "hinge/twin/runner/trajectory_truth.h"

namespace hinge {
namespace {

constexpr const char* kSource = "truth";
constexpr int kExactDraws = 2;  // the verdict counts draws; all of them are the truth

/// The measures that compare with standing are those of a person who stands upright, his head where the digital
/// body carries it.
struct OverStanding {
  const char *id, *from;
  bool of_neck = false;
};
constexpr OverStanding kOverStanding[] = {{"trunk_lean_over_standing", "trunk_lean"},
                                          {"straightness_over_standing", "straightness", true},
                                          {"knee_ic_over_standing", "knee_ic"},
                                          {"foot_angle_ic_over_standing", "foot_angle_ic"}};

Measure MakeTrueMeasure(const MeasureDefinition& d, std::optional<Side> side,
                        const std::vector<TruthStride>& strides) {
  Measure m = MakeMeasure(d, side);
  m.value = MeanOf(strides, d.id, side);
  for (const TruthStride& s : strides) m.n += s.values.contains(d.id) && (!side || s.side == *side);
  if (m.value)
    m.low = m.high = *m.value;
  else
    m.why_missing = "the motion has no whole stride that shows it";
  return m;
}

/// A person's measure over what it is in standing.
Measure MakeOverStanding(Measure m, const OverStanding& over, double height_m) {
  m.id = over.id;
  if (!m.value || !over.of_neck) return m;
  const double standing_deg = DegFromRad(MakeTwinBody(height_m).neck_ahead_rad);
  *m.value -= standing_deg;
  m.low = m.high = *m.value;
  return m;
}

Form MakeForm(const std::vector<TruthStride>& strides, double height_m) {
  Form form;
  for (std::optional<Side> side :
       {std::optional<Side>(), std::optional(Side::kLeft), std::optional(Side::kRight)}) {
    for (const MeasureDefinition* d : MeasureDefinitions())
      form.measures.push_back(MakeTrueMeasure(*d, side, strides));
  }
  for (const OverStanding& over : kOverStanding) {
    form.measures.push_back(MakeOverStanding(*FindMeasure(form.measures, over.from), over, height_m));
  }
  for (const Measure& m : form.measures) {
    if (m.value && !m.side) form.draws[m.id].both.assign(kExactDraws, *m.value);
  }
  return form;
}

/// Times as the clip plays, `slow` times slower than life.
Gait MakeGait(const std::vector<GaitEvent>& events, const std::vector<TruthStride>& strides, double slow) {
  Gait gait{.events = events, .strides = {}};
  for (GaitEvent& e : gait.events) e.time_s *= slow;
  for (const TruthStride& s : strides) {
    gait.strides.push_back({.side = s.side,
                            .ic_s = slow * s.ic_s,
                            .to_s = slow * s.to_s,
                            .next_ic_s = slow * s.next_ic_s,
                            .used = true,
                            .why_not = {}});
  }
  return gait;
}

Scene MakeScene(const TruthInputs& in, const std::vector<TruthStride>& strides) {
  const TruthView& v = in.view;
  Scene scene;
  scene.facing = v.facing;
  scene.camera = v.camera;
  scene.treadmill = in.trajectory.treadmill;
  scene.roll_rad = Known(v.roll_rad, 0, kSource);
  scene.yaw_rad = Known(v.yaw_rad, 0, kSource);
  scene.grade = Known(in.trajectory.grade, 0, kSource);
  scene.scale_m_per_px = Known(v.scale_m_per_px, 0, kSource);
  scene.ground_I_px = Known(v.ground_I_px, 0, kSource);
  const std::optional<double> speed_m_s = MeanOf(strides, "speed");
  scene.speed_m_s = speed_m_s ? Known(*speed_m_s, 0, kSource) : Missing("the person does not run");
  scene.slow_motion_factor = Known(v.slow_motion_factor, 0, kSource);
  scene.image_width_px = v.width_px;
  scene.image_height_px = v.height_px;
  return scene;
}

InputInfo MakeInput(const TruthInputs& in) {
  const double duration_s = in.trajectory.duration_s * in.view.slow_motion_factor;
  return {.file_name = in.clip_name,
          .sha256 = "",
          .kind = "video",
          .frame_rate_hz = in.view.frame_rate_hz,
          .duration_s = duration_s,
          .width_px = in.view.width_px,
          .height_px = in.view.height_px,
          .frames = static_cast<int>(std::lround(duration_s * in.view.frame_rate_hz))};
}

/// The posture map is one of running: an exercise has no place on it.
Verdict NoVerdict() {
  Verdict verdict;
  verdict.label = "cannot_tell";
  verdict.cannot_tell_because = {"This is an exercise: the posture map is one of running."};
  return verdict;
}

}  // namespace

Session MakeTruthSession(const TruthInputs& inputs, const Knowledge& knowledge) {
  const std::vector<TruthStride> strides = MeasureTrajectory(inputs.trajectory, inputs.events);
  const Form form = MakeForm(strides, inputs.trajectory.height_m);
  Session session;
  session.input = MakeInput(inputs);
  session.runner.height_m = inputs.trajectory.height_m;
  session.scene = MakeScene(inputs, strides);
  session.gait = MakeGait(inputs.events, strides, inputs.view.slow_motion_factor);
  for (const TruthStride& s : strides) session.stride_measures.push_back(s.values);
  session.measures = form.measures;
  session.verdict = IsExerciseName(inputs.trajectory.name)
                        ? NoVerdict()
                        : DecideVerdict(form, session.scene.speed_m_s, knowledge,
                                        {.grade = inputs.trajectory.grade, .fewest_strides = 1});
  session.quality = {.frames = session.input.frames, .frames_found = session.input.frames};
  session.options = {{"made_of", inputs.made_of}};
  return session;
}

}  // namespace hinge
