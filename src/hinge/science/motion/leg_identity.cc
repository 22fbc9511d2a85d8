// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/motion/leg_identity.h"

#include <algorithm>

#include "hinge/science/body/leg_length.h"
#include "hinge/science/motion/leg_path.h"

namespace hinge {
namespace {

constexpr int kRoundsOfComparison = 3;  // each compares with the better names of the one before

void Exchange(KeypointFrame& frame, Part part) {
  std::swap(frame.points[LandmarkOf(Side::kLeft, part)], frame.points[LandmarkOf(Side::kRight, part)]);
}

/// How much better the network sees one side's upper body, as it does with the side that is nearer the
/// camera.
double LeftIsNearer(const KeypointTrack& track) {
  double sum = 0;
  for (const KeypointFrame& f : track.frames) {
    for (Part part : {Part::kShoulder, Part::kElbow, Part::kWrist, Part::kHip}) {
      sum += f.points[LandmarkOf(Side::kLeft, part)].visibility -
             f.points[LandmarkOf(Side::kRight, part)].visibility;
    }
  }
  return sum;
}

}  // namespace

void ExchangeSides(KeypointFrame& frame) {
  for (Part part : kParts) Exchange(frame, part);
  std::swap(frame.outline.knee[Side::kLeft], frame.outline.knee[Side::kRight]);
}
void ExchangeKnees(KeypointFrame& frame) {
  Exchange(frame, Part::kKnee);
  std::swap(frame.outline.knee[Side::kLeft], frame.outline.knee[Side::kRight]);
}
void ExchangeFeet(KeypointFrame& frame) {
  for (Part part : {Part::kAnkle, Part::kHeel, Part::kToe}) Exchange(frame, part);
}

NamedTrack NameLegs(const KeypointTrack& track, Facing facing, const LegNamingOptions& options) {
  NamedTrack named{track, {}, false};
  std::vector<const KeypointFrame*> found;
  std::vector<int> indices;
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    if (!track.frames[i].found()) continue;
    found.push_back(&track.frames[i]);
    indices.push_back(static_cast<int>(i));
  }
  if (found.size() >= 3) {
    LegPath path(found, *CalcLegLength_px(track), options);
    std::vector<int> states = path.Solve();
    const bool compares = options.half_stride_weight > 0 || options.seam_weight > 0;
    for (int round = 0; compares && round < kRoundsOfComparison; ++round) {
      path.CompareWithOtherLeg(states);
      states = path.Solve();
      path.TurnAtSeams(states);
    }
    for (int round = 0; options.home_weight > 0 && round < kRoundsOfComparison; ++round) {
      path.CompareWithHomes(states);
      states = path.Solve();
    }
    const auto exchanged = std::count_if(states.begin(), states.end(), [](int s) { return (s & 2) != 0; });
    const int flip = 2 * exchanged > static_cast<std::ptrdiff_t>(states.size()) ? kLegStates - 1 : 0;
    for (std::size_t k = 0; k < states.size(); ++k) {
      const int state = states[k] ^ flip;
      if (state & 1) ExchangeKnees(named.track.frames[indices[k]]);
      if (state & 2) ExchangeFeet(named.track.frames[indices[k]]);
      // A knee and a foot that the network took from two legs: the line between them halves no knee.
      if (state == 1 || state == 2) named.track.frames[indices[k]].outline.knee = {};
      if (state != 0) named.exchanged_frames.push_back(indices[k]);
    }
    for (std::size_t k = 0; k < states.size(); ++k) states[k] ^= flip;
    for (const LegPath::LostPoint& lost : path.FindLostPoints(states)) {
      named.track.frames[indices[lost.picture]].points[LandmarkOf(lost.side, lost.part)].visibility = 0;
      ++named.lost_points;
    }
  }
  const double left_nearer = LeftIsNearer(track);
  named.whole_track_exchanged = NearSide(facing) == Side::kLeft ? left_nearer < 0 : left_nearer > 0;
  if (named.whole_track_exchanged) {
    for (KeypointFrame& f : named.track.frames) ExchangeSides(f);
  }
  return named;
}

}  // namespace hinge
