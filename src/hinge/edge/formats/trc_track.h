// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "hinge/edge/formats/foreign_track.h"
#include "hinge/edge/formats/trc.h"
#include "hinge/foundation/base/measured.h"

namespace hinge {

/// The model that a track of markers names.
inline constexpr const char* kMarkerModel = "markers";
/// The source of a scale or a roll that the file's own axes say.
inline constexpr const char* kFromMetres = "the markers' own axes";

/// One runner's markers as a side view.
struct TrcTrack {
  KeypointTrack track;
  /// What the file's own axes say; missing where the places are pixels, or the file leaves it open.
  Measured scale_m_per_px = Missing("the markers' places are pixels");
  Measured roll_rad = Missing("the markers come from one camera");
};

/// From another program's table of markers (Sports2D, Pose2Sim with or without augmented markers, our own motion.trc) to keypoints
/// in a picture. Names: those of HALPE_26, BODY_25, COCO_133 and BLAZEPOSE (RHip, LBigToe, ...), else of the augmented markers
/// (r_knee_study with r_mknee_study, r_calc_study, RHJC_study, ...: the middle of the two sides of a joint), whatever their case.
/// A marker at 0, 0, 0 is one not seen.
///
///   up       the axis along which shoulders lie above ankles, whichever the file calls it and however it points
///   ahead    up x right, with right from the left to the right hips and shoulders; in a file of one camera - no ankle moves along
///            one axis, the depth - the axis that is left, as it is: the facing is told later
///   unit     m, cm, mm by the file; pixels where that makes the body more than three metres tall or nothing (Sports2D writes
///            "m" above pixels too). Metres are drawn 500 px a metre: their scale is known, to 1 % where the depth was measured,
///            to 3 % where it was made of somebody's height
///   roll     where the depth was measured: 0 to 1 degree, else not known
///
/// Throws Error when hips, knees, ankles, heels, toes, shoulders, elbows or wrists are not among the markers, when there is no
/// picture, or when a body of this size is no person's.
TrcTrack TrackOfMarkers(const Trc& trc, const ForeignOptions& options, const std::string& where);

}  // namespace hinge
