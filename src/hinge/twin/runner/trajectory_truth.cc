// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/trajectory_truth.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/vec2.h"
#include "hinge/science/body/anthropometry.h"

namespace hinge {
namespace {

constexpr double kDeg = 180 / std::numbers::pi;
constexpr double kPeakSearchedShare = 0.75;  // of contact: later the knee bends again to leave the ground
constexpr double kAfterToeOffShare = 0.15;   // of the stride
constexpr double kPawback_s = 0.03;

using Quantity = std::function<double(double time_s)>;

double FindSmallest(double from_s, double to_s, const Quantity& q) {
  constexpr int kInstants = 400;
  constexpr double kGolden = 0.618033988749895;
  const double step_s = (to_s - from_s) / kInstants;
  int best = 0;
  for (int i = 1; i <= kInstants; ++i) {
    if (q(from_s + i * step_s) < q(from_s + best * step_s)) best = i;
  }
  double a = std::max(from_s, from_s + (best - 1) * step_s), b = std::min(to_s, from_s + (best + 1) * step_s);
  for (int k = 0; k < 40; ++k) {
    const double c = b - kGolden * (b - a), d = a + kGolden * (b - a);
    if (q(c) < q(d))
      b = d;
    else
      a = c;
  }
  return std::min({q(0.5 * (a + b)), q(from_s), q(to_s)});
}

double FindLargest(double from_s, double to_s, const Quantity& q) {
  return -FindSmallest(from_s, to_s, [&](double t) { return -q(t); });
}

double CalcMean(double from_s, double to_s, const Quantity& q) {
  constexpr int kPieces = 200;
  double sum = q(from_s) + q(to_s);
  for (int i = 1; i < kPieces; ++i) sum += (i % 2 == 1 ? 4 : 2) * q(from_s + (to_s - from_s) * i / kPieces);
  return sum / (3 * kPieces);
}

/// One stride of the trajectory, seen from its own side.
class View {
 public:
  View(const JointTrajectory& trajectory, Side side) : trajectory_(trajectory), side_(side) {}

  Vec2 P(Part part, double t) const { return Flat(trajectory_.pose(t).p_W[LandmarkOf(side_, part)]); }
  Vec2 Middle(Part part, double t) const {
    const PersonPose pose = trajectory_.pose(t);
    return 0.5 *
           (Flat(pose.p_W[LandmarkOf(Side::kLeft, part)]) + Flat(pose.p_W[LandmarkOf(Side::kRight, part)]));
  }
  Vec2 CentreOfMass(double t) const {
    const PersonPose pose = trajectory_.pose(t);
    PerLandmark<Vec2> points;
    for (std::size_t i = 0; i < kLandmarkCount; ++i) points.values[i] = Flat(pose.p_W.values[i]);
    return CalcCentreOfMass(points);
  }
  /// Angle of a line from the downward vertical, its far end ahead positive.
  static double Hanging_deg(const Vec2& top, const Vec2& bottom) {
    const Vec2 d = bottom - top;
    return kDeg * std::atan2(d.x(), -d.y());
  }
  static double Standing_deg(const Vec2& bottom, const Vec2& top) {
    const Vec2 d = top - bottom;
    return kDeg * std::atan2(d.x(), d.y());
  }
  double Thigh_deg(double t) const { return Hanging_deg(P(Part::kHip, t), P(Part::kKnee, t)); }
  double Tibia_deg(double t) const { return Hanging_deg(P(Part::kKnee, t), P(Part::kAnkle, t)); }
  double Knee_deg(double t) const { return Thigh_deg(t) - Tibia_deg(t); }
  double Lean_deg(double t) const { return Standing_deg(Middle(Part::kHip, t), Middle(Part::kShoulder, t)); }
  double Straightness_deg(double t) const {
    return Standing_deg(Middle(Part::kShoulder, t), Middle(Part::kEar, t)) - Lean_deg(t);
  }
  double Foot_deg(double t) const {
    const Vec2 d = P(Part::kToe, t) - P(Part::kHeel, t);
    return kDeg * (std::atan2(d.y(), d.x()) - std::atan(trajectory_.grade));
  }
  double LegLine_deg(double t) const { return Standing_deg(P(Part::kAnkle, t), P(Part::kHip, t)); }
  double Leg_m(double t) const {
    const Vec2 knee = P(Part::kKnee, t);
    return (P(Part::kHip, t) - knee).norm() + (knee - P(Part::kAnkle, t)).norm();
  }

