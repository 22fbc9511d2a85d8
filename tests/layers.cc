// SPDX-License-Identifier: Apache-2.0
#include "layers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <regex>
#include <sstream>

#include "child.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

std::set<std::string> WordsOf(const std::string& text) {
  static const std::regex kWord("[a-z_]+");
  return {std::sregex_token_iterator(text.begin(), text.end(), kWord), std::sregex_token_iterator()};
}

std::vector<std::string> CellsOf(const std::string& row) {
  std::vector<std::string> cells;
  std::istringstream stream(row.substr(row.find('|') + 1));
  for (std::string cell; std::getline(stream, cell, '|');) {
    const auto first = cell.find_first_not_of(" `*"), last = cell.find_last_not_of(" `*");
    cells.push_back(first == std::string::npos ? "" : cell.substr(first, last - first + 1));
  }
  return cells;
}

std::set<std::string> ReachOf(const std::string& room, const Rooms& rooms) {
  std::set<std::string> reached, next = {room};
  while (!next.empty()) {
    const std::string at = next.extract(next.begin()).value();
    if (!reached.insert(at).second) continue;
    const auto found = rooms.find(at);
    if (found != rooms.end()) next.insert(found->second.may_use.begin(), found->second.may_use.end());
  }
  return reached;
}

void CheckFile(const fs::path& file, const std::string& home, const Rooms& rooms,
               std::vector<std::string>& bad) {
  static const std::regex kInclude(R"re(^\s*#\s*include\s*["<]hinge/(\w+)/(\w+)/)re");
  const std::set<std::string> reach = ReachOf(home, rooms);
  std::istringstream lines(ReadFile(file));
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    std::smatch match;
    if (!std::regex_search(line, match, kInclude)) continue;
    const std::string floor = match[1], room = match[2];
    const auto found = rooms.find(room);
    if (found == rooms.end() || found->second.floor != floor) {
      bad.push_back(fmt::format("{}:{}: there is no room {}/{}", file.string(), number, floor, room));
    } else if (reach.count(room) == 0) {
      bad.push_back(fmt::format("{}:{}: {} may not use {}; move the code down, or pass a value up",
                                file.string(), number, home, room));
    }
  }
}

}  // namespace

Rooms ReadRoomsTable(const std::string& markdown) {
  Rooms rooms;
  std::string floor;
  bool inside = false;
  std::istringstream lines(markdown);
  for (std::string line; std::getline(lines, line);) {
    const bool row = line.starts_with("|");
    const std::vector<std::string> cells = row ? CellsOf(line) : std::vector<std::string>();
    if (row && cells.size() >= 3 && cells[0] == "floor" && cells[1] == "room") {
      inside = true;
    } else if (!row || cells.size() < 3) {
      inside = false;
    } else if (inside && !cells[1].starts_with("-")) {
      if (!cells[0].empty()) floor = cells[0];
      rooms[cells[1]] = {floor, WordsOf(cells[2])};
    }
  }
  return rooms;
}

Rooms ReadRoomsOfCMake(const std::string& text) {
  static const std::regex kRoom(R"(hinge_add_room\(([^)$]*)\))"), kComment("#[^\n]*");
  const std::string plain = std::regex_replace(text, kComment, "");
  Rooms rooms;
  for (std::sregex_iterator it(plain.begin(), plain.end(), kRoom), end; it != end; ++it) {
    std::istringstream words((*it)[1].str());
    std::string floor, name, part;
    words >> floor >> name;
    Room room{floor, {}};
    for (std::string word; words >> word;) {
      if (word == "DEPS" || word == "PARTS") {
        part = word;
      } else if (part == "DEPS") {
        room.may_use.insert(word);
      }
    }
    rooms[name] = room;
  }
  return rooms;
}

std::vector<std::string> FindDifferences(const Rooms& table, const Rooms& cmake) {
  std::vector<std::string> differences;
  for (const auto& [name, room] : cmake) {
    const auto found = table.find(name);
    if (found == table.end()) {
      differences.push_back(fmt::format("room {} is in CMakeLists.txt but not in the table", name));
    } else if (!(found->second == room)) {
      differences.push_back(fmt::format("room {} is {}/{{{}}} in CMakeLists.txt but {}/{{{}}} in the table",
                                        name, room.floor, fmt::join(room.may_use, " "), found->second.floor,
                                        fmt::join(found->second.may_use, " ")));
    }
  }
  for (const auto& [name, room] : table) {
    if (cmake.count(name) == 0) {
      differences.push_back(fmt::format("room {} is in the table but not in CMakeLists.txt", name));
    }
  }
  return differences;
}

std::vector<std::string> FindForbiddenIncludes(const fs::path& source, const Rooms& rooms) {
  std::vector<std::string> bad;
  for (const auto& entry : fs::recursive_directory_iterator(source)) {
    const std::string kind = entry.path().extension().string();
    if (kind != ".h" && kind != ".cc") continue;
    const fs::path inside = entry.path().lexically_relative(source);
    const std::string home = std::next(inside.begin())->string();  // floor/room/file
    if (rooms.count(home) == 0) {
      bad.push_back(fmt::format("{}: lies in no room of the table", entry.path().string()));
    } else {
      CheckFile(entry.path(), home, rooms, bad);
    }
  }
  return bad;
}

}  // namespace hinge
