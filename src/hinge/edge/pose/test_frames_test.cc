// SPDX-License-Identifier: Apache-2.0
// Helpers of this room's tests (the name keeps the file out of the library), and the proof that they do what
// they say.
#include "hinge/edge/pose/test_frames.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

struct Planes {
  std::array<std::vector<std::uint8_t>, 3> bytes;
};

constexpr int PlaneSide(int side_px, std::size_t plane) { return plane == 0 ? side_px : side_px / 2; }

Frame MakeFrame(int width_px, int height_px, std::shared_ptr<Planes>& planes) {
  planes = std::make_shared<Planes>();
  Frame frame;
  frame.width_px = frame.stored_width_px = width_px;
  frame.height_px = frame.stored_height_px = height_px;
  for (std::size_t p = 0; p < 3; ++p) {
    const int w = PlaneSide(width_px, p), h = PlaneSide(height_px, p);
    planes->bytes[p].assign(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), 128);
    frame.planes[p] = {planes->bytes[p].data(), w};
  }
  frame.owner = planes;
  return frame;
}

void Paste(const Frame& from, int x_px, Planes& planes, int stride) {
  for (std::size_t p = 0; p < 3; ++p) {
    for (int row = 0; row < PlaneSide(from.height_px, p); ++row) {
      const int s = PlaneSide(stride, p);
      std::copy_n(from.planes[p].data + row * from.planes[p].stride, PlaneSide(from.width_px, p),
                  planes.bytes[p].begin() + row * s + PlaneSide(x_px, p));
    }
  }
}

/// Lives as long as the test program.
struct ScratchFolder {
  ScratchFolder()
      : path(std::filesystem::temp_directory_path() / ("hinge pose test " + std::to_string(getpid()))) {}
  ~ScratchFolder() { std::filesystem::remove_all(path); }
  std::filesystem::path path;
};

}  // namespace

std::filesystem::path SamplePath(const std::string& clip) {
  return std::filesystem::path(HINGE_SOURCE_DIR) / "testdata" / "pose" / (clip + ".mp4");
}

std::vector<Frame> ReadFrames(const std::string& clip, int count) {
  VideoReader reader(SamplePath(clip));
  std::vector<Frame> frames;
  while (static_cast<int>(frames.size()) < count) {
    auto frame = reader.Read();
    HINGE_CHECK(frame.has_value(), clip, count);
    frames.push_back(std::move(*frame));
  }
  return frames;
}

Frame MakeGrey(int width_px, int height_px) {
  std::shared_ptr<Planes> planes;
  return MakeFrame(width_px, height_px, planes);
}

Frame MakeNoise(int width_px, int height_px, unsigned seed) {
  std::shared_ptr<Planes> planes;
  const Frame frame = MakeFrame(width_px, height_px, planes);
  Random random(seed);
  for (std::uint8_t& luma : planes->bytes[0]) luma = static_cast<std::uint8_t>(random.Uniform(16, 236));
  return frame;
}

Frame SideBySide(const Frame& left, const Frame& right) {
  HINGE_CHECK(left.width_px == right.width_px && left.height_px == right.height_px &&
              left.quarter_turns == 0);
  std::shared_ptr<Planes> planes;
  const Frame both = MakeFrame(2 * left.width_px, left.height_px, planes);
  Paste(left, 0, *planes, both.width_px);
  Paste(right, left.width_px, *planes, both.width_px);
  return both;
}

Frame CutBelow(const Frame& frame, int height_px) {
  Frame cut = frame;
  cut.height_px = cut.stored_height_px = height_px;
  return cut;
}

PoseOptions FastOptions() {
  static const ScratchFolder scratch;
  return {.model = PoseModel::kFull,
          .models_dir = std::filesystem::path(HINGE_SOURCE_DIR) / ".parts/models",
          .cache_dir = scratch.path,
          .max_people = 3,
          .threads = 0};
}

TEST(TestFrames, AreWhatTheyClaim) {
  const Frame a = MakeNoise(8, 4, 1), b = MakeGrey(8, 4), both = SideBySide(a, b);
  EXPECT_EQ(both.width_px, 16);
  for (int row = 0; row < 4; ++row) {
    EXPECT_TRUE(std::equal(a.planes[0].data + 8 * row, a.planes[0].data + 8 * row + 8,
                           both.planes[0].data + 16 * row));
    EXPECT_EQ(both.planes[0].data[16 * row + 8], 128);
  }
  EXPECT_EQ(ReadFrames("hinged", 2)[1].index, 1);
}

}  // namespace hinge
