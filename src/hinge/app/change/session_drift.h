// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/app/change/drift.h"
#include "hinge/app/session/session.h"

namespace hinge {

/// A session and when in the run it was filmed.
struct TimedSession {
  Session session;
  double start_min = 0;
};

/// How every measure drifts. One session is cut into stretches of a sixtieth of it, 20 s at least, of the mean of
/// the feet's means; of several, each is one point, so that what differs from clip to clip (filming anew) is in the
/// residuals and therefore in the interval. A measure that too few sessions show has the sessions' own reason. Photos
/// are no stretches. Throws `Error` when the sessions' measures are defined otherwise.
std::vector<Drift> FindDrift(const std::vector<TimedSession>& sessions, const DriftOptions& options = {});

}  // namespace hinge
