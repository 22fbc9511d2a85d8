// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "hinge/app/session/testing_photo_session.h"
#include "hinge/edge/report/html.h"
#include "hinge/edge/report/report.h"
#include "hinge/edge/report/session_for_report_tests.h"
#include "hinge/edge/report/xml_for_tests.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string PageOf(const Session& session) { return MakeReportHtml(session, KnowledgeForTests(), {}); }

TEST(PhotoReport, IsWellFormedAndEscapesWhatComesFromOutside) {
  const std::string page = PageOf(MakePhotoSession());
  EXPECT_EQ(FindXmlFault(page), "");
  EXPECT_THAT(page, HasSubstr("at &lt;the&gt; track.jpg"));
}

TEST(PhotoReport, ShowsEachLegsAnglesSideBySide) {
  const std::string page = PageOf(MakePhotoSession());
  EXPECT_THAT(page, HasSubstr("The posture of one instant"));
  const auto left = page.find("15°"), right = page.find("20°");  // the knees
  ASSERT_NE(left, std::string::npos);
  ASSERT_NE(right, std::string::npos);
  EXPECT_LT(left, right);
  EXPECT_EQ(page.substr(left, right - left).find("</tr>"), std::string::npos) << "in one row";
}

TEST(PhotoReport, PromisesNeitherVerdictNorStridesNorExercises) {
  const std::string page = PageOf(MakePhotoSession());
  for (const char* never : {"The one thing to think of", "strides", "Where you stand"})
    EXPECT_THAT(page, Not(HasSubstr(never)));
  EXPECT_THAT(page, HasSubstr("What one picture cannot say"));
  EXPECT_THAT(page, HasSubstr("One picture shows no time</strong>: "));
}

TEST(PhotoReport, HasTheMapOfAnInstantOnOneLeg) {
  Session session = MakePhotoSession();
  session.verdict.map = PosturePoint{.leg_trunk = Vec2(0, 0), .covariance = Eigen::Matrix2d::Identity()};
  EXPECT_THAT(PageOf(session), HasSubstr("Where you stand"));
}

}  // namespace
}  // namespace hinge
