// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace hinge {

/// Where the results of an input go when nothing else is asked: `run.mp4` -> `run.hinge` beside it.
std::filesystem::path ResultFolderFor(const std::filesystem::path& input);

/// What a folder of results holds: one clip of a run, a checked set, several runners side by side, or weeks of exercises.
enum class ResultKind { kRun, kSet, kComparison, kPlan };

/// A folder of results that appears whole or not at all. Everything is written into `partial()`, a hidden
/// folder beside the target; `Commit` renames it. Left without Commit (an error, Ctrl-C), nothing of it
/// stays.
///
/// The constructor throws Error before any work is done when the target cannot be written, when results are
/// there and `force` is not set, when they are of another kind, which `force` does not replace either, or when the target
/// is a folder of something else. With `force`, files of the old folder that this kind does not write are carried over.
class OutputFolder {
 public:
  OutputFolder(std::filesystem::path target, bool force, ResultKind kind);
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  const std::filesystem::path& target() const { return target_; }
  const std::filesystem::path& partial() const { return partial_; }
  void Commit();

 private:
  void MakeParents();
  const ResultKind kind_;
  std::filesystem::path target_, partial_;
  std::filesystem::path
      first_made_parent_;  ///< removed again when nothing is committed; empty: none was made
  bool committed_ = false;
};

}  // namespace hinge
