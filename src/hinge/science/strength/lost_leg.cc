// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/lost_leg.h"

#include "hinge/foundation/base/median_point.h"
#include "hinge/science/motion/leg_states.h"
#include "hinge/science/strength/standing_feet.h"

namespace hinge {
namespace {

constexpr double kLost = 0.2, kTimesTheOther = 1.6;  // spread of the segments' lengths

/// From the other leg's points to this one's, as the hips lie.
Vec2 HipsApart_B(const BodySeries& body, Side side) {
  const auto &own = body.p_B[LandmarkOf(side, Part::kHip)],
             &other = body.p_B[LandmarkOf(Opposite(side), Part::kHip)];
  std::vector<Vec2> apart;
  for (std::size_t i = 0; i < body.size(); ++i) apart.push_back(own[i] - other[i]);
  return MedianPoint(apart);
}

}  // namespace

std::optional<Side> FindLostLeg(const BodySeries& body, const SampleSpan& span) {
  if (span.size() == 0) return std::nullopt;
  PerSide<double> spread;
  for (Side side : kSides) spread[side] = CalcLegSpread(body, side, span);
  const Side worse = spread[Side::kLeft] > spread[Side::kRight] ? Side::kLeft : Side::kRight;
  if (spread[worse] < kLost || spread[worse] < kTimesTheOther * spread[Opposite(worse)]) return std::nullopt;
  return worse;
}

BodySeries LetOtherLegStandIn(const BodySeries& body, Side lost) {
  BodySeries mended = body;
  const Vec2 apart_B = HipsApart_B(body, lost);
  for (Part part : kLowerLeg) {
    auto& points = mended.p_B[LandmarkOf(lost, part)];
    points = body.p_B[LandmarkOf(Opposite(lost), part)];
    for (Vec2& p : points) p += apart_B;
  }
  mended.leg_trust[lost] = 0;
  FillAngles(mended);
  return mended;
}

void HideLeg(Side side, BodySeries& body) {
  for (auto* hidden : {&body.foot_hidden, &body.knee_hidden}) (*hidden)[side].assign(body.size(), true);
}

}  // namespace hinge
