// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/landmark_net.h"

#include <algorithm>
#include <cmath>

#include "hinge/edge/pose/roi.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr std::size_t kValuesPerPoint = 5;
constexpr std::size_t kMaskCells = kBlazeSide * kBlazeSide;
constexpr std::size_t kHeatCells = kHeatSide * kHeatSide;
constexpr int kHeatReach = 4;       // cells: a window of 9, which agrees with the reference (7 and 11 do not)
constexpr float kLeastHeat = 0.5F;  // below, the map is not sure either
constexpr int kBorderSteps = 256;   // looks along each side of the picture
constexpr double kBorderShare = 0.02;  // of the looks inside the region: fewer are specks

float Sigmoid(float v) { return 1.0F / (1.0F + std::exp(-v)); }

/// False for what is not a number.
bool IsWithin(const Vec2& p, double side) { return p.x() >= 0 && p.y() >= 0 && p.x() < side && p.y() < side; }

struct Window {
  int first_col, end_col, first_row, end_row;
};

Window WindowAround(int col, int row) {
  return {std::max(0, col - kHeatReach), std::min(kHeatSide, col + kHeatReach + 1),
          std::max(0, row - kHeatReach), std::min(kHeatSide, row + kHeatReach + 1)};
}

/// The centre of gravity in cells, or nothing where the map is unsure.
std::optional<Vec2> CalcHeatCentre(std::span<const float> heat, std::size_t channel, const Window& w) {
  float sum = 0, col_sum = 0, row_sum = 0, largest = 0;
  for (int row = w.first_row; row < w.end_row; ++row) {
    for (int col = w.first_col; col < w.end_col; ++col) {
      const auto cell = static_cast<std::size_t>(row * kHeatSide + col);
      const float value = Sigmoid(heat[cell * kBlazeOutputs + channel]);
      sum += value, largest = std::max(largest, value);
      col_sum += value * static_cast<float>(col), row_sum += value * static_cast<float>(row);
    }
  }
  if (!(largest >= kLeastHeat)) return std::nullopt;
  return Vec2(col_sum / sum, row_sum / sum);
}

/// The network's points in left-right pairs, left first; the nose and the alignment points are their own
/// images.
constexpr std::array<std::pair<std::size_t, std::size_t>, 16> kBlazePairs = {{{1, 4},
                                                                              {2, 5},
                                                                              {3, 6},
                                                                              {7, 8},
                                                                              {9, 10},
                                                                              {11, 12},
                                                                              {13, 14},
                                                                              {15, 16},
                                                                              {17, 18},
                                                                              {19, 20},
                                                                              {21, 22},
                                                                              {23, 24},
                                                                              {25, 26},
                                                                              {27, 28},
                                                                              {29, 30},
                                                                              {31, 32}}};

constexpr std::array<std::size_t, kLandmarkCount> kBlazeIndex = {0,  7,  8,  11, 12, 13, 14, 15, 16, 23,
                                                                 24, 25, 26, 27, 28, 29, 30, 31, 32};

}  // namespace

std::array<RegionPoint, kBlazeOutputs> DecodeLandmarks(std::span<const float> landmarks) {
  HINGE_CHECK(landmarks.size() == kBlazeOutputs * kValuesPerPoint, landmarks.size());
  std::array<RegionPoint, kBlazeOutputs> points;
  for (std::size_t i = 0; i < kBlazeOutputs; ++i) {
    const float* value = &landmarks[i * kValuesPerPoint];
    points[i] = {.p_unit = Vec2(value[0], value[1]) / kBlazeSide, .visibility = Sigmoid(value[3])};
  }
  return points;
}

void RefineByHeatMap(std::span<const float> heat, std::span<RegionPoint, kBlazeOutputs> points) {
  HINGE_CHECK(heat.size() == kHeatCells * kBlazeOutputs, heat.size());
  for (std::size_t i = 0; i < kBlazeOutputs; ++i) {
    const Vec2 cell = points[i].p_unit * kHeatSide;
    if (!IsWithin(cell, kHeatSide)) continue;
    const Window window = WindowAround(static_cast<int>(cell.x()), static_cast<int>(cell.y()));
    if (const auto centre = CalcHeatCentre(heat, i, window)) points[i].p_unit = *centre / kHeatSide;
  }
}

bool TouchesBorder(std::span<const float> mask_logits, const Region& region, int width_px, int height_px) {
  HINGE_CHECK(mask_logits.size() == kMaskCells, mask_logits.size());
  const std::array<Vec2, 5> corners = {Vec2(0, 0), Vec2(width_px, 0), Vec2(width_px, height_px),
                                       Vec2(0, height_px), Vec2(0, 0)};
  int looks = 0, person = 0;
  for (std::size_t side = 0; side < 4; ++side) {
    for (int step = 0; step < kBorderSteps; ++step) {
      const Vec2 p_I_px = corners[side] + (corners[side + 1] - corners[side]) * ((step + 0.5) / kBorderSteps);
      const Vec2 cell = RegionFromImage(region, p_I_px) * kBlazeSide;
      if (!IsWithin(cell, kBlazeSide)) continue;
      ++looks;
      const auto idx = static_cast<std::size_t>(cell.y()) * kBlazeSide + static_cast<std::size_t>(cell.x());
      if (mask_logits[idx] > 0) ++person;
    }
  }
  return person > kBorderShare * looks;
}

PerLandmark<Keypoint> BodyLandmarks(const PersonReading& reading) {
  PerLandmark<Keypoint> body;
  for (std::size_t i = 0; i < kLandmarkCount; ++i) body.values[i] = reading.points[kBlazeIndex[i]];
  return body;
}

PersonReading LandmarkNetwork::Read(const Frame& frame, const Region& region) {
  Warp(frame, region, kBlazeSide, Border::kReplicate, network_.input());
  network_.Run();
  auto points = DecodeLandmarks(network_.Output(kBlazeOutputs * kValuesPerPoint));
  RefineByHeatMap(network_.Output(kHeatCells * kBlazeOutputs), points);
  PersonReading reading{.presence = network_.Output(1)[0], .region = region, .points = {}};
  for (std::size_t i = 0; i < reading.points.size(); ++i) {
    reading.points[i] = {.p_I_px = ImageFromRegion(region, points[i].p_unit),
                         .visibility = points[i].visibility};
    if (!reading.points[i].p_I_px.allFinite()) reading.presence = 0;
  }
  if (!std::isfinite(reading.presence)) reading.presence = 0;
  if (region.mirrored) {
    for (const auto& [left, right] : kBlazePairs) std::swap(reading.points[left], reading.points[right]);
  }
  return reading;
}

double CalcFacingRight(const PersonReading& reading) {
  const auto x = [&](std::size_t point) { return reading.points[point].p_I_px.x(); };
  constexpr std::size_t kNose = 0, kEars = 7, kHeels = 29, kToes = 31;
  const double head = x(kNose) - 0.5 * (x(kEars) + x(kEars + 1));
  const double feet = x(kToes) + x(kToes + 1) - x(kHeels) - x(kHeels + 1);
  return (head + feet) / reading.region.size_px;
}

bool LandmarkNetwork::MaskTouchesBorder(const Region& region, int width_px, int height_px) const {
  return TouchesBorder(network_.Output(kMaskCells), region, width_px, height_px);
}

PersonMask LandmarkNetwork::Mask(const Region& region) const {
  const auto logits = network_.Output(kMaskCells);
  PersonMask mask{.region = region, .probability = std::vector<float>(logits.size())};
  std::transform(logits.begin(), logits.end(), mask.probability.begin(), Sigmoid);
  return mask;
}

}  // namespace hinge
