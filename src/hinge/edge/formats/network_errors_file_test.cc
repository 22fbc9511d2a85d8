// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/network_errors_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "hinge/edge/formats/output_folder.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;

const fs::path kFile = fs::path(HINGE_SOURCE_DIR) / "knowledge" / "network_errors.toml";

double Mean(const PhaseTable& table) {
  double sum = 0;
  for (double value : table.bins) sum += value;
  return sum / static_cast<double>(table.bins.size());
}

/// What a reader of the changed file is told.
std::string MessageAfter(const std::string& what, const std::string& becomes) {
  std::string text = ReadTextFile(kFile);
  const std::size_t at = text.find(what);
  if (at == std::string::npos) return "the file does not hold " + what;
  text.replace(at, what.size(), becomes);
  const fs::path file = fs::path(::testing::TempDir()) / "network_errors.toml";
  WriteTextFile(file, text);
  try {
    ReadNetworkErrors(file, "blazepose_heavy");
  } catch (const Error& error) {
    return std::string(error.what()) + " " + error.where;
  }
  return "";
}

TEST(NetworkErrorsFile, HoldsBothNetworksAndTheirMeasuredShareOfExchangedLegs) {
  const double heavy = Mean(ReadNetworkErrors(kFile, "blazepose_heavy").swaps.share),
               full = Mean(ReadNetworkErrors(kFile, "blazepose_full").swaps.share);
  for (double share : {heavy, full}) {
    EXPECT_GT(share, 0.005);
    EXPECT_LT(share, 0.12);
  }
}

TEST(NetworkErrorsFile, BordersDifferLessBetweenPeopleThanTheNetworksOwnKnees) {
  for (const char* network : {"blazepose_heavy", "blazepose_full"}) {
    const NetworkErrors errors = ReadNetworkErrors(kFile, network);
    ASSERT_TRUE(errors.near_knee_borders && errors.far_knee_borders) << network;
    const auto knee = static_cast<std::size_t>(Part::kKnee);
    EXPECT_LT(errors.near_knee_borders->between_legs, errors.near[knee].forward_between_legs);
    EXPECT_LT(errors.far_knee_borders->between_legs, errors.far[knee].forward_between_legs);
  }
}

TEST(NetworkErrorsFile, RefusesAnUnknownNetworkByName) {
  try {
    ReadNetworkErrors(kFile, "other");
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("\"other\""), std::string::npos);
  }
}

TEST(NetworkErrorsFile, SaysWhichKeyIsWrong) {
  EXPECT_EQ(MessageAfter("mean_run_s = ", "mean_run_s = 0.06 # "), "");
  EXPECT_NE(MessageAfter("mean_run_s = ", "mean_run_s = -1 # ").find("mean_run_s"), std::string::npos);
  EXPECT_NE(MessageAfter("mean_run_s", "mean_runs").find("has no mean_run_s"), std::string::npos);
  EXPECT_NE(MessageAfter("missing = 0.0", "missing = 0.0\nmising = 1").find("unknown key 'mising'"),
            std::string::npos);
  EXPECT_NE(MessageAfter("forward_sd = ", "forward_sd = [] #").find("empty list"), std::string::npos);
  EXPECT_NE(MessageAfter("forward_sd = ", "forward_sd = [0.1, \"a\"] #").find("not a number"),
            std::string::npos);
  EXPECT_NE(MessageAfter("[model.far.knee_borders]", "[model.far.knees]").find("knees"), std::string::npos);
  EXPECT_NE(MessageAfter("seen = ", "seen = [1.5] # ").find("seen"), std::string::npos);
  EXPECT_NE(MessageAfter("[model.near.heel]", "[model.near.hell]").find("heel"), std::string::npos);
}

}  // namespace
}  // namespace hinge
