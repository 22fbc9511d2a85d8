// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace hinge {

/// A room of the source tree: on which floor it lies and which rooms it names as its own.
struct Room {
  std::string floor;
  std::set<std::string> may_use;
  bool operator==(const Room&) const = default;
};
using Rooms = std::map<std::string, Room>;

/// The table of ARCHITECTURE.md: rows `| floor | room | may use | owns |`, where an empty floor repeats the
/// one above and
/// "-" uses nothing.
Rooms ReadRoomsTable(const std::string& markdown);

/// The `hinge_add_room(FLOOR ROOM [DEPS room...] [PARTS ...])` lines of a CMakeLists.txt.
Rooms ReadRoomsOfCMake(const std::string& text);

/// One sentence for every difference between the two; empty = they agree.
std::vector<std::string> FindDifferences(const Rooms& table, const Rooms& cmake);

/// One sentence for every include below `source` (src/hinge) that goes outside its room's row. A room reaches
/// what its row names, and what those rooms reach.
std::vector<std::string> FindForbiddenIncludes(const std::filesystem::path& source, const Rooms& rooms);

}  // namespace hinge
