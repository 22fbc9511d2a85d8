// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/base/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hinge {
namespace {

using ::testing::HasSubstr;

TEST(Error, SaysWhatWhereAndHowToFix) {
  const Error error("the video has no pictures", "run.mp4", "Film again");
  EXPECT_EQ(error.what_happened, "the video has no pictures");
  EXPECT_EQ(error.where, "run.mp4");
  EXPECT_EQ(error.how_to_fix, "Film again");
  EXPECT_STREQ(error.what(), "run.mp4: the video has no pictures. Film again");
}

TEST(Error, CanBeCaughtAsAnyRuntimeError) {
  try {
    throw Error("it is empty", "clip.mov", "Choose another file");
  } catch (const std::runtime_error& e) {
    EXPECT_THAT(e.what(), HasSubstr("clip.mov"));
  }
}

}  // namespace
}  // namespace hinge
