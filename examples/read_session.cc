// SPDX-License-Identifier: Apache-2.0
// Reads a session that Hinge has written and prints its verdict and every measure with its 95 % interval.
//
//   read_session CLIP.hinge
#include <fmt/format.h>

#include <cstdio>

#include "hinge/edge/formats/session_json.h"
#include "hinge/foundation/base/error.h"

int main(int count, char** words) try {
  if (count != 2) {
    fmt::print(stderr, "usage: read_session CLIP.hinge\n");
    return 2;
  }
  const hinge::Session session = hinge::ReadSessionJson(words[1]);
  fmt::print("{}: {}\n", session.input.file_name, session.verdict.label);
  for (const hinge::Measure& m : session.measures) {
    const std::string_view side = m.side ? hinge::Name(*m.side) : "both";
    if (m.value) {
      fmt::print("{:<26}{:<7}{:9.2f} {:<6} {:9.2f} to {:.2f}\n", m.id, side, *m.value, m.unit, m.low, m.high);
    } else {
      fmt::print("{:<26}{:<7}not seen: {}\n", m.id, side, m.why_missing);
    }
  }
} catch (const hinge::Error& error) {
  fmt::print(stderr, "{}\n{}\n{}\n", error.what_happened, error.where, error.how_to_fix);
  return 1;
}
