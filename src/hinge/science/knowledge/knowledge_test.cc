// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/knowledge/knowledge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* kStateIds[] = {"too_tall",
                                     "hinged",
                                     "deflated",
                                     "over_hinged",
                                     "bent_spine",
                                     "cannot_tell",
                                     "deflated/sitting",
                                     "deflated/deflated",
                                     "deflated/folded",
                                     "bent_spine/slumped",
                                     "bent_spine/arched",
                                     "too_tall/arched",
                                     "too_tall/bouncing",
                                     "too_tall/stiff leg",
                                     "too_tall/upright trunk",
                                     "too_tall/tall everywhere"};

PostureModel MakePosture() {
  PostureModel p;
  p.knee_peak_weight = 0.45;
  p.knee_ic_weight = 0.30;
  p.shank_lean_ms_weight = 0.25;
  p.tall_below = -1;
  p.deflated_above = 1;
  p.over_hinged_above = 1.5;
  p.runners_sd = 2;
  p.label_probability = 0.6;
  p.sources = {"paper"};
  return p;
}

/// The smallest knowledge in which everything hangs together: one measure with a norm and a band open below.
Knowledge MakeSound() {
  Knowledge k;
  k.sources["paper"] = {"paper", "A. Author 2020", ""};
  k.measures["knee"] = {.id = "knee",
                        .title = "Knee",
                        .unit = "deg",
                        .decimals = 1,
                        .plain = "Bend.",
                        .definition = "flexion",
                        .evidence = {{"It bends.", Evidence::kPublished, {"paper"}}},
                        .cannot_tell = "Load."};
  k.norms["knee"] = {"knee", {41.6, 0.5}, 3.8, 1.6, "joint centres", Evidence::kRecomputed, {"paper"}};
  Band& band = k.bands["knee"];
  band.measure = "knee";
  band.relative_to_norm = true;
  band.high = 5;
  band.sources = {"paper"};
  k.cues["tall"] = {"tall", "Run tall", "Calf pays", {"paper"}};
  k.exercises["hop"] = {.id = "hop",
                        .name = "Hop",
                        .from_article = true,
                        .trains = "Spring",
                        .steps = {"Hop."},
                        .dose = "3 x 5",
                        .cue = "Quiet",
                        .running_cue = "Quiet",
                        .watch_for = "Pain: stop.",
                        .progression = "Further",
                        .evidence = {}};
  for (const char* id : kStateIds) k.states[id] = {id, "title", "plain"};
  k.priors["lean_deg"] = {"lean_deg", 0, 2.5, "standing", Evidence::kCoach, {"paper"}};
  k.findings.push_back({.id = "knee_high",
                        .measure = "knee",
                        .when_high = true,
                        .verdicts = {"deflated"},
                        .plain = "Deep",
                        .cause = "Sag",
                        .cue = "tall",
                        .exercises = {"hop"}});
  k.posture = MakePosture();
  return k;
}

TEST(SpeedLine, IsStraightInSpeed) {
  const SpeedLine line{10, 2};
  EXPECT_DOUBLE_EQ(line.At(3.5), 10);
  EXPECT_DOUBLE_EQ(line.At(4.5), 12);
  EXPECT_DOUBLE_EQ(line.At(2.5), 8);
}

TEST(SpeedLine, IsNotExtrapolatedBeyondTheSpeedsItWasMeasuredNear) {
  const SpeedLine line{10, 2};
  EXPECT_DOUBLE_EQ(line.At(1.0), line.At(SpeedLine::kSlowest_m_s));
  EXPECT_DOUBLE_EQ(line.At(9.0), line.At(SpeedLine::kFastest_m_s));
  EXPECT_DOUBLE_EQ(line.At(9.0), 13);
}

TEST(Evidence, MarksAreReadAsTheyAreWritten) {
  for (Evidence e : {Evidence::kPublished, Evidence::kSecondary, Evidence::kDerived, Evidence::kRecomputed,
                     Evidence::kCoach, Evidence::kUnverified}) {
    EXPECT_EQ(EvidenceOfMark(Mark(e)), e);
    EXPECT_FALSE(Sentence(e).empty());
  }
  EXPECT_EQ(Mark(Evidence::kRecomputed), "D2");
  EXPECT_EQ(EvidenceOfMark("cj"), std::nullopt);
  EXPECT_EQ(EvidenceOfMark(""), std::nullopt);
}

TEST(Prior, IsFoundByItsIdAndMustExist) {
  EXPECT_EQ(PriorOf(MakeSound(), "lean_deg").sd, 2.5);
  const Knowledge k = MakeSound();
  EXPECT_THROW(PriorOf(k, "lean"), std::logic_error);
}

TEST(Problems, AreNoneWhereEverythingHangsTogether) { EXPECT_THAT(Problems(MakeSound()), IsEmpty()); }

