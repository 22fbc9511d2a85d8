// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/session/network.h"

#include <string_view>

namespace hinge {

std::string NetworkOf(const Session& session) {
  constexpr std::string_view kOwnFile = ".onnx";
  const auto said = session.options.find("model");
  if (said == session.options.end()) return "";
  const std::string& name = said->second;
  for (const char* bundled : {"lite", "full", "heavy"}) {
    if (name == bundled) return "blazepose_" + name;
  }
  return name.ends_with(kOwnFile) ? "own_" + name.substr(0, name.size() - kOwnFile.size()) : name;
}

}  // namespace hinge
