// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/motion/motion.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/body/anthropometry.h"
#include "hinge/science/body/leg_length.h"

namespace hinge {
namespace {

constexpr double kKnotsPerCutoffPeriod = 4;  // the curve's own bandwidth stays well above the cut-off

double PictureRate_hz(const std::vector<double>& times_s) {
  std::vector<double> gaps;
  for (std::size_t i = 1; i < times_s.size(); ++i) gaps.push_back(times_s[i] - times_s[i - 1]);
  return 1 / Median(std::move(gaps));
}

double Cutoff_hz(const std::vector<double>& times_s, double stride_s, const MotionOptions& options) {
  double cutoff_hz = std::min(options.cutoff_hz, options.cutoff_over_rate * PictureRate_hz(times_s));
  if (stride_s > 0) cutoff_hz = std::min(cutoff_hz, options.cutoff_strides / stride_s);
  return cutoff_hz;
}

std::vector<PathSample> SamplesOf(Landmark landmark, const KeypointTrack& named, const Scene& scene,
                                  const ErrorModel& errors, double leg_m) {
  std::vector<PathSample> samples;
  for (const KeypointFrame& f : named.frames) {
    if (!f.found()) continue;
    const Keypoint& point = f.points[landmark];
    if (!point.seen()) continue;
    samples.push_back(
        {f.time_s, CalcWorldPoint(scene, point.p_I_px), leg_m * errors.Jitter_legs(point.visibility)});
  }
  return samples;
}

/// The fit's trust at every picture in which the person was found; 0 where the landmark itself was not seen.
std::vector<double> SpreadTrust(const std::vector<double>& time_s, const std::vector<PathSample>& samples,
                                const std::vector<double>& trust) {
  std::vector<double> spread(time_s.size(), 0.0);
  std::size_t k = 0;
  for (std::size_t i = 0; i < time_s.size() && k < samples.size(); ++i) {
    if (samples[k].time_s == time_s[i]) spread[i] = trust[k++];
  }
  return spread;
}

void AddCentreOfMass(MotionCurves& curves) {
  curves.centre_of_mass.resize(curves.basis.size(), 2);
  PerLandmark<Vec2> row;
  for (Eigen::Index k = 0; k < curves.centre_of_mass.rows(); ++k) {
    for (std::size_t i = 0; i < kLandmarkCount; ++i)
      row.values[i] = curves.coefficients.values[i].row(k).transpose();
    curves.centre_of_mass.row(k) = CalcCentreOfMass(row).transpose();
  }
}

}  // namespace

Vec2 MotionCurves::Middle_W(Part part, double time_s) const {
  return 0.5 * (Position_W(LandmarkOf(Side::kLeft, part), time_s) +
                Position_W(LandmarkOf(Side::kRight, part), time_s));
}

MotionCurves Motion::Mean() const {
  MotionCurves curves{basis, {}, {}};
  for (std::size_t i = 0; i < kLandmarkCount; ++i)
    curves.coefficients[LandmarkAt(i)] = paths[LandmarkAt(i)].mean();
  AddCentreOfMass(curves);
  return curves;
}

MotionCurves Motion::Draw(Random& random) const {
  const double roll = random.Normal(0, roll_sigma_rad);
  const double scale = std::exp(random.Normal(0, scale_sigma_ratio));
  Eigen::Matrix2d turn;  // of row vectors
  turn << std::cos(roll), std::sin(roll), -std::sin(roll), std::cos(roll);
  turn *= scale;
  MotionCurves curves{basis, {}, {}};
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    SplineCoefficients& drawn = curves.coefficients[LandmarkAt(i)];
    drawn = paths[LandmarkAt(i)].Draw(random);
    for (Eigen::Index k = 0; k < drawn.rows(); ++k) drawn.row(k) = (drawn.row(k) * turn).eval();
  }
  AddCentreOfMass(curves);
  return curves;
}

Motion EstimateMotion(const KeypointTrack& named, const Scene& scene, const ErrorModel& errors,
                      double stride_s, const MotionOptions& options) {
  Motion motion;
  for (const KeypointFrame& f : named.frames) {
    if (f.found()) motion.time_s.push_back(f.time_s);
  }
  HINGE_CHECK(motion.time_s.size() >= 8, motion.time_s.size());
  const double cutoff_hz = Cutoff_hz(motion.time_s, stride_s, options);
  motion.basis =
      SplineBasis(motion.time_s.front(), motion.time_s.back(), 1 / (kKnotsPerCutoffPeriod * cutoff_hz));
  const double leg_m = *CalcLegLength_px(named) * *scene.scale_m_per_px.value;
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    const Landmark landmark = LandmarkAt(i);
    const std::vector<PathSample> samples = SamplesOf(landmark, named, scene, errors, leg_m);
    motion.paths[landmark] = SmoothPath::Fit(motion.basis, samples, {.cutoff_hz = cutoff_hz});
    motion.trust[landmark] = SpreadTrust(motion.time_s, samples, motion.paths[landmark].trust());
  }
  motion.roll_sigma_rad = scene.roll_rad.sigma;
  motion.scale_sigma_ratio = scene.scale_m_per_px.sigma / *scene.scale_m_per_px.value;
  return motion;
}

}  // namespace hinge
