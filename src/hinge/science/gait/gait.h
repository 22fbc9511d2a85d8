// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/foundation/base/side.h"

namespace hinge {

enum class EventType { kInitialContact, kToeOff };

/// A foot meets or leaves the ground.
struct GaitEvent {
  Side side = Side::kLeft;
  EventType type = EventType::kInitialContact;
  double time_s = 0;
  double sigma_s = 0;
};

/// Initial contact to the next initial contact of the same foot.
struct Stride {
  Side side = Side::kLeft;
  double ic_s = 0;
  double to_s = 0;
  double next_ic_s = 0;
  bool used = false;
  std::string why_not;  ///< a sentence, non-empty exactly when not used

  double ms_s() const { return 0.5 * (ic_s + to_s); }  ///< mid-stance: half of contact time
  double contact_s() const { return to_s - ic_s; }
};

struct Gait {
  std::vector<GaitEvent> events;  ///< in time order, both sides
  std::vector<Stride> strides;    ///< in time order, both sides
};

}  // namespace hinge
