// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

namespace hinge {

/// Turns a clip's time stamps into times from the first picture that strictly increase.
///
///   time = stamp - first stamp, s
///
/// A picture without a stamp follows one usual frame after the one before. One whose stamp repeats follows by
/// half a usual frame, so that the next true stamp still fits. A stamp that jumps back by more than a usual
/// frame, or stands still for ten pictures, is a break of the clock: the pictures go on one usual frame later and the clip's clock is shifted.
/// Each of these counts as repaired.
class TimeLine {
 public:
  /// `usual_frame_s` > 0 (contract).
  explicit TimeLine(double usual_frame_s);
  double Next_s(std::optional<double> stamp_s);
  int repaired() const { return repaired_; }

 private:
  double RepairedStamp_s(std::optional<double> stamp_s);

  double usual_frame_s_;
  std::optional<double> first_stamp_s_, last_s_;
  double repair_step_s_;
  int repaired_ = 0;
};

}  // namespace hinge
