// SPDX-License-Identifier: Apache-2.0
// How fast a digital person's clip is made: skinning, drawing and encoding together, of a stand-in figure of
// about 27 000 triangles running on a treadmill. Bars on two cores: 30 pictures a second at 1280 x 720, 60 at
// 640 x 360.
//
//   hinge_render_benchmark [pictures, default 240] [samples a pixel: 1 or 4, default 1]     exit code 1 below
//   a bar
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "hinge/edge/render/capsule_figure_for_tests.h"
#include "hinge/edge/render/draw_clip.h"
#include "hinge/twin/runner/trajectory.h"

namespace hinge {
namespace {

constexpr double kRate_hz = 60;

double Now_s() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

struct Case {
  int width_px, height_px;
  double bar_hz;
};

/// Pictures a second from the second to the last one, so that opening does not count.
double MeasureRate_hz(const Case& size, int pictures, int samples) {
  TwinOptions options = MakeTypicalRunner(3.5);
  options.duration_s = pictures / kRate_hz;
  const CapsuleFigure capsules(14);
  const Figure figure{capsules.surface(), [&](const PersonPose& pose) { return capsules.Shape(pose); }};
  const ViewCamera camera =
      LookAt({.image_width_px = size.width_px, .image_height_px = size.height_px}, {0, 0.85, 0}, 4.5, 1.2, 0);
  const auto path = std::filesystem::temp_directory_path() / fmt::format("hinge_render_{}.mp4", getpid());
  double first_s = 0;
  DrawClip(MakeTrajectory(MakeTwinRun(options)), figure, MakeStage({}), camera,
           {.rate_hz = kRate_hz, .samples = samples}, path,
           [&](double) { first_s = first_s == 0 ? Now_s() : first_s; });
  const double spent_s = Now_s() - first_s;
  std::filesystem::remove(path);
  return (pictures - 1) / spent_s;
}

int Run(int pictures, int samples) {
  bool all_reached = true;
  for (const Case& size : {Case{1280, 720, 30}, Case{640, 360, 60}}) {
    const double rate_hz = MeasureRate_hz(size, pictures, samples);
    fmt::print("{} x {}, {} samples: {:.1f} pictures a second (bar {:.0f})\n", size.width_px, size.height_px,
               samples, rate_hz, size.bar_hz);
    all_reached = all_reached && rate_hz >= size.bar_hz;
  }
  return all_reached ? 0 : 1;
}

}  // namespace
}  // namespace hinge

int main(int argc, char** argv) {
  return hinge::Run(argc > 1 ? std::atoi(argv[1]) : 240, argc > 2 ? std::atoi(argv[2]) : 1);
}
