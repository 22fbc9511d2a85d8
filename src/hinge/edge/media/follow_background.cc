// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/follow_background.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/angle.h"

namespace hinge {
namespace {

constexpr double kLeftView = 0.25;  // of the picture's side: then a new key
constexpr double kMostZoom = 1.25, kMostRoll_deg = 12;

bool HasLeft(const BackgroundMove& move, const GreyPicture& p) {
  const double width_px = p.width * p.step, height_px = p.height * p.step;
  return std::abs(move.shift_px.x()) > kLeftView * width_px ||
         std::abs(move.shift_px.y()) > kLeftView * height_px ||
         std::max(move.zoom, 1 / move.zoom) > kMostZoom ||
         std::abs(DegFromRad(move.roll_rad)) > kMostRoll_deg;
}

}  // namespace

void BackgroundFollower::TakeAsKey(std::shared_ptr<const AlignTemplate> picture) {
  of_key_ = Compose(now_, of_key_);
  now_ = {};
  key_ = std::move(picture);
}

std::optional<BackgroundMove> BackgroundFollower::Find(const AlignTemplate& picture,
                                                       const PictureBox& leave_out) {
  for (const BackgroundMove& near : {Compose(step_, now_), now_}) {
    if (auto found = AlignBackground(*key_, picture, leave_out, near)) return found;
  }
  if (last_ == key_) return std::nullopt;
  TakeAsKey(last_);
  return AlignBackground(*key_, picture, leave_out, step_);
}

std::optional<BackgroundMove> BackgroundFollower::Follow(const std::shared_ptr<const AlignTemplate>& picture,
                                                         const PictureBox& leave_out) {
  if (!key_) {
    key_ = last_ = picture;
    return BackgroundMove{};
  }
  const std::optional<BackgroundMove> found = Find(*picture, leave_out);
  last_ = picture;
  if (!found) {
    step_ = {};
    TakeAsKey(picture);
    return std::nullopt;
  }
  // After a new key `now_` is the move of the picture before, so this is the last step whichever key it is of.
  step_ = Compose(*found, Invert(now_));
  now_ = *found;
  const BackgroundMove move = Compose(now_, of_key_);
  if (upon_ == LaidUpon::kNeighbour || HasLeft(now_, picture->sizes.front().picture)) TakeAsKey(picture);
  return move;
}

}  // namespace hinge
