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

std::array<LandmarkErrors, kParts.size()> ReadSide(TomlTable table) {
  std::array<LandmarkErrors, kParts.size()> read;
  for (std::size_t i = 0; i < kParts.size(); ++i) read[i] = ReadLandmark(table.Child(kPartNames[i]));
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
  NetworkErrors read{.model = model,
                     .provenance = table.Text("provenance"),
                     .nose = ReadLandmark(table.Child("nose")),
                     .near = ReadSide(table.Child("near")),
                     .far = ReadSide(table.Child("far")),
                     .swaps = ReadSwaps(table.Child("swaps"))};
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
