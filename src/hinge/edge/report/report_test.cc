// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/report.h"

#include <gmock/gmock.h>

#include "hinge/edge/report/html.h"
#include "hinge/edge/report/report_sections.h"
#include "hinge/edge/report/session_for_report_tests.h"
#include "hinge/edge/report/xml_for_tests.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string PageOf(const Session& session) {
  const Image grey{.width_px = 8, .height_px = 8, .rgb = std::vector<std::uint8_t>(8 * 8 * 3, 90)};
  const Still still{.event = "mid-stance",
                    .side = Side::kRight,
                    .time_s = 1.1,
                    .image = grey,
                    .lines = {},
                    .angles = {{"knee", 44.4}}};
  return MakeReportHtml(session, KnowledgeForTests(), {still});
}

TEST(Report, IsWellFormedWithEverythingAndWithNothingInIt) {
  EXPECT_EQ(FindXmlFault(PageOf(SessionForTests())), "");
  EXPECT_EQ(FindXmlFault(MakeReportHtml(Session{}, Knowledge{}, {})), "");
}

TEST(Report, EscapesWhatComesFromOutside) {
  const std::string page = PageOf(SessionForTests());
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_THAT(page, HasSubstr("script&gt; &amp; &quot;run&quot;.mp4"));
  EXPECT_THAT(page, HasSubstr("The &lt;ear&gt; was hidden."));
  EXPECT_THAT(page, HasSubstr("its end was &lt;not&gt; seen"));
  EXPECT_THAT(page, HasSubstr("&lt;contact&gt; is uncertain"));
}

TEST(Report, TellsNoFolderOfTheMachine) {
  const std::string page = PageOf(SessionForTests());
  EXPECT_THAT(page, Not(HasSubstr("/home")));
  EXPECT_THAT(page, Not(HasSubstr("/opt")));
  EXPECT_THAT(page, HasSubstr("own.onnx"));
}

TEST(Report, LoadsNothingAndRunsNothing) {
  const std::string page = PageOf(SessionForTests());
  EXPECT_EQ(CountOf(page, "src="), CountOf(page, "src=\"data:image/jpeg;base64,"));
  EXPECT_EQ(CountOf(page, "href="), CountOf(page, "href=\"#"));
  for (const char* never : {"http:", "https:", "url(", "@import", "<link", "<iframe", "onload", "onclick"}) {
    EXPECT_THAT(page, Not(HasSubstr(never)));
  }
}

TEST(Report, EveryLinkInsideThePageHasItsTarget) {
  const std::string page = PageOf(SessionForTests());
  EXPECT_GT(CountOf(page, "href=\"#source-1\""), 0);
  EXPECT_EQ(CountOf(page, "id=\"source-1\""), 1);
  EXPECT_EQ(CountOf(page, "#source-2"), 0);
}

TEST(Report, SaysTheVerdictInWordsWithHowSure) {
  const std::string page = PageOf(SessionForTests());
  EXPECT_THAT(page, HasSubstr("<h1>Deflated: sitting</h1>"));
  EXPECT_THAT(page, HasSubstr("Clearly, 90 %"));
  EXPECT_THAT(page, HasSubstr("<strong>Your knee bends deeply</strong>: 54° (95 %: 50 to 58°); ordinary at "
                              "this speed is at most 47°."));
  EXPECT_THAT(page, HasSubstr("“run tall &amp; push”"));
  EXPECT_THAT(page, HasSubstr("The calf works harder."));
}

TEST(Report, SaysWhyItCannotTell) {
  Session session = SessionForTests();
  session.verdict = {.label = "cannot_tell",
                     .subtype = "",
                     .map = std::nullopt,
                     .probability = {},
                     .straightness_seen = true,
                     .cannot_tell_because = {"only 2 strides were <seen>"},
                     .findings = {},
                     .cue = "",
                     .plan = {},
                     .tradeoff = ""};
  const std::string page = PageOf(session);
  EXPECT_THAT(page, HasSubstr("<h1>Can&#39;t tell</h1>"));
  EXPECT_THAT(page, HasSubstr("Only 2 strides were &lt;seen&gt;."));
  EXPECT_THAT(page, Not(HasSubstr("Clearly")));
  EXPECT_THAT(page, Not(HasSubstr("The one thing to think of")));
}

TEST(Report, ShowsEveryMeasureOrWhyItIsMissing) {
  const Session session = SessionForTests();
  const std::string page = PageOf(session);
  for (const char* title : {"Deepest knee bend", "Cadence", "not_in_the_files", "Straightness"})
    EXPECT_THAT(page, HasSubstr(title));
  EXPECT_THAT(page, HasSubstr("171 steps/min"));
  EXPECT_THAT(page, HasSubstr("−3.00°"));
  EXPECT_THAT(page, HasSubstr("At 30 pictures a second"));
}

TEST(Report, SaysOnceWhatBothSidesMissForTheSameReason) {
  Session session = SessionForTests();
  for (Side side : kSides) {
    session.measures.push_back(session.measures.back());
    session.measures.back().side = side;
  }
  EXPECT_EQ(CountOf(PageOf(session), "The &lt;ear&gt; was hidden"), 1);
  session.measures.back().why_missing = "that side was dark";
  EXPECT_THAT(PageOf(session), HasSubstr("</strong> (right): That side was dark."));
}

TEST(Report, SaysWhatAMeasureDoesNotSay) {
  Knowledge knowledge = KnowledgeForTests();
  EXPECT_THAT(MakeReportHtml(SessionForTests(), knowledge, {}), Not(HasSubstr("What it does not say")));
  knowledge.measures["knee_peak"].cannot_tell = "no word about <injury>";
  EXPECT_THAT(MakeReportHtml(SessionForTests(), knowledge, {}),
              HasSubstr("What it does not say: No word about &lt;injury&gt;."));
}

