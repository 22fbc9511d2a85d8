// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/stride_view.h"

#include "hinge/science/body/angles.h"

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

double StrideView::TrunkLean_deg(double t) const {
  return CalcTrunkLean(curves->Middle_W(Part::kHip, t), curves->Middle_W(Part::kShoulder, t)).deg();
}

double StrideView::Straightness_deg(double t) const {
  return CalcStraightness(curves->Middle_W(Part::kEar, t), curves->Middle_W(Part::kShoulder, t),
                          curves->Middle_W(Part::kHip, t))
      .deg();
}

}  // namespace hinge
