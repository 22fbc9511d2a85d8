// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/plan_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hinge {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;

Knowledge MakeKnowledge() {
  Knowledge k;
  Exercise e;
  e.id = "row", e.name = "Row <light>", e.steps = {"Pull."}, e.dose = "2 sets";
  e.programme.levels = {"Light.", "Staggered & slow."};
  e.programme.per_week = 2;
  k.exercises["row"] = e;
  k.states["too_tall"] = {"too_tall", "Too tall", "Upright."};
  return k;
}
std::string Page(std::vector<std::string> ids, int level = 0) {
  Verdict v;
  v.label = "too_tall", v.plan = std::move(ids);
  const Knowledge k = MakeKnowledge();
  PlanOptions options{.start = std::chrono::sys_days(2026y / 11 / 30)};
  options.levels["row"] = level;
  return MakePlanPageHtml(MakePlan(v, k, options), k);
}
long Count(const std::string& text, const std::string& what) {
  long n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

TEST(PlanPage, HasABoxToTickForEverySessionAndARowForEveryWeek) {
  const std::string page = Page({"row"});
  EXPECT_EQ(Count(page, "class=\"tick\""), 12);
  EXPECT_EQ(Count(page, "Week&#160;"), 6);
  EXPECT_EQ(Count(page, "film a set"), 3);
  EXPECT_THAT(page, HasSubstr("Mon 14&#160;Dec"));
}

TEST(PlanPage, HasATableOfWeeksThatScrollsOnANarrowScreen) {
  EXPECT_THAT(Page({"row"}), HasSubstr("<div class=\"scroll\"><table"));
}

TEST(PlanPage, EscapesAndSaysTheVerdictAndTheLimits) {
  const std::string page = Page({"row"});
  EXPECT_THAT(page, HasSubstr("Row &lt;light&gt;"));
  EXPECT_THAT(page, HasSubstr("if open: Staggered &amp; slow."));
  EXPECT_THAT(page, HasSubstr("Too tall"));
  EXPECT_THAT(page, HasSubstr("coach"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
}

TEST(PlanPage, NamesAStepWhereItBeginsAndAGateOnlyWhereThereIsOne) {
  EXPECT_EQ(Count(Page({"row"}), "Staggered"), 1) << "weeks 3 to 6 are one step";
  EXPECT_EQ(Count(Page({"row"}, 1), "Staggered"), 1);
  EXPECT_THAT(Page({"row"}, 1), Not(HasSubstr("if open: ")));
}

TEST(PlanPage, WithoutExercisesSaysSo) { EXPECT_THAT(Page({}), HasSubstr("nothing to train")); }

}  // namespace
}  // namespace hinge
