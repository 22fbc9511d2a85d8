// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/c3d.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "hinge/edge/formats/c3d_for_tests.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr C3dProcessor kProcessors[] = {C3dProcessor::kIntel, C3dProcessor::kDec, C3dProcessor::kMips};

void ExpectHolds(const C3dFile& file, const C3dForTests& want) {
  ASSERT_EQ(file.points.frames, want.frames.size());
  ASSERT_EQ(file.points.labels, want.labels);
  ASSERT_EQ(file.analog.labels, want.channels);
  ASSERT_EQ(file.analog.samples, want.frames.size() * want.samples_per_frame);
  for (std::size_t f = 0; f < want.frames.size(); ++f) {
    const std::vector<double>& row = want.frames[f];
    for (std::size_t i = 0; i < want.labels.size(); ++i) {
      const Eigen::Vector3d mm(row[4 * i], row[4 * i + 1], row[4 * i + 2]);
      EXPECT_LT((file.points.At(f, i).cast<double>() - mm / 1000).norm(), 1e-6);
      EXPECT_EQ(file.points.Seen(f, i), row[4 * i + 3] >= 0);
      if (row[4 * i + 3] >= 0) {
        EXPECT_NEAR(file.points.residual_m[f * want.labels.size() + i], row[4 * i + 3] / 1000, 1e-8);
      }
    }
    for (std::size_t k = 0; k < want.channels.size() * want.samples_per_frame; ++k) {
      const std::size_t channel = k % want.channels.size();
      const double value = (row[4 * want.labels.size() + k] - want.channel_offsets[channel]) * 0.1;
      EXPECT_NEAR(file.analog.At(f * want.samples_per_frame + k / want.channels.size(), channel),
                  value * want.channel_scales[channel], 1e-4);
    }
  }
}

TEST(C3d, ReadsWhatWasWrittenByEveryProcessorInBothStorages) {
  for (C3dProcessor processor : kProcessors) {
    for (bool floats : {true, false}) {
      C3dForTests c3d = MakeC3dForTests(static_cast<std::uint64_t>(processor));
      c3d.processor = processor;
      c3d.floats = floats;
      const C3dFile file = ParseC3d(WriteC3dForTests(c3d), "x");
      EXPECT_EQ(file.processor, processor);
      EXPECT_EQ(file.stores_floats, floats);
      EXPECT_EQ(file.points.rate_hz, 150);
      EXPECT_EQ(file.analog.rate_hz, 300);
      ExpectHolds(file, c3d);
    }
  }
}

TEST(C3d, ReadsEventsInMinutesAndSeconds) {
  const C3dFile file = ParseC3d(WriteC3dForTests(MakeC3dForTests(1)), "x");
  ASSERT_EQ(file.events.size(), 2u);
  EXPECT_EQ(file.events[0].label, "Foot Strike");
  EXPECT_EQ(file.events[0].context, "Left");
  EXPECT_DOUBLE_EQ(file.events[1].time_s, 62.25);
}

TEST(C3d, NamesOfParametersCompareWithoutCase) {
  const C3dFile file = ParseC3d(WriteC3dForTests(MakeC3dForTests(1)), "x");
  EXPECT_THAT(FindTexts(file.parameters, "point", "labels"), ElementsAre("L.ASIS", "R.ASIS", "R.Knee"));
  EXPECT_EQ(FindNumber(file.parameters, "Point", "Rate"), 150);
  EXPECT_EQ(FindNumber(file.parameters, "POINT", "UNITS"), std::nullopt);
  EXPECT_EQ(Find(file.parameters, "POINT", "NONE"), nullptr);
}

TEST(C3d, MakesMetresOfTheUnitsThatTheFileNames) {
  C3dForTests c3d = MakeC3dForTests(2, 1);
  const C3dFile mm = ParseC3d(WriteC3dForTests(c3d), "x");
  for (const auto& [unit, ratio] : {std::pair{"m", 1000.0}, {"cm", 10.0}, {"", 1.0}}) {
    c3d.units = unit;
    const C3dFile other = ParseC3d(WriteC3dForTests(c3d), "x");
    EXPECT_NEAR(other.points.At(0, 0).x(), ratio * mm.points.At(0, 0).x(), 1e-3) << unit;
  }
  c3d.units = "furlong";
  EXPECT_THROW(ParseC3d(WriteC3dForTests(c3d), "x"), Error);
}

