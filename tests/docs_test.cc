// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>
#include <map>
#include <regex>
#include <set>

#include "child.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

const fs::path kRoot = HINGE_SOURCE_DIR;

/// The repository's own pages: not what set-up, builds or version control put beside them.
std::vector<fs::path> ListPages(const fs::path& root) {
  std::vector<fs::path> pages;
  for (auto it = fs::recursive_directory_iterator(root); it != fs::end(it); ++it) {
    const std::string name = it->path().filename().string();
    const bool hidden = name.starts_with(".") && name != ".ci";
    if (it->is_directory() && (hidden || name == "build" || name.ends_with(".hinge")))
      it.disable_recursion_pending();
    if (it->path().extension() == ".md") pages.push_back(it->path());
  }
  return pages;
}

/// A heading's address: lower case, spaces to hyphens, other signs dropped.
std::string AddressOf(const std::string& heading) {
  std::string address;
  for (char c : heading) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == ' ' || c == '-') address += '-';
    if (std::isalnum(byte) || c == '_' || byte >= 0x80) address += static_cast<char>(std::tolower(byte));
  }
  return address;
}

std::set<std::string> AddressesIn(const std::string& page) {
  static const std::regex kHeading(R"((^|\n)#+ +([^\n]*))");
  std::set<std::string> addresses;
  for (std::sregex_iterator it(page.begin(), page.end(), kHeading), end; it != end; ++it) {
    addresses.insert(AddressOf((*it)[2]));
  }
  return addresses;
}

std::vector<std::string> FindBrokenLinks(const fs::path& root) {
  static const std::regex kLink(R"(\]\(([^)\s]+)\))"), kElsewhere("^(https?|mailto):.*");
  std::vector<std::string> broken;
  for (const fs::path& page : ListPages(root)) {
    const std::string text = ReadFile(page);
    for (std::sregex_iterator it(text.begin(), text.end(), kLink), end; it != end; ++it) {
      const std::string link = (*it)[1];
      if (std::regex_match(link, kElsewhere)) continue;
      const std::string file = link.substr(0, link.find('#'));
      const fs::path target = file.empty() ? page : page.parent_path() / file;
      const bool anchored = link.find('#') != std::string::npos;
      const bool good =
          fs::exists(target) &&
          (!anchored || AddressesIn(ReadFile(target)).count(link.substr(link.find('#') + 1)) > 0);
      if (!good) broken.push_back(page.lexically_relative(root).string() + ": " + link);
    }
  }
  return broken;
}

TEST(Docs, EveryLinkLeadsSomewhere) { EXPECT_THAT(FindBrokenLinks(kRoot), IsEmpty()); }

TEST(Docs, CatchesABrokenLink) {
  const TemporaryFolder folder;
  WriteFile(folder.path() / "a.md",
            "# Wege über uns: 2\n[b](b.md) [c](#wege-über-uns-2) [web](https://x.org)\n");
  EXPECT_EQ(FindBrokenLinks(folder.path()), std::vector<std::string>{"a.md: b.md"});
  WriteFile(folder.path() / "b.md", "[a](a.md#nowhere)\n");
  EXPECT_EQ(FindBrokenLinks(folder.path()), std::vector<std::string>{"b.md: a.md#nowhere"});
}

TEST(Docs, EveryCommandAndFlagInThePagesExists) {
  static const std::regex kCall(R"re((?:^|[`/\s])hinge ([a-z]+)([^\n`]*))re"), kFlag("--[a-z]+");
  const std::string overview = RunChild({HINGE_PROGRAM, "--help"}).out;
  std::map<std::string, std::string> help;
  for (const fs::path& path : ListPages(kRoot)) {
    const std::string name = path.lexically_relative(kRoot).string(), page = ReadFile(path);
    static const std::regex kCode(R"(```[^\n]*\n([^`]*)```|`([^`\n]+)`)");
    for (std::sregex_iterator code(page.begin(), page.end(), kCode), end; code != end; ++code) {
      const std::string text = (*code)[1].str() + (*code)[2].str();
      for (std::sregex_iterator call(text.begin(), text.end(), kCall); call != end; ++call) {
        const std::string command = (*call)[1], rest = (*call)[2];
        EXPECT_THAT(overview, HasSubstr("\n  " + command)) << name << ": hinge " << command;
        if (help[command].empty()) help[command] = RunChild({HINGE_PROGRAM, command, "--help"}).out;
        for (std::sregex_iterator flag(rest.begin(), rest.end(), kFlag); flag != end; ++flag) {
          EXPECT_THAT(help[command], HasSubstr(flag->str())) << name << ": hinge " << command << rest;
        }
      }
    }
  }
}

TEST(Docs, TheTwoCommandsOfTheReadmeAreThere) {
  const std::string readme = ReadFile(kRoot / "README.md");
  for (const char* script : {"try", "test"}) {
    EXPECT_THAT(readme, HasSubstr(std::string("./") + script));
    const fs::perms bits = fs::status(kRoot / script).permissions();
    EXPECT_NE(bits & fs::perms::owner_exec, fs::perms::none) << script;
  }
}

}  // namespace
}  // namespace hinge
