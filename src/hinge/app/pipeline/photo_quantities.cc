// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/photo_quantities.h"

#include "hinge/science/body/angles.h"

namespace hinge {
namespace {

using Places = PerLandmark<Vec2>;

Vec2 Middle(const Places& p, Part part) {
  return 0.5 * (p[LandmarkOf(Side::kLeft, part)] + p[LandmarkOf(Side::kRight, part)]);
}

std::vector<PhotoQuantity> TrunkQuantities() {
  return {
      {"trunk_lean",
       {},
       "line mid-hip to mid-shoulder to the vertical, forward positive, of this instant",
       1,
       {"trunk_lean"},
       [](const Places& p) { return CalcTrunkLean(Middle(p, Part::kHip), Middle(p, Part::kShoulder)); }},
      {"straightness",
       {},
       "180 minus the angle mid-ear, mid-shoulder, mid-hip, head and shoulders forward positive, of this "
       "instant",
       0,
       {"straightness"},
       [](const Places& p) {
         return CalcStraightness(Middle(p, Part::kEar), Middle(p, Part::kShoulder), Middle(p, Part::kHip));
       }},
      {"head_forward",
       {},
       "line mid-shoulder to mid-ear to the vertical, forward positive, of this instant",
       1,
       {"head_forward"},
       [](const Places& p) { return CalcHeadForward(Middle(p, Part::kEar), Middle(p, Part::kShoulder)); }}};
}

std::vector<PhotoQuantity> LegQuantities(Side side) {
  const auto at = [side](const Places& p, Part part) { return p[LandmarkOf(side, part)]; };
  const auto thigh = [at](const Places& p) {
    return CalcSegmentAttitude(at(p, Part::kHip), at(p, Part::kKnee));
  };
  const auto tibia = [at](const Places& p) {
    return CalcSegmentAttitude(at(p, Part::kKnee), at(p, Part::kAnkle));
  };
  return {{"knee",
           side,
           "flexion at hip, knee, ankle: thigh minus shank, of this instant",
           0,
           {"knee_ic", "knee_peak"},
           [at](const Places& p) {
             return CalcKneeFlexion(at(p, Part::kHip), at(p, Part::kKnee), at(p, Part::kAnkle));
           }},
          {"thigh",
           side,
           "hip to knee to the vertical, knee ahead positive, of this instant",
           -1,
           {"thigh_ic", "thigh_extension"},
           thigh},
          {"tibia",
           side,
           "knee to ankle to the vertical, ankle ahead (reaching) positive, of this instant",
           -1,
           {"tibia_ic", "tibia_ms"},
           tibia},
          {"foot_angle",
           side,
           "heel to toe to the horizontal, toe up positive, of this instant",
           -1,
           {"foot_angle_ic"},
           [at](const Places& p) { return CalcFootAngle(at(p, Part::kHeel), at(p, Part::kToe)); }},
          {"leg_line",
           side,
           "ankle to hip to the vertical, hip ahead positive, of this instant",
           1,
           {"leg_line"},
           [at](const Places& p) { return -CalcSegmentAttitude(at(p, Part::kHip), at(p, Part::kAnkle)); }}};
}

}  // namespace

std::vector<PhotoQuantity> PhotoQuantities() {
  std::vector<PhotoQuantity> quantities = TrunkQuantities();
  for (Side side : kSides) {
    for (PhotoQuantity& q : LegQuantities(side)) quantities.push_back(std::move(q));
  }
  return quantities;
}

}  // namespace hinge
