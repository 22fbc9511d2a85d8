// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/life_time.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/statistics.h"
#include "hinge/foundation/signal/rhythm.h"
#include "hinge/science/scene/slow_motion.h"

namespace hinge {
namespace {

ActivitySpan LongestRunning(const std::vector<ActivitySpan>& spans) {
  ActivitySpan longest;
  for (const ActivitySpan& s : spans) {
    if (s.activity == Activity::kRunning && s.duration_s() > longest.duration_s()) longest = s;
  }
  return longest;
}

/// One step in the track's own seconds; 0 when nothing repeats.
double FindStep_s(const KeypointTrack& track) {
  std::vector<double> times_s, apart_px;
  for (const KeypointFrame& f : track.frames) {
    if (!f.found()) continue;
    times_s.push_back(f.time_s);
    apart_px.push_back(
        std::abs(f.points[Landmark::kLeftAnkle].p_I_px.x() - f.points[Landmark::kRightAnkle].p_I_px.x()));
  }
  return FindPeriod_s(times_s, apart_px, kShortestStep_s, kLongestStep_s).value_or(0);
}

}  // namespace

double PictureRate_hz(const KeypointTrack& track) {
  std::vector<double> gaps;
  for (std::size_t i = 1; i < track.frames.size(); ++i)
    gaps.push_back(track.frames[i].time_s - track.frames[i - 1].time_s);
  return gaps.empty() ? 0 : 1 / Median(std::move(gaps));
}

LifeTrack MakeLifeTrack(const KeypointTrack& named, const std::vector<ActivitySpan>& spans,
                        const std::optional<Measured>& known_factor) {
  LifeTrack life{named, {}, 0, 0};
  const ActivitySpan running = LongestRunning(spans);
  for (KeypointFrame& f : life.track.frames) {
    if (f.time_s < running.start_s || f.time_s > running.end_s) f.presence = 0;
  }
  const double step_s = FindStep_s(life.track);
  if (known_factor) {
    life.slow_motion_factor = *known_factor;
  } else if (step_s > 0) {
    life.slow_motion_factor = EstimateSlowMotionFactor(step_s);
  } else {
    life.slow_motion_factor = Known(1, 0, "no rhythm found: taken as life's speed");
  }
  const double factor = *life.slow_motion_factor.value;
  for (KeypointFrame& f : life.track.frames) f.time_s /= factor;
  life.step_s = step_s / factor;
  life.rate_hz = PictureRate_hz(life.track);
  life.track.nominal_rate_hz = life.rate_hz;
  return life;
}

void ReturnToClipTime(Session& session, double factor) {
  for (GaitEvent& e : session.gait.events) {
    e.time_s *= factor;
    e.sigma_s *= factor;
  }
  for (Stride& s : session.gait.strides) {
    s.ic_s *= factor;
    s.to_s *= factor;
    s.next_ic_s *= factor;
  }
  for (Finding& f : session.verdict.findings) {
    for (Instant& i : f.instants) i.time_s *= factor;
  }
  for (MotionSample& m : session.motion) m.time_s *= factor;
}

}  // namespace hinge
