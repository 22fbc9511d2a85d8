// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/session/network.h"

#include <gtest/gtest.h>

namespace hinge {
namespace {

std::string NetworkTold(const std::string& model) {
  Session session;
  session.options["model"] = model;
  return NetworkOf(session);
}

TEST(NetworkOf, NamesAClipsNetworkAsItsTrackDoes) {
  EXPECT_EQ(NetworkTold("heavy"), "blazepose_heavy");
  EXPECT_EQ(NetworkTold("blazepose_heavy"), "blazepose_heavy");
  EXPECT_EQ(NetworkTold("my.net.onnx"), "own_my.net");
  EXPECT_EQ(NetworkTold("body_25"), "body_25");
}

TEST(NetworkOf, IsEmptyWhereNobodySaysIt) {
  EXPECT_EQ(NetworkOf({}), "");
  EXPECT_EQ(NetworkTold(""), "");
}

}  // namespace
}  // namespace hinge
