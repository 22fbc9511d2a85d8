// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/app/session/session.h"
#include "hinge/edge/formats/trc.h"

namespace hinge {

/// The fitted motion as OpenSim and motion-capture programs read it. Both tables have one row for each picture in which the
/// runner was found, at its true time in life's seconds: in slow motion, the clip's time over the slow-motion factor.
///
/// `motion.trc`: the joint centres as markers under the names that Pose2Sim's and Sports2D's model setups know (RHip, LKnee,
/// RBigToe, ...; MarkerName). World frame W in metres: X where the person faces, Y up from the ground under the feet (from the
/// picture's lower edge where the ground is not known), Z to the right. One camera does not see Z: it is 0 everywhere.
Trc MakeMotionTrc(const Session& session);

/// The name that markers of other programs give a landmark: "RHip".
std::string MarkerName(Landmark landmark);

/// One coordinate of a planar OpenSim model at every row.
struct MotCoordinate {
  std::string name;
  std::vector<double> values;  ///< degrees, or metres of pelvis_tx and pelvis_ty
};

/// `motion.mot`: joint angles under the names and with the signs of the Rajagopal and Lai-Uhlrich models. W's third axis points
/// to the right, and OpenSim's rotations are positive about it:
///
///   pelvis_tilt     = -trunk lean                    positive leaning back
///   pelvis_tx, _ty  = middle of the hips in W        m
///   hip_flexion_S   = thigh + trunk lean             flexion positive; the trunk-thigh angle of docs/conventions.md
///   knee_angle_S    = thigh - shank                  flexion positive (gait2392 and gait10dof18musc count it negative)
///   ankle_angle_S   = foot - shank                   dorsiflexion positive; 0: the line heel-toe at a right angle to the shank,
///                                                    less the foot's own standing angle where that was seen
///
/// S is r or l. One camera does not see the pelvis: pelvis and trunk are one piece, and lumbar_extension is left out (a model
/// keeps its 0). Angles of the fit as it is: the network's mean errors are not taken off.
std::vector<MotCoordinate> CalcMotCoordinates(const Session& session);
std::string MakeMotionMot(const Session& session);

}  // namespace hinge
