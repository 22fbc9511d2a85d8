// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/smooth_legs.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

using Path = std::vector<std::optional<Vec3>>;

const Path& PathOf(const JointPaths& paths, Side side, Part part) {
  return paths.p_W[LandmarkOf(side, part)];
}

Path Difference(const Path& to, const Path& from) {
  Path d(to.size());
  for (std::size_t i = 0; i < d.size(); ++i) {
    if (to[i] && from[i]) d[i] = *to[i] - *from[i];
  }
  return d;
}

Path Middle(const Path& a, const Path& b) {
  Path m(a.size());
  for (std::size_t i = 0; i < m.size(); ++i) {
    if (a[i] && b[i]) m[i] = 0.5 * (*a[i] + *b[i]);
  }
  return m;
}

/// Height below which a path spends the third of its time that is lowest: of an ankle, about stance.
double LowThird_m(const Path& path) {
  std::vector<double> heights;
  for (const auto& p : path) {
    if (p) heights.push_back(p->y());
  }
  return Quantile(std::move(heights), 1.0 / 3);
}

/// Median over the samples in which the ankle is low.
double MedianLength_m(const Path& d, const Path& ankle) {
  const double low_m = LowThird_m(ankle);
  std::vector<double> lengths;
  for (std::size_t i = 0; i < d.size(); ++i) {
    if (d[i] && ankle[i] && ankle[i]->y() <= low_m) lengths.push_back(d[i]->norm());
  }
  HINGE_CHECK(!lengths.empty());
  return Median(std::move(lengths));
}

/// Along the sole and over it: where the ankle is, seen from the heel.
void SetAnkleOverHeel(const Path& sole, const Path& over_heel, LegLengths& lengths) {
  std::vector<double> ahead, height;
  for (std::size_t i = 0; i < sole.size(); ++i) {
    if (!sole[i] || !over_heel[i]) continue;
    ahead.push_back(over_heel[i]->dot(sole[i]->normalized()));
    height.push_back(std::sqrt(std::max(0.0, over_heel[i]->squaredNorm() - ahead.back() * ahead.back())));
  }
  lengths.ankle_ahead_m = Median(std::move(ahead));
  lengths.ankle_height_m = Median(std::move(height));
}

void FitLeg(const JointPaths& paths, Side side, double cutoff_hz, SmoothLegs& legs) {
  const Path thigh = Difference(PathOf(paths, side, Part::kKnee), PathOf(paths, side, Part::kHip));
  const Path shank = Difference(PathOf(paths, side, Part::kAnkle), PathOf(paths, side, Part::kKnee));
  const Path sole = Difference(PathOf(paths, side, Part::kToe), PathOf(paths, side, Part::kHeel));
  const Path over_heel = Difference(PathOf(paths, side, Part::kAnkle), PathOf(paths, side, Part::kHeel));
  const Path& ankle = PathOf(paths, side, Part::kAnkle);
  LegLengths& lengths = legs.lengths[side];
  lengths.thigh_m = MedianLength_m(thigh, ankle);
  lengths.shank_m = MedianLength_m(shank, ankle);
  lengths.foot_m = MedianLength_m(sole, ankle);
  SetAnkleOverHeel(sole, over_heel, lengths);
  const auto fit = [&](const Path& path) { return FitSpaceCurve(legs.basis, paths.time_s, path, cutoff_hz); };
  legs.thigh[side] = fit(thigh);
  legs.shank[side] = fit(shank);
  legs.sole[side] = fit(sole);
  legs.ankle_over_heel[side] = fit(over_heel);
}

/// Of an ankle in the root's shift: 1 on the ground, a half at 5 cm over its lowest, near 0 in swing.
double Grounding(const Path& ankle, std::size_t idx, double lowest_m) {
  if (!ankle[idx]) return 0;
  const double raised = std::max(0.0, ankle[idx]->y() - lowest_m) / 0.05;
  return 1 / (1 + std::pow(raised, 4));
}

/// By how much the whole chain is moved so that the ankle of the foot on the ground is where it was seen.
std::vector<Vec3> CalcShifts(const JointPaths& paths, const SmoothLegs& legs) {
  constexpr double kHipWeight = 0.02;
  std::vector<Vec3> shifts(paths.time_s.size(), Vec3::Zero());
  std::vector<double> weights(paths.time_s.size(), kHipWeight);
  for (Side side : kSides) {
    const Path& ankle = PathOf(paths, side, Part::kAnkle);
    const double low_m = LowThird_m(ankle);
    for (std::size_t i = 0; i < shifts.size(); ++i) {
      const double weight = Grounding(ankle, i, low_m);
      if (weight == 0) continue;
      const LegDirections d = CalcLegDirections(legs, side, paths.time_s[i]);
      const LegLengths& lengths = legs.lengths[side];
      const Vec3 chain =
          CalcHips(legs, paths.time_s[i])[side] + lengths.thigh_m * d.thigh + lengths.shank_m * d.shank;
      const Vec3 wanted(ankle[i]->x(), std::max(ankle[i]->y(), lengths.ankle_height_m), ankle[i]->z());
      shifts[i] += weight * (wanted - chain);
      weights[i] += weight;
    }
  }
  for (std::size_t i = 0; i < shifts.size(); ++i) shifts[i] /= weights[i];
  return shifts;
}

void ShiftRoot(const JointPaths& paths, double cutoff_hz, SmoothLegs& legs) {
  Path middle = Middle(PathOf(paths, Side::kLeft, Part::kHip), PathOf(paths, Side::kRight, Part::kHip));
  const std::vector<Vec3> shifts = CalcShifts(paths, legs);
  for (std::size_t i = 0; i < middle.size(); ++i) {
    if (middle[i]) *middle[i] += shifts[i];
  }
  legs.mid_hip = FitSpaceCurve(legs.basis, paths.time_s, middle, cutoff_hz);
}

}  // namespace

