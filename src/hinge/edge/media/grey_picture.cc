// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/grey_picture.h"

#include <algorithm>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

/// The stored luma, walked as the picture is displayed.
struct DisplayedLuma {
  const std::uint8_t* corner;          ///< of the displayed picture's left upper pixel
  std::ptrdiff_t right = 1, down = 0;  ///< bytes to the next displayed pixel
};

DisplayedLuma WalkLuma(const Frame& f) {
  const auto& [data, stride] = f.planes[0];
  const std::ptrdiff_t w = f.stored_width_px - 1, h = f.stored_height_px - 1, s = stride;
  switch (f.quarter_turns) {
    case 1:
      return {.corner = data + h * s, .right = -s, .down = 1};
    case 2:
      return {.corner = data + h * s + w, .right = -1, .down = -s};
    case 3:
      return {.corner = data + w, .right = s, .down = -1};
    default:
      return {.corner = data, .right = 1, .down = s};
  }
}

/// Sum over the block of `step` x `step` pixels that begins there.
int SumBlock(const std::uint8_t* from, const DisplayedLuma& walk, int step) {
  int sum = 0;
  for (int y = 0; y < step; ++y) {
    const std::uint8_t* row = from + y * walk.down;
    for (int x = 0; x < step; ++x) sum += row[x * walk.right];
  }
  return sum;
}

}  // namespace

GreyPicture Shrink(const Frame& f, int step) {
  HINGE_CHECK(step >= 1, step);
  GreyPicture grey{.width = f.width_px / step, .height = f.height_px / step, .step = step, .level = {}};
  grey.level.resize(static_cast<std::size_t>(grey.width) * grey.height);
  const DisplayedLuma walk = WalkLuma(f);
  const float share = 1.0F / static_cast<float>(step * step);
  float* out = grey.level.data();
  for (int y = 0; y < grey.height; ++y) {
    const std::uint8_t* row = walk.corner + static_cast<std::ptrdiff_t>(y) * step * walk.down;
    for (int x = 0; x < grey.width; ++x)
      *out++ = share * static_cast<float>(
                           SumBlock(row + static_cast<std::ptrdiff_t>(x) * step * walk.right, walk, step));
  }
  return grey;
}

GreyPicture Halve(const GreyPicture& p) {
  GreyPicture half{.width = p.width / 2, .height = p.height / 2, .step = 2 * p.step, .level = {}};
  half.level.reserve(static_cast<std::size_t>(half.width) * half.height);
  for (int y = 0; y < half.height; ++y) {
    for (int x = 0; x < half.width; ++x) {
      const int i = 2 * x, j = 2 * y;
      half.level.push_back(0.25F * (p.At(i, j) + p.At(i + 1, j) + p.At(i, j + 1) + p.At(i + 1, j + 1)));
    }
  }
  return half;
}

GreyPicture Transpose(const GreyPicture& p) {
  GreyPicture turned{.width = p.height, .height = p.width, .step = p.step, .level = {}};
  turned.level.reserve(p.level.size());
  for (int x = 0; x < p.width; ++x) {
    for (int y = 0; y < p.height; ++y) turned.level.push_back(p.At(x, y));
  }
  return turned;
}

PictureBox Transpose(const PictureBox& b) { return {b.top_px, b.left_px, b.bottom_px, b.right_px}; }

int StepFor(const Frame& frame, int side_px) {
  return std::max(1, (std::max(frame.width_px, frame.height_px) + side_px / 2) / side_px);
}

GreyPicture MedianOf(const std::vector<GreyPicture>& pictures) {
  HINGE_CHECK(!pictures.empty());
  GreyPicture median = pictures.front();
  std::vector<float> levels(pictures.size());
  for (std::size_t i = 0; i < median.level.size(); ++i) {
    for (std::size_t k = 0; k < pictures.size(); ++k) levels[k] = pictures[k].level[i];
    std::nth_element(levels.begin(), levels.begin() + static_cast<std::ptrdiff_t>(levels.size() / 2),
                     levels.end());
    median.level[i] = levels[levels.size() / 2];
  }
  return median;
}

GreyPicture MedianOf(const std::vector<Frame>& pictures, int side_px) {
  HINGE_CHECK(!pictures.empty());
  std::vector<GreyPicture> small;
  for (const Frame& f : pictures) small.push_back(Shrink(f, StepFor(pictures.front(), side_px)));
  return MedianOf(small);
}

}  // namespace hinge
