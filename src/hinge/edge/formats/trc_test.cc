// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/trc.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "hinge/edge/formats/text_file.h"
#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Trc MakeTable(std::uint64_t seed, std::size_t markers, std::size_t rows) {
  Random random(seed);
  Trc trc{
      .name = "walk.trc", .rate_hz = 59.94, .units = "mm", .markers = {.names = {}, .time_s = {}, .p_W = {}}};
  for (std::size_t i = 0; i < rows; ++i) trc.markers.time_s.push_back(static_cast<double>(i) / 59.94);
  for (std::size_t m = 0; m < markers; ++m) {
    trc.markers.names.push_back(fmt::format("R.Marker {}", m));
    auto& places = trc.markers.p_W.emplace_back();
    for (std::size_t i = 0; i < rows; ++i) {
      places.push_back(Vec3(random.Uniform(-2e3, 2e3), random.Uniform(0, 2e3), random.Uniform(-500, 500)));
      if (random.Uniform(0, 1) < 0.1) places.back().reset();
    }
  }
  return trc;
}

std::string WhyNot(const std::string& text) {
  try {
    ParseTrc(text, "run.trc");
  } catch (const Error& error) {
    EXPECT_THAT(error.where, HasSubstr("run.trc"));
    EXPECT_FALSE(error.how_to_fix.empty());
    return error.what_happened;
  }
  return "";
}

/// What OpenSim's own reader insists on, by its published description of the format: eight keys and values, one label a
/// marker, X1 Y1 Z1 ... in order, and every row with exactly 2 + 3 N cells.
void ExpectOpenSimReadsIt(const std::string& text, std::size_t markers) {
  std::istringstream lines(text);
  const auto cells = [&lines](bool keep_empty) {
    std::string line, cell;
    std::getline(lines, line);
    std::vector<std::string> found;
    for (std::istringstream parts(line + "\t"); std::getline(parts, cell, '\t');)
      if (keep_empty || !cell.empty()) found.push_back(cell);
    return found;
  };
  EXPECT_EQ(cells(false).at(0), "PathFileType");
  EXPECT_THAT(cells(false), ElementsAre("DataRate", "CameraRate", "NumFrames", "NumMarkers", "Units",
                                        "OrigDataRate", "OrigDataStartFrame", "OrigNumFrames"));
  const std::vector<std::string> values = cells(false);
  ASSERT_EQ(values.size(), 8u);
  EXPECT_EQ(std::stoul(values[3]), markers);
  EXPECT_EQ(cells(false).size(), markers + 2);
  const std::vector<std::string> axes = cells(false);
  ASSERT_EQ(axes.size(), 3 * markers);
  for (std::size_t m = 1; m <= markers; ++m) EXPECT_EQ(axes[3 * m - 1], fmt::format("Z{}", m));
  EXPECT_TRUE(cells(false).empty());
  for (unsigned long row = 1; row <= std::stoul(values[2]); ++row) {
    const std::vector<std::string> data = cells(true);
    ASSERT_EQ(data.size(), 2 + 3 * markers);
    EXPECT_EQ(std::stoul(data[0]), row);
  }
}

TEST(Trc, ReadsBackWithinItsRounding) {
  const Trc written = MakeTable(1, 12, 30), read = ParseTrc(MakeTrc(written), "x");
  EXPECT_EQ(read.name, written.name);
  EXPECT_EQ(read.units, "mm");
  EXPECT_EQ(read.rate_hz, written.rate_hz);
  EXPECT_EQ(read.markers.names, written.markers.names);
  ASSERT_EQ(read.markers.time_s.size(), 30u);
  for (std::size_t m = 0; m < 12; ++m) {
    for (std::size_t i = 0; i < 30; ++i) {
      const auto &a = read.markers.p_W[m][i], &b = written.markers.p_W[m][i];
      ASSERT_EQ(a.has_value(), b.has_value());
      if (a) {
        EXPECT_LT((*a - *b).cwiseAbs().maxCoeff(), 0.51e-6);
      }
    }
  }
}

TEST(Trc, HoldsWhatOpenSimInsistsOn) { ExpectOpenSimReadsIt(MakeTrc(MakeTable(2, 103, 7)), 103); }

TEST(Trc, ReadsTheHeadsThatOtherProgramsWrite) {
  const std::string rows = "1\t0\t1\t2\t3\t4\t5\t6\n2\t0.01\t1\t2\t3\t\t\t\n3\t0.02\tnan\t2\t3\t4\t5\t6\t\n";
  const std::string keys =
      "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames";
  const std::string texts[] = {
      // blanks in the first line, a tab too many at the ends
      "PathFileType  4\t(X/Y/Z) C:\\a b\\pose-3d\n" + keys + "\n100.0\t100.0\t3\t2\tm\t100.0\t0\t3\n" +
          "Frame#\tTime\tRHip\t\t\tLHip\t\t\t\n\t\tX1\tY1\tZ1\tX2\tY2\tZ2\t\n\n" + rows,
      // no empty line before the rows, many tabs behind each line of the head, blanks before numbers, CR LF
      "PathFileType\t4\t(X/Y/Z)\tX.trc\t\t\t\t\r\n" + keys +
          "\t\t\t\r\n100\t100\t   3\t2\t   m\t100\t1\t3\t\t\r\n" +
          "Frame#\tTime\tRHip\t\t\tLHip\t\t\r\n\t\tX1\tY1\tZ1\tX2\tY2\tZ2\r\n" + rows};
  for (const std::string& text : texts) {
    const Trc trc = ParseTrc(text, "x");
    EXPECT_EQ(trc.rate_hz, 100);
    EXPECT_EQ(trc.units, "m");
    EXPECT_THAT(trc.markers.names, ElementsAre("RHip", "LHip"));
    EXPECT_THAT(trc.markers.time_s, ElementsAre(0, 0.01, 0.02));
    EXPECT_EQ(trc.markers.p_W[1][0], Vec3(4, 5, 6));
    EXPECT_FALSE(trc.markers.p_W[1][1]) << "empty cells: not seen";
    EXPECT_FALSE(trc.markers.p_W[0][2]) << "no number: not seen";
  }
}

