// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/detector.h"

#include <algorithm>
#include <cmath>

#include "hinge/edge/pose/roi.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr int kDetectorSide = 224;
constexpr double kLowestScore = 0.5;   // MediaPipe's default for pose
constexpr double kLargestLogit = 100;  // exp() stays finite
constexpr double kSamePersonOverlap = 0.3;
constexpr double kWideAspect = 1.2;

struct Grid {
  int cells;    // a side
  int anchors;  // a cell
};
constexpr std::array<Grid, 3> kGrids = {{{28, 2}, {14, 2}, {7, 6}}};

double Sigmoid(double v) { return 1.0 / (1.0 + std::exp(-std::clamp(v, -kLargestLogit, kLargestLogit))); }

Detection DecodeOne(const float* box, const Vec2& anchor, double score) {
  const auto point = [&](int i) -> Vec2 { return Vec2(box[i], box[i + 1]) / kDetectorSide; };
  const Vec2 half_size = point(2) / 2;
  const Vec2 face = anchor + point(0);
  return {.score = score,
          .face_low = face - half_size,
          .face_high = face + half_size,
          .hips = anchor + point(4),
          .size_point = anchor + point(6)};
}

double Area(const Vec2& low, const Vec2& high) { return (high - low).cwiseMax(0.0).prod(); }

double IntersectionOverUnion(const Detection& a, const Detection& b) {
  const double both = Area(a.face_low.cwiseMax(b.face_low), a.face_high.cwiseMin(b.face_high));
  const double either = Area(a.face_low, a.face_high) + Area(b.face_low, b.face_high) - both;
  return either > 0 ? both / either : 0;
}

Detection WeightedMean(std::span<const Detection> group) {
  Detection mean;
  double weight = 0;
  for (const Detection& d : group) {
    mean.face_low += d.score * d.face_low, mean.face_high += d.score * d.face_high;
    mean.hips += d.score * d.hips, mean.size_point += d.score * d.size_point;
    weight += d.score;
  }
  mean.face_low /= weight, mean.face_high /= weight, mean.hips /= weight, mean.size_point /= weight;
  mean.score = group.front().score;
  return mean;
}

}  // namespace

std::vector<Vec2> MakeAnchors() {
  std::vector<Vec2> anchors;
  anchors.reserve(kAnchorCount);
  for (const Grid& grid : kGrids) {
    for (int y = 0; y < grid.cells; ++y) {
      for (int x = 0; x < grid.cells; ++x) {
        anchors.insert(anchors.end(), static_cast<std::size_t>(grid.anchors),
                       Vec2(x + 0.5, y + 0.5) / static_cast<double>(grid.cells));
      }
    }
  }
  return anchors;
}

std::vector<Detection> DecodeDetections(std::span<const float> boxes, std::span<const float> logits,
                                        std::span<const Vec2> anchors, double lowest_score) {
  HINGE_CHECK(logits.size() == anchors.size() && boxes.size() == anchors.size() * kValuesPerAnchor,
              boxes.size(), logits.size(), anchors.size());
  std::vector<Detection> found;
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    const double score = Sigmoid(logits[i]);
    if (score >= lowest_score) found.push_back(DecodeOne(&boxes[i * kValuesPerAnchor], anchors[i], score));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.score > b.score; });
  return found;
}

std::vector<Detection> MergeOverlapping(std::vector<Detection> detections) {
  std::vector<Detection> merged;
  while (!detections.empty()) {
    const Detection best = detections.front();
    const auto others = std::stable_partition(detections.begin(), detections.end(), [&](const Detection& d) {
      return IntersectionOverUnion(d, best) > kSamePersonOverlap;
    });
    if (others == detections.begin()) {  // a box without area overlaps nothing, not even itself
      merged.push_back(best);
      detections.erase(detections.begin());
      continue;
    }
    merged.push_back(WeightedMean({detections.begin(), others}));
    detections.erase(detections.begin(), others);
  }
  return merged;
}

Region WholePicture(int width_px, int height_px) {
  return {.centre_I_px = Vec2(width_px / 2.0, height_px / 2.0),
          .size_px = static_cast<double>(std::max(width_px, height_px)),
          .rotation = {}};
}

std::vector<Region> Tiles(int width_px, int height_px) {
  if (width_px < kWideAspect * height_px) return {};
  const int count = 1 + static_cast<int>(std::ceil(2.0 * (width_px - height_px) / height_px));
  const double step_px = static_cast<double>(width_px - height_px) / (count - 1);
  std::vector<Region> tiles;
  for (int i = 0; i < count; ++i) {
    tiles.push_back({.centre_I_px = Vec2(height_px / 2.0 + i * step_px, height_px / 2.0),
                     .size_px = static_cast<double>(height_px),
                     .rotation = {}});
  }
  return tiles;
}

std::vector<Region> PersonDetector::FindPeople(const Frame& frame, const Region& square) {
  const auto input = network_.input();
  Warp(frame, square, kDetectorSide, Border::kBlack, input);
  for (float& v : input) v = 2 * v - 1;  // this network was trained with -1..1
  network_.Run();
  std::vector<Region> regions;
  const auto detections = DecodeDetections(network_.Output(kAnchorCount * kValuesPerAnchor),
                                           network_.Output(kAnchorCount), anchors_, kLowestScore);
  for (const Detection& d : MergeOverlapping(detections)) {
    const Region region =
        RegionFromAlignment(ImageFromRegion(square, d.hips), ImageFromRegion(square, d.size_point));
    if (IsUsable(region, frame.width_px, frame.height_px)) regions.push_back(region);
  }
  return regions;
}

}  // namespace hinge
