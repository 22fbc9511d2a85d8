// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "hinge/science/strength/body_series.h"

namespace hinge {

/// What a movement looks like from the side, as numbers that mean something: postures and ranges of trunk, hip, knee, arm
/// and foot over a stretch of the clip. Name to value; absent where the body part was not seen. Angles in degrees, lengths
/// in leg lengths (thigh plus shank), "range" from the 4th to the 96th percentile, "middle" the median, "both" the mean of
/// left and right, arms those nearer to the camera.
///   lean, lean_range         of the trunk
///   hip_range, knee, knee_range, knee_most   trunk-thigh angle and knee flexion, both legs; most: 96th percentile
///   thighs_apart             median distance between the two thighs' attitudes
///   feet_apart, feet_swap    distance of the ankles along x: size in the middle; range of the signed one
///   foot_up, foot_up_swap    the same of their heights: one foot in the air; in turn
///   elbow, elbow_range, upper_arm, upper_arm_range
///   hand_drop, hand_drop_range   wrist below the shoulder
///   hand_ahead               wrist ahead of the shoulder
///   hand_low                 4th percentile of the wrist's height over the lower ankle
///   rise                     range of the hips' height over the lower ankle
///   bounce                   spread of the hips' vertical speed, legs a second, logarithm
///   heel_rise                range of the lower ankle's height over its toe
///   deep_s                   longest time with the trunk beyond half of its range, logarithm of seconds
///   air                      how the hips' height goes with the feet's distance, -1 (walking) to 1 (running); 0 without steps
///   climb                    slope of the hips' path seen from the foot on the ground, degrees; 0 without steps
std::map<std::string, double> CalcSetFeatures(const BodySeries& body, const SampleSpan& span);

/// Whether a feature is one of those that a single leg taken for the other, or lost, moves all at once, where nobody steps:
/// air, climb, feet_swap, foot_up_swap.
bool TellsOfTurns(const std::string& feature);

/// All names that CalcSetFeatures knows.
const std::vector<std::string>& SetFeatureNames();

/// How steeply the hips travel over the foot on the ground, degrees, uphill positive, against the picture's horizontal: the
/// ground's slope plus the camera's roll. Half a stride later the other leg does the same, so the hips are as high above the
/// ground again: the line between two such places has its slope, seen from the toe, which stays where it is while the heel comes
/// up. The median over all strides; empty where nobody steps.
std::optional<double> CalcClimb_deg(const BodySeries& body, const SampleSpan& span);

}  // namespace hinge
