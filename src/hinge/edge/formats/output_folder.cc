// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/output_folder.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>
#include <system_error>
#include <vector>

#include "hinge/foundation/base/error.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

/// The files of one kind of results; a folder that holds the first of them holds such results.
struct KindFiles {
  ResultKind kind;
  const char* words;
  std::vector<std::string_view> files;
};

/// In the order of ResultKind.
const std::vector<KindFiles>& AllKinds() {
  static const std::vector<KindFiles> kinds = {
      {ResultKind::kRun,
       "the results of a run",
       {"session.json", "track.csv", "motion.csv", "motion.trc", "motion.mot", "measures.csv", "report.html",
        "annotated.mp4", "photo.png"}},
      {ResultKind::kSet, "a checked set", {"exercise.json", "exercise.html", "track.csv"}},
      {ResultKind::kComparison, "runners side by side", {"compare.png", "compare.mp4"}},
      {ResultKind::kPlan, "a plan", {"plan.json", "plan.html", "plan.ics"}}};
  return kinds;
}

bool Writes(ResultKind kind, const fs::path& file) {
  const auto& files = AllKinds()[static_cast<std::size_t>(kind)].files;
  return std::find(files.begin(), files.end(), file.filename().string()) != files.end();
}

[[noreturn]] void FailToWrite(const fs::path& target, const std::error_code& failed) {
  throw Error(fmt::format("results cannot be written there ({})", failed.message()), target.string(),
              "Choose a folder that you may write to with --out DIR.");
}

bool Holds(const fs::path& folder, const KindFiles& results) {
  std::error_code ignored;
  return fs::exists(folder / results.files.front(), ignored);
}

/// What took long to make, or was made elsewhere, does not give way to something else.
void RefuseAnotherKind(const fs::path& target, ResultKind kind) {
  for (const KindFiles& other : AllKinds()) {
    if (other.kind == kind || !Holds(target, other)) continue;
    throw Error(fmt::format("the folder holds {}, which {} would replace", other.words,
                            AllKinds()[static_cast<std::size_t>(kind)].words),
                target.string(), "Choose another folder with --out DIR.");
  }
}

void RefuseWhatIsThere(const fs::path& target, bool force, ResultKind kind) {
  std::error_code failed;
  const fs::file_status status = fs::status(target, failed);
  if (!fs::exists(status)) return;
  if (!fs::is_directory(status)) {
    throw Error("a file with the results' name is in the way", target.string(),
                "Move it, or choose another folder with --out DIR.");
  }
  if (fs::is_empty(target, failed)) return;
  RefuseAnotherKind(target, kind);
  if (!Holds(target, AllKinds()[static_cast<std::size_t>(kind)])) {
    throw Error("the folder holds other things than results of Hinge", target.string(),
                "Choose a new folder with --out DIR.");
  }
  if (!force) {
    throw Error("results are already there", target.string(),
                "Add --force to replace them, or choose another folder with --out DIR.");
  }
}

/// What the user has put into the old folder (notes, edits) goes on living in the new one.
void CarryOver(const fs::path& old_folder, const fs::path& new_folder, ResultKind kind) {
  try {
    for (const fs::directory_entry& entry : fs::directory_iterator(old_folder)) {
      const fs::path kept = new_folder / entry.path().filename();
      if (!Writes(kind, entry.path()) && !fs::exists(kept)) fs::rename(entry.path(), kept);
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

OutputFolder::OutputFolder(fs::path target, bool force, ResultKind kind)
    : kind_(kind), target_(fs::absolute(target).lexically_normal()) {
  if (!target_.has_filename()) target_ = target_.parent_path();
  RefuseWhatIsThere(target_, force, kind_);
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
  if (replaces) CarryOver(old, target_, kind_);
}

}  // namespace hinge
