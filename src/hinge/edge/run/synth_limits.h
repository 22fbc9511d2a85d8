// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "hinge/edge/run/synth_options.h"

namespace hinge {

/// Refuses (UsageError) what has no say beside another flag of `hinge synth`: who is driven by a file brings speed and slope
/// along, an exercise takes them among its own keys.
void RefuseWhatHasNoSay(const std::map<std::string, std::string>& flags);

/// Refuses (UsageError), in the flags' own names and units, a digital person who is outside of what can be drawn.
void RequireDrawable(const TwinOptions& runner, const std::map<std::string, std::string>& flags);

/// What the digital person says of its options ("TwinOptions.leg.contact_s = 0.4 must lie in ..."), as the keys of a flag are
/// called: "contact (s) = 0.4 must lie in ...".
std::string InWordsOfFlags(const std::string& problem);

}  // namespace hinge
