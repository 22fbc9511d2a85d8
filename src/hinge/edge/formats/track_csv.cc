// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/track_csv.h"

#include <fmt/format.h>

#include <algorithm>

#include "hinge/edge/formats/csv.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

constexpr const char* kOfStillCamera = "hinge.track/1";
constexpr const char* kOfMovingCamera = "hinge.track/2";
constexpr const char* kWithOutline = "hinge.track/3";
constexpr int kTimeDecimals = 6, kPixelDecimals = 3, kBeliefDecimals = 4, kRollDecimals = 5,
              kZoomDecimals = 6;
constexpr double kLeastBelief = 1e-4;  // a landmark that was seen at all must not read back as unseen
constexpr int kLargestSide_px = 65536;
const CsvRow kInfoNames = {"schema", "image_width_px", "image_height_px", "nominal_rate_hz", "model"};

const CsvRow kBackgroundNames = {"background_x_px", "background_y_px", "background_roll_deg",
                                 "background_zoom"};

/// Which columns a table has beside the landmarks'.
struct Columns {
  bool background = false, outline = false;
};

Columns ColumnsOf(const KeypointTrack& track) { return {CameraMoves(track), HasOutline(track)}; }

const char* SchemaOf(const Columns& columns) {
  if (columns.outline) return kWithOutline;
  return columns.background ? kOfMovingCamera : kOfStillCamera;
}

CsvRow TableNames(const Columns& columns) {
  CsvRow names = {"time_s", "presence"};
  if (columns.background) names.insert(names.end(), kBackgroundNames.begin(), kBackgroundNames.end());
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    for (const char* column : {"x_px", "y_px", "visibility"}) {
      names.push_back(fmt::format("{}_{}", Name(LandmarkAt(i)), column));
    }
  }
  if (!columns.outline) return names;
  for (const std::string& point : OutlineNames()) {
    names.push_back(point + "_x_px");
    names.push_back(point + "_y_px");
  }
  return names;
}

std::string Belief(double belief) {
  return CsvNumber(belief > 0 ? std::max(belief, kLeastBelief) : 0, kBeliefDecimals);
}

void AddBackground(const BackgroundMove& move, CsvRow& row) {
  row.push_back(CsvNumber(move.shift_px.x(), kPixelDecimals));
  row.push_back(CsvNumber(move.shift_px.y(), kPixelDecimals));
  row.push_back(CsvNumber(DegFromRad(move.roll_rad), kRollDecimals));
  row.push_back(CsvNumber(move.zoom, kZoomDecimals));
}

/// What is not seen has empty cells.
void AddOutline(const BodyOutline& outline, CsvRow& row) {
  for (const std::optional<Vec2>* point : PointsOf(outline)) {
    const bool seen = *point && (*point)->allFinite();
    row.push_back(seen ? CsvNumber((*point)->x(), kPixelDecimals) : "");
    row.push_back(seen ? CsvNumber((*point)->y(), kPixelDecimals) : "");
  }
}

CsvRow RowOf(const KeypointFrame& frame, const Columns& columns) {
  CsvRow row = {CsvNumber(frame.time_s, kTimeDecimals), Belief(frame.presence)};
  if (columns.background) AddBackground(frame.background, row);
  for (const Keypoint& point : frame.points.values) {
    const bool finite = point.p_I_px.allFinite();  // a point at infinity is a point not seen
    row.push_back(CsvNumber(finite ? point.p_I_px.x() : 0, kPixelDecimals));
    row.push_back(CsvNumber(finite ? point.p_I_px.y() : 0, kPixelDecimals));
    row.push_back(Belief(finite ? point.visibility : 0));
  }
  if (columns.outline) AddOutline(frame.outline, row);
  return row;
}

[[noreturn]] void FailTrack(const std::string& what, const std::string& where) {
  throw Error(what, where, "Analyse the video itself again.");
}

double Between(const std::string& cell, double low, double high, const std::string& where) {
  const double value = ParseCsvNumber(cell, where);
  if (value < low || value > high) {
    FailTrack(fmt::format("{} lies outside {} to {}", cell.substr(0, 40), low, high), where);
  }
  return value;
}

constexpr double kFar_px = 1e6;

BackgroundMove BackgroundOf(const std::string* cells, const std::string& where) {
  constexpr double kMostZoom = 100, kTurn_deg = 360;
  return {
      .roll_rad = RadFromDeg(Between(cells[2], -kTurn_deg, kTurn_deg, where)),
      .zoom = Between(cells[3], 1 / kMostZoom, kMostZoom, where),
      .shift_px = {Between(cells[0], -kFar_px, kFar_px, where), Between(cells[1], -kFar_px, kFar_px, where)}};
}

