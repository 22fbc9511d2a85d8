// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/strength/repetitions.h"

namespace hinge {
namespace {

constexpr double kNearGround_legs = 0.02;
constexpr std::size_t kCalfSmoothing = 4;  // samples to either side, twice: about 3 Hz

std::vector<double> ArmLift_deg(const BodySeries& b, const SampleSpan& span) {
  const Side arm = ArmSide(b);
  std::vector<double> drop, length;
  for (std::size_t i = 0; i < b.size(); ++i) {
    const Vec2 reach = b.p_B[LandmarkOf(arm, Part::kWrist)][i] - b.p_B[LandmarkOf(arm, Part::kShoulder)][i];
    drop.push_back(-reach.y());
    if (i >= span.first && i < span.last) length.push_back(reach.norm());
  }
  const double arm_legs = std::max(1e-6, Quantile(length, 0.95));
  for (double& d : drop) d = DegFromRad(std::acos(std::clamp(d / arm_legs, -1.0, 1.0)));
  return drop;
}

/// Mean over the samples within `half`, where there are any.
std::vector<double> Smooth(const std::vector<double>& v, std::size_t half) {
  std::vector<double> smooth;
  for (std::size_t i = 0; i < v.size(); ++i)
    smooth.push_back(Mean(Slice(v, {i > half ? i - half : 0, std::min(v.size(), i + half + 1)})));
  return smooth;
}

/// The whole body goes up by what the ankle does: the median of four points, each from its own middle, shakes less than the
/// heel alone, and no leg that is taken for the other one moves it.
std::vector<double> BodyRise_legs(const BodySeries& b, Side stands) {
  std::vector<std::vector<double>> parts(4);
  for (std::size_t i = 0; i < b.size(); ++i) {
    parts[0].push_back(b.p_B[LandmarkOf(stands, Part::kAnkle)][i].y());
    parts[1].push_back(b.Middle_B(Part::kShoulder, i).y());
    parts[2].push_back(b.Middle_B(Part::kHip, i).y());
    parts[3].push_back(b.Middle_B(Part::kKnee, i).y());
  }
  std::vector<double> middle, rise;
  for (const auto& part : parts) middle.push_back(Median(part));
  for (std::size_t i = 0; i < b.size(); ++i) {
    std::vector<double> rises;
    for (std::size_t k = 0; k < parts.size(); ++k) rises.push_back(parts[k][i] - middle[k]);
    rise.push_back(Median(std::move(rises)));
  }
  return rise;
}

/// How far the foot has turned about its toe: the rise is r (sin(a + turn) - sin a), r and a the line from toe to ankle, so
/// that the turn goes evenly where the rise slows down.
std::vector<double> HeelTurn_deg(const BodySeries& b, const SampleSpan& span) {
  const Side side = FindStandingSide(b, span);
  std::vector<double> turn = BodyRise_legs(b, side), length, height;
  const double low = Quantile(Slice(turn, span), 0.05);
  for (std::size_t i = span.first; i < span.last; ++i) {
    const Vec2 d = b.p_B[LandmarkOf(side, Part::kAnkle)][i] - b.p_B[LandmarkOf(side, Part::kToe)][i];
    length.push_back(d.norm());
    if (turn[i] < low + kNearGround_legs) height.push_back(d.y());
  }
  const double r = std::max(1e-6, Median(std::move(length))), h = Median(std::move(height));
  for (double& y : turn)
    y = DegFromRad(std::asin(std::clamp((y - low + h) / r, -1.0, 1.0)) -
                   std::asin(std::clamp(h / r, -1.0, 1.0)));
  return Smooth(Smooth(turn, kCalfSmoothing), kCalfSmoothing);
}

constexpr double kTop = 0.95, kBottom = 0.02;  // quantiles of the shoulders' height
constexpr double kEvens = 0.63;                // power of the drop

}  // namespace

std::vector<double> MakeDropSignal(const BodySeries& body, const SampleSpan& span) {
  std::vector<double> height;
  for (std::size_t i = 0; i < body.size(); ++i) height.push_back(body.Middle_B(Part::kShoulder, i).y());
  const std::vector<double> within = Slice(height, span);
  const double top = Quantile(within, kTop), deep = std::max(1e-6, top - Quantile(within, kBottom));
  for (double& y : height) y = 100 * std::pow(std::max(0.0, (top - y) / deep), kEvens);
  return height;
}

std::vector<double> MakeRepetitionSignal(const BodySeries& body, const SampleSpan& span,
                                         const std::string& exercise) {
  if (exercise == "row" || exercise == "curl") return body.elbow_deg[ArmSide(body)];
  if (exercise == "fly") return ArmLift_deg(body, span);
  if (exercise == "calf_raise") return HeelTurn_deg(body, span);
  if (exercise == "pawback_drill") return body.thigh_deg[Opposite(FindStandingSide(body, span))];
  if (exercise == "romanian_deadlift") return body.lean_deg;
  return MeanOfLegs(body, body.trunk_thigh_deg);
}

}  // namespace hinge