SmoothLegs FitSmoothLegs(const JointPaths& paths, double start_s, double end_s, double cutoff_hz) {
  SmoothLegs legs;
  legs.basis = MakeMotionBasis(start_s, end_s, cutoff_hz);
  const Path &left = PathOf(paths, Side::kLeft, Part::kHip), &right = PathOf(paths, Side::kRight, Part::kHip);
  const Path across = Difference(right, left);
  legs.hips_m = MedianLength_m(across, PathOf(paths, Side::kLeft, Part::kAnkle));
  legs.mid_hip = FitSpaceCurve(legs.basis, paths.time_s, Middle(left, right), cutoff_hz);
  legs.across = FitSpaceCurve(legs.basis, paths.time_s, across, cutoff_hz);
  for (Side side : kSides) FitLeg(paths, side, cutoff_hz, legs);
  ShiftRoot(paths, cutoff_hz, legs);
  return legs;
}

PerSide<Vec3> CalcHips(const SmoothLegs& legs, double time_s) {
  const Vec3 middle = Evaluate(legs.basis, legs.mid_hip, time_s);
  const Vec3 half = 0.5 * legs.hips_m * Evaluate(legs.basis, legs.across, time_s).normalized();
  PerSide<Vec3> hips;
  hips[Side::kLeft] = middle - half;
  hips[Side::kRight] = middle + half;
  return hips;
}

LegDirections CalcLegDirections(const SmoothLegs& legs, Side side, double time_s) {
  LegDirections d;
  d.thigh = Evaluate(legs.basis, legs.thigh[side], time_s).normalized();
  d.shank = Evaluate(legs.basis, legs.shank[side], time_s).normalized();
  d.sole = Evaluate(legs.basis, legs.sole[side], time_s).normalized();
  const Vec3 over_heel = Evaluate(legs.basis, legs.ankle_over_heel[side], time_s);
  d.instep = (over_heel - over_heel.dot(d.sole) * d.sole).normalized();
  return d;
}

void PlaceLeg(const LegLengths& lengths, const LegDirections& d, const Vec3& p_WHip, Side side,
              PerLandmark<Vec3>& p_W) {
  const Vec3 knee = p_WHip + lengths.thigh_m * d.thigh, ankle = knee + lengths.shank_m * d.shank;
  const Vec3 heel = ankle - lengths.ankle_ahead_m * d.sole - lengths.ankle_height_m * d.instep;
  p_W[LandmarkOf(side, Part::kHip)] = p_WHip;
  p_W[LandmarkOf(side, Part::kKnee)] = knee;
  p_W[LandmarkOf(side, Part::kAnkle)] = ankle;
  p_W[LandmarkOf(side, Part::kHeel)] = heel;
  p_W[LandmarkOf(side, Part::kToe)] = heel + lengths.foot_m * d.sole;
}

namespace {

/// Angle about `axis` that brings a vector from the ankle to height `height_m` over it: A cos + B sin = C,
/// the smaller one; empty when the vector is too short for that.
std::optional<double> FindTurn_rad(const Vec3& from_ankle, const Vec3& axis, double height_m) {
  const double a = from_ankle.y(), b = axis.cross(from_ankle).y(), r = std::hypot(a, b);
  if (r == 0 || std::abs(height_m) > r) return std::nullopt;
  const double middle = std::atan2(b, a), half = std::acos(height_m / r);
  const double first = std::remainder(middle + half, 2 * std::numbers::pi);
  const double second = std::remainder(middle - half, 2 * std::numbers::pi);
  return std::abs(first) < std::abs(second) ? first : second;
}

}  // namespace

LegDirections TurnFootOntoGround(const LegLengths& lengths, const LegDirections& d, const Vec3& p_WAnkle) {
  const Vec3 heel = -lengths.ankle_ahead_m * d.sole - lengths.ankle_height_m * d.instep;
  const Vec3 toe = heel + lengths.foot_m * d.sole;
  const Vec3& lower = toe.y() < heel.y() ? toe : heel;
  if (p_WAnkle.y() + lower.y() >= 0) return d;
  const Vec3 axis = d.sole.cross(d.instep);
  const double level_rad = -std::atan2(d.sole.y(), std::max(d.instep.y(), 1e-9));
  const double turn_rad = FindTurn_rad(lower, axis, -p_WAnkle.y()).value_or(level_rad);
  const Eigen::AngleAxisd turn(std::abs(turn_rad) < std::abs(level_rad) ? turn_rad : level_rad, axis);
  LegDirections turned = d;
  turned.sole = turn * d.sole;
  turned.instep = turn * d.instep;
  return turned;
}

double CalcResidual_m(const SmoothLegs& legs, const JointPaths& paths, Part part) {
  double squares = 0;
  std::size_t n = 0;
  for (std::size_t i = 0; i < paths.time_s.size(); ++i) {
    const double t = paths.time_s[i];
    if (t < legs.basis.start_s() || t > legs.basis.end_s()) continue;
    const PerSide<Vec3> hips = CalcHips(legs, t);
    for (Side side : kSides) {
      const auto& seen = PathOf(paths, side, part)[i];
      if (!seen) continue;
      PerLandmark<Vec3> p_W;
      PlaceLeg(legs.lengths[side], CalcLegDirections(legs, side, t), hips[side], side, p_W);
      squares += (p_W[LandmarkOf(side, part)] - *seen).squaredNorm();
      ++n;
    }
  }
  return n == 0 ? 0 : std::sqrt(squares / static_cast<double>(n));
}

}  // namespace hinge
