// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/own_network.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "hinge/edge/pose/peaks.h"
#include "hinge/edge/pose/roi.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;
using Shape = std::vector<std::size_t>;

constexpr std::array<float, 3> kMean = {123.675F, 116.28F, 103.53F};
constexpr std::array<float, 3> kDeviation = {58.395F, 57.12F, 57.375F};
constexpr float kWhite = 255;
constexpr std::size_t kLongestSide = 1024, kMostPoints = 512;
constexpr const char* kWhatIsRead =
    "Hinge reads networks of one person: 1 x 3 x H x W floats in; SimCC rows (1 x K x sW and 1 x K x sH) or "
    "heat maps (1 x K x h x "
    "w) out.";

[[noreturn]] void Refuse(const fs::path& onnx, const std::string& what) {
  throw Error(fmt::format("the network {} {}", onnx.filename().string(), what), onnx.string(), kWhatIsRead);
}

/// An ONNX file begins with its format's version, a number in field 1; other bytes would set every other reader to work on them.
const fs::path& RequireOnnx(const fs::path& onnx) {
  constexpr char kVersionField = 8;
  char first = 0;
  if (!std::ifstream(onnx, std::ios::binary).get(first))
    throw Error(fmt::format("the network {} cannot be read", onnx.filename().string()), onnx.string(),
                "Check the path and that the file may be read.");
  if (first != kVersionField) Refuse(onnx, "is no ONNX file");
  return onnx;
}

bool IsPicture(const Shape& in) {
  return in.size() == 4 && in[0] == 1 && in[1] == 3 && std::min(in[2], in[3]) > 0 &&
         std::max(in[2], in[3]) <= kLongestSide;
}

bool AreRows(const std::vector<Shape>& out) {
  return out.size() == 2 && out[0].size() == 3 && out[1].size() == 3 && out[0][0] == 1 && out[1][0] == 1 &&
         out[0][1] == out[1][1];
}

bool IsMap(const std::vector<Shape>& out) { return out.size() == 1 && out[0].size() == 4 && out[0][0] == 1; }

}  // namespace

OwnNetwork::OwnNetwork(const fs::path& onnx, const NetworkOptions& options)
    : network_(RequireOnnx(onnx), options) {
  const Shape in = network_.input_shape();
  if (!IsPicture(in)) Refuse(onnx, fmt::format("takes an input of {}", fmt::join(in, " x ")));
  height_ = static_cast<int>(in[2]), width_ = static_cast<int>(in[3]);
  const std::vector<Shape> out = network_.output_shapes();
  simcc_ = AreRows(out);
  if (!simcc_ && !IsMap(out)) {
    std::string found;
    for (const Shape& shape : out)
      found += fmt::format("{}{}", found.empty() ? "" : ", ", fmt::join(shape, " x "));
    Refuse(onnx, "gives outputs of " + found);
  }
  points_ = out[0][1];
  across_ = simcc_ ? out[0][2] : out[0][3];
  down_ = simcc_ ? out[1][2] : out[0][2];
  if (points_ == 0 || points_ > kMostPoints || across_ == 0 || down_ == 0)
    Refuse(onnx, fmt::format("gives {} points of {} x {} cells", points_, across_, down_));
}

/// The middle columns (or rows) of the square, channel by channel.
void OwnNetwork::FillInput(const Frame& frame, const Region& square) {
  const int side = std::max(height_, width_);
  square_.resize(static_cast<std::size_t>(side) * side * 3);
  Warp(frame, square, side, Border::kBlack, square_);
  const int left = (side - width_) / 2, top = (side - height_) / 2;
  const std::span<float> input = network_.input();
  std::size_t at = 0;
  for (std::size_t c = 0; c < 3; ++c) {
    for (int y = 0; y < height_; ++y) {
      for (int x = 0; x < width_; ++x) {
        const auto from = (static_cast<std::size_t>(top + y) * side + left + x) * 3 + c;
        input[at++] = (kWhite * square_[from] - kMean[c]) / kDeviation[c];
      }
    }
  }
}

/// In shares of the square.
std::vector<OwnPoint> OwnNetwork::PeaksInSquare() const {
  const int side = std::max(height_, width_);
  const Vec2 corner(0.5 * (side - width_), 0.5 * (side - height_));
  const Vec2 per_cell(width_ / static_cast<double>(across_), height_ / static_cast<double>(down_));
  std::vector<OwnPoint> points;
  for (std::size_t k = 0; k < points_; ++k) {
    Peak peak;
    if (simcc_) {
      peak = FindSimccPeak(network_.OutputAt(0).subspan(k * across_, across_),
                           network_.OutputAt(1).subspan(k * down_, down_));
    } else {
      peak = FindMapPeak(network_.OutputAt(0).subspan(k * across_ * down_, across_ * down_),
                         static_cast<int>(across_));
    }
    // SimCC's cells begin at the picture's edge pixel; a heat map's lie in the middle of what they cover.
    const Vec2 cells = simcc_ ? peak.p_cells : Vec2(peak.p_cells + Vec2(0.5, 0.5));
    const Vec2 p_px = corner + cells.cwiseProduct(per_cell) - (simcc_ ? Vec2(0, 0) : Vec2(0.5, 0.5));
    points.push_back({.p_I_px = p_px / side, .score = std::clamp(peak.value, 0.0, 1.0)});
  }
  return points;
}

std::vector<OwnPoint> OwnNetwork::Read(const Frame& frame, const Region& square) {
  FillInput(frame, square);
  network_.Run();
  std::vector<OwnPoint> points = PeaksInSquare();
  for (OwnPoint& point : points) point.p_I_px = ImageFromRegion(square, point.p_I_px);
  return points;
}

}  // namespace hinge
