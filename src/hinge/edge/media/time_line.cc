// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/time_line.h"

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr double kLeastStep_frames =
    1e-3;  // ten repeats; of 240 pictures a second still 4 us, more than files keep

}  // namespace

TimeLine::TimeLine(double usual_frame_s) : usual_frame_s_(usual_frame_s), repair_step_s_(usual_frame_s) {
  HINGE_CHECK(usual_frame_s > 0, usual_frame_s);
}

double TimeLine::Next_s(std::optional<double> stamp_s) {
  if (stamp_s && !first_stamp_s_) first_stamp_s_ = *stamp_s - (last_s_ ? *last_s_ + usual_frame_s_ : 0);
  const std::optional<double> time_s = stamp_s ? std::optional(*stamp_s - *first_stamp_s_) : std::nullopt;
  if (time_s && (!last_s_ || *time_s > *last_s_ + kLeastStep_frames * usual_frame_s_)) {
    last_s_ = *time_s;
    repair_step_s_ = usual_frame_s_;
  } else {
    last_s_ = RepairedStamp_s(stamp_s);
    ++repaired_;
  }
  return *last_s_;
}

double TimeLine::RepairedStamp_s(std::optional<double> stamp_s) {
  if (!last_s_) return 0;
  const double next_s = *last_s_ + usual_frame_s_;
  if (!stamp_s) return next_s;
  const double behind_s = *last_s_ - (*stamp_s - *first_stamp_s_);
  repair_step_s_ /= 2;  // several repeats in a row halve what is left
  const bool stands_still = repair_step_s_ < kLeastStep_frames * usual_frame_s_;
  if (behind_s > usual_frame_s_ || stands_still) {
    first_stamp_s_ = *stamp_s - next_s;
    repair_step_s_ = usual_frame_s_;
    return next_s;
  }
  return *last_s_ + repair_step_s_;
}

}  // namespace hinge