struct Fault {
  const char* name;
  std::function<void(Knowledge&)> make;
  const char* want;
};

class ProblemsTest : public ::testing::TestWithParam<Fault> {};

TEST_P(ProblemsTest, NameTheFault) {
  Knowledge k = MakeSound();
  GetParam().make(k);
  EXPECT_THAT(Problems(k), Contains(HasSubstr(GetParam().want)));
}

INSTANTIATE_TEST_SUITE_P(
    OneFaultEach, ProblemsTest,
    ::testing::Values(
        Fault{"ClaimOfUnknownSource",
              [](Knowledge& k) { k.measures["knee"].evidence[0].sources = {"papre"}; },
              "measure knee cites the unknown source 'papre'"},
        Fault{"HonestyOfUnknownSource",
              [](Knowledge& k) {
                k.honesty.push_back({"x", Evidence::kCoach, {"papre"}});
              },
              "'papre'"},
        Fault{"ClaimFromMemory",
              [](Knowledge& k) { k.measures["knee"].evidence[0].evidence = Evidence::kUnverified; },
              "from memory"},
        Fault{"NormFromMemory", [](Knowledge& k) { k.norms["knee"].evidence = Evidence::kUnverified; },
              "norm knee states something from memory"},
        Fault{"NothingItCannotTell", [](Knowledge& k) { k.measures["knee"].cannot_tell = ""; },
              "cannot_tell"},
        Fault{"NormWithoutMeasure", [](Knowledge& k) { k.norms["hip"] = k.norms["knee"]; },
              "norm hip has no measure"},
        Fault{"NormWithoutSpread", [](Knowledge& k) { k.norms["knee"].sd_between = 0; }, "no spread"},
        Fault{"BandWithoutMeasure", [](Knowledge& k) { k.bands["hip"] = k.bands["knee"]; },
              "band hip has no measure"},
        Fault{"BandWithoutItsNorm", [](Knowledge& k) { k.norms.clear(); },
              "relative to a norm that is missing"},
        Fault{"BandUpsideDown", [](Knowledge& k) { k.bands["knee"].low = 6; }, "upside down"},
        Fault{"BandWithoutEnds", [](Knowledge& k) { k.bands["knee"].high.reset(); }, "open on both sides"},
        Fault{"BandWithoutScore", [](Knowledge& k) { k.bands["knee"].half_at = 0; }, "half_at"},
        Fault{"BandWithoutFinding", [](Knowledge& k) { k.findings.clear(); }, "follows from a high knee"},
        Fault{"FindingOnTheOpenSide", [](Knowledge& k) { k.findings[0].when_high = false; }, "has no band"},
        Fault{"FindingOnUnknownMeasure", [](Knowledge& k) { k.findings[0].measure = "nee"; },
              "nee has no band"},
        Fault{"FindingOfUnknownCue", [](Knowledge& k) { k.findings[0].cue = "small"; },
              "unknown cue 'small'"},
        Fault{"FindingOfUnknownExercise", [](Knowledge& k) { k.findings[0].exercises = {"jump"}; },
              "unknown exercise 'jump'"},
        Fault{"FindingOfNoExercise", [](Knowledge& k) { k.findings[0].exercises.clear(); },
              "names no exercise"},
        Fault{"FindingOfUnknownState", [](Knowledge& k) { k.findings[0].verdicts = {"flat"}; },
              "unknown state 'flat'"},
        Fault{"FindingTwice", [](Knowledge& k) { k.findings.push_back(k.findings[0]); }, "twice"},
        Fault{"ExerciseWithoutWatchFor", [](Knowledge& k) { k.exercises["hop"].watch_for = ""; },
              "watch_for"},
        Fault{"StateWithoutWords", [](Knowledge& k) { k.states.erase("deflated/sitting"); },
              "no words for the state deflated/sitting"},
        Fault{"WordsWithoutState", [](Knowledge& k) { k.states["flat"] = {}; },
              "no verdict is ever called flat"},
        Fault{"MapWeights", [](Knowledge& k) { k.posture.knee_ic_weight = 0.4; }, "do not add up to 1"},
        Fault{"MapBorders", [](Knowledge& k) { k.posture.tall_below = 2; }, "borders cross"},
        Fault{"RunnersAllAlike", [](Knowledge& k) { k.posture.runners_sd = 0.5; }, "runners spread by less"},
        Fault{"LabelByLuck", [](Knowledge& k) { k.posture.label_probability = 0.4; }, "label's probability"},
        Fault{"PriorWithoutSpread", [](Knowledge& k) { k.priors["lean_deg"].sd = 0; }, "no spread"}),
    [](const ::testing::TestParamInfo<Fault>& fault) { return std::string(fault.param.name); });

}  // namespace
}  // namespace hinge
