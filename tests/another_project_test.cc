// SPDX-License-Identifier: Apache-2.0
// Hinge as a part of another project, by the lines that the README gives for it. Configured only: the other
// tests build the same rooms.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "child.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::Not;

const fs::path kRoot = HINGE_SOURCE_DIR;

/// The README's CMakeLists.txt of another project; "" when the page has none.
std::string LinesOfTheReadme() {
  const std::string page = ReadFile(kRoot / "README.md"), fence = "```cmake\n";
  const auto begin = page.find(fence);
  if (begin == std::string::npos) return {};
  const auto first = begin + fence.size();
  return page.substr(first, page.find("```", first) - first);
}

/// A project of these lines with Hinge in third_party/, which prints Hinge's targets when it is configured.
void WriteProject(const fs::path& folder, const std::string& lines) {
  WriteFile(folder / "main.cc", "int main() {}\n");
  WriteFile(folder / "CMakeLists.txt",
            lines +
                "get_property(names DIRECTORY third_party/hinge PROPERTY BUILDSYSTEM_TARGETS)\n"
                "message(STATUS \"has: ${names}\")\n");
  fs::create_directories(folder / "third_party");
  fs::create_directory_symlink(kRoot, folder / "third_party" / "hinge");
}

ChildResult Configure(const fs::path& folder) {
  return RunChild({HINGE_CMAKE, "-S", folder.string(), "-B", (folder / "build").string(), "-G",
                   HINGE_GENERATOR, std::string("-DCMAKE_MAKE_PROGRAM=") + HINGE_MAKE_PROGRAM,
                   std::string("-DCMAKE_CXX_COMPILER=") + HINGE_COMPILER});
}

/// The targets that the project printed.
std::vector<std::string> TargetsIn(const std::string& out) {
  const std::string mark = "-- has: ";
  const auto begin = out.find(mark);
  if (begin == std::string::npos) return {};
  std::istringstream line(out.substr(begin + mark.size(), out.find('\n', begin) - begin - mark.size()));
  std::vector<std::string> names;
  for (std::string name; std::getline(line, name, ';');) names.push_back(name);
  return names;
}

TEST(AnotherProject, GetsTheLibraryAloneByTheLinesOfTheReadme) {
  if (!fs::exists(HINGE_CMAKE)) GTEST_SKIP() << "there is no " << HINGE_CMAKE;
  const std::string lines = LinesOfTheReadme();
  ASSERT_THAT(lines, HasSubstr("hinge::hinge"));
  const TemporaryFolder folder;
  WriteProject(folder.path(), lines);
  const ChildResult run = Configure(folder.path());
  ASSERT_EQ(run.exit_code, 0) << run.out << run.err;
  const std::vector<std::string> targets = TargetsIn(run.out);
  EXPECT_THAT(targets, IsSupersetOf({"hinge_library", "hinge_pipeline", "hinge_formats"}));
  EXPECT_THAT(targets, Each(Not(HasSubstr("_test")))) << "tests are for who works on Hinge";
  EXPECT_THAT(targets, Not(Contains("hinge"))) << "and so is the command line";
  EXPECT_THAT(targets, Not(Contains("hinge_media"))) << "which needs what tools/setup brings";
}

TEST(AnotherProject, MayHaveHingesTestsAndExamplesToo) {
  if (!fs::exists(HINGE_CMAKE)) GTEST_SKIP() << "there is no " << HINGE_CMAKE;
  const TemporaryFolder folder;
  WriteProject(folder.path(), "set(HINGE_TESTS ON)\nset(HINGE_EXAMPLES ON)\n" + LinesOfTheReadme());
  const ChildResult run = Configure(folder.path());
  ASSERT_EQ(run.exit_code, 0) << run.out << run.err;
  EXPECT_THAT(TargetsIn(run.out), Contains("hinge_formats_test"));
}

}  // namespace
}  // namespace hinge
