// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/standing_feet.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "hinge/foundation/base/median_point.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

constexpr double kUsual = 0.75;  // quantile of the seen lengths; jitter makes few of them longer
constexpr double kWhole = 0.85;  // of the usual length: a shorter shank is not seen as it is
constexpr double kShortest = 0.82, kLongest = 1.22;  // of its usual length: thigh or shank was seen
constexpr double kSlackWithFoot = 0.3;               // of that, where the foot was put back
constexpr double kTwoTenths = 2.563;                 // standard deviations between the quantiles 0.1 and 0.9
constexpr double kSteady = 0.05;  // a spread of the segments' lengths that halves a leg's weight
constexpr double kShortestFoot = 0.88, kLongestFoot = 1.2;
constexpr double kStanding = 0.6,
                 kStands = 0.2;      // of whole shanks; their ankles lie this near to their middle
constexpr double kElsewhere = 0.25;  // shanks from its place: a foot was not seen where it stands
constexpr double kNearest = 0.65, kFarthest = 1.3;  // from a knee, itself badly seen, to its ankle
constexpr std::size_t kFewestWhole = 15;            // a quarter of a second
constexpr Part kFoot[] = {Part::kAnkle, Part::kHeel, Part::kToe};

/// Of a segment, leg lengths.
struct Lengths {
  std::vector<double> legs;  ///< all through the clip
  double usual = 0;
  bool whole(std::size_t i) const { return legs[i] >= kWhole * usual; }
  bool within(double low, double high, std::size_t i) const {
    return legs[i] > low * usual && legs[i] < high * usual;
  }
};

Lengths CalcLengths(const BodySeries& b, Side side, Part from, Part to, const SampleSpan& span) {
  const auto &a = b.p_B[LandmarkOf(side, from)], &c = b.p_B[LandmarkOf(side, to)];
  Lengths lengths;
  for (std::size_t i = 0; i < b.size(); ++i) lengths.legs.push_back((a[i] - c[i]).norm());
  lengths.usual = Quantile(Slice(lengths.legs, span), kUsual);
  return lengths;
}

std::vector<std::size_t> FindWhole(const Lengths& shank, const SampleSpan& span) {
  std::vector<std::size_t> whole;
  for (std::size_t i = span.first; i < span.last; ++i) {
    if (shank.whole(i)) whole.push_back(i);
  }
  return whole;
}

Vec2 MiddleOf(const std::vector<Vec2>& p_B, const std::vector<std::size_t>& at) {
  std::vector<Vec2> picked;
  for (std::size_t i : at) picked.push_back(p_B[i]);
  return MedianPoint(picked);
}

bool Stands(const std::vector<Vec2>& ankle_B, const Vec2& place_B, const std::vector<std::size_t>& whole,
            double usual) {
  std::vector<double> off;
  for (std::size_t i : whole) off.push_back((ankle_B[i] - place_B).norm());
  return Quantile(std::move(off), kStanding) < kStands * usual;
}

/// Samples whose foot was seen elsewhere than it stands.
std::vector<bool> FindHidden(const BodySeries& b, Side side, const SampleSpan& span, const Lengths& shank,
                             const Vec2& place_B) {
  const auto &knee = b.p_B[LandmarkOf(side, Part::kKnee)], &ankle = b.p_B[LandmarkOf(side, Part::kAnkle)];
  std::vector<bool> hidden(b.size(), false);
  for (std::size_t i = span.first; i < span.last; ++i) {
    const double to_knee = (knee[i] - place_B).norm();
    hidden[i] = (ankle[i] - place_B).norm() > kElsewhere * shank.usual && to_knee > kNearest * shank.usual &&
                to_knee < kFarthest * shank.usual;
  }
  return hidden;
}

