// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/scene/view.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/body/outline_axes.h"

namespace hinge {
namespace {

constexpr double kFrontalSeparation_trunks = 0.75;  // shoulder joints' breadth over mid-hip to mid-shoulder
constexpr double kSwing_rad =
    RadFromDeg(8);  // shoulders turn so much in running; the doubt of one clip's yaw

Vec2 At(const KeypointFrame& f, Side side, Part part) { return f.points[LandmarkOf(side, part)].p_I_px; }

/// Both sides of shoulders and hips: a point that was not seen has no place.
bool TrunkIsSeen(const KeypointFrame& f) {
  return std::all_of(kSides.begin(), kSides.end(), [&f](Side side) {
    return f.points[LandmarkOf(side, Part::kShoulder)].seen() &&
           f.points[LandmarkOf(side, Part::kHip)].seen();
  });
}

/// How far the person points to the right in one picture, px: nose ahead of the ears, toes of heels, as far as both are seen.
std::optional<double> PointsRight_px(const KeypointFrame& f) {
  std::optional<double> sum;
  const auto add = [&](Landmark ahead, Landmark behind, double weight) {
    const auto &front = f.points[ahead], &back = f.points[behind];
    if (front.seen() && back.seen()) sum = sum.value_or(0) + weight * (front.p_I_px.x() - back.p_I_px.x());
  };
  for (Side side : kSides) {
    add(Landmark::kNose, LandmarkOf(side, Part::kEar), 0.5);
    add(LandmarkOf(side, Part::kToe), LandmarkOf(side, Part::kHeel), 1);
  }
  return sum;
}

}  // namespace

std::optional<Facing> FindFacing(const KeypointTrack& track) {
  std::vector<double> rightward;
  for (const KeypointFrame& f : track.frames) {
    if (!f.found()) continue;
    if (const auto points_px = PointsRight_px(f)) rightward.push_back(*points_px);
  }
  if (rightward.empty()) return std::nullopt;
  return Median(std::move(rightward)) >= 0 ? Facing::kRight : Facing::kLeft;
}

namespace {

std::optional<ViewAngle> ViewAngleOf(std::span<const KeypointFrame> frames) {
  std::vector<double> separations, trunks;
  for (const KeypointFrame& f : frames) {
    if (!f.found() || !TrunkIsSeen(f)) continue;
    separations.push_back(
        std::abs((At(f, Side::kLeft, Part::kShoulder) - At(f, Side::kRight, Part::kShoulder)).x()));
    trunks.push_back((CalcMiddle_px(f.points, Part::kShoulder) - CalcMiddle_px(f.points, Part::kHip)).norm());
  }
  if (separations.empty()) return std::nullopt;
  ViewAngle view;
  view.shoulder_separation_trunks = Median(std::move(separations)) / std::max(Median(std::move(trunks)), 1.0);
  const double sine = std::min(1.0, view.shoulder_separation_trunks / kFrontalSeparation_trunks);
  view.yaw_rad = Known(std::asin(sine), kSwing_rad, "distance of the shoulders along the picture");
  return view;
}

}  // namespace

std::optional<ViewAngle> EstimateViewAngle(const KeypointTrack& track) { return ViewAngleOf(track.frames); }

KeypointTrack LeaveOutOblique(const KeypointTrack& track, double most_yaw_rad) {
  constexpr double kAround_s = 0.5;
  KeypointTrack left = track;
  std::size_t from = 0, until = 0;
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    const double now_s = track.frames[i].time_s;
    while (track.frames[from].time_s < now_s - kAround_s) ++from;
    while (until < track.frames.size() && track.frames[until].time_s <= now_s + kAround_s) ++until;
    const auto view = ViewAngleOf(std::span(track.frames).subspan(from, until - from));
    if (view && view->yaw_rad.low() > most_yaw_rad) left.frames[i].presence = 0;
  }
  return left;
}

double CalcCutOffShare(const KeypointTrack& track) {
  int found = 0, cut = 0;
  for (const KeypointFrame& f : track.frames) {
    if (!f.found()) continue;
    ++found;
    const auto outside = [&](Part part) {
      return std::any_of(kSides.begin(), kSides.end(), [&](Side side) {
        const Keypoint& point = f.points[LandmarkOf(side, part)];
        const Vec2& p = point.p_I_px;
        if (!point.seen()) return false;
        return p.x() < 0 || p.y() < 0 || p.x() > track.image_width_px || p.y() > track.image_height_px;
      });
    };
    const Part needed[] = {Part::kShoulder, Part::kHip, Part::kKnee, Part::kAnkle, Part::kHeel, Part::kToe};
    cut += std::any_of(std::begin(needed), std::end(needed), outside);
  }
  return found == 0 ? 0 : static_cast<double>(cut) / found;
}

}  // namespace hinge
