// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/app/change/activities.h"

namespace hinge {

/// How a quantity of a hinge is printed.
struct HingeFace {
  const char* title;  ///< "hip bend"
  const char* plain;  ///< what it is, a clause
  const char* unit;   ///< "°" or ""
  int decimals;
};
HingeFace FaceOf(HingeQuantity quantity);

/// "romanian deadlift", "running": as it stands in a sentence.
std::string ActivityWords(const std::string& activity);

/// What is printed of a quantity: lean and straightness over standing where a standing is known, else as they are.
Measured PrintedValue(const ActivityTable& table, std::size_t activity, HingeQuantity quantity);

/// True where an activity other than the reference differs from it beyond noise.
bool DiffersFromReference(const ActivityTable& table, std::size_t activity, HingeQuantity quantity);

/// The answer in sentences: where the hip bends most and least, where the back keeps its line, what cannot be told apart.
std::vector<std::string> MakeActivitySentences(const ActivityTable& table);

/// What lean and back stand over, and what was not shown, in sentences.
std::vector<std::string> MakeActivityNotes(const ActivityTable& table);

}  // namespace hinge
