// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/motion/leg_identity.h"
#include "hinge/science/observe/error_model.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// A stretch of a series: samples from `first` up to, not including, `last`.
struct SampleSpan {
  std::size_t first = 0, last = 0;
  std::size_t size() const { return last > first ? last - first : 0; }
};

/// A person through a clip as smooth series at an even rate, for movements that are slower or other than a stride.
///
/// Frame B: x where the person faces, y up in the picture, unit the leg's length (thigh plus shank), origin fixed in the
/// picture. No scale and no camera roll enters it: angles need neither, and what is compared with the vertical
/// carries the roll's doubt. Attitudes, flexions and straightness in degrees with the zeros and signs of
/// docs/conventions.md.
///   elbow      attitude of the forearm minus attitude of the upper arm, as seen from the side; 0 stretched
///   upper_arm  attitude of the line shoulder-elbow to the vertical, elbow ahead positive
struct BodySeries {
  static constexpr double kRate_hz = 60;
  Facing facing = Facing::kRight;
  double leg_px = 1;
  std::vector<double> time_s;
  std::vector<bool> seen;  ///< the person was found within a quarter of a second
  PerLandmark<std::vector<Vec2>> p_B;
  PerLandmark<double> seen_share;  ///< of the found pictures in which the network gave the point
  PerLandmark<double>
      belief;  ///< mean of the network's own, 0..1, over the found pictures: low behind a plate, an arm, a leg
  PerSide<double> leg_trust = {
      {1, 1}};  ///< the network's mean belief in knee and ankle: behind a leg or a plate, it guesses
  /// Foot: put back where it stands, or not as long as usual; knee: thigh or shank is not (standing_feet.h). Empty: never.
  PerSide<std::vector<bool>> foot_hidden, knee_hidden;
  std::vector<double> lean_deg, straightness_deg;
  PerSide<std::vector<double>> thigh_deg, shank_deg, foot_deg, knee_deg, trunk_thigh_deg, upper_arm_deg,
      elbow_deg;

  std::size_t size() const { return time_s.size(); }
  SampleSpan All() const { return {0, size()}; }
  Vec2 Middle_B(Part part, std::size_t i) const {
    return 0.5 * (p_B[LandmarkOf(Side::kLeft, part)][i] + p_B[LandmarkOf(Side::kRight, part)][i]);
  }
  std::size_t At(double t_s) const;  ///< the nearest sample
};

/// How legs are named where people need not stride: nothing is learned from the other leg half a stride away, which on one
/// leg does something else.
LegNamingOptions ExerciseNaming();
/// How they are named where the legs take turns: a leg is also known by what the other one did half a stride away.
LegNamingOptions StridingNaming();

/// Robust smooth curves through the points of a named track. A point that is hardly ever given takes its fellow's place
/// on the other side, and `seen_share` says so; empty when trunk or legs were never seen, or in fewer than 8 pictures.
std::optional<BodySeries> MakeBodySeries(const KeypointTrack& named, Facing facing, const ErrorModel& errors);

/// Angles from the points, in place of those that were there.
void FillAngles(BodySeries& body);

/// Whether a part was seen on either side: given, and believed by the network itself (at least 0.5 on the mean).
bool SeesPart(const BodySeries& body, Part part);

/// The arm nearer to the camera, or the other one where that one's wrist was never given.
Side ArmSide(const BodySeries& body);

/// One value a sample: the mean of both legs, each counting by its `leg_trust`.
std::vector<double> MeanOfLegs(const BodySeries& body, const PerSide<std::vector<double>>& series);
/// How far an ankle is ahead of the hips.
std::vector<double> AnkleAhead_legs(const BodySeries& body, Side side);
/// The values of a stretch.
std::vector<double> Slice(const std::vector<double>& values, const SampleSpan& span);

}  // namespace hinge