 private:
  static Vec2 Flat(const Vec3& p) { return {p.x(), p.y()}; }
  const JointTrajectory& trajectory_;
  Side side_;
};

double CalcSpeed_m_s(const JointTrajectory& trajectory, const TruthStride& s, const View& view) {
  if (trajectory.belt_speed_m_s != 0) return trajectory.belt_speed_m_s;
  return (view.Middle(Part::kHip, s.next_ic_s).x() - view.Middle(Part::kHip, s.ic_s).x()) /
         (s.next_ic_s - s.ic_s);
}

void MeasureContact(const View& v, TruthStride& s) {
  const double ic = s.ic_s, ms = 0.5 * (s.ic_s + s.to_s), leg_m = v.Leg_m(ic);
  auto& m = s.values;
  m["thigh_ic"] = v.Thigh_deg(ic);
  m["tibia_ic"] = v.Tibia_deg(ic);
  m["knee_ic"] = v.Knee_deg(ic);
  m["trunk_thigh_ic"] = v.Thigh_deg(ic) + v.Lean_deg(ic);
  m["recipe_margin"] = m["trunk_thigh_ic"] - m["knee_ic"];
  m["overstride_hip"] = (v.P(Part::kAnkle, ic).x() - v.Middle(Part::kHip, ic).x()) / leg_m;
  m["overstride_com"] = (v.P(Part::kHeel, ic).x() - v.CentreOfMass(ic).x()) / leg_m;
  m["tibia_ms"] = v.Tibia_deg(ms);
  m["foot_angle_ic"] = v.Foot_deg(ic);
  m["leg_line"] = v.LegLine_deg(ms);
  m["above_hip"] = v.Lean_deg(ms) - m["leg_line"];
  m["body_lean"] = View::Standing_deg(v.P(Part::kAnkle, ms), v.Middle(Part::kShoulder, ms));
}

void MeasureStance(const View& v, TruthStride& s) {
  auto& m = s.values;
  const double late_s = s.ic_s + kPeakSearchedShare * (s.to_s - s.ic_s);
  m["trunk_lean"] = CalcMean(s.ic_s, s.to_s, [&](double t) { return v.Lean_deg(t); });
  m["straightness"] = CalcMean(s.ic_s, s.to_s, [&](double t) { return v.Straightness_deg(t); });
  m["head_forward"] = CalcMean(s.ic_s, s.to_s, [&](double t) {
    return View::Standing_deg(v.Middle(Part::kShoulder, t), v.Middle(Part::kEar, t));
  });
  m["knee_peak"] = FindLargest(s.ic_s, late_s, [&](double t) { return v.Knee_deg(t); });
  m["knee_give"] = m["knee_peak"] - m["knee_ic"];
  m["leg_length_min"] = FindSmallest(s.ic_s, s.to_s, [&](double t) {
    return (v.P(Part::kHip, t) - v.P(Part::kAnkle, t)).norm() / v.Leg_m(t);
  });
  m["thigh_extension"] =
      FindSmallest(0.5 * (s.ic_s + s.to_s), s.to_s + kAfterToeOffShare * (s.next_ic_s - s.ic_s),
                   [&](double t) { return v.Thigh_deg(t); });
}

/// Slope of a line through a quantity over the last moments before contact, least squares.
double CalcSlopeBefore(double end_s, double span_s, const Quantity& q) {
  constexpr int kInstants = 60;
  double ty = 0, tt = 0;
  for (int i = 0; i <= kInstants; ++i) {
    const double from_middle_s = span_s * (static_cast<double>(i) / kInstants - 0.5);
    ty += from_middle_s * q(end_s - 0.5 * span_s + from_middle_s);
    tt += from_middle_s * from_middle_s;
  }
  return ty / tt;
}

double CalcOscillation_m(const View& v, double from_s, double to_s) {
  const Quantity height = [&](double t) { return v.CentreOfMass(t).y(); };
  return FindLargest(from_s, to_s, height) - FindSmallest(from_s, to_s, height);
}

/// How the leg swings back before it lands. The knee's part of the ankle's speed is found by turning the shank
/// about a knee that stands still; what is left is the thigh's.
void MeasurePawback(const View& v, double speed_m_s, TruthStride& s) {
  constexpr double kLeastBackward_m_s = 0.15;
  auto& m = s.values;
  const auto slope = [&](const Quantity& q) { return CalcSlopeBefore(s.ic_s, kPawback_s, q); };
  m["pawback_ratio"] =
      -slope([&](double t) { return v.P(Part::kAnkle, t).x() - v.Middle(Part::kHip, t).x(); }) / speed_m_s;
  m["retraction_rate"] = slope([&](double t) { return v.LegLine_deg(t); });
  const double back_m_s = -slope([&](double t) { return v.P(Part::kAnkle, t).x() - v.P(Part::kHip, t).x(); });
  if (back_m_s < kLeastBackward_m_s) return;
  const double middle_s = s.ic_s - kPawback_s / 2,
               knee_rad_s = slope([&](double t) { return v.Knee_deg(t); }) / kDeg;
  const double below_knee_m = v.P(Part::kKnee, middle_s).y() - v.P(Part::kAnkle, middle_s).y();
  m["pawback_hip_share"] = 1 - knee_rad_s * below_knee_m / back_m_s;
}

/// The runner as a mass on a spring with the stride's own times (Morin et al. 2005), mass 1: the force is half
/// a sine whose mean over a step carries the weight.
void MeasureSpring(const View& v, double speed_m_s, TruthStride& s) {
  constexpr double kG = 9.81, kPi = std::numbers::pi, kHipHeightOverLeg = 0.530 / 0.491;
  const double tc = s.to_s - s.ic_s, step = 0.5 * (s.next_ic_s - s.ic_s), tf = step - tc;
  const double leg_m = kHipHeightOverLeg * v.Leg_m(s.ic_s), reach_m = 0.5 * speed_m_s * tc;
  if (tf <= 0 || reach_m >= leg_m) return;
  const double force = kG * step / (tc * 2 / kPi);  // peak: the mean of half a sine is 2/pi of it
  const double sink_m = force * std::pow(tc / kPi, 2) - kG * tc * tc / 8;
  const double shorter_m = leg_m * (1 - std::cos(std::asin(reach_m / leg_m))) + sink_m;
  s.values["vertical_stiffness"] = force / sink_m * leg_m / kG;
  s.values["leg_stiffness"] = force / shorter_m * leg_m / kG;
  s.values["vertical_oscillation_model"] = sink_m + kG * tf * tf / 8;
}

void MeasureTimes(const JointTrajectory& trajectory, const View& v, const std::vector<GaitEvent>& events,
                  TruthStride& s) {
  auto& m = s.values;
  const double stride_s = s.next_ic_s - s.ic_s, half_s = s.ic_s + 0.5 * stride_s,
               speed_m_s = CalcSpeed_m_s(trajectory, s, v);
  m["cadence"] = 120 / stride_s;
  m["contact_time"] = s.to_s - s.ic_s;
  m["duty_factor"] = m["contact_time"] / stride_s;
  m["speed"] = speed_m_s;
  m["step_length"] = speed_m_s * stride_s / 2;
  m["vertical_oscillation"] =
      0.5 * (CalcOscillation_m(v, s.ic_s, half_s) + CalcOscillation_m(v, half_s, s.next_ic_s));
  m["vertical_ratio"] = 100 * m["vertical_oscillation"] / m["step_length"];
  if (s.ic_s >= kPawback_s) MeasurePawback(v, speed_m_s, s);
  MeasureSpring(v, speed_m_s, s);
  std::optional<double> other_to_s;
  for (const GaitEvent& e : events) {
    if (e.side != s.side && e.type == EventType::kToeOff && e.time_s < s.to_s) other_to_s = e.time_s;
  }
  if (other_to_s) m["flight_time"] = s.ic_s - *other_to_s;
}

/// The next event of a foot after a time.
std::optional<double> FindNext(const std::vector<GaitEvent>& events, Side side, EventType type,
                               double after_s) {
  for (const GaitEvent& e : events) {
    if (e.side == side && e.type == type && e.time_s > after_s) return e.time_s;
  }
  return std::nullopt;
}

}  // namespace

std::vector<TruthStride> MeasureTrajectory(const JointTrajectory& trajectory,
                                           const std::vector<GaitEvent>& events) {
  HINGE_CHECK(trajectory.pose != nullptr);
  std::vector<TruthStride> strides;
  for (const GaitEvent& e : events) {
    if (e.type != EventType::kInitialContact) continue;
    const auto to_s = FindNext(events, e.side, EventType::kToeOff, e.time_s);
    const auto next_s = FindNext(events, e.side, EventType::kInitialContact, e.time_s);
    if (!to_s || !next_s || *next_s > trajectory.duration_s || *to_s > *next_s) continue;
    TruthStride s{e.side, e.time_s, *to_s, *next_s, {}};
    const View view(trajectory, e.side);
    MeasureContact(view, s);
    MeasureStance(view, s);
    MeasureTimes(trajectory, view, events, s);
    strides.push_back(std::move(s));
  }
  return strides;
}

std::optional<double> MeanOf(const std::vector<TruthStride>& strides, const std::string& id,
                             std::optional<Side> side) {
  double of_feet = 0;
  int feet = 0;
  for (Side own : kSides) {
    double sum = 0;
    int n = 0;
    for (const TruthStride& s : strides) {
      const auto value = s.values.find(id);
      if (s.side != own || value == s.values.end()) continue;
      sum += value->second;
      ++n;
    }
    if (n == 0 || (side && *side != own)) continue;
    of_feet += sum / n;
    ++feet;
  }
  if (feet == 0) return std::nullopt;
  return of_feet / feet;
}

}  // namespace hinge