void PutBack(Side side, const SampleSpan& span, BodySeries& body) {
  body.foot_hidden[side].assign(body.size(), false);
  const Lengths shank = CalcLengths(body, side, Part::kKnee, Part::kAnkle, span);
  const std::vector<std::size_t> whole = FindWhole(shank, span);
  if (whole.size() < kFewestWhole) return;
  const auto& ankle_B = body.p_B[LandmarkOf(side, Part::kAnkle)];
  const Vec2 place_B = MiddleOf(ankle_B, whole);
  if (!Stands(ankle_B, place_B, whole, shank.usual)) return;
  const std::vector<bool> hidden = FindHidden(body, side, span, shank, place_B);
  for (Part part : kFoot) {
    auto& points = body.p_B[LandmarkOf(side, part)];
    const Vec2 stands_B = MiddleOf(points, whole);
    for (std::size_t i = 0; i < points.size(); ++i) points[i] = hidden[i] ? stands_B : points[i];
  }
  body.foot_hidden[side] = hidden;
}

/// A foot is stiff: one that is not as long as usual was not seen, and its turn is not known.
void FindHiddenFeet(Side side, const SampleSpan& span, BodySeries& body) {
  const Lengths foot = CalcLengths(body, side, Part::kHeel, Part::kToe, span);
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (!foot.within(kShortestFoot, kLongestFoot, i)) body.foot_hidden[side][i] = true;
  }
}

/// Where the foot was `moved` back, the knee is less to be believed too.
void FindHiddenKnees(Side side, const SampleSpan& span, const std::vector<bool>& moved, BodySeries& body) {
  const Lengths thigh = CalcLengths(body, side, Part::kHip, Part::kKnee, span),
                shank = CalcLengths(body, side, Part::kKnee, Part::kAnkle, span);
  body.knee_hidden[side].clear();
  for (std::size_t i = 0; i < body.size(); ++i) {
    const double slack = moved[i] ? kSlackWithFoot : 1;
    const double low = 1 - slack * (1 - kShortest), high = 1 + slack * (kLongest - 1);
    body.knee_hidden[side].push_back(!thigh.within(low, high, i) || !shank.within(low, high, i));
  }
}

/// How much a segment's length in the picture varies, as a share of it.
double CalcSpread(const Lengths& lengths, const SampleSpan& span) {
  const std::vector<double> v = Slice(lengths.legs, span);
  return (Quantile(v, 0.9) - Quantile(v, 0.1)) / (kTwoTenths * std::max(1e-6, Median(v)));
}

/// Behind a plate the network guesses, at times with full belief: a leg whose segments change their lengths counts less.
void DistrustUnsteady(Side side, const SampleSpan& span, BodySeries& body) {
  body.leg_trust[side] /= 1 + std::pow(CalcLegSpread(body, side, span) / kSteady, 2);
}

}  // namespace

BodySeries PutHiddenFeetBack(const BodySeries& body, const SampleSpan& span) {
  BodySeries mended = body;
  if (span.size() == 0) return mended;
  for (Side side : kSides) {
    DistrustUnsteady(side, span, mended);
    PutBack(side, span, mended);
    const std::vector<bool> moved = mended.foot_hidden[side];
    FindHiddenFeet(side, span, mended);
    FindHiddenKnees(side, span, moved, mended);
  }
  FillAngles(mended);
  return mended;
}

double CalcLegSpread(const BodySeries& body, Side side, const SampleSpan& span) {
  return std::hypot(CalcSpread(CalcLengths(body, side, Part::kHip, Part::kKnee, span), span),
                    CalcSpread(CalcLengths(body, side, Part::kKnee, Part::kAnkle, span), span));
}

double CalcHiddenShare(const std::vector<bool>& hidden, const SampleSpan& span) {
  if (hidden.empty() || span.size() == 0) return 0;
  const auto from = hidden.begin() + static_cast<std::ptrdiff_t>(span.first);
  const auto count = std::count(from, from + static_cast<std::ptrdiff_t>(span.size()), true);
  return static_cast<double>(count) / static_cast<double>(span.size());
}

}  // namespace hinge
