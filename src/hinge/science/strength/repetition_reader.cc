// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/repetition_reader.h"

#include <algorithm>

#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

constexpr double kBefore_s = 0.15, kAfter_s = 0.05;  // around a repetition's start
constexpr double kHalfStop_s = 0.08;                 // at least so long around the middle of the stop
constexpr double kMostHidden = 0.3;                  // of the legs at an instant
constexpr double kBeforeFace_legs = 0.17;  // from wrist to ear: farther, a hand leaves the head in view

}  // namespace

double RepetitionReader::MeanOver(const std::vector<double>& v, double from_s, double to_s) const {
  const std::size_t from = b.At(from_s), to = std::max(from, b.At(to_s));
  return Mean(Slice(v, {from, to + 1}));
}

double RepetitionReader::Near(const std::vector<double>& v) const {
  return MeanOver(v, r.start_s - kBefore_s, r.start_s + kAfter_s);
}

double RepetitionReader::Far(const std::vector<double>& v) const {
  const double middle_s = 0.5 * (r.far_from_s + r.far_to_s);
  const double half_s = std::max(kHalfStop_s, 0.4 * (r.far_to_s - r.far_from_s));
  return MeanOver(v, middle_s - half_s, middle_s + half_s);
}

std::vector<double> RepetitionReader::Leg(const PerSide<std::vector<double>>& v) const {
  return set.stance == Stance::kSymmetric ? MeanOfLegs(b, v) : v[r.side];
}

std::vector<double> RepetitionReader::Along(Side side, Part part, bool x) const {
  std::vector<double> v;
  for (const Vec2& p : b.p_B[LandmarkOf(side, part)]) v.push_back(x ? p.x() : p.y());
  return v;
}

double RepetitionReader::Hidden(const PerSide<std::vector<bool>>& flags, Read read) const {
  if (flags[Side::kLeft].empty()) return 0;
  PerSide<std::vector<double>> hidden;
  for (Side side : kSides) hidden[side] = {flags[side].begin(), flags[side].end()};
  return std::max((this->*read)(MeanOfLegs(b, hidden)), (this->*read)(hidden[NearSide(b.facing)]));
}

bool RepetitionReader::SeesFoot() const {
  return Sees(Part::kToe) && Sees(Part::kHeel) &&
         Hidden(b.foot_hidden, &RepetitionReader::Far) < kMostHidden &&
         Hidden(b.foot_hidden, &RepetitionReader::Near) < kMostHidden;
}

bool RepetitionReader::SeesKnee() const {
  return SeesKneeNear() && Hidden(b.knee_hidden, &RepetitionReader::Far) < kMostHidden;
}

bool RepetitionReader::SeesKneeNear() const {
  return Hidden(b.knee_hidden, &RepetitionReader::Near) < kMostHidden;
}

bool RepetitionReader::HandsHideFace() const {
  if (!Sees(Part::kWrist)) return false;
  return std::all_of(kSides.begin(), kSides.end(), [&](Side side) {
    std::vector<double> away;
    for (std::size_t i = 0; i < b.size(); ++i)
      away.push_back((b.p_B[LandmarkOf(side, Part::kWrist)][i] - b.Middle_B(Part::kEar, i)).norm());
    return Far(away) < kBeforeFace_legs;
  });
}

}  // namespace hinge
