// SPDX-License-Identifier: Apache-2.0
#include "reading_errors.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

struct Reader {
  double bias = 0, gain = 1, sigma = 1;
};

WatchedCase Read(double truth, const Reader& reader, Random& random) {
  WatchedCase c;
  c.truth.label = "hop";
  c.truth.measures.set["height"] = truth;
  c.seen.set.values["height"] = reader.bias + reader.gain * truth + random.Normal(0, reader.sigma);
  return c;
}

std::vector<WatchedCase> ReadAll(int count, double low, double high, const Reader& reader,
                                 std::uint64_t seed) {
  Random random(seed);
  std::vector<WatchedCase> cases;
  for (int i = 0; i < count; ++i) cases.push_back(Read(random.Uniform(low, high), reader, random));
  return cases;
}

ReadingError Fit(const std::vector<WatchedCase>& cases, const std::vector<WatchedCase>& drawn = {}) {
  return FitReadingErrors(cases, drawn).at("hop").at("set.height");
}

TEST(ReadingErrors, OfAReaderThatSeesTooLittleAreItsLineAndWhatIsLeft) {
  const ReadingError e = Fit(ReadAll(200, 0, 40, {.bias = 5, .gain = 0.7, .sigma = 2}, 1));
  EXPECT_NEAR(e.gain, 0.7, 0.03);
  EXPECT_NEAR(e.bias, 5, 0.6);
  EXPECT_NEAR(e.sigma_set, 2 / 0.7, 0.3);
}

TEST(ReadingErrors, HaveNoGainWhereTheTruthHardlyVaries) {
  const ReadingError e = Fit(ReadAll(60, 19.9, 20.1, {.bias = 5, .gain = 0.7, .sigma = 2}, 2));
  EXPECT_NEAR(e.gain, 1, 0.05);
  EXPECT_NEAR(CorrectReading(e, 5 + 0.7 * 20), 20, 1);
}

TEST(ReadingErrors, OfKeypointsAndFewPicturesCountAlike) {
  const auto cases = ReadAll(90, 10, 20, {.bias = 4, .gain = 1, .sigma = 0.5}, 3);
  const auto drawn = ReadAll(kEnoughInPictures - 1, 10, 20, {.bias = -4, .gain = 1, .sigma = 0.5}, 4);
  const ReadingError e = Fit(cases, drawn);
  EXPECT_NEAR(CorrectReading(e, 15), 15, 0.7);
  EXPECT_NEAR(e.sigma_set, 4, 0.6);
}

TEST(ReadingErrors, AreThoseOfPicturesWhereThereAreEnough) {
  const auto cases = ReadAll(90, 10, 20, {.bias = 4, .gain = 1, .sigma = 0.5}, 3);
  const auto drawn = ReadAll(4 * kEnoughInPictures, 10, 20, {.bias = -4, .gain = 1, .sigma = 0.5}, 4);
  const ReadingError e = Fit(cases, drawn);
  EXPECT_NEAR(CorrectReading(e, 15 - 4), 15, 0.3);
  EXPECT_NEAR(e.sigma_set, 0.5, 0.2);
}

TEST(ReadingErrors, OfWhatIsComparedWithRunningAreThoseOfBoth) {
  const auto rename = [](std::vector<WatchedCase> cases) {
    for (WatchedCase& c : cases) {
      c.truth.measures.set["hinge_knee"] = c.truth.measures.set.at("height");
      c.seen.set.values["hinge_knee"] = c.seen.set.values.at("height");
    }
    return cases;
  };
  const auto cases = rename(ReadAll(64, 10, 20, {.bias = 4, .gain = 1, .sigma = 0.5}, 3)),
             drawn = rename(ReadAll(32, 10, 20, {.bias = -4, .gain = 1, .sigma = 0.5}, 4));
  const auto errors = FitReadingErrors(cases, drawn).at("hop");
  EXPECT_NEAR(CorrectReading(errors.at("set.hinge_knee"), 15), 15, 0.7);
  EXPECT_NEAR(CorrectReading(errors.at("set.height"), 15 - 4), 15, 0.3);
}

TEST(ReadingErrors, AreNotRuledByOneLostLeg) {
  auto cases = ReadAll(40, 0, 40, {.bias = 0, .gain = 1, .sigma = 1}, 5);
  cases.back().seen.set.values["height"] += 300;
  const ReadingError e = Fit(cases);
  EXPECT_NEAR(e.gain, 1, 0.05);
  EXPECT_LT(e.sigma_set, 2);
}

TEST(ReadingErrors, OfFewSetsAreNotKnown) {
  EXPECT_TRUE(FitReadingErrors(ReadAll(3, 0, 40, {}, 6), {}).empty());
}

}  // namespace
}  // namespace hinge
