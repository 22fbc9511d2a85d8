// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hinge/science/body/markers.h"
#include "hinge/science/gait/gait.h"
#include "hinge/twin/runner/joint_trajectory.h"
#include "hinge/twin/runner/planted_trunk.h"
#include "hinge/twin/runner/smooth_legs.h"
#include "hinge/twin/runner/truth.h"

namespace hinge {

inline constexpr double kLongestLab_s = 60;

/// Which part of a trial, and what is set where no markers are.
struct LabOptions {
  double start_s = 5;                    ///< of the stretch, on the trial's clock
  double duration_s = 8;                 ///< 2 to `kLongestLab_s`
  double cutoff_hz = 12;                 ///< of the markers, as the norms were filtered
  std::optional<double> height_m;        ///< empty: from the leg's length
  std::optional<double> belt_speed_m_s;  ///< empty: from the feet on the ground
  PlantedTrunk trunk;
};

/// How well the motion with constant lengths follows the markers.
struct LabFit {
  double hip_m = 0, knee_m = 0, ankle_m = 0, heel_m = 0,
         toe_m = 0;                                 ///< root mean square distances from the paths
  double thigh_cluster_m = 0, shank_cluster_m = 0;  ///< of markers from their rigid clusters, larger side
  double belt_speed_m_s = 0;                        ///< as the feet in mid-stance move, median
  std::vector<std::string>
      doubtful_markers;  ///< names that stand for other markers than in the standing trial
};

/// What the motion is made of; times from the stretch's start.
struct LabBody {
  SmoothLegs legs;
  PlantedTrunk trunk;
  double height_m = 0;
  std::vector<StepStart> steps;  ///< reaching beyond both ends of the stretch
};

/// A laboratory's runner: legs as measured, with constant lengths; trunk, head and arms planted.
struct LabMotion {
  JointTrajectory trajectory;     ///< treadmill; mean mid-hip at x = z = 0, soles of mid-stance at y = 0
  std::vector<GaitEvent> events;  ///< within the stretch, from the plate, in time order
  LabFit fit;
  std::shared_ptr<const LabBody> body;
};

struct LabMotionResult {
  std::optional<LabMotion> motion;
  std::string why_not;  ///< a sentence, empty exactly when the motion is there
};

/// Motion of a running trial on an instrumented treadmill, from markers of pelvis and legs (marker_joints.h)
/// and the plate (plate_contacts.h). A contact belongs to the foot that is lower in its middle.
///
/// Model: hips on the pelvis' axis, thigh, shank and foot of constant lengths (smooth_legs.h); the foot
/// rigid, standing on its tip where a real one bends its toes; trunk by formula (planted_trunk.h). Valid for
/// level treadmills, x forward, y up.
LabMotionResult MakeTrajectoryFromMarkers(const Markers& running, const Markers& standing,
                                          const VerticalForce& force, const LabOptions& options = {});

/// Attitudes of a leg, radians, zeros and signs of docs/conventions.md: from the chain's own directions, seen
/// in the plane x, y. 0 <= time_s <= duration.
LegAngles CalcLabLeg(const LabBody& body, Side side, double time_s);
PersonPose CalcLabPose(const LabBody& body, double time_s);

/// The truth of each stride that lies whole within the stretch, from the directions and formulas that the
/// motion is made of.
std::vector<TwinStride> CalcTruth(const LabMotion& motion);

}  // namespace hinge
