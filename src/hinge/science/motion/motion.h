// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/foundation/base/random.h"
#include "hinge/foundation/signal/smoothing_spline.h"
#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/observe/error_model.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// Where every landmark is at every time, in the sagittal plane W (metres, x where the person faces, y up):
/// one curve a landmark on a common basis. Either the best estimate or one draw of what it may have been.
struct MotionCurves {
  SplineBasis basis{0, 1, 1};
  PerLandmark<SplineCoefficients> coefficients;
  SplineCoefficients
      centre_of_mass;  ///< of the whole body: a weighted sum of landmarks, so of their coefficients too

  Vec2 Position_W(Landmark landmark, double time_s) const {
    return Evaluate(basis, coefficients[landmark], time_s);
  }
  Vec2 Middle_W(Part part, double time_s) const;  ///< half-way between left and right
  Vec2 CentreOfMass_W(double time_s) const { return Evaluate(basis, centre_of_mass, time_s); }
};

/// The motion of a whole track with its doubt. Every draw has its own jitter of the landmarks, its own camera
/// roll and its own scale, so that whatever is computed on the draws carries all three.
struct Motion {
  std::vector<double> time_s;  ///< of the pictures in which the person was found
  SplineBasis basis{0, 1, 1};
  PerLandmark<SmoothPath> paths;
  double roll_sigma_rad = 0;               ///< doubt of the camera's roll
  double scale_sigma_ratio = 0;            ///< doubt of the scale, relative
  PerLandmark<std::vector<double>> trust;  ///< of each picture's point: near 0 = treated as a gross error

  MotionCurves Mean() const;
  MotionCurves Draw(Random& random) const;
};

struct MotionOptions {
  double cutoff_hz = 12;  ///< for the legs at 60 pictures a second and more; the norms were filtered so
  double cutoff_over_rate = 0.25;  ///< and never above this share of the frame rate
  double cutoff_strides = 8.5;     ///< nor above so many times the stride rate, when that is known
};

/// The robust spline fit of a named track: one curve a landmark. `stride_s` may be 0 when no rhythm was
/// found. Needs at least 8 pictures with the person found (contract).
Motion EstimateMotion(const KeypointTrack& named, const Scene& scene, const ErrorModel& errors,
                      double stride_s, const MotionOptions& options = {});

}  // namespace hinge
