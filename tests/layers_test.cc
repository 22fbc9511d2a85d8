// SPDX-License-Identifier: Apache-2.0
#include "layers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "child.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const fs::path kRoot = HINGE_SOURCE_DIR;

TEST(Layers, EveryIncludeStaysInItsRoomsRow) {
  const Rooms rooms = ReadRoomsOfCMake(ReadFile(kRoot / "CMakeLists.txt"));
  ASSERT_GT(rooms.size(), 10u);
  EXPECT_THAT(FindForbiddenIncludes(kRoot / "src" / "hinge", rooms), IsEmpty());
}

TEST(Layers, TheTableAndTheBuildAgree) {
  const Rooms table = ReadRoomsTable(ReadFile(kRoot / "ARCHITECTURE.md"));
  ASSERT_GT(table.size(), 10u) << "ARCHITECTURE.md has no table | floor | room | may use | owns |";
  EXPECT_THAT(FindDifferences(table, ReadRoomsOfCMake(ReadFile(kRoot / "CMakeLists.txt"))), IsEmpty());
}

constexpr const char* kFakeTable =
    "text\n\n| floor | room | may use | owns |\n|---|---|---|---|\n| low | base | - | things |\n"
    "| | signal | base | series |\n| high | `view` | signal | pictures, base and all |\n\nmore\n";
constexpr const char* kFakeCMake =
    "hinge_add_room(low base)  # not view\nhinge_add_room(low  signal DEPS base PARTS x::y)\n"
    "if(X)\n  hinge_add_room(high view DEPS signal)\nendif()\n";

TEST(Layers, ReadsBothFormsOfTheTable) {
  const Rooms want = {{"base", {"low", {}}}, {"signal", {"low", {"base"}}}, {"view", {"high", {"signal"}}}};
  EXPECT_EQ(ReadRoomsTable(kFakeTable), want);
  EXPECT_EQ(ReadRoomsOfCMake(kFakeCMake), want);
}

TEST(Layers, CatchesAForbiddenIncludeInAFakeTree) {
  const TemporaryFolder folder;
  const Rooms rooms = ReadRoomsTable(kFakeTable);
  WriteFile(folder.path() / "high/view/a.cc", "#include \"hinge/low/base/x.h\"\n#include <vector>\n");
  WriteFile(folder.path() / "low/base/x.h", "#include \"hinge/low/base/y.h\"\n");
  EXPECT_THAT(FindForbiddenIncludes(folder.path(), rooms), IsEmpty()) << "reached through signal, and itself";
  WriteFile(folder.path() / "low/base/x.h", "\n#include \"hinge/low/signal/y.h\"\n");
  EXPECT_THAT(FindForbiddenIncludes(folder.path(), rooms),
              ElementsAre(HasSubstr("x.h:2: base may not use signal")));
}

TEST(Layers, CatchesARoomThatDoesNotExist) {
  const TemporaryFolder folder;
  const Rooms rooms = ReadRoomsTable(kFakeTable);
  WriteFile(folder.path() / "high/view/a.cc", "#include \"hinge/high/base/x.h\"\n");
  WriteFile(folder.path() / "high/attic/a.cc", "\n");
  EXPECT_EQ(FindForbiddenIncludes(folder.path(), rooms).size(), 2u);
}

TEST(Layers, CatchesATableThatDiffers) {
  Rooms table = ReadRoomsTable(kFakeTable);
  table["view"].may_use.insert("base");
  table["cellar"] = {"low", {}};
  table.erase("base");
  EXPECT_EQ(FindDifferences(table, ReadRoomsOfCMake(kFakeCMake)).size(), 3u);
}

}  // namespace
}  // namespace hinge
