// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/set_features.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/strength/repetitions.h"

namespace hinge {
namespace {

constexpr double kLow = 0.04, kHigh = 0.96;
constexpr double kSteps_legs = 0.35;  // the feet swap by more than this where somebody steps
constexpr double kSlowPart_s = 0.5;   // a step and more: slower changes of height are no bounce
constexpr double kFlat =
    0.08;  // of a stride after contact: the toe is down, and half a stride later still is
constexpr double kLeastStep_legs = 0.2;
constexpr double kLeastSpeed_legs_s = 0.003, kLeastDeep_s = 0.1;

using Values = std::vector<double>;

double Range(const Values& v) { return Quantile(v, kHigh) - Quantile(v, kLow); }

/// A function of the sample index over the stretch.
Values Over(const SampleSpan& span, const std::function<double(std::size_t)>& f) {
  Values values;
  for (std::size_t i = span.first; i < span.last; ++i) values.push_back(f(i));
  return values;
}

struct Watch {
  const BodySeries& b;
  SampleSpan span;
  Side near;

  Vec2 At(Side side, Part part, std::size_t i) const { return b.p_B[LandmarkOf(side, part)][i]; }
  Vec2 Ankle(Side side, std::size_t i) const { return At(side, Part::kAnkle, i); }
  Side Lower(std::size_t i) const {
    return Ankle(Side::kLeft, i).y() < Ankle(Side::kRight, i).y() ? Side::kLeft : Side::kRight;
  }
  double LowerAnkle(std::size_t i) const { return Ankle(Lower(i), i).y(); }
  double HipHeight(std::size_t i) const { return b.Middle_B(Part::kHip, i).y() - LowerAnkle(i); }
  bool Sees(Part part, Side side) const { return b.seen_share[LandmarkOf(side, part)] > 0; }
};

void AddTrunkAndLegs(const Watch& w, std::map<std::string, double>& f) {
  const Values lean = Slice(w.b.lean_deg, w.span), knee = Slice(MeanOfLegs(w.b, w.b.knee_deg), w.span);
  f["lean"] = Median(lean);
  f["lean_range"] = Range(lean);
  f["hip_range"] = Range(Slice(MeanOfLegs(w.b, w.b.trunk_thigh_deg), w.span));
  f["knee"] = Median(knee);
  f["knee_range"] = Range(knee);
  f["knee_most"] = Quantile(knee, kHigh);
  f["thighs_apart"] = Median(Over(w.span, [&](auto i) {
    return std::abs(w.b.thigh_deg[Side::kLeft][i] - w.b.thigh_deg[Side::kRight][i]);
  }));
  f["rise"] = Range(Over(w.span, [&](auto i) { return w.HipHeight(i); }));
}

void AddFeet(const Watch& w, std::map<std::string, double>& f) {
  const Values apart =
      Over(w.span, [&](auto i) { return (w.Ankle(Side::kLeft, i) - w.Ankle(Side::kRight, i)).x(); });
  const Values up =
      Over(w.span, [&](auto i) { return (w.Ankle(Side::kLeft, i) - w.Ankle(Side::kRight, i)).y(); });
  const auto size = [](Values v) {
    for (double& x : v) x = std::abs(x);
    return Median(std::move(v));
  };
  f["feet_apart"] = size(apart);
  f["feet_swap"] = Range(apart);
  f["foot_up"] = size(up);
  f["foot_up_swap"] = Range(up);
  if (w.Sees(Part::kToe, w.near))
    f["heel_rise"] =
        Range(Over(w.span, [&](auto i) { return w.LowerAnkle(i) - w.At(w.Lower(i), Part::kToe, i).y(); }));
}

void AddArms(const Watch& w, std::map<std::string, double>& f) {
  Side arm = w.near;
  if (!w.Sees(Part::kWrist, arm)) arm = Opposite(arm);
  if (!w.Sees(Part::kWrist, arm)) return;
  const auto reach = [&](std::size_t i) {
    return Vec2(w.At(arm, Part::kWrist, i) - w.At(arm, Part::kShoulder, i));
  };
  const Values drop = Over(w.span, [&](auto i) { return -reach(i).y(); });
  f["hand_drop"] = Median(drop);
  f["hand_drop_range"] = Range(drop);
  f["hand_ahead"] = Median(Over(w.span, [&](auto i) { return reach(i).x(); }));
  f["hand_low"] =
      Quantile(Over(w.span, [&](auto i) { return w.At(arm, Part::kWrist, i).y() - w.LowerAnkle(i); }), kLow);
  if (!w.Sees(Part::kElbow, arm)) return;
  const Values elbow = Slice(w.b.elbow_deg[arm], w.span), upper = Slice(w.b.upper_arm_deg[arm], w.span);
  f["elbow"] = Median(elbow);
  f["elbow_range"] = Range(elbow);
  f["upper_arm"] = Median(upper);
  f["upper_arm_range"] = Range(upper);
}

/// The hips' speed upwards without what is slower than a step.
double BounceSpeed(const Watch& w) {
  const auto half = static_cast<std::size_t>(0.5 * kSlowPart_s * BodySeries::kRate_hz);
  if (w.span.size() < 4 * half) return 0;
  Values speed;
  for (std::size_t i = w.span.first + 1; i + 1 < w.span.last; ++i)
    speed.push_back(0.5 * BodySeries::kRate_hz *
                    (w.b.Middle_B(Part::kHip, i + 1).y() - w.b.Middle_B(Part::kHip, i - 1).y()));
  Values fast;
  for (std::size_t i = half; i + half < speed.size(); ++i) {
    double mean = 0;
    for (std::size_t k = i - half; k <= i + half; ++k) mean += speed[k] / static_cast<double>(2 * half + 1);
    fast.push_back(speed[i] - mean);
  }
  return fast.size() < 3 ? 0 : StandardDeviation(fast);
}

double LongestDeep_s(const Values& lean) {
  const double half = 0.5 * (Quantile(lean, kLow) + Quantile(lean, kHigh));
  std::size_t longest = 0, now = 0;
  for (double v : lean) {
    now = v > half ? now + 1 : 0;
    longest = std::max(longest, now);
  }
  return static_cast<double>(longest) / BodySeries::kRate_hz;
}

double Correlation(const Values& a, const Values& b) {
  const double ma = Mean(a), mb = Mean(b);
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += (a[i] - ma) * (b[i] - mb);
    aa += (a[i] - ma) * (a[i] - ma);
    bb += (b[i] - mb) * (b[i] - mb);
  }
  return aa * bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

double CalcAir(const Watch& w) {
  const double climb = std::tan(RadFromDeg(CalcClimb_deg(w.b, w.span).value_or(0)));
  const Values height = Over(w.span, [&](auto i) {
    const Vec2 hip = w.b.Middle_B(Part::kHip, i);
    return hip.y() - climb * hip.x();
  });
  const Values apart = Over(
      w.span, [&](auto i) { return std::abs((w.Ankle(Side::kLeft, i) - w.Ankle(Side::kRight, i)).x()); });
  return Correlation(height, apart);
}

}  // namespace

std::optional<double> CalcClimb_deg(const BodySeries& body, const SampleSpan& span) {
  std::vector<double> slopes_deg;
  for (const SeenRepetition& stride : FindStrideRepetitions(body, span)) {
    const Landmark toe = LandmarkOf(stride.side, Part::kToe);
    if (body.seen_share[toe] <= 0) continue;
    const auto hip = [&](double share) {
      const std::size_t i = body.At(stride.start_s + share * (stride.end_s - stride.start_s));
      return Vec2(body.Middle_B(Part::kHip, i) - body.p_B[toe][i]);
    };
    const Vec2 step = hip(kFlat + 0.5) - hip(kFlat);
    if (step.x() > kLeastStep_legs) slopes_deg.push_back(DegFromRad(std::atan2(step.y(), step.x())));
  }
  return slopes_deg.empty() ? std::nullopt : std::optional(Median(std::move(slopes_deg)));
}

std::map<std::string, double> CalcSetFeatures(const BodySeries& body, const SampleSpan& span) {
  const Watch w{body, span, NearSide(body.facing)};
  std::map<std::string, double> f;
  if (span.size() < 8) return f;
  AddTrunkAndLegs(w, f);
  AddFeet(w, f);
  AddArms(w, f);
  f["bounce"] = std::log(kLeastSpeed_legs_s + BounceSpeed(w));
  f["deep_s"] = std::log(kLeastDeep_s + LongestDeep_s(Slice(body.lean_deg, span)));
  const bool steps = f["feet_swap"] > kSteps_legs;
  f["air"] = steps ? CalcAir(w) : 0;
  f["climb"] = steps ? CalcClimb_deg(body, span).value_or(0) : 0;
  return f;
}

bool TellsOfTurns(const std::string& feature) {
  return feature == "air" || feature == "climb" || feature == "feet_swap" || feature == "foot_up_swap";
}

const std::vector<std::string>& SetFeatureNames() {
  static const std::vector<std::string> names = {
      "lean",         "lean_range", "hip_range",       "knee",       "knee_range", "knee_most",
      "thighs_apart", "rise",       "feet_apart",      "feet_swap",  "foot_up",    "foot_up_swap",
      "heel_rise",    "hand_drop",  "hand_drop_range", "hand_ahead", "hand_low",   "elbow",
      "elbow_range",  "upper_arm",  "upper_arm_range", "bounce",     "deep_s",     "air",
      "climb"};
  return names;
}

}  // namespace hinge
