// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/activity/find_activity.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "hinge/foundation/base/statistics.h"
#include "hinge/foundation/signal/rhythm.h"
#include "hinge/science/body/leg_length.h"

namespace hinge {
namespace {

constexpr double kStandingSeparation_legs = 0.35;  // between slow weight shifts and the shortest walking step
constexpr double kStillSpeed_legs_s = 0.5;  // pelvis; faster without steps is something else (a fall, a cut)
constexpr double kRunningCorrelation = 0.25, kWalkingCorrelation = -0.1;
constexpr double kShortestWindow_s = 1.5;
constexpr double kWindowSteps = 4;
constexpr double kDefaultStep_s = 0.4;  // when no rhythm is found
constexpr std::size_t kFewestPictures = 8;

/// One picture's posture in leg lengths.
struct Posture {
  double time_s, separation_legs, pelvis_height_legs, pelvis_x_legs;
};

std::vector<Posture> Postures(const KeypointTrack& track) {
  const std::optional<double> leg_px = CalcLegLength_px(track);
  if (!leg_px) return {};
  std::vector<Posture> postures;
  for (const KeypointFrame& f : track.frames) {
    if (!f.found()) continue;
    const Vec2 hip = 0.5 * (f.points[Landmark::kLeftHip].p_I_px + f.points[Landmark::kRightHip].p_I_px);
    const double apart =
        f.points[Landmark::kLeftAnkle].p_I_px.x() - f.points[Landmark::kRightAnkle].p_I_px.x();
    postures.push_back({f.time_s, apart / *leg_px, -hip.y() / *leg_px, hip.x() / *leg_px});
  }
  return postures;
}

/// What is left of a signal after taking away its mean over `span_s` around each sample.
std::vector<double> WithoutSlowPart(const std::vector<Posture>& p, const std::vector<double>& values,
                                    double span_s) {
  std::vector<double> fast(values.size());
  std::size_t first = 0, last = 0;
  double sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    while (last < values.size() && p[last].time_s <= p[i].time_s + span_s / 2) sum += values[last++];
    while (p[first].time_s < p[i].time_s - span_s / 2) sum -= values[first++];
    fast[i] = values[i] - sum / static_cast<double>(last - first);
  }
  return fast;
}

double Correlation(const std::vector<double>& a, const std::vector<double>& b, std::size_t first,
                   std::size_t last) {
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t i = first; i < last; ++i) {
    ab += a[i] * b[i];
    aa += a[i] * a[i];
    bb += b[i] * b[i];
  }
  return aa * bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

/// The clip cut into overlapping windows, each judged by itself.
struct Judge {
  std::vector<Posture> postures;
  std::vector<double> separation, height;  // without what is slower than a step

  explicit Judge(std::vector<Posture> p, double step_s) : postures(std::move(p)) {
    for (const Posture& q : postures) {
      separation.push_back(std::abs(q.separation_legs));
      height.push_back(q.pelvis_height_legs);
    }
    separation = WithoutSlowPart(postures, separation, step_s);
    height = WithoutSlowPart(postures, height, step_s);
  }

  Activity Of(std::size_t first, std::size_t last) const {
    if (last - first < kFewestPictures) return Activity::kNone;
    std::vector<double> apart;
    for (std::size_t i = first; i < last; ++i) apart.push_back(postures[i].separation_legs);
    if (Quantile(apart, 0.95) - Quantile(apart, 0.05) < kStandingSeparation_legs) {
      const double moved = std::abs(postures[last - 1].pelvis_x_legs - postures[first].pelvis_x_legs);
      const double speed = moved / (postures[last - 1].time_s - postures[first].time_s);
      return speed < kStillSpeed_legs_s ? Activity::kStanding : Activity::kNone;
    }
    const double correlation = Correlation(separation, height, first, last);
    if (correlation > kRunningCorrelation) return Activity::kRunning;
    return correlation < kWalkingCorrelation ? Activity::kWalking : Activity::kNone;
  }
};

}  // namespace

const char* Name(Activity activity) {
  constexpr std::array<const char*, 4> kNames = {"none", "standing", "walking", "running"};
  return kNames[static_cast<std::size_t>(activity)];
}

std::vector<ActivitySpan> FindActivity(const KeypointTrack& track) {
  std::vector<Posture> postures = Postures(track);
  if (postures.size() < kFewestPictures) return {};
  std::vector<double> times_s, apart;
  for (const Posture& p : postures) {
    times_s.push_back(p.time_s);
    apart.push_back(std::abs(p.separation_legs));
  }
  const std::optional<double> step_s = FindPeriod_s(times_s, apart, kShortestStep_s, kLongestStep_s);
  const Judge judge(std::move(postures), step_s.value_or(kDefaultStep_s));
  const double window_s = std::max(kShortestWindow_s, kWindowSteps * step_s.value_or(0));
  const double clip_s = times_s.back() - times_s.front();
  const int windows = std::max(1, static_cast<int>(2 * clip_s / window_s) - 1);

  std::vector<ActivitySpan> spans;
  const auto index = [&](double t) {
    return static_cast<std::size_t>(std::lower_bound(times_s.begin(), times_s.end(), t) - times_s.begin());
  };
  for (int w = 0; w < windows; ++w) {
    const double start_s = times_s.front() + clip_s * w / windows,
                 end_s = times_s.front() + clip_s * (w + 1) / windows;
    const double middle_s = 0.5 * (start_s + end_s);
    const Activity activity = judge.Of(index(middle_s - window_s / 2), index(middle_s + window_s / 2));
    if (!spans.empty() && spans.back().activity == activity) {
      spans.back().end_s = end_s;
    } else {
      spans.push_back({activity, start_s, end_s});
    }
  }
  return spans;
}

MainActivity FindMainActivity(const std::vector<ActivitySpan>& spans) {
  std::array<double, 4> seconds{};
  double all = 0;
  for (const ActivitySpan& s : spans) {
    seconds[static_cast<std::size_t>(s.activity)] += s.duration_s();
    all += s.duration_s();
  }
  if (all <= 0) return {};
  const auto longest = std::max_element(seconds.begin(), seconds.end());
  return {static_cast<Activity>(longest - seconds.begin()), *longest / all};
}

}  // namespace hinge
