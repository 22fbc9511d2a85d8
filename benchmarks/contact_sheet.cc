// SPDX-License-Identifier: Apache-2.0
// Drawn people to look at: 12 runs (bodies, clothes, forms, speeds, cameras up to 15 degrees of yaw, treadmill, road,
// track, studio), 24 instants of each, spread over a stride and a half, as one picture of 6 columns a run. What
// to look for: limbs through clothes or ground, torn clothes, feet that hover, ugly joints.
//
//   hinge_contact_sheet FOLDER [metres across a cell, default 1.45] [height of its middle, m, default 0.9] [cell px, default 390]
//
// With 0.7 and 0.2 it shows feet, with 0.5 and 1.55 heads. Cells are upright, 3 to 4.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "hinge/edge/media/rgb.h"
#include "hinge/edge/render/draw_clip.h"
#include "hinge/edge/render/person.h"
#include "hinge/twin/runner/forms.h"
#include "hinge/twin/runner/trajectory.h"

namespace hinge {
namespace {

constexpr int kRuns = 12, kInstants = 24, kColumns = 6;
constexpr double kDegree = 3.14159265358979 / 180;

struct Look {
  double across_m, middle_m;
  int cell_px;
};

struct Shown {
  JointTrajectory run;
  BodyOptions body;
  StageOptions stage;
  double yaw_rad;
  Facing facing;
};

/// Forms, speeds, places and cameras in turn; clothes in all four pairs, so that each is seen loose and tight.
Shown MakeShown(int k) {
  constexpr std::array<double, 3> kSpeeds_m_s = {2.5, 3.5, 4.5};
  constexpr std::array<double, 5> kYaws_deg = {0, 15, -15, 8, -8};
  constexpr std::array<Place, 4> kPlaces = {Place::kTreadmill, Place::kRoad, Place::kTrack, Place::kStudio};
  const auto n = static_cast<std::size_t>(k);
  const std::vector<std::string> forms = RunnerForms();
  TwinOptions options = MakeRunnerOfForm(forms[n % forms.size()], kSpeeds_m_s[n % kSpeeds_m_s.size()]);
  options.height_m = 1.56 + 0.035 * k;
  options.duration_s = 3;
  Shown shown{
      .run = MakeTrajectory(MakeTwinRun(options)), .body = {}, .stage = {}, .yaw_rad = 0, .facing = {}};
  shown.body = MakeRandomBody(static_cast<std::uint64_t>(k + 100), options.height_m);
  shown.body.legs = k % 2 == 0 ? LegWear::kShorts : LegWear::kTights;
  shown.body.top = k % 4 < 2 ? TopWear::kShirt : TopWear::kSinglet;
  shown.facing = k % 3 == 1 ? Facing::kLeft : Facing::kRight;
  shown.stage.place = kPlaces[n % kPlaces.size()];
  shown.stage.facing = shown.facing;
  shown.stage.seed = n + 1;
  shown.yaw_rad = kDegree * kYaws_deg[n % kYaws_deg.size()];
  return shown;
}

ViewCamera CameraOf(const Shown& shown, const Look& look) {
  ViewCamera camera{.facing = shown.facing};
  camera.image_width_px = look.cell_px;
  camera.image_height_px = look.cell_px * 4 / 3;
  constexpr double kDistance_m = 4;
  camera.focal_mm *= look.cell_px * kDistance_m / look.across_m / FocalLength_px(camera);
  return LookAt(camera, {0, look.middle_m, 0}, kDistance_m, 1.05, shown.yaw_rad);
}

void Paste(const Image& cell, int column, int row, Image& sheet) {
  for (int y = 0; y < cell.height_px; ++y) {
    const std::size_t from = 3 * static_cast<std::size_t>(y) * cell.width_px;
    const std::size_t to = 3 * ((static_cast<std::size_t>(row) * cell.height_px + y) * sheet.width_px +
                                static_cast<std::size_t>(column) * cell.width_px);
    std::copy_n(cell.rgb.begin() + static_cast<std::ptrdiff_t>(from), 3 * cell.width_px,
                sheet.rgb.begin() + static_cast<std::ptrdiff_t>(to));
  }
}

Image DrawSheet(const Shown& shown, const BodyData& data, const Look& look) {
  const Person person = MakePerson(data, shown.body, shown.run.pose(0));
  const ViewCamera camera = CameraOf(shown, look);
  Painter painter({.width_px = camera.image_width_px, .height_px = camera.image_height_px},
                  MakeStage(shown.stage), person.surface);
  constexpr int kRows = kInstants / kColumns;
  Image sheet{
      .width_px = kColumns * camera.image_width_px, .height_px = kRows * camera.image_height_px, .rgb = {}};
  sheet.rgb.resize(3 * static_cast<std::size_t>(sheet.width_px) * sheet.height_px);
  constexpr double kFirst_s = 0.6, kSpan_s = 1.1;
  for (int i = 0; i < kInstants; ++i) {
    const double time_s = kFirst_s + kSpan_s * i / kInstants;
    const SurfaceShape shape = Pose(person, shown.run.pose(time_s));
    const Moment moment{.view = ViewAt(camera, time_s),
                        .figure = &shape,
                        .ground_travel_m = shown.run.belt_speed_m_s * time_s};
    Paste(painter.Paint(moment), i % kColumns, i / kColumns, sheet);
  }
  return sheet;
}

int Run(const std::filesystem::path& folder, const Look& look) {
  const BodyData data = ReadBodyData(std::filesystem::path(HINGE_SOURCE_DIR) / ".parts/body");
  std::filesystem::create_directories(folder);
  for (int k = 0; k < kRuns; ++k) {
    const std::filesystem::path file = folder / fmt::format("run_{:02}.png", k + 1);
    WritePng(DrawSheet(MakeShown(k), data, look), file);
    fmt::print("{}\n", file.string());
  }
  return 0;
}

}  // namespace
}  // namespace hinge

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const auto number = [&](int at, double otherwise) { return argc > at ? std::atof(argv[at]) : otherwise; };
  return hinge::Run(argv[1], {number(2, 1.45), number(3, 0.9), static_cast<int>(number(4, 390))});
}
