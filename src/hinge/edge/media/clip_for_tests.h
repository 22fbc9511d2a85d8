// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdlib.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "hinge/edge/media/decode.h"
#include "hinge/edge/media/encode.h"
#include "hinge/foundation/base/vec2.h"

namespace hinge {

/// A folder of this test's own, with a space and an umlaut in its name, removed at the end.
class FolderForTests {
 public:
  FolderForTests() {
    std::string name = (std::filesystem::temp_directory_path() / "hinge läuft XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~FolderForTests() { std::filesystem::remove_all(path_); }
  FolderForTests(const FolderForTests&) = delete;
  FolderForTests& operator=(const FolderForTests&) = delete;
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  std::size_t CountFiles() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path_), {}));
  }

 private:
  std::filesystem::path path_;
};

inline Image MakeGrey(int width_px, int height_px, std::uint8_t grey = 90) {
  return {.width_px = width_px,
          .height_px = height_px,
          .rgb = std::vector<std::uint8_t>(static_cast<std::size_t>(width_px) * height_px * 3, grey)};
}

inline std::uint8_t* PixelOf(Image& image, int x, int y) {
  return image.rgb.data() + (static_cast<std::size_t>(y) * image.width_px + x) * 3;
}

inline void Paint(Image& image, int left, int top, int side, const std::vector<std::uint8_t>& rgb) {
  for (int y = top; y < std::min(top + side, image.height_px); ++y) {
    for (int x = left; x < std::min(left + side, image.width_px); ++x) {
      std::copy(rgb.begin(), rgb.end(), PixelOf(image, x, y));
    }
  }
}

constexpr int kMarkerSide_px = 12;

/// Where picture `index` of a test clip has its red marker's left edge.
inline int MarkerLeft_px(int index) { return 2 + 2 * index; }

inline Image MakeMarkerPicture(int width_px, int height_px, int index) {
  Image image = MakeGrey(width_px, height_px);
  Paint(image, MarkerLeft_px(index), 4, kMarkerSide_px, {220, 30, 30});
  return image;
}

/// Mean place of the red pixels' centres, NaN when there are none.
inline Vec2 FindMarker(const Image& image) {
  Vec2 sum = Vec2::Zero();
  double count = 0;
  for (int y = 0; y < image.height_px; ++y) {
    for (int x = 0; x < image.width_px; ++x) {
      const std::uint8_t* p = image.rgb.data() + (static_cast<std::size_t>(y) * image.width_px + x) * 3;
      if (p[0] < 150 || p[1] > 90) continue;
      sum += Vec2(x, y);
      ++count;
    }
  }
  return sum / count;
}

inline std::vector<double> EvenTimes_s(int count, double rate_hz) {
  std::vector<double> times;
  for (int i = 0; i < count; ++i) times.push_back(i / rate_hz);
  return times;
}

inline void WriteMarkerClip(const std::filesystem::path& path, const std::vector<double>& times_s,
                            int width_px, int height_px, const VideoOptions& options = {}) {
  VideoWriter writer(path, width_px, height_px, options);
  for (std::size_t i = 0; i < times_s.size(); ++i) {
    writer.Write(MakeMarkerPicture(width_px, height_px, static_cast<int>(i)), times_s[i]);
  }
  writer.Close();
}

inline std::vector<Frame> ReadAll(VideoReader& reader) {
  std::vector<Frame> frames;
  while (auto frame = reader.Read()) frames.push_back(*frame);
  return frames;
}

inline std::string BytesOf(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void WriteBytes(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace hinge
