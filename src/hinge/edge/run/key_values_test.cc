// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/key_values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hinge/edge/run/user_values.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;

template <typename Call>
std::string Complaint(Call call) {
  try {
    call();
  } catch (const UsageError& error) {
    return error.what_happened + " | " + error.where + " | " + error.how_to_fix;
  }
  return "";
}

TEST(KeyValues, GiveNumbersAndWordsByTheirKeys) {
  KeyValues values("yaw=10,roll=-2.5,stage=road", "--camera");
  double yaw = 0, pitch = 7;
  values.Set("yaw", -20, 20, yaw);
  values.Set("pitch", -20, 20, pitch);
  EXPECT_EQ(yaw, 10);
  EXPECT_EQ(pitch, 7) << "a key that is not there changes nothing";
  EXPECT_EQ(values.Number("roll", -10, 10), -2.5);
  EXPECT_EQ(values.Word("stage", {"treadmill", "road"}), "road");
  EXPECT_EQ(values.Number("other", 0, 1), std::nullopt);
  EXPECT_NO_THROW(values.RefuseOthers());
}

TEST(KeyValues, RefuseAKeyThatNobodyKnowsAndOfferTheNearest) {
  KeyValues values("yaaw=10", "--camera");
  values.Number("yaw", -20, 20);
  values.Number("roll", -20, 20);
  EXPECT_THAT(Complaint([&] { values.RefuseOthers(); }), HasSubstr("Did you mean yaw?"));
}

TEST(KeyValues, RefuseWhatIsNoNumberOrOutOfRange) {
  for (const char* text : {"yaw=ten", "yaw=1e9", "yaw=nan", "yaw=5deg", "yaw=-21"}) {
    KeyValues values(text, "--camera");
    EXPECT_THAT(Complaint([&] { values.Number("yaw", -20, 20); }), HasSubstr("from -20 to 20")) << text;
  }
}

TEST(KeyValues, RefuseAWordThatIsNotInTheList) {
  KeyValues values("stage=moon", "--stage");
  EXPECT_THAT(Complaint([&] {
                values.Word("stage", {"treadmill", "road"});
              }),
              HasSubstr("none of: treadmill, road"));
}

TEST(KeyValues, RefuseWhatIsNotOfTheForm) {
  for (const char* text : {"yaw", "=3", "yaw=", "yaw=1,roll"}) {
    EXPECT_THAT(Complaint([&] { KeyValues(text, "--camera"); }), HasSubstr("key=value")) << text;
  }
  EXPECT_THAT(Complaint([] { KeyValues("a=1,a=2", "--camera"); }), HasSubstr("twice"));
  EXPECT_NO_THROW(KeyValues("", "--camera").RefuseOthers());
}

}  // namespace
}  // namespace hinge