BodyOutline OutlineOf(const std::string* cells, const std::string& where) {
  BodyOutline outline;
  for (std::optional<Vec2>* point : PointsOf(outline)) {
    if (!cells[0].empty() || !cells[1].empty())
      *point = Vec2(Between(cells[0], -kFar_px, kFar_px, where), Between(cells[1], -kFar_px, kFar_px, where));
    cells += 2;
  }
  return outline;
}

KeypointFrame FrameOf(const CsvRow& row, const Columns& columns, const std::string& where) {
  KeypointFrame frame;
  frame.time_s = ParseCsvNumber(row[0], where);
  frame.presence = Between(row[1], 0, 1, where);
  const std::string* cell = &row[2];
  if (columns.background) {
    frame.background = BackgroundOf(cell, where);
    cell += kBackgroundNames.size();
  }
  for (Keypoint& point : frame.points.values) {
    point.p_I_px = {Between(cell[0], -kFar_px, kFar_px, where), Between(cell[1], -kFar_px, kFar_px, where)};
    point.visibility = Between(cell[2], 0, 1, where);
    cell += 3;
  }
  if (columns.outline) frame.outline = OutlineOf(cell, where);
  return frame;
}

/// Of the schema and of the columns' names.
Columns ReadColumns(const CsvRow& info, const CsvRow& names, const std::string& where) {
  Columns columns{.background = info[0] == kOfMovingCamera, .outline = info[0] == kWithOutline};
  if (!columns.background && !columns.outline && info[0] != kOfStillCamera) {
    FailTrack(fmt::format("the track has the form \"{}\"; this version reads {}, {} and {}",
                          info[0].substr(0, 40), kOfStillCamera, kOfMovingCamera, kWithOutline),
              where);
  }
  if (columns.outline)
    columns.background = std::find(names.begin(), names.end(), kBackgroundNames[0]) != names.end();
  if (names != TableNames(columns)) FailTrack("the columns are not those of a track", where);
  return columns;
}

Columns ReadInfo(const std::vector<CsvRow>& rows, const std::string& where, KeypointTrack& track) {
  if (rows.size() < 3 || rows[0] != kInfoNames || rows[1].size() != kInfoNames.size()) {
    FailTrack("this is not a track that Hinge has written", where);
  }
  const Columns columns = ReadColumns(rows[1], rows[2], where);
  track.image_width_px = static_cast<int>(Between(rows[1][1], 1, kLargestSide_px, where));
  track.image_height_px = static_cast<int>(Between(rows[1][2], 1, kLargestSide_px, where));
  track.nominal_rate_hz = Between(rows[1][3], 0, 1e5, where);
  track.model = rows[1][4];
  return columns;
}

}  // namespace

std::string MakeTrackCsv(const KeypointTrack& track) {
  const Columns columns = ColumnsOf(track);
  std::string text = MakeCsvLine(kInfoNames);
  text +=
      MakeCsvLine({SchemaOf(columns), fmt::format("{}", track.image_width_px),
                   fmt::format("{}", track.image_height_px), CsvNumber(track.nominal_rate_hz), track.model});
  text += MakeCsvLine(TableNames(columns));
  for (const KeypointFrame& frame : track.frames) text += MakeCsvLine(RowOf(frame, columns));
  return text;
}

KeypointTrack ParseTrackCsv(std::string_view text, const std::string& where) {
  const std::vector<CsvRow> rows = ParseCsv(text, where);
  KeypointTrack track;
  const Columns columns = ReadInfo(rows, where, track);
  for (std::size_t i = 3; i < rows.size(); ++i) {
    const std::string place = fmt::format("{}, row {}", where, i + 1);
    if (rows[i].size() != rows[2].size()) {
      FailTrack(fmt::format("the row has {} cells instead of {}", rows[i].size(), rows[2].size()), place);
    }
    track.frames.push_back(FrameOf(rows[i], columns, place));
    if (i > 3 && !(track.frames.back().time_s > track.frames[i - 4].time_s)) {
      FailTrack("the time does not increase", place);
    }
  }
  return track;
}

KeypointTrack AsStored(const KeypointTrack& track) { return ParseTrackCsv(MakeTrackCsv(track), "the track"); }

void WriteTrackCsv(const std::filesystem::path& path, const KeypointTrack& track) {
  WriteTextFile(path, MakeTrackCsv(track));
}

KeypointTrack ReadTrackCsv(const std::filesystem::path& path) {
  return ParseTrackCsv(ReadTextFile(path), path.string());
}

}  // namespace hinge
