// SPDX-License-Identifier: Apache-2.0
// How fast a digital person's clip is made: skinning, drawing and encoding together, of the clothed person
// running on a treadmill, with the motion blur that `hinge synth` has by itself. Bars on two cores: 30
// pictures a second at 1280 x 720, 60 at 640 x 360. On a busy machine the processor's time tells more.
//
//   hinge_render_benchmark [pictures, default 240] [samples a pixel: 1 or 4, default 1] [blur, default 0.3]
//   exit code 1 below a bar
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "hinge/edge/render/draw_clip.h"
#include "hinge/edge/render/person.h"
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

struct Found {
  double rate_hz, processor_ms;  // pictures a second; all threads together, a picture
};

/// From the second picture to the last one, so that opening does not count.
Found Measure(const Case& size, int pictures, int samples, double blur) {
  TwinOptions options = MakeTypicalRunner(3.5);
  options.duration_s = pictures / kRate_hz;
  const JointTrajectory run = MakeTrajectory(MakeTwinRun(options));
  const BodyData data = ReadBodyData(std::filesystem::path(HINGE_SOURCE_DIR) / ".parts/body");
  const Person person = MakePerson(data, {.height_m = options.height_m}, run.pose(0));
  const Figure figure{person.surface, [&](const PersonPose& pose) { return Pose(person, pose); }};
  const ViewCamera camera =
      LookAt({.image_width_px = size.width_px, .image_height_px = size.height_px}, {0, 0.85, 0}, 4.5, 1.2, 0);
  const auto path = std::filesystem::temp_directory_path() / fmt::format("hinge_render_{}.mp4", getpid());
  double first_s = 0;
  std::clock_t first_ticks = 0;
  const auto start = [&](double) {
    if (first_s > 0) return;
    first_s = Now_s();
    first_ticks = std::clock();
  };
  DrawClip(run, figure, MakeStage({}), camera,
           {.rate_hz = kRate_hz, .effects = {.exposure_share = blur, .noise_grey = 2}, .samples = samples},
           path, start);
  const double spent_s = Now_s() - first_s;
  const double processor_s = static_cast<double>(std::clock() - first_ticks) / CLOCKS_PER_SEC;
  std::filesystem::remove(path);
  return {(pictures - 1) / spent_s, 1e3 * processor_s / (pictures - 1)};
}

int Run(int pictures, int samples, double blur) {
  bool all_reached = true;
  for (const Case& size : {Case{1280, 720, 30}, Case{640, 360, 60}}) {
    const Found found = Measure(size, pictures, samples, blur);
    fmt::print("{} x {}, {} samples: {:.1f} pictures a second (bar {:.0f}), {:.1f} ms of processor each\n",
               size.width_px, size.height_px, samples, found.rate_hz, size.bar_hz, found.processor_ms);
    all_reached = all_reached && found.rate_hz >= size.bar_hz;
  }
  return all_reached ? 0 : 1;
}

}  // namespace
}  // namespace hinge

int main(int argc, char** argv) {
  return hinge::Run(argc > 1 ? std::atoi(argv[1]) : 240, argc > 2 ? std::atoi(argv[2]) : 1,
                    argc > 3 ? std::atof(argv[3]) : 0.3);
}
