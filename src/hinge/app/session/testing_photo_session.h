// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/app/session/photo.h"

namespace hinge {

/// A photo's session with invented angles: 10 degrees and one more for each angle in order, and one measure that it does not show.
inline Session MakePhotoSession() {
  Session session;
  session.input = {.file_name = "at <the> track.jpg",
                   .sha256 = "ab",
                   .kind = kPhotoKind,
                   .frame_rate_hz = 0,
                   .duration_s = 0,
                   .width_px = 900,
                   .height_px = 1200,
                   .frames = 1};
  double value = 10;
  const auto add = [&](std::string_view id, std::optional<Side> side) {
    Measure m;
    m.id = std::string(id), m.side = side, m.at = kAtInstant, m.unit = "deg", m.n = 1;
    m.value = value, m.low = value - 4, m.high = value + 4;
    m.definition = "as drawn";
    session.measures.push_back(m);
    value += 1;
  };
  for (const PhotoAngle& angle : kPhotoTrunkAngles) add(angle.id, std::nullopt);
  for (Side side : {Side::kLeft, Side::kRight}) {
    for (const PhotoAngle& angle : kPhotoLegAngles) add(angle.id, side);
  }
  Measure cadence;
  cadence.id = "cadence", cadence.at = "stride", cadence.why_missing = "one picture shows no time";
  session.measures.push_back(cadence);
  session.verdict.label = "cannot_tell";
  session.verdict.cannot_tell_because = {"one picture shows one instant"};
  session.warnings = {{"one_picture_legs", "Which leg is which is a guess."}};
  return session;
}

}  // namespace hinge
