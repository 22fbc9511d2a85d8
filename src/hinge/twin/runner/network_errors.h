// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "hinge/science/gait/stride_clock.h"
#include "hinge/science/observe/landmark_errors.h"
#include "hinge/science/scene/scene.h"
#include "hinge/twin/runner/project.h"

namespace hinge {

/// Who is seen, for errors that go with body and stride.
struct SeenPerson {
  StrideClock clock;
  Facing facing = Facing::kRight;
  double leg_px = 0;  ///< thigh plus shank in the picture; above 0
};

/// An exact track as that network would have given it; of somebody whose clock has fewer than two contacts of a foot with the
/// stride's mean errors and no exchanged legs, as the analysis takes them of people who stand. The same seed gives the same track; a different track
/// of the same person under another seed is another person to the network.
TwinTrack AddNetworkErrors(const KeypointTrack& exact, const SeenPerson& person,
                           const NetworkErrors& of_running, std::uint64_t seed);

}  // namespace hinge
