// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/network_errors_file.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "hinge/edge/formats/toml_table.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

constexpr double kLongestRun_s = 10, kLargestError_legs = 2;

double InRange(TomlTable& table, std::string_view key, double low, double high) {
  const double value = table.Number(key);
  if (value < low || value > high)
    table.Fail(fmt::format("{}.{} is not between {} and {}", table.name(), key, low, high), key);
  return value;
}

PhaseTable TableInRange(TomlTable& table, std::string_view key, double low, double high) {
  PhaseTable read{table.Numbers(key)};
  for (double value : read.bins) {
    if (value < low || value > high)
      table.Fail(fmt::format("{}.{} is not between {} and {}", table.name(), key, low, high), key);
  }
  return read;
}

LandmarkErrors ReadLandmark(TomlTable table) {
  LandmarkErrors read{.forward_legs = TableInRange(table, "forward", -kLargestError_legs, kLargestError_legs),
                      .up_legs = TableInRange(table, "up", -kLargestError_legs, kLargestError_legs),
                      .forward_sd_legs = TableInRange(table, "forward_sd", 0, kLargestError_legs),
                      .up_sd_legs = TableInRange(table, "up_sd", 0, kLargestError_legs),
                      .forward_between_legs = InRange(table, "forward_between", 0, kLargestError_legs),
                      .up_between_legs = InRange(table, "up_between", 0, kLargestError_legs),
                      .correlation_s = InRange(table, "correlation_s", 0, kLongestRun_s),
                      .visibility = InRange(table, "visibility", 0.001, 1),
                      .missing_share = InRange(table, "missing", 0, 1)};
  table.RefuseUnknownKeys();
  return read;
}

constexpr std::array<std::string_view, kParts.size()> kPartNames = {
    "ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "toe"};

BordersError ReadBorders(TomlTable table) {
  BordersError read{.ahead_legs = TableInRange(table, "ahead", -kLargestError_legs, kLargestError_legs),
                    .seen_share = TableInRange(table, "seen", 0, 1),
                    .between_legs = InRange(table, "between", 0, kLargestError_legs)};
  table.RefuseUnknownKeys();
  return read;
}

struct SideErrors {
  std::array<LandmarkErrors, kParts.size()> landmarks;
  std::optional<BordersError> knee_borders;
};

SideErrors ReadSide(TomlTable table) {
  SideErrors read;
  for (std::size_t i = 0; i < kParts.size(); ++i)
    read.landmarks[i] = ReadLandmark(table.Child(kPartNames[i]));
  if (table.Has("knee_borders")) read.knee_borders = ReadBorders(table.Child("knee_borders"));
  table.RefuseUnknownKeys();
  return read;
}

LegSwaps ReadSwaps(TomlTable table) {
  LegSwaps read{.share = TableInRange(table, "share", 0, 0.95),
                .mean_run_s = InRange(table, "mean_run_s", 0, kLongestRun_s),
                .lower_only_share = InRange(table, "lower_only", 0, 1)};
  table.RefuseUnknownKeys();
  return read;
}

NetworkErrors ReadModel(TomlTable& table, const std::string& model) {
  const SideErrors near = ReadSide(table.Child("near")), far = ReadSide(table.Child("far"));
  NetworkErrors read{.model = model,
                     .provenance = table.Text("provenance"),
                     .nose = ReadLandmark(table.Child("nose")),
                     .near = near.landmarks,
                     .far = far.landmarks,
                     .swaps = ReadSwaps(table.Child("swaps")),
                     .near_knee_borders = near.knee_borders,
                     .far_knee_borders = far.knee_borders};
  table.Text("evidence");
  table.Texts("sources");
  table.RefuseUnknownKeys();
  return read;
}

}  // namespace

NetworkErrors ReadNetworkErrors(const std::filesystem::path& file, const std::string& model) {
  const toml::table document = ReadTomlFile(file);
  TomlTable root(document, "network_errors", file.string());
  for (TomlTable& table : root.Children("model")) {
    if (table.Text("name") == model) return ReadModel(table, model);
  }
  throw Error(fmt::format("what the pose network \"{}\" does to landmarks is not known", model),
              file.string(), "Use another network, or add a [[model]] with its measured errors.");
}

}  // namespace hinge
