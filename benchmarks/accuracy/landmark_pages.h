// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "hinge/edge/media/frame.h"
#include "landmark_summary.h"

namespace hinge {

/// One network's landmarks in both halves of the people.
struct NetworkLandmarks {
  std::string network;  ///< "heavy"
  LandmarkSummary tune, report;
};

/// Tables in Markdown: offsets, spreads, exchanged legs, and how well one half foretells the other.
std::string MakeLandmarkTables(const NetworkLandmarks& study);

/// A `[[model]]` of knowledge/network_errors.toml, from the tuning half.
std::string MakeNetworkErrorsToml(const NetworkLandmarks& study);

/// The body at four instants of the near leg's stride: where the joints are (rings) and where the network puts
/// them on the mean (dots), offsets drawn `times` as large, ellipses one spread between people.
Image DrawOffsetFields(const LandmarkSummary& summary, const std::string& title, double times = 3);

/// Offsets of hip, knee, ankle, heel and toe over the stride, near leg and far leg.
Image DrawOffsetCurves(const LandmarkSummary& summary, const std::string& title);

}  // namespace hinge
