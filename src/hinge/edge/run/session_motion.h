// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/edge/run/synth_motion.h"

namespace hinge {

/// The running that a session saw, as a person in space (plane_motion.h): `options.motion` is a folder of results or its
/// session.json, beside which the motion.csv lies. In life's seconds, at most `options.duration_s` from the first picture on;
/// events are the session's own within that time. Stature: as given now, as given then, else from the leg's length.
/// Throws Error when a file is missing or not good, when the runner was lost for more than a quarter of a second, or on a
/// slope, which this model does not know.
SynthMotion MakeSessionMotion(const SynthOptions& options);

}  // namespace hinge
