// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace hinge {

/// One measure in one stretch of a run: a clip's mean, or that of a minute of a long clip.
struct DriftPoint {
  double time_min = 0;
  double value = 0;      ///< in the measure's unit
  double speed_m_s = 0;  ///< the same everywhere where it is not known
  double grade = 0;      ///< rise over run
};

/// Where a run's drift begins or turns.
struct ChangePoint {
  double time_min = 0, low_min = 0, high_min = 0;  ///< 95 %
  double before_per_hour = 0, after_per_hour = 0;  ///< slopes
};

/// How a measure drifts along a run, at matched speed and grade.
struct Drift {
  std::string id;
  std::string unit;
  std::optional<double> per_hour;  ///< slope over the whole run, in the unit
  double low = 0, high = 0;        ///< 95 %
  double probability = 0;          ///< that the slope has its sign: 0.5 to 1
  bool beyond_noise = false;
  double bend_probability = 0;  ///< that a line with a bend describes the run better than a straight one
  std::optional<ChangePoint> change;  ///< where `bend_probability` is 0.95 or more
  int points = 0;
  std::string why_missing;  ///< non-empty exactly when `per_hour` is empty
};

struct DriftOptions {
  bool evenly_spaced =
      true;  ///< neighbours may be alike beyond the line (one long clip): told from the residuals
  double least_probability = 0.998;  ///< some thirty measures are looked at at once
  double least_bend_probability = 0.95;
};

/// The slope by least squares with speed and grade as companions where they vary,
///
///   y = a + b t + c (v - mean v) + d g + e
///
/// with e first-order autocorrelated when that shows (Prais and Winsten 1954) and Student's t for the interval. The
/// bend is a second slope from a time tau on; tau's posterior is flat before the data and proportional to
/// RSS(tau)^(-dof/2) after; the bend's probability is that of the Bayes factor by BIC. Needs four points more than
/// companions, and no drift of speed or grade that is time itself: then the slope is missing and says so.
Drift EstimateDrift(const std::vector<DriftPoint>& points, const DriftOptions& options = {});

}  // namespace hinge