TEST(C3d, TakesAnExactZeroForAGap) {
  C3dForTests c3d = MakeC3dForTests(3);
  for (int k = 0; k < 4; ++k) c3d.frames[2][k] = 0;
  EXPECT_FALSE(ParseC3d(WriteC3dForTests(c3d), "x").points.Seen(2, 0));
}

std::string MessageOf(const std::string& bytes) {
  try {
    ParseC3d(bytes, "trial.c3d");
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(C3d, SaysWhatIsWrongWithAFile) {
  const std::string good = WriteC3dForTests(MakeC3dForTests(4, 200));
  EXPECT_EQ(MessageOf(good), "");
  EXPECT_THAT(MessageOf(""), HasSubstr("trial.c3d: this is not a C3D file"));
  EXPECT_THAT(MessageOf(std::string(5000, 'x')), HasSubstr("not a C3D file"));
  EXPECT_THAT(MessageOf(good.substr(0, good.size() / 2)), HasSubstr("frames, but only"));
  std::string other = good;
  other[512 + 3] = 7;
  EXPECT_THAT(MessageOf(other), HasSubstr("processor 7"));
  EXPECT_THROW(ReadC3d("/no/such/trial.c3d"), Error);
}

TEST(C3d, EveryCutFileIsRefused) {
  const std::string good = WriteC3dForTests(MakeC3dForTests(5, 64));
  const std::size_t frame_bytes = 4 * (3 * 4 + 4);
  const std::size_t whole = 512 * (good.size() / 512 - 64 * frame_bytes / 512) + 64 * frame_bytes;
  ASSERT_EQ(MessageOf(good.substr(0, whole)), "");
  for (std::size_t size = 0; size < whole; size += 7) EXPECT_NE(MessageOf(good.substr(0, size)), "") << size;
}

/// Overwrites, cuts, doubles and fills with extreme bytes, mostly where lengths and counts stand.
std::string Damaged(std::string text, Random& random) {
  const auto below = [&](std::size_t n) {
    return static_cast<std::size_t>(random.Uniform(0, static_cast<double>(n)));
  };
  for (std::size_t hits = 1 + below(6); hits > 0; --hits) {
    const std::size_t at =
        below(random.Uniform() < 0.8 ? std::min<std::size_t>(text.size(), 1200) : text.size());
    const double kind = random.Uniform();
    if (kind < 0.6) text[at] = static_cast<char>(below(256));
    if (kind >= 0.6 && kind < 0.9) text[at] = random.Uniform() < 0.5 ? '\xff' : '\x7f';
    if (kind >= 0.9 && kind < 0.95) text.insert(at, text.substr(at, below(64)));
    if (kind >= 0.95) text.resize(std::max<std::size_t>(at, 1));
  }
  return text;
}

TEST(C3d, ThreeThousandDamagedFilesAreReadOrRefusedInWords) {
  Random random(6);
  int refused = 0, read = 0;
  for (int round = 0; round < 3000; ++round) {
    C3dForTests c3d = MakeC3dForTests(static_cast<std::uint64_t>(round), 10);
    c3d.processor = kProcessors[round % 3];
    c3d.floats = round % 2 == 0;
    try {
      const C3dFile file = ParseC3d(Damaged(WriteC3dForTests(c3d), random), "x");
      EXPECT_EQ(file.points.p_L_m.size(), file.points.frames * file.points.labels.size());
      EXPECT_EQ(file.analog.values.size(), file.analog.samples * file.analog.labels.size());
      EXPECT_LE(file.points.p_L_m.size(), 10000u) << "no more than the file has bytes";
      ++read;
    } catch (const Error& error) {
      EXPECT_FALSE(error.what_happened.empty());
      ++refused;
    }
  }
  EXPECT_GT(refused, 300);
  EXPECT_GT(read, 300);
}

TEST(C3d, ParametersThatLieOverEachOtherAreRefused) {
  // Every entry claims 255 x 16 values of the bytes of all that follow, and leads on by a few bytes only.
  std::string text = WriteC3dForTests(MakeC3dForTests(7, 1)).substr(0, 516);
  text[16] = '\x90', text[17] = 1;  // the data begin at block 400
  while (text.size() < 200000) text += std::string{1, 1, 'A', 6, 0, 1, 2, '\xff', 16};
  EXPECT_THAT(MessageOf(text), HasSubstr("overlap"));
}

}  // namespace
}  // namespace hinge
