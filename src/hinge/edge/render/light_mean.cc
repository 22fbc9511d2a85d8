// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/light_mean.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "hinge/edge/render/changed_part.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr int kLinearTop = 65535;

/// Linear light of an sRGB value. [IEC 61966-2-1]
double Linear(double srgb) { return srgb <= 0.04045 ? srgb / 12.92 : std::pow((srgb + 0.055) / 1.055, 2.4); }
double Srgb(double linear) {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
}

const std::array<std::int32_t, 256>& LinearTable() {
  static const auto kTable = [] {
    std::array<std::int32_t, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
      table[i] = static_cast<std::int32_t>(std::lround(kLinearTop * Linear(static_cast<double>(i) / 255)));
    }
    return table;
  }();
  return kTable;
}

const std::vector<std::uint8_t>& SrgbTable() {
  static const auto kTable = [] {
    std::vector<std::uint8_t> table(kLinearTop + 1);
    for (std::size_t i = 0; i < table.size(); ++i) {
      table[i] = static_cast<std::uint8_t>(std::lround(255 * Srgb(static_cast<double>(i) / kLinearTop)));
    }
    return table;
  }();
  return kTable;
}

/// Calls with the first and the end index of each row of the part among the picture's values.
template <typename Call>
void ForRows(const PictureRect& part, int width_px, Call call) {
  for (int y = part.top; y < part.bottom; ++y) {
    const std::size_t row = static_cast<std::size_t>(y) * width_px;
    call(3 * (row + part.left), 3 * (row + part.right));
  }
}

}  // namespace

void LightMean::Begin(const Image& ground) {
  ForRows(std::exchange(summed_, {}), ground_.width_px,
          [&](std::size_t from, std::size_t to) { std::fill(&sum_[from], &sum_[from] + (to - from), 0); });
  ground_ = ground;
  sum_.resize(ground.rgb.size());
  count_ = 0;
}

void LightMean::Add(const Image& image, const PictureRect& part) {
  HINGE_CHECK(!sum_.empty() && sum_.size() == image.rgb.size(), sum_.size(), image.rgb.size());
  const auto& linear = LinearTable();
  ForRows(part, image.width_px, [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) sum_[i] += linear[image.rgb[i]] - linear[ground_.rgb[i]];
  });
  summed_ = summed_ == PictureRect{} ? part : Union(summed_, part);
  ++count_;
}

Image LightMean::Take() {
  HINGE_CHECK(count_ > 0);
  const auto& srgb = SrgbTable();
  const auto& linear = LinearTable();
  Image out = std::move(ground_);
  const float share = 1 / static_cast<float>(count_);
  ForRows(summed_, out.width_px, [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      if (sum_[i] == 0) continue;
      const float mean = static_cast<float>(linear[out.rgb[i]]) + share * static_cast<float>(sum_[i]) + 0.5f;
      out.rgb[i] = srgb[static_cast<std::size_t>(mean)];
      sum_[i] = 0;
    }
  });
  summed_ = {};
  count_ = 0;
  return out;
}

}  // namespace hinge
