// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/effects.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "hinge/edge/render/changed_part.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"
#include "hinge/foundation/base/within.h"

namespace hinge {
namespace {

constexpr int kLinearTop = 65535;

/// Linear light of an sRGB value. [IEC 61966-2-1]
double Linear(double srgb) { return srgb <= 0.04045 ? srgb / 12.92 : std::pow((srgb + 0.055) / 1.055, 2.4); }
double Srgb(double linear) {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
}

const std::array<std::uint16_t, 256>& LinearTable() {
  static const auto kTable = [] {
    std::array<std::uint16_t, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
      table[i] = static_cast<std::uint16_t>(std::lround(kLinearTop * Linear(static_cast<double>(i) / 255)));
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

/// Normal values in 1/256 grey levels, to be picked at random: drawing them anew for every pixel would take
/// longer than drawing.
std::vector<std::int16_t> NoiseTable(double sigma_grey) {
  Random random(20260101);
  std::vector<std::int16_t> table(1 << 16);
  for (auto& value : table)
    value = static_cast<std::int16_t>(
        std::lround(std::clamp(random.Normal(0, 256 * sigma_grey), -32000.0, 32000.0)));
  return table;
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

std::vector<std::string> Problems(const Effects& effects) {
  std::vector<std::string> problems;
  RequireWithin(problems, "Effects", "exposure_share", effects.exposure_share, 0, 1);
  RequireWithin(problems, "Effects", "readout_share", effects.readout_share, 0, 1);
  RequireWithin(problems, "Effects", "noise_grey", effects.noise_grey, 0, 40);
  RequireWithin(problems, "Effects", "gain", effects.gain, 0.05, 10);
  for (int i = 0; i < 3; ++i)
    RequireWithin(problems, "Effects", "white_balance", effects.white_balance[i], 0.05, 10);
  return problems;
}

std::vector<SubPicture> PlanPicture(const Effects& effects, double stamp_s, double frame_s, int height_px,
                                    int exposures, int bands) {
  HINGE_CHECK(exposures > 0 && bands > 0 && bands <= height_px, exposures, bands);
  std::vector<SubPicture> parts;
  for (int k = 0; k < exposures; ++k) {
    const double exposed_s = effects.exposure_share * frame_s * ((k + 0.5) / exposures - 0.5);
    for (int band = 0; band < bands; ++band) {
      const RowRange rows{band * height_px / bands, (band + 1) * height_px / bands};
      const double down = 0.5 * (rows.first_row + rows.end_row) / height_px - 0.5;
      parts.push_back({stamp_s + effects.readout_share * frame_s * down + exposed_s, rows});
    }
  }
  return parts;
}

int CalcParts(double motion_px, double pixels_a_part, int most) {
  return std::clamp(static_cast<int>(std::ceil(motion_px / pixels_a_part)), 1, most);
}

void LightMean::Add(const Image& image, const PictureRect& part) {
  if (count_++ == 0) {
    first_ = image;
    summed_ = {};
    sum_.resize(image.rgb.size());
    return;
  }
  HINGE_CHECK(sum_.size() == image.rgb.size(), sum_.size(), image.rgb.size());
  Widen(summed_ == PictureRect{} ? part : Union(summed_, part));
  const auto& linear = LinearTable();
  ForRows(summed_, image.width_px, [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) sum_[i] += linear[image.rgb[i]];
  });
}

/// Where nothing was summed so far, all pictures but the one just added were like the first.
void LightMean::Widen(const PictureRect& to) {
  if (to == summed_) return;
  const auto& linear = LinearTable();
  std::vector<std::uint32_t> kept = sum_;
  ForRows(to, first_.width_px, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) sum_[i] = (count_ - 1) * linear[first_.rgb[i]];
  });
  ForRows(summed_, first_.width_px, [&](std::size_t begin, std::size_t end) {
    std::copy(kept.begin() + begin, kept.begin() + end, sum_.begin() + begin);
  });
  summed_ = to;
}

void LightMean::Take(Image& out) {
  HINGE_CHECK(count_ > 0);
  const auto& srgb = SrgbTable();
  out = std::move(first_);
  const float share = 1 / static_cast<float>(count_);
  ForRows(summed_, out.width_px, [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i)
      out.rgb[i] = srgb[static_cast<std::uint32_t>(share * static_cast<float>(sum_[i]) + 0.5f)];
  });
  count_ = 0;
}

void AddNoise(double sigma_grey, std::uint64_t seed, std::uint64_t index, Image& image) {
  if (sigma_grey <= 0) return;
  static thread_local std::pair<double, std::vector<std::int16_t>> cached;
  if (cached.first != sigma_grey) cached = {sigma_grey, NoiseTable(sigma_grey)};
  const std::int16_t* noise = cached.second.data();
  std::uint64_t state = (seed + 1) * 0x9E3779B97F4A7C15ULL ^ (index + 1) * 0xD1B54A32D192ED03ULL;
  state = state == 0 ? 1 : state;
  for (std::size_t i = 0; i < image.rgb.size(); ++i) {
    if (i % 4 == 0) {  // xorshift64 [Marsaglia 2003]; four picks of 16 bits each
      state ^= state << 13;
      state ^= state >> 7;
      state ^= state << 17;
    }
    const int value = (image.rgb[i] << 8) + noise[(state >> (16 * (i % 4))) & 0xFFFF] + 128;
    image.rgb[i] = static_cast<std::uint8_t>(std::clamp(value >> 8, 0, 255));
  }
}

}  // namespace hinge
