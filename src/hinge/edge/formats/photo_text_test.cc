// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/photo_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "hinge/app/session/testing_photo_session.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(PhotoText, SaysEachAngleOnceWithItsInterval) {
  const std::string text = MakePhotoText(MakePhotoSession());
  EXPECT_THAT(text, HasSubstr("THE POSTURE OF ONE INSTANT"));
  EXPECT_THAT(text, HasSubstr("Trunk     trunk lean, forward +"));
  for (int value = 10; value < 25; ++value)
    EXPECT_THAT(text, HasSubstr(std::to_string(value) + "° (" + std::to_string(value - 4) + " to "));
  EXPECT_THAT(text, HasSubstr("Verdict   none: one picture shows one instant"));
  EXPECT_THAT(text, HasSubstr("Which leg is which is a guess."));
}

TEST(PhotoText, SaysWhyAnAngleIsMissing) {
  Session session = MakePhotoSession();
  session.measures[2].value.reset();
  session.measures[2].why_missing = "no ear is there";
  EXPECT_THAT(MakePhotoText(session), HasSubstr("not seen: no ear is there"));
}

TEST(PhotoText, GivesTheMapOnlyWhereThereIsOne) {
  Session session = MakePhotoSession();
  EXPECT_THAT(MakePhotoText(session), Not(HasSubstr("Map")));
  session.verdict.map = PosturePoint{.leg_trunk = Vec2(0, 0), .covariance = Eigen::Matrix2d::Identity()};
  session.verdict.probability[static_cast<std::size_t>(State::kTooTall)] = 0.7;
  session.verdict.probability[static_cast<std::size_t>(State::kHinged)] = 0.3;
  const std::string text = MakePhotoText(session);
  EXPECT_THAT(text, HasSubstr("if all steps were like this one:"));
  EXPECT_THAT(text, HasSubstr("too tall 70 %"));
  EXPECT_THAT(text, Not(HasSubstr("deflated")));
}

TEST(PhotoText, KeepsToTheWidthOfATerminal) {
  Session session = MakePhotoSession();
  session.verdict.cannot_tell_because.push_back(std::string(40, 'x') + " " + std::string(45, 'y') + " z");
  std::istringstream lines(MakePhotoText(session));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 94u) << line;
}

TEST(PhotoText, IsOnlyForPhotos) { EXPECT_THROW(MakePhotoText(Session{}), ContractViolation); }

}  // namespace
}  // namespace hinge
