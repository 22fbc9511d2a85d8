// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>
#include <vector>

#include "hinge/edge/render/changed_part.h"
#include "hinge/edge/render/painter_impl.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

/// Where in its pixel the i-th of n pictures is looked up, px from the middle: on a lattice with mean 0, so that
/// the mean of an exposure has smooth edges at no cost.
Eigen::Vector2f LatticePoint_px(std::size_t i, std::size_t n) {
  std::size_t step = n < 3 ? 1 : 2;
  while (std::gcd(step, n) != 1) ++step;
  const auto share = [n](std::size_t k) {
    return (static_cast<float>(k) + 0.5f) / static_cast<float>(n) - 0.5f;
  };
  return {share(i), share(i * step % n)};
}

}  // namespace

bool Painter::Impl::StageStands(const std::vector<Moment>& moments) const {
  return std::all_of(moments.begin(), moments.end(), [&](const Moment& m) {
    return m.view == moments[0].view && m.gain == moments[0].gain &&
           (has_belt_ || m.ground_travel_m == moments[0].ground_travel_m);
  });
}

Image Painter::Impl::PaintExposure(const std::vector<Moment>& moments) {
  HINGE_CHECK(!moments.empty());
  if (moments.size() == 1) {
    PaintRows(moments[0], AllRows());
    return Read();
  }
  context_.MakeCurrent();
  DrawShadow(moments[moments.size() / 2]);
  const bool copies = options_.samples == 1;  // as in DrawStillStage
  return copies && moments[0].figure != nullptr && StageStands(moments) ? MeanOverStage(moments)
                                                                        : MeanOfWhole(moments);
}

Image Painter::Impl::MeanOverStage(const std::vector<Moment>& moments) {
  const auto count = static_cast<double>(moments.size());
  const double first_m = moments.front().ground_travel_m, last_m = moments.back().ground_travel_m;
  Moment stage = moments[moments.size() / 2];
  stage.ground_travel_m = has_belt_ ? (first_m + last_m) / 2 : first_m;
  stage.belt_blur_m = has_belt_ ? (last_m - first_m) * count / (count - 1) : 0;
  DrawRows(stage, AllRows(), false);
  mean_.Begin(target_.Read());
  std::vector<PictureRect> parts;
  for (const Moment& moment : moments) parts.push_back(FindFigurePart(moment));
  const auto draw = [&](std::size_t i) {
    figure_targets_[i % 2].BeginOn(target_, parts[i]);
    figure_.Upload(*moments[i].figure);
    shift_px_ = LatticePoint_px(i, moments.size());
    DrawFigure(moments[i]);
    glFlush();
  };
  draw(0);
  for (std::size_t i = 0; i < moments.size(); ++i) {
    if (i + 1 < moments.size()) draw(i + 1);
    mean_.Add(figure_targets_[i % 2].Read(), parts[i]);
  }
  shift_px_.setZero();
  return mean_.Take();
}

Image Painter::Impl::MeanOfWhole(const std::vector<Moment>& moments) {
  PictureRect differs;
  for (const Moment& moment : moments) {
    if (moment.figure != nullptr) figure_.Upload(*moment.figure);
    const PictureRect part = DrawRows(moment, AllRows(), moment.figure != nullptr);
    if (&moment == &moments.front())
      mean_.Begin(target_.Read());
    else
      differs = differs == PictureRect{} ? part : Union(differs, part);
    mean_.Add(target_.Read(), differs);
  }
  return mean_.Take();
}

}  // namespace hinge
