// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/app/session/session.h"

namespace hinge {

/// What two sessions are compared on.
struct Assumptions {
  bool same_recording = false;  ///< both are analyses of one file
  bool shared_cancels = false;  ///< what a session's strides have in common was taken to be the same in both
  std::vector<std::string>
      sentences;  ///< what has to be believed, and what differs beside the runner; never empty
};

/// Recordings are the same where their hashes are, or where the caller knows it (`same_results`: one folder twice). Networks are the
/// same where their files are, or their names where a session knows no files; a session that names none counts as another. A
/// difference in slope, speed or height that was given or found is said from 1 %, 0.1 m/s, 1 cm, or beyond both doubts on.
Assumptions FindAssumptions(const Session& first, const Session& other, bool camera_moved,
                            bool same_results = false);

}  // namespace hinge
