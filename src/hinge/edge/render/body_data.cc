// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/body_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "hinge/edge/render/body_files.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

/// Runs a parser on a file; what it complains about gets the file's name and the way out.
template <typename Parse>
auto ReadWith(const fs::path& path, Parse parse) {
  const std::string text = ReadBodyFile(path);
  try {
    return parse(text);
  } catch (const std::exception& fault) {
    throw Error(fmt::format("the human body's {} is damaged: {}", path.filename().string(), fault.what()),
                path.string(),
                fmt::format("delete the folder {}, then {}", path.parent_path().string(), kBodyHowToFix));
  }
}

std::vector<std::array<std::uint32_t, 3>> Triangles(const std::vector<std::array<std::uint32_t, 4>>& quads) {
  std::vector<std::array<std::uint32_t, 3>> triangles;
  for (const auto& q : quads) {
    triangles.push_back({q[0], q[1], q[2]});
    if (q[3] != q[2]) triangles.push_back({q[0], q[2], q[3]});
  }
  return triangles;
}

/// {"joint-l-knee": [[13838, 13845]], ...}: ranges, both ends included.
std::map<std::string, std::vector<std::uint32_t>> ParseJoints(const std::string& text,
                                                              std::size_t point_count) {
  std::map<std::string, std::vector<std::uint32_t>> joints;
  const Json document = Json::parse(text);
  for (const auto& [name, ranges] : document.items()) {
    if (!name.starts_with("joint-")) continue;
    for (const Json& range : ranges) {
      const auto first = range.at(0).get<std::size_t>(), last = range.at(1).get<std::size_t>();
      if (first > last || last >= point_count)
        throw std::runtime_error(fmt::format("{} names points that the body lacks", name));
      for (std::size_t idx = first; idx <= last; ++idx)
        joints[name].push_back(static_cast<std::uint32_t>(idx));
    }
  }
  return joints;
}

using ShareSums = std::vector<std::array<float, kBoneCount>>;

/// {"weights": {"upperleg01.L": [[point, share], ...]}}, shares from 0 to 1
ShareSums ParseWeights(const std::string& text, std::size_t point_count) {
  ShareSums sums(point_count);
  const Json document = Json::parse(text);
  for (const auto& [name, pairs] : document.at("weights").items()) {
    const std::optional<Bone> bone = BoneOfRigName(name);
    if (!bone) throw std::runtime_error(fmt::format("a bone '{}' that Hinge does not know", name));
    for (const Json& pair : pairs) {
      const auto point = pair.at(0).get<std::size_t>();
      const auto share = pair.at(1).get<double>();
      if (point >= point_count || !(share >= 0 && share <= 1))
        throw std::runtime_error(fmt::format("{} has the share {} in point {}", name, share, point));
      sums[point][Index(*bone)] += static_cast<float>(share);
    }
  }
  return sums;
}

std::map<std::string, BodyTarget> ReadTargets(const fs::path& folder, std::size_t point_count) {
  std::map<std::string, BodyTarget> targets;
  constexpr std::string_view kEnd = ".target.gz";
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(kEnd)) continue;
    BodyTarget target = ReadWith(entry.path(), [&](const std::string& text) {
      BodyTarget found = ParseTarget(text);
      for (const std::uint32_t point : found.points) {
        if (point >= point_count)
          throw std::runtime_error(fmt::format("it moves a point {} that the body lacks", point));
      }
      return found;
    });
    targets.emplace(name.substr(0, name.size() - kEnd.size()), std::move(target));
  }
  if (targets.empty())
    throw Error("the human body's shape targets are missing", folder.string(), kBodyHowToFix);
  return targets;
}

}  // namespace

BoneShares StrongestShares(const std::array<float, kBoneCount>& sums) {
  std::array<std::size_t, kBoneCount> order;
  for (std::size_t idx = 0; idx < kBoneCount; ++idx) order[idx] = idx;
  std::partial_sort(order.begin(), order.begin() + 4, order.end(),
                    [&](auto a, auto b) { return sums[a] > sums[b]; });
  BoneShares shares;
  float total = 0;
  for (std::size_t k = 0; k < 4; ++k) total += sums[order[k]];
  if (total <= 0) return shares;  // a point that nothing draws
  for (std::size_t k = 0; k < 4; ++k) {
    shares.bone[k] = static_cast<Bone>(order[k]);
    shares.share[k] = sums[order[k]] / total;
  }
  return shares;
}

BodyData ReadBodyData(const fs::path& folder) {
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored))
    throw Error("the human body's data is missing", folder.string(), kBodyHowToFix);
  BodyData data;
  const ObjMesh mesh = ReadWith(folder / "base.obj", [](const std::string& text) {
    ObjMesh found = ParseObj(text);
    for (const char* group : {"body", "helper-l-eye", "helper-r-eye"}) {
      if (!found.groups.contains(group)) throw std::runtime_error(fmt::format("no faces of '{}'", group));
    }
    return found;
  });
  data.points_B = mesh.points;
  data.skin = Triangles(mesh.groups.at("body"));
  data.left_eye = Triangles(mesh.groups.at("helper-l-eye"));
  data.right_eye = Triangles(mesh.groups.at("helper-r-eye"));
  const auto count = mesh.points.size();
  data.joints = ReadWith(folder / "basemesh_vertex_groups.json",
                         [&](const std::string& text) { return ParseJoints(text, count); });
  const ShareSums sums = ReadWith(folder / "weights.default.json",
                                  [&](const std::string& text) { return ParseWeights(text, count); });
  std::transform(sums.begin(), sums.end(), std::back_inserter(data.bones), StrongestShares);
  data.targets = ReadTargets(folder, count);
  return data;
}

}  // namespace hinge
