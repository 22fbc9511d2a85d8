// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "border_errors.h"
#include "clip_cache.h"
#include "hinge/foundation/base/vec2.h"

namespace hinge {

/// A landmark of one clip in one picture.
struct LandmarkSample {
  int picture = 0;
  double phase =
      0;  ///< 0 to 1, of the stride of the foot of the landmark's own side; the nose: of the near foot
  Vec2 error_legs = Vec2::Zero();  ///< seen minus true: forward where the person faces, up; leg lengths
  Vec2 true_legs = Vec2::Zero();   ///< true place from the true middle of the hips, same axes
  double visibility = 0;
  bool gross = false;  ///< farther off than kGross_legs: not what an offset and a spread describe
};
inline constexpr double kGross_legs = 0.2;

/// Which lower leg the network calls which in one picture.
enum class LegsSeen { kRight, kFeetExchanged, kAllExchanged };
struct LegsSample {
  double phase = 0;  ///< of the near foot's stride
  LegsSeen legs = LegsSeen::kRight;
};

/// The landmarks that are studied: "nose", "near.ear", ..., "far.toe".
const std::vector<std::string>& SpotNames();
Landmark LandmarkOfSpot(const std::string& spot, Side near);

/// True initial contacts.
std::vector<double> Contacts_s(const Session& truth, Side side);
/// Share of the foot's stride; empty before its first and after its last contact.
std::optional<double> PhaseAt(const std::vector<double>& contacts_s, double time_s);
/// Gives the lower legs their right names, by nearness to the truth, and says how they were named.
LegsSeen PutLegsRight(KeypointFrame& seen, const KeypointFrame& truth);

/// What one network made of one clip.
struct ClipErrors {
  std::string name;
  bool report = false;
  double rate_hz = 60, leg_px = 0, leg_m = 0;
  std::map<std::string, std::vector<LandmarkSample>> spots;  ///< by name, in order of pictures
  BorderSamples borders = {};
  std::vector<LegsSample> legs;  ///< every picture within a stride of the near foot
};

/// Sets each picture's landmarks against the true ones. Lower legs that the network exchanged are first given
/// their right names (knees, and feet, each by nearness to the truth), and recorded in `legs`. Pictures before
/// a foot's first and after its last true contact are left out.
ClipErrors CalcClipErrors(const std::string& name, const CachedClip& clip);

}  // namespace hinge
