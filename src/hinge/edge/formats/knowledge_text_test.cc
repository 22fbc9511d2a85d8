// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/knowledge_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <stdexcept>

#include "hinge/edge/formats/knowledge_files.h"

namespace hinge {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const Knowledge& Known() {
  static const Knowledge knowledge = ReadKnowledge(std::filesystem::path(HINGE_SOURCE_DIR) / "knowledge");
  return knowledge;
}

void ExpectNarrow(const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const auto shown =
        std::count_if(line.begin(), line.end(), [](unsigned char c) { return (c & 0xC0) != 0x80; });
    EXPECT_LE(shown, 90) << line;
  }
}

Knowledge MakeOneMeasure() {
  Knowledge k;
  k.sources["paper"] = {"paper", "Author A, Other B. A title. A Journal 2020; 1:2.", ""};
  MeasureEntry& m = k.measures["knee"];
  m.id = "knee";
  m.title = "Knee at landing";
  m.unit = "deg";
  m.decimals = 1;
  m.plain = "How far the knee is bent.";
  m.definition = "flexion at contact";
  m.cannot_tell = "What the knee bears.";
  m.evidence = {{"It bends.", Evidence::kPublished, {"paper"}}};
  k.norms["knee"] = {"knee", {10, 2}, 3, 1, "markers of 26 runners", Evidence::kRecomputed, {"paper"}};
  Band& band = k.bands["knee"];
  band.measure = "knee";
  band.relative_to_norm = true;
  band.low = -5;
  return k;
}

TEST(Explanation, GivesWordsDefinitionOrdinaryRangeEvidenceAndLimits) {
  EXPECT_EQ(MakeExplanation(MakeOneMeasure(), "knee"),
            "Knee at landing (knee)\n"
            "How far the knee is bent.\n"
            "\n"
            "How it is measured: flexion at contact.\n"
            "\n"
            "Ordinary (two thirds of healthy runners lie within)\n"
            "  at 2.5 m/s: 5.0 to 11.0°\n"
            "  at 3.5 m/s: 7.0 to 13.0°\n"
            "  at 4.5 m/s: 9.0 to 15.0°\n"
            "  from markers of 26 runners [Author & Other 2020]\n"
            "Judged against: at least -5° from the mean at the runner's speed [coach's judgement: no\n"
            "study fixes the number]\n"
            "\n"
            "What the evidence says\n"
            "  - It bends. [published; read in the source: Author & Other 2020]\n"
            "\n"
            "What it cannot tell: What the knee bears.\n"
            "No measure here promises anything about injury or economy.\n");
}

TEST(Explanation, SaysWhereNothingIsJudged) {
  Knowledge k = MakeOneMeasure();
  k.bands.clear();
  k.norms.clear();
  EXPECT_THAT(MakeExplanation(k, "knee"), HasSubstr("Reported, not judged"));
  EXPECT_THAT(MakeExplanation(k, "knee"), Not(HasSubstr("Ordinary")));
}

TEST(Explanation, OfAnUnknownMeasureIsTheCallersFault) {
  EXPECT_THROW(MakeExplanation(MakeOneMeasure(), "hip"), std::logic_error);
}

TEST(Explanation, OfEveryMeasureFitsNinetyCharacters) {
  for (const auto& [id, entry] : Known().measures) {
    const std::string text = MakeExplanation(Known(), id);
    EXPECT_THAT(text, HasSubstr(entry.title));
    EXPECT_THAT(text, HasSubstr("What it cannot tell"));
    ExpectNarrow(text);
  }
}

TEST(NearestMeasure, IsTheOneThatWasMeant) {
  EXPECT_EQ(NearestMeasureIds(Known(), "knee_peek").front(), "knee_peak");
  EXPECT_EQ(NearestMeasureIds(Known(), "cadense").front(), "cadence");
  EXPECT_EQ(NearestMeasureIds(Known(), "overstride").size(), 2u);
}

TEST(NearestMeasure, IsNoneForSomethingElse) {
  EXPECT_THAT(NearestMeasureIds(Known(), "xyzzyplugh"), IsEmpty());
  EXPECT_THAT(NearestMeasureIds(Known(), ""), IsEmpty());
  EXPECT_THAT(NearestMeasureIds(MakeOneMeasure(), "knee"), ElementsAre("knee"));
}

TEST(Plan, GivesOneCueAndTheExercisesWithTheirLimits) {
  const std::string plan = MakePlanText(Known(), {"skater", "hop", "no_such"}, "tall_leg");
  for (const char* part :
       {"Run tall in the leg", "What it costs:", "Ice skater (from the article)", "Single-leg hop",
        "1. Stand on one leg", "Dose:", "Think of:", "Stop at once if it", "Next:", "did not change running",
        "Film again in 14 days"}) {
    EXPECT_THAT(plan, HasSubstr(part));
  }
  EXPECT_LT(plan.find("Ice skater"), plan.find("Single-leg hop"));
  ExpectNarrow(plan);
}

TEST(Plan, OfEveryExerciseFitsNinetyCharacters) {
  for (const auto& [id, exercise] : Known().exercises) ExpectNarrow(MakePlanText(Known(), {id}, ""));
}

TEST(Plan, OfNothingSaysSo) {
  EXPECT_THAT(MakePlanText(Known(), {}, ""), HasSubstr("Nothing needs changing"));
}

TEST(ShortCitation, IsSurnamesAndYear) {
  const auto short_of = [](const char* citation) { return MakeShortCitation({"k", citation, ""}); };
  EXPECT_EQ(short_of("Moore IS. A review. Sports Med 2016."), "Moore 2016");
  EXPECT_EQ(short_of("Teng HL, Powers CM. Posture. J 2014; 1."), "Teng & Powers 2014");
  EXPECT_EQ(short_of("de Leva P. Segments. J Biomech 1996; 29:1223."), "de Leva 1996");
  EXPECT_EQ(short_of("Van Hooren B, Jukic I, Cox M. Economy. 2024."), "Van Hooren et al. 2024");
  EXPECT_EQ(short_of("Napier C et al. Risk. 2018."), "Napier et al. 2018");
  EXPECT_EQ(short_of("Malisoux L et al., 2023: 860 runners."), "Malisoux et al. 2023");
}

TEST(ShortCitation, KeepsWhatIsNoPerson) {
  EXPECT_EQ(MakeShortCitation({"k", "BMClab, Notes on computing. CC BY 4.0.", ""}), "BMClab");
  EXPECT_EQ(MakeShortCitation({"k", "Shoji et al. No year.", ""}), "Shoji et al.");
  EXPECT_EQ(MakeShortCitation({"k", "", ""}), "");
}

}  // namespace
}  // namespace hinge
