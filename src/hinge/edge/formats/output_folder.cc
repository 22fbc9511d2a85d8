// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/output_folder.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

#include "hinge/foundation/base/error.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

// A folder that holds one of these is a folder of results: of one clip, of an exercise, or of several side by side.
constexpr std::array<std::string_view, 4> kMarks = {"session.json", "exercise.json", "compare.png",
                                                    "plan.json"};
constexpr std::array<std::string_view, 16> kOurs = {
    "session.json",  "exercise.json", "track.csv",     "motion.csv", "motion.trc",  "motion.mot",
    "measures.csv",  "report.html",   "annotated.mp4", "photo.png",  "compare.png", "compare.mp4",
    "exercise.html", "plan.json",     "plan.html",     "plan.ics"};

bool IsOurs(const fs::path& file) {
  const std::string name = file.filename().string();
  for (std::string_view ours : kOurs) {
    if (name == ours) return true;
  }
  return false;
}

[[noreturn]] void FailToWrite(const fs::path& target, const std::error_code& failed) {
  throw Error(fmt::format("results cannot be written there ({})", failed.message()), target.string(),
              "Choose a folder that you may write to with --out DIR.");
}

void RefuseWhatIsThere(const fs::path& target, bool force) {
  std::error_code failed;
  const fs::file_status status = fs::status(target, failed);
  if (!fs::exists(status)) return;
  if (!fs::is_directory(status)) {
    throw Error("a file with the results' name is in the way", target.string(),
                "Move it, or choose another folder with --out DIR.");
  }
  if (fs::is_empty(target, failed)) return;
  const bool results =
      std::any_of(kMarks.begin(), kMarks.end(), [&](auto mark) { return fs::exists(target / mark); });
  if (!results) {
    throw Error("the folder holds other things than results of Hinge", target.string(),
                "Choose a new folder with --out DIR.");
  }
  if (!force) {
    throw Error("results are already there", target.string(),
                "Add --force to replace them, or choose another folder with --out DIR.");
  }
}

/// What the user has put into the old folder (notes, edits) goes on living in the new one.
void CarryOver(const fs::path& old_folder, const fs::path& new_folder) {
  try {
    for (const fs::directory_entry& entry : fs::directory_iterator(old_folder)) {
      const fs::path kept = new_folder / entry.path().filename();
      if (!IsOurs(entry.path()) && !fs::exists(kept)) fs::rename(entry.path(), kept);
    }
    fs::remove_all(old_folder);
  } catch (const fs::filesystem_error& failed) {
    throw Error(
        fmt::format(
            "the results are written, but what else lay in their folder could not be moved along ({})",
            failed.code().message()),
        new_folder.string(), "It is in " + old_folder.string() + ": move it back by hand.");
  }
}

/// Folders from `deepest` up to `first`, as long as nothing is in them: others may have written beside us.
void RemoveEmpty(const fs::path& deepest, const fs::path& first) {
  std::error_code failed;
  for (fs::path at = deepest; !first.empty(); at = at.parent_path()) {
    if (!fs::remove(at, failed) || at == first) return;
  }
}

}  // namespace

fs::path ResultFolderFor(const fs::path& input) {
  fs::path name = input.has_filename() ? input : input.parent_path();  // "folder/" has no file name
  return name.replace_extension(".hinge");
}

OutputFolder::OutputFolder(fs::path target, bool force) : target_(fs::absolute(target).lexically_normal()) {
  if (!target_.has_filename()) target_ = target_.parent_path();
  RefuseWhatIsThere(target_, force);
  partial_ = target_.parent_path() / fmt::format(".{}.partial-{}", target_.filename().string(), getpid());
  MakeParents();
  std::error_code failed;
  fs::create_directory(partial_, failed);
  if (failed || access(partial_.c_str(), W_OK | X_OK) != 0) {
    if (!failed) failed = std::make_error_code(std::errc::permission_denied);
    RemoveEmpty(target_.parent_path(), first_made_parent_);
    FailToWrite(target_, failed);
  }
}

void OutputFolder::MakeParents() {
  std::error_code failed;
  fs::path missing;
  for (fs::path at = target_.parent_path(); !at.empty() && !fs::exists(at, failed); at = at.parent_path())
    missing = at;
  if (missing.empty()) return;
  fs::create_directories(target_.parent_path(), failed);
  if (failed) {
    RemoveEmpty(target_.parent_path(), missing);
    FailToWrite(target_, failed);
  }
  first_made_parent_ = missing;
}

OutputFolder::~OutputFolder() {
  if (committed_) return;
  std::error_code ignored;
  fs::remove_all(partial_, ignored);
  RemoveEmpty(target_.parent_path(), first_made_parent_);
}

void OutputFolder::Commit() {
  const fs::path old = partial_.string() + ".old";
  std::error_code failed;
  const bool replaces = fs::exists(target_, failed);
  if (replaces) fs::rename(target_, old, failed);
  if (failed) FailToWrite(target_, failed);
  fs::rename(partial_, target_, failed);
  if (failed) {
    std::error_code ignored;
    if (replaces) fs::rename(old, target_, ignored);
    FailToWrite(target_, failed);
  }
  committed_ = true;
  if (replaces) CarryOver(old, target_);
}

}  // namespace hinge
