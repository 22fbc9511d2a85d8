// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/anthropometry.h"

namespace hinge {
namespace {

// de Leva 1996, table 4: share of body mass, centre of mass from the proximal end.
constexpr BodyTable kFemale = {.head = {0.0668, 0.4841},
                               .trunk = {0.4257, 0.3782},
                               .upper_arm = {0.0255, 0.5754},
                               .forearm = {0.0138, 0.4559},
                               .hand = {0.0056, 0.7474},
                               .thigh = {0.1478, 0.3612},
                               .shank = {0.0481, 0.4352},
                               .foot = {0.0129, 0.4014}};
constexpr BodyTable kMale = {.head = {0.0694, 0.5002},
                             .trunk = {0.4346, 0.4310},
                             .upper_arm = {0.0271, 0.5772},
                             .forearm = {0.0162, 0.4574},
                             .hand = {0.0061, 0.7900},
                             .thigh = {0.1416, 0.4095},
                             .shank = {0.0433, 0.4395},
                             .foot = {0.0137, 0.4415}};

constexpr SegmentInertia Mean(const SegmentInertia& a, const SegmentInertia& b) {
  return {0.5 * (a.mass_share + b.mass_share), 0.5 * (a.com_share + b.com_share)};
}

constexpr BodyTable kEither = {Mean(kFemale.head, kMale.head),           Mean(kFemale.trunk, kMale.trunk),
                               Mean(kFemale.upper_arm, kMale.upper_arm), Mean(kFemale.forearm, kMale.forearm),
                               Mean(kFemale.hand, kMale.hand),           Mean(kFemale.thigh, kMale.thigh),
                               Mean(kFemale.shank, kMale.shank),         Mean(kFemale.foot, kMale.foot)};

/// Adds a segment's mass times its centre's place.
void Add(Vec2& moment, double& mass, const SegmentInertia& s, const Vec2& proximal, const Vec2& distal) {
  moment += s.mass_share * (proximal + s.com_share * (distal - proximal));
  mass += s.mass_share;
}

}  // namespace

BodyTable TableFor(std::optional<Sex> sex) {
  if (!sex) return kEither;
  return *sex == Sex::kFemale ? kFemale : kMale;
}

Vec2 CalcCentreOfMass(const PerLandmark<Vec2>& points, std::optional<Sex> sex) {
  const BodyTable table = TableFor(sex);
  const auto at = [&](Side side, Part part) { return points[LandmarkOf(side, part)]; };
  const auto middle = [&](Part part) -> Vec2 {
    return 0.5 * (at(Side::kLeft, part) + at(Side::kRight, part));
  };
  Vec2 moment = Vec2::Zero();
  double mass = 0;
  Add(moment, mass, table.head, middle(Part::kEar), middle(Part::kEar));
  Add(moment, mass, table.trunk, middle(Part::kShoulder), middle(Part::kHip));
  for (Side side : kSides) {
    Add(moment, mass, table.upper_arm, at(side, Part::kShoulder), at(side, Part::kElbow));
    Add(moment, mass, table.forearm, at(side, Part::kElbow), at(side, Part::kWrist));
    Add(moment, mass, table.hand, at(side, Part::kWrist), at(side, Part::kWrist));
    Add(moment, mass, table.thigh, at(side, Part::kHip), at(side, Part::kKnee));
    Add(moment, mass, table.shank, at(side, Part::kKnee), at(side, Part::kAnkle));
    Add(moment, mass, table.foot, at(side, Part::kHeel), at(side, Part::kToe));
  }
  return moment / mass;
}

}  // namespace hinge