TEST(Trc, RefusesWhatIsNoTableOfMarkers) {
  const std::string good = MakeTrc(MakeTable(3, 2, 3));
  const auto with = [&good](const std::string& what, const std::string& by) {
    std::string text = good;
    return text.replace(text.find(what), what.size(), by);
  };
  EXPECT_EQ(WhyNot(good), "");
  EXPECT_THAT(WhyNot(""), HasSubstr("no TRC file"));
  EXPECT_THAT(WhyNot("time\tx\n1\t2\n"), HasSubstr("no TRC file"));
  EXPECT_THAT(WhyNot(with("59.94\t", "fast\t")), HasSubstr("DataRate"));
  EXPECT_THAT(WhyNot(with("\tUnits", "\tInches")), HasSubstr("Units"));
  EXPECT_THAT(WhyNot(with("Frame#", "Row")), HasSubstr("Frame#"));
  EXPECT_THAT(WhyNot(with("\n2\t0.016683", "\n2\t0.000000")), HasSubstr("does not increase"));
  EXPECT_THAT(WhyNot(with("\n2\t0.016683\t", "\n2\t0.016683\tx")), HasSubstr("not a number"));
  EXPECT_THAT(WhyNot(good + "4\t9\t1\t2\t3\t4\t5\t6\t7\n"), HasSubstr("more than 8 cells"));
}

TEST(Trc, RefusesATableThatWasCutOff) {
  Trc table = MakeTable(6, 4, 20);
  const std::string whole = MakeTrc(table);
  const std::string rows_missing = whole.substr(0, whole.find("\n12\t") + 1);
  EXPECT_THAT(WhyNot(rows_missing), HasSubstr("11 of the 20 pictures"));
  EXPECT_THAT(WhyNot(whole.substr(0, whole.find("\n1\t") + 1)), HasSubstr("0 of the 20 pictures"));
  const std::size_t last = whole.rfind("\n20\t");
  EXPECT_THAT(WhyNot(whole.substr(0, whole.find('\t', last + 20))), HasSubstr("the last row ends after"));
  EXPECT_EQ(WhyNot(whole.substr(0, whole.size() - 1)), "") << "without the last end of line";
}

TEST(Trc, BelievesTheRowsOfAFileThatDoesNotCountThem) {
  const std::string whole = MakeTrc(MakeTable(7, 2, 5));
  std::string uncounted = whole, fewer = whole;
  uncounted.replace(uncounted.find("NumFrames"), 9, "Unknown");
  fewer.replace(fewer.find("\t5\t2\tmm"), 7, "\t3\t2\tmm");
  EXPECT_EQ(ParseTrc(uncounted, "x").markers.time_s.size(), 5u);
  EXPECT_EQ(ParseTrc(fewer, "x").markers.time_s.size(), 5u);
}

TEST(Trc, SurvivesFilesThatAreCutOffOrShaken) {
  const std::string good = MakeTrc(MakeTable(4, 5, 9));
  Random random(5);
  for (int k = 0; k < 300; ++k) {
    std::string text = good.substr(0, static_cast<std::size_t>(random.Uniform(0, 1) * double(good.size())));
    for (int i = 0; i < 3 && !text.empty(); ++i)
      text[static_cast<std::size_t>(random.Uniform(0, 0.999) * double(text.size()))] =
          static_cast<char>(random.Uniform(1, 127));
    try {
      const Trc trc = ParseTrc(text, "shaken");
      for (const auto& places : trc.markers.p_W) EXPECT_EQ(places.size(), trc.markers.time_s.size());
    } catch (const Error&) {
    }
  }
}

TEST(Trc, ReadsLaboratoriesFiles) {
  const char* data = std::getenv("HINGE_DATA");
  if (data == nullptr) GTEST_SKIP() << "HINGE_DATA is not set";
  const struct {
    const char* file;
    std::size_t markers, rows;
    double rate_hz;
  } cases[] = {{"bmc1/motion_capture_run.trc", 78, 123, 150},
               {"bmc1/static_run.trc", 78, 1500, 150},
               {"hamner2010/subject02_running.trc", 41, 600, 60},
               {"rajagopal2016/motion_capture_run.trc", 42, 510, 100}};
  for (const auto& c : cases) {
    SCOPED_TRACE(c.file);
    const Trc trc = ReadTrc(std::filesystem::path(data) / c.file);
    EXPECT_EQ(trc.markers.names.size(), c.markers);
    EXPECT_EQ(trc.markers.time_s.size(), c.rows);
    EXPECT_EQ(trc.rate_hz, c.rate_hz);
    EXPECT_EQ(trc.units, "mm");
  }
}

}  // namespace
}  // namespace hinge