TEST(Report, NamesLeftAndRightOnlyWhereTheyDifferBeyondDoubt) {
  Session session = SessionForTests();
  EXPECT_THAT(PageOf(session), HasSubstr("class=\"sides\">left 60°, right 48°"));
  session.measures[1] = MeasureForTests("knee_peak", Side::kLeft, 50, 3, "deg");
  session.measures[2] = MeasureForTests("knee_peak", Side::kRight, 48, 3, "deg");
  EXPECT_THAT(PageOf(session), Not(HasSubstr("class=\"sides\"")));
  EXPECT_THAT(PageOf(session), HasSubstr("the difference is within its doubt"));
}

TEST(Report, SaysWhyItSaysSo) {
  Session session = SessionForTests();
  EXPECT_THAT(PageOf(session), Not(HasSubstr("Why do you say so")));
  Finding& f = session.verdict.findings.at(0);
  f.n = 9, f.distance = 6.4, f.detectable = 3, f.sigma_random = 0.6, f.sigma_shared = 2.2;
  f.definition = "thigh minus <shank>", f.would_change_it = "A longer clip.";
  f.instants = {{1.234, Side::kLeft, 53.6}};
  const std::string page = PageOf(session);
  EXPECT_THAT(page, HasSubstr("Measured as: thigh minus &lt;shank&gt;."));
  EXPECT_THAT(page, HasSubstr("9 strides; 6.4° outside the ordinary range, where 3.0° could be told"));
  EXPECT_THAT(page, HasSubstr("Seen best at 1.23 s (left, 54°)"));
  EXPECT_THAT(page, HasSubstr("What would change it: A longer clip."));
  EXPECT_EQ(FindXmlFault(page), "");
}

TEST(Report, SaysWhichStandingItComparedWithAndWhereTheLeanComesFrom) {
  Session session = SessionForTests();
  session.standing.source = "people's standing in general";
  EXPECT_THAT(PageOf(session), HasSubstr("film three quiet seconds of standing first"));
  session.standing = {.trunk_lean_deg = Known(1, 1, "x"),
                      .straightness_deg = Known(1, 1, "x"),
                      .own = true,
                      .same_camera = true,
                      .seconds = 4.5,
                      .source = "stand.mp4"};
  session.split.leg_line_deg = Known(2.5, 1, "x");
  session.split.above_hip_deg = Known(-4, 1.5, "x");
  const std::string page = PageOf(session);
  EXPECT_THAT(page, HasSubstr("stand.mp4, 4.5 s; taken to be from the same camera place"));
  EXPECT_THAT(page, HasSubstr("+2.5° from the leg’s line (± 2.0), −4.0° above the hip (± 2.9)"));
}

TEST(Report, GivesADifferenceOfTheSidesWithItsIntervalAndProbability) {
  Session session = SessionForTests();
  session.sides = {{.id = "knee_peak",
                    .unit = "deg",
                    .value = 12,
                    .low = 6,
                    .high = 18,
                    .probability = 0.999,
                    .beyond_noise = true}};
  EXPECT_THAT(PageOf(session), HasSubstr("left minus right +12 (6 to 18°)"));
  session.sides[0].beyond_noise = false;
  EXPECT_THAT(PageOf(session), Not(HasSubstr("class=\"sides\"")));
}

TEST(Report, PrintsNoClaimThatIsUnverified) {
  EXPECT_THAT(PageOf(SessionForTests()), Not(HasSubstr("Rumour")));
}

TEST(Report, PromisesNothingAboutInjuryOrEconomy) {
  EXPECT_THAT(PageOf(SessionForTests()), HasSubstr("No claim about injury or running economy"));
}

TEST(Report, JudgesNoBandThatNeedsASpeedWhenTheSpeedIsUnknown) {
  Session session = SessionForTests();
  EXPECT_TRUE(FindBand(session, KnowledgeForTests(), "knee_peak"));
  session.scene.speed_m_s = Missing("no foot was seen in stance");
  EXPECT_FALSE(FindBand(session, KnowledgeForTests(), "knee_peak"));
  EXPECT_EQ(FindXmlFault(PageOf(session)), "");
}

TEST(Html, Base64AgreesWithTheStandardsTestVectors) {
  const auto encode = [](std::string_view s) {
    return MakeBase64({reinterpret_cast<const std::uint8_t*>(s.data()), s.size()});
  };
  const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"}};
  for (const auto& [text, code] : vectors) EXPECT_EQ(encode(text), code);
}

TEST(Html, NumbersHaveATrueMinusAndNoNegativeZero) {
  EXPECT_EQ(NumberText(-3.26, 1), "−3.3");
  EXPECT_EQ(NumberText(-0.04, 1), "0.0");
  EXPECT_EQ(NumberText(-0.4, 0), "0");
}

TEST(XmlCheck, FindsFaults) {  // the checker itself can fail
  EXPECT_NE(FindXmlFault("<p><b>x</p></b>"), "");
  EXPECT_NE(FindXmlFault("<p>"), "");
  EXPECT_NE(FindXmlFault("<p a=\"<b>\">x</p>"), "");
  EXPECT_NE(FindXmlFault("<p>a & b</p>"), "");
  EXPECT_EQ(FindXmlFault("<p a=\"1>2\">x<br /></p>"), "");
}

}  // namespace
}  // namespace hinge
