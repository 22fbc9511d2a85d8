// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/science/gait/events.h"

namespace hinge {

struct StrideOptions {
  /// Of the median stride; beyond it the rhythm was broken or an event is wrong; > 0.
  double duration_tolerance = 0.15;
  double contact_tolerance = 0.30;  ///< of the median contact of that foot; > 0
  double least_seen = 0.7;          ///< of the pictures that the stride should have; (0, 1]
};

/// Strides of both feet from events in time order: initial contact, toe-off, next initial contact of the same
/// foot. What lacks one of the three (before the first contact, after the last, across a gap) is no stride.
/// Each stride is used, or refused with a sentence: its duration or contact is far from the clip's median, or
/// the person was found in too few of its pictures.
Gait MakeGait(std::vector<GaitEvent> events, const GaitTrack& track, const StrideOptions& options = {});

}  // namespace hinge
