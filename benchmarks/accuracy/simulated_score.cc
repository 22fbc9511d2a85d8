// SPDX-License-Identifier: Apache-2.0
#include "simulated_score.h"

#include <algorithm>
#include <cmath>
#include <ctime>

#include "hinge/app/pipeline/analyze.h"
#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/error.h"
#include "hinge/science/motion/leg_identity.h"
#include "skill.h"

namespace hinge {
namespace {

double ProcessorTime_s() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

Aim AimOf(const Measured& m, double truth, double times, std::string unit) {
  if (!m.known()) return {};
  return {.unit = std::move(unit),
          .error = times * (*m.value - truth),
          .half_width = times * Measured::kTwoSided95 * m.sigma,
          .inside = m.low() <= truth && truth <= m.high()};
}

void ScoreMeasuresOf(const Session& session, const SimulatedClip& clip, SimulatedScore& score) {
  const Side near = NearSide(clip.truth.scene.facing);
  for (const Measure& t : clip.truth.measures) {
    const Measure* m = FindMeasure(session.measures, t.id, t.side);
    if (!t.value || m == nullptr || !m->value) continue;
    auto& aims = !t.side ? score.both : *t.side == near ? score.near : score.far;
    const Measure* habit = FindMeasure(clip.habit, t.id, t.side);
    const double mean = habit != nullptr && habit->value ? *habit->value : *t.value;
    aims[t.id] = {.unit = t.unit,
                  .error = *m->value - *t.value,
                  .half_width = 0.5 * (m->high - m->low),
                  .inside = m->low <= mean && mean <= m->high,
                  .stride_sigma = m->sigma_random};
  }
}

bool IsClear(const SimulatedClip& clip, const PostureModel& m) {
  const double leg = clip.map.x(), trunk = clip.map.y();
  switch (clip.state) {
    case State::kDeflated:
      return leg > m.deflated_above + 1;
    case State::kTooTall:
      return std::min(leg, trunk) < m.tall_below - 1 && leg < m.deflated_above - 0.5;
    case State::kOverHinged:
      return trunk > m.over_hinged_above + 1 && leg > m.tall_below + 0.5 && leg < m.deflated_above - 0.5;
    case State::kHinged:
    case State::kBentSpine:
      break;
  }
  return false;
}

/// Feet against the exact track before and after the legs are named.
void CountLegs(const SimulatedClip& clip, SimulatedScore& score) {
  const NamedTrack named = NameLegs(clip.track, clip.truth.scene.facing);
  for (std::size_t i = 0; i < clip.track.frames.size(); ++i) {
    const PerLandmark<Vec2> truth = PointsOf(clip.exact.frames[i]);
    const auto by_network = AreExchanged(PointsOf(clip.track.frames[i]), truth, kFootParts, kFeetApart_legs),
               after = AreExchanged(PointsOf(named.track.frames[i]), truth, kFootParts, kFeetApart_legs);
    if (!by_network || !after) continue;
    ++score.legs.judged;
    score.legs.by_network += *by_network;
    score.legs.left_over += *by_network && *after;
    score.legs.invented += !*by_network && *after;
  }
  score.exchanged = static_cast<int>(clip.exchanged_frames.size());
  score.counted = static_cast<int>(named.exchanged_frames.size());
}

double ProbabilityOf(const Verdict& verdict) {
  for (State state : kStates) {
    if (Name(state) == verdict.label) return verdict.P(state);
  }
  return 0;
}

void Compare(const Session& session, const SimulatedClip& clip, const Knowledge& knowledge,
             SimulatedScore& score) {
  const Scene &scene = session.scene, &truth = clip.truth.scene;
  ScoreMeasuresOf(session, clip, score);
  score.look_up = CalcLookUpErrors(clip.truth, knowledge);
  score.scale = AimOf(scene.scale_m_per_px, *truth.scale_m_per_px.value, 1 / *truth.scale_m_per_px.value, "");
  score.speed = AimOf(scene.speed_m_s, *truth.speed_m_s.value, 1 / *truth.speed_m_s.value, "");
  score.roll = AimOf(scene.roll_rad, *truth.roll_rad.value, DegFromRad(1), "deg");
  score.slow_motion_right = *scene.slow_motion_factor.value == *truth.slow_motion_factor.value;
  const Score events = CalcScore(session, clip.truth);
  score.contacts = events.contacts;
  score.toe_offs = events.toe_offs;
  score.label = session.verdict.label;
  score.probability = ProbabilityOf(session.verdict);
  for (const Stride& s : session.gait.strides) score.strides += s.used;
}

}  // namespace

SimulatedScore ScoreSimulated(const SimulatedCase& made, const SimulatedClip& clip,
                              const Knowledge& knowledge, const ErrorModel& errors) {
  SimulatedScore score;
  score.made = made;
  score.true_label = Name(clip.state);
  score.clear = IsClear(clip, knowledge.posture);
  score.pictures = static_cast<int>(clip.track.frames.size());
  AnalyzeOptions options;
  options.standing = clip.standing;
  options.seed = made.seed;
  if (clip.picture_roll_rad.known()) options.given.edges.uprights_rad = clip.picture_roll_rad;
  Runner runner;
  if (made.height_given) runner.height_m = made.stature_m;
  CountLegs(clip, score);
  try {
    const double from_s = ProcessorTime_s();
    const Session session = AnalyzeTrack(clip.track, runner, knowledge, errors, options);
    score.analysis_s = ProcessorTime_s() - from_s;
    Compare(session, clip, knowledge, score);
  } catch (const Error& error) {
    score.refused = error.what_happened;
  }
  return score;
}

}  // namespace hinge
