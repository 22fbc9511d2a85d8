// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/effects.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"
#include "hinge/foundation/base/within.h"

namespace hinge {
namespace {

constexpr std::size_t kNoiseRun = 64;

/// Standard normal values times 4096, to be picked at random run by run: drawing them anew for every pixel
/// would take longer than drawing the picture.
const std::vector<std::int16_t>& NoiseTable() {
  static const auto kTable = [] {
    Random random(20260101);
    std::vector<std::int16_t> table((1 << 16) + kNoiseRun);
    for (auto& value : table)
      value = static_cast<std::int16_t>(std::lround(std::clamp(4096 * random.Normal(), -32000.0, 32000.0)));
    return table;
  }();
  return kTable;
}

/// Adds `scale` / 2^20 times the noise to the values, rounded. Of constant length and without overlap, so
/// that the compiler does many at once.
void AddRun(const std::int16_t* __restrict noise, std::int32_t scale, std::uint8_t* __restrict values) {
  for (std::size_t i = 0; i < kNoiseRun; ++i) {
    const std::int32_t value = (values[i] << 8) + (noise[i] * scale >> 12) + 128;
    values[i] = static_cast<std::uint8_t>(std::clamp(value, 0, 0xFFFF) >> 8);
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

void AddNoise(double sigma_grey, std::uint64_t seed, std::uint64_t index, Image& image) {
  if (sigma_grey <= 0) return;
  const std::int16_t* noise = NoiseTable().data();
  const auto scale = static_cast<std::int32_t>(std::lround(256 * sigma_grey));
  std::uint64_t state = (seed + 1) * 0x9E3779B97F4A7C15ULL ^ (index + 1) * 0xD1B54A32D192ED03ULL;
  state = state == 0 ? 1 : state;
  std::vector<std::uint8_t>& values = image.rgb;
  const std::size_t count = values.size();
  values.resize((count + kNoiseRun - 1) / kNoiseRun * kNoiseRun);
  for (std::size_t i = 0; i < values.size(); i += kNoiseRun) {
    state ^= state << 13;  // xorshift64 [Marsaglia 2003]
    state ^= state >> 7;
    state ^= state << 17;
    AddRun(noise + (state >> 48), scale, &values[i]);
  }
  values.resize(count);
}

}  // namespace hinge
