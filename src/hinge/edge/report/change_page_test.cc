// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/change_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hinge/edge/report/xml_for_tests.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

MeasureChange Changed(const char* id, double change, bool beyond_noise) {
  return {.id = id,
          .unit = "deg",
          .first = 42,
          .other = 42 + change,
          .change = change,
          .low = change - 1,
          .high = change + 1,
          .by_speed = 0,
          .probability = 0.9995,
          .detectable = 0,
          .beyond_noise = beyond_noise,
          .why_not = {}};
}

Comparison Made() {
  MeasureChange hidden = Changed("ear", 0, false);
  hidden.other.reset(), hidden.why_not = "the ear & neck were hidden";
  return {.first = "/home/someone/<a>.mp4",
          .other = "b.mp4",
          .first_label = "too_tall",
          .other_label = "hinged",
          .same_recording = false,
          .shared_cancels = true,
          .assumed = {"Both sessions show the same runner."},
          .measures = {Changed("knee_peak", -3, true), Changed("cadence", -0.001, false), hidden}};
}

TEST(ChangePage, ShowsWhatChangedWhatDidNotWhatWasNotComparedAndWhatWasBelieved) {
  const std::string page = MakeComparisonsHtml({Made()}, {});
  EXPECT_EQ(FindXmlFault(page), "");
  EXPECT_THAT(page, HasSubstr("Changed beyond noise"));
  EXPECT_THAT(page, HasSubstr("−3.00°"));
  EXPECT_THAT(page, HasSubstr("−4.00 to −2.00</span>"));
  EXPECT_THAT(page, HasSubstr("over 99.9 % sure"));
  EXPECT_THAT(page, HasSubstr("Not distinguishable from no change"));
  EXPECT_THAT(page, HasSubstr("<span>0.00°</span>")) << "never a negative nothing";
  EXPECT_THAT(page, HasSubstr("The ear &amp; neck were hidden: ear"));
  EXPECT_THAT(page, HasSubstr("Both sessions show the same runner."));
}

TEST(ChangePage, SetsApartWhatTheSpeedExplains) {
  Comparison c = Made();
  c.measures[1].by_speed = -2;
  const std::string page = MakeComparisonsHtml({c}, {});
  EXPECT_THAT(page, HasSubstr("No change seen beyond what the speed explains"));
  EXPECT_THAT(page, Not(HasSubstr("Not distinguishable from no change")));
}

TEST(ChangePage, EscapesAndTellsNoFolders) {
  const std::string page = MakeComparisonsHtml({Made()}, {});
  EXPECT_THAT(page, HasSubstr("&lt;a&gt;.mp4"));
  EXPECT_THAT(page, Not(HasSubstr("someone")));
}

TEST(ChangePage, HasASectionForEachSession) {
  EXPECT_EQ(CountOf(MakeComparisonsHtml({Made(), Made(), Made()}, {}), "<section>"), 3);
}

TEST(ChangePage, SaysThatNothingCanBeCompared) {
  Comparison c = Made();
  for (MeasureChange& m : c.measures) m.why_not = "it is a photo", m.beyond_noise = false;
  const std::string page = MakeComparisonsHtml({c}, {});
  EXPECT_THAT(page, HasSubstr("Nothing can be compared: it is a photo."));
  EXPECT_THAT(page, Not(HasSubstr("<table")));
}

TEST(ChangePage, HasTablesThatScrollOnANarrowScreen) {
  const std::string page = MakeComparisonsHtml({Made()}, {});
  EXPECT_EQ(CountOf(page, "<div class=\"scroll\"><table"), CountOf(page, "<table"));
}

}  // namespace
}  // namespace hinge
