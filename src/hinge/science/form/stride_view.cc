// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/stride_view.h"

#include "hinge/foundation/base/check.h"
#include "hinge/science/body/angles.h"
#include "hinge/science/form/spring_leg.h"

namespace hinge {

double StrideView::Thigh_deg(double t) const {
  return CalcSegmentAttitude(P(Part::kHip, t), P(Part::kKnee, t)).deg();
}

double StrideView::Tibia_deg(double t) const {
  return CalcSegmentAttitude(P(Part::kKnee, t), P(Part::kAnkle, t)).deg();
}

double StrideView::Knee_deg(double t) const {
  return CalcKneeFlexion(P(Part::kHip, t), P(Part::kKnee, t), P(Part::kAnkle, t)).deg();
}

double StrideView::LegLine_deg(double t) const {
  return -CalcSegmentAttitude(P(Part::kHip, t), P(Part::kAnkle, t)).deg();
}

double StrideView::BodyWeight_kN() const {
  HINGE_CHECK(mass_kg.has_value());
  return *mass_kg * kGravity_m_s2 / 1000;
}

double StrideView::TrunkLean_deg(double t) const {
  return CalcTrunkLean(curves->Middle_W(Part::kHip, t), curves->Middle_W(Part::kShoulder, t)).deg();
}

double StrideView::Straightness_deg(double t) const {
  return CalcStraightness(curves->Middle_W(Part::kEar, t), curves->Middle_W(Part::kShoulder, t),
                          curves->Middle_W(Part::kHip, t))
      .deg();
}

}  // namespace hinge
