// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/science/strength/body_series.h"

namespace hinge {

/// Where in the clip an exercise may be: without the steps that lead to the place and away from it, and without
/// stretches in which nobody was found.
///
///   a walking sample   the hips go forward by more than 0.4 legs a second, judged over a second, while the feet pass
///                      each other and stand apart within 0.8 s of it; single-leg hops travel too, but do neither
///   the core           the longest stretch without walking and without gaps, cut at either end to where both feet have
///                      come to rest, where it borders on walking
/// `all_walking`: walking fills most of the clip, which then is a hike, a walk or a run, and the core is all of it that
/// was seen without gaps.
struct SetSpan {
  SampleSpan core;
  bool all_walking = false;
  bool walks_in = false, walks_off = false;
  bool starts_unseen = false, ends_unseen = false;  ///< the core borders on a gap, not on the clip's end
};
SetSpan FindSetSpan(const BodySeries& body);

}  // namespace hinge
