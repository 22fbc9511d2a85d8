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
constexpr std::array<std::string_view, 15> kOurs = {
    "session.json", "exercise.json", "track.csv",   "motion.csv",    "motion.trc",
    "motion.mot",   "measures.csv",  "report.html", "annotated.mp4", "compare.png",
    "compare.mp4",  "exercise.html", "plan.json",   "plan.html",     "plan.ics"};

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
  for (const fs::directory_entry& entry : fs::directory_iterator(old_folder)) {
    const fs::path kept = new_folder / entry.path().filename();
    if (!IsOurs(entry.path()) && !fs::exists(kept)) fs::rename(entry.path(), kept);
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
    std::error_code ignored;
    if (!first_made_parent_.empty()) fs::remove_all(first_made_parent_, ignored);
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
    std::error_code ignored;
    fs::remove_all(missing, ignored);
    FailToWrite(target_, failed);
  }
  first_made_parent_ = missing;
}

OutputFolder::~OutputFolder() {
  if (committed_) return;
  std::error_code ignored;
  fs::remove_all(partial_, ignored);
  if (!first_made_parent_.empty()) fs::remove_all(first_made_parent_, ignored);
}

void OutputFolder::Commit() {
  try {
    const fs::path old = partial_.string() + ".old";
    const bool replaces = fs::exists(target_);
    if (replaces) fs::rename(target_, old);
    fs::rename(partial_, target_);
    committed_ = true;
    if (!replaces) return;
    CarryOver(old, target_);
    fs::remove_all(old);
  } catch (const fs::filesystem_error& failed) {
    FailToWrite(target_, failed.code());
  }
}

}  // namespace hinge
