// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/app/pipeline/analyze.h"
#include "hinge/app/session/photo.h"

namespace hinge {

/// From one picture's keypoints to a session: the posture of that instant.
///
///   trunk_lean, straightness, head_forward, each also over standing    as the measures of a clip, of one instant instead of a mean
///   thigh, tibia, knee, foot_angle, leg_line                           of each leg, as the network names them; signs of docs/conventions.md
///
/// An interval holds the jitter of one picture's points (sigma_random), and the network's error and the camera's roll
/// (sigma_shared). Of an angle for which the network's error is known only at certain instants of a stride, nothing is taken off:
/// sigma is the largest of them, mean and spread together. All other measures are there without a value, with the reason.
///
/// Where a leg carries the body - its foot level, under the body and lower than the other, its shank about as far over as at
/// mid-stance - the picture has a place on the posture map. What one instant does not show is drawn from people in general: the
/// knee at contact and the shank from their norms, the knee's peak and the mean lean from the instant by `photo_knee_to_peak_deg` and
/// `photo_lean_to_mean_deg` of priors.toml. The label is always "cannot_tell": one instant is no form.
///
/// Throws Error where nobody is seen, from the front, or cut off.
Session AnalyzePhoto(const KeypointTrack& photo, const Runner& runner, const Knowledge& knowledge,
                     const ErrorModel& errors, const AnalyzeOptions& options = {});

/// The leg that carries the body at about mid-stance; empty when none does. `upright`: the points in metres, W.
std::optional<Side> FindCarryingLeg(const PerLandmark<Vec2>& p_W_m, const PostureModel& model,
                                    double speed_m_s);

}  // namespace hinge
