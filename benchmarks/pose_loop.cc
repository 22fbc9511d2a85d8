// SPDX-License-Identifier: Apache-2.0
// How much of the machine the pose loop gets out: per picture of a 1080p clip, the time of bare decoding, of
// cutting the person's region out of the picture and of the landmark network, each alone with all cores, and
// of the whole loop (which also searches for people and follows them). Bar: the loop takes no longer than
// those three after one another by more than a ninth (ratio >= 0.90). All in one run, so that a busy machine
// hurts both sides.
//
//   hinge_pose_loop_benchmark [pictures, default 240]        exit code 1 below the bar
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>
#include <vector>

#include "hinge/edge/media/decode.h"
#include "hinge/edge/media/encode.h"
#include "hinge/edge/media/rgb.h"
#include "hinge/edge/media/warp.h"
#include "hinge/edge/pose/landmark_net.h"
#include "hinge/edge/pose/pose.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;

constexpr int kWidth_px = 1080, kHeight_px = 1920;  // as a phone held upright films
constexpr double kBar = 0.90;
constexpr int kRounds = 3;  // the median counts

const fs::path kSource = HINGE_SOURCE_DIR;

double Now_s() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// A sample clip, enlarged to the full width and put on grey; repeated until there are enough pictures.
void WriteClip(const fs::path& path, int pictures) {
  VideoWriter writer(path, kWidth_px, kHeight_px, {.rate_hz = 60});
  Image page{.width_px = kWidth_px, .height_px = kHeight_px, .rgb = {}};
  page.rgb.assign(static_cast<std::size_t>(kWidth_px) * kHeight_px * 3, 128);
  for (int done = 0; done < pictures;) {
    VideoReader reader(kSource / "samples/hinged.mp4");
    while (done < pictures) {
      const auto frame = reader.Read();
      if (!frame) break;
      const Image large = MakeRgb(*frame, kWidth_px);
      std::copy_n(large.rgb.begin(), std::min(large.rgb.size(), page.rgb.size()), page.rgb.begin());
      writer.Write(page, done++ / 60.0);
    }
  }
  writer.Close();
}

struct Timing {
  double decode_s, warp_s, network_s, loop_s;  ///< a picture
  double bound_s() const { return decode_s + warp_s + network_s; }
  double ratio() const { return bound_s() / loop_s; }
};

double TimeDecode_s(const fs::path& clip) {
  VideoReader reader(clip);
  int pictures = 0;
  const double start_s = Now_s();
  while (reader.Read()) ++pictures;
  return (Now_s() - start_s) / pictures;
}

double TimeWarp_s(const fs::path& clip, const std::vector<PersonFrame>& where) {
  VideoReader reader(clip);
  std::vector<float> tensor(static_cast<std::size_t>(kBlazeSide) * kBlazeSide * 3);
  double sum_s = 0;
  for (const PersonFrame& person : where) {
    const auto frame = reader.Read();
    const double start_s = Now_s();
    Warp(*frame, person.region, kBlazeSide, Border::kReplicate, tensor);
    sum_s += Now_s() - start_s;
  }
  return sum_s / static_cast<double>(where.size());
}

double TimeNetwork_s(const PoseOptions& options, int runs) {
  Network network(options.models_dir / fmt::format("pose_landmark_{}.tflite", Name(options.model)),
                  {.cache_dir = options.cache_dir, .threads = options.threads});
  std::fill(network.input().begin(), network.input().end(), 0.5F);
  network.Run();
  const double start_s = Now_s();
  for (int i = 0; i < runs; ++i) network.Run();
  return (Now_s() - start_s) / runs;
}

/// From the first picture's end to the last one's, so that loading the networks does not count.
double TimeLoop_s(const fs::path& clip, const PoseOptions& options, PoseResult& result) {
  VideoReader reader(clip);
  double first_s = 0, last_s = 0;
  int pictures = 0;
  const PoseWatch watch = {.progress =
                               [&](int done, double) {
                                 last_s = Now_s();
                                 if (done == 1) first_s = last_s;
                                 pictures = done;
                               },
                           .stop = {},
                           .mask_sink = {}};
  result = EstimatePose(reader, options, watch);
  return (last_s - first_s) / (pictures - 1);
}

Timing TimeOnce(const fs::path& clip, const PoseOptions& options, int pictures) {
  PoseResult result;
  Timing timing{};
  timing.loop_s = TimeLoop_s(clip, options, result);
  timing.decode_s = TimeDecode_s(clip);
  timing.warp_s = TimeWarp_s(clip, result.people.at(0).frames);
  timing.network_s = TimeNetwork_s(options, pictures);
  return timing;
}

bool Report(const fs::path& clip, const PoseOptions& options, int pictures) {
  std::vector<Timing> rounds;
  for (int i = 0; i < kRounds; ++i) rounds.push_back(TimeOnce(clip, options, pictures));
  std::sort(rounds.begin(), rounds.end(),
            [](const Timing& a, const Timing& b) { return a.ratio() < b.ratio(); });
  const Timing& t = rounds[kRounds / 2];
  fmt::print(
      "{:<6} decode {:6.2f}  warp {:5.2f}  network {:6.2f}  sum {:6.2f}  loop {:6.2f} ms a picture  ratio "
      "{:.2f}"
      " ({:.2f}..{:.2f})  {}\n",
      Name(options.model), 1e3 * t.decode_s, 1e3 * t.warp_s, 1e3 * t.network_s, 1e3 * t.bound_s(),
      1e3 * t.loop_s, t.ratio(), rounds.front().ratio(), rounds.back().ratio(),
      t.ratio() >= kBar ? "meets 0.90" : "BELOW 0.90");
  return t.ratio() >= kBar;
}

int Run(int pictures) {
  const fs::path folder = fs::temp_directory_path() / fmt::format("hinge_pose_loop_{}", getpid());
  fs::create_directories(folder);
  const fs::path clip = folder / "1080p.mp4";
  WriteClip(clip, pictures);
  fmt::print("{} x {} px, {} pictures, {} cores\n", kWidth_px, kHeight_px, pictures,
             std::thread::hardware_concurrency());
  bool good = true;
  for (const PoseModel model : {PoseModel::kFull, PoseModel::kHeavy}) {
    const PoseOptions options = {.model = model,
                                 .models_dir = kSource / ".parts/models",
                                 .cache_dir = folder / "cache",
                                 .max_people = 1,
                                 .threads = 0};
    good = Report(clip, options, pictures) && good;
  }
  fs::remove_all(folder);
  return good ? 0 : 1;
}

}  // namespace
}  // namespace hinge

int main(int argc, char** argv) {
  const int pictures = argc > 1 ? std::atoi(argv[1]) : 240;
  if (pictures < 2) {
    fmt::print(stderr, "usage: hinge_pose_loop_benchmark [pictures, at least 2]\n");
    return 2;
  }
  return hinge::Run(pictures);
}
