// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "hinge/foundation/base/vec2.h"
#include "hinge/science/body/landmark.h"
#include "hinge/science/body/runner.h"

namespace hinge {

/// A body segment's share of the body. [deleva1996]
struct SegmentInertia {
  double mass_share = 0;  ///< of body mass
  double com_share = 0;   ///< centre of mass from the proximal end, share of the segment's length
};

/// Segments between Hinge's landmarks. The hand's mass is at the wrist, the head's at the ears.
struct BodyTable {
  SegmentInertia head;       ///< with neck; placed at the ears' middle (com_share unused)
  SegmentInertia trunk;      ///< mid-shoulder to mid-hip
  SegmentInertia upper_arm;  ///< shoulder to elbow
  SegmentInertia forearm;    ///< elbow to wrist
  SegmentInertia hand;       ///< placed at the wrist (com_share unused)
  SegmentInertia thigh;      ///< hip to knee
  SegmentInertia shank;      ///< knee to ankle
  SegmentInertia foot;       ///< heel to toe tip
};

/// The table for a sex; the mean of both where it is unknown. Shares of mass add up to 1 (limbs twice).
BodyTable TableFor(std::optional<Sex> sex);

/// Whole-body centre of mass, the sum of m_i r_i over the segments; same frame and unit as the points.
/// [deleva1996] Departs from the source: head at the ears, hand at the wrist, foot to the toe landmark
/// instead of the toe tip.
Vec2 CalcCentreOfMass(const PerLandmark<Vec2>& points, std::optional<Sex> sex = std::nullopt);

/// Thigh plus shank plus mid-hip to mid-shoulder over stature: mean of women (368.5 + 432.3 + 497.9) / 1735
/// and men (422.2 + 434.0 + 515.5) / 1741, mm. [deleva1996]
inline constexpr double kLegAndTrunkOverStature = 0.768;

}  // namespace hinge
