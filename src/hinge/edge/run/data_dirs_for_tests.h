// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/run/data_dirs.h"

namespace hinge {

/// What lies in the source tree, whatever is installed beside it.
inline const DataDirs& SourceDirs() {
  static const DataDirs dirs =
      FindDataDirs({.hinge_home = HINGE_SOURCE_DIR, .xdg_cache_home = {}, .home = {}, .executable = {}});
  return dirs;
}

inline const Knowledge& SourceKnowledge() {
  static const Knowledge knowledge = ReadKnowledge(SourceDirs().knowledge());
  return knowledge;
}

}  // namespace hinge
