// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "hinge/edge/render/stage_parts.h"

namespace hinge {
namespace {

using Colour = Eigen::Vector3f;

constexpr double kBeyond_m = 60;         // seen beyond the asked-for length
constexpr double kLineHeight_m = 0.004;  // of paint over the ground, so that it is seen
constexpr double kLane_m = 1.22;         // a running lane's width [World Athletics rule TR14]
const Colour kPaint = {0.80f, 0.80f, 0.78f};

/// Ground along x: what a strip, a row of posts and a wall share.
struct Length {
  double from_m, to_m, grade;
  int cells() const { return std::max(8, static_cast<int>((to_m - from_m) / 4)); }
};

Length LengthOf(const StageOptions& options) {
  return {options.from_x_m - kBeyond_m, options.to_x_m + kBeyond_m, options.grade};
}

/// Ground between two z, `lift_m` over the plane.
void AddStrip(StageMesh& mesh, const Length& length, double near_z_m, double far_z_m, const Colour& colour,
              double lift_m = 0) {
  const double run_m = length.to_m - length.from_m;
  AddPatch(mesh,
           {{length.from_m, length.grade * length.from_m + lift_m, near_z_m},
            {run_m, length.grade * run_m, 0},
            {0, 0, far_z_m - near_z_m},
            colour},
           length.cells());
}

/// An upright wall, hedge or row of trees along x.
void AddScreen(StageMesh& mesh, const Length& length, double z_m, double low_m, double high_m,
               const Colour& colour) {
  const double run_m = length.to_m - length.from_m;
  AddPatch(mesh,
           {{length.from_m, length.grade * length.from_m + low_m, z_m},
            {run_m, length.grade * run_m, 0},
            {0, high_m - low_m, 0},
            colour},
           length.cells());
}

/// Trees whose tops go up and down.
void AddTrees(Stage& stage, Random& random, const Length& length, double z_m, double height_m,
              const Colour& colour) {
  StageMesh& trees = NewMesh(stage, Pattern::kLeaves, false);
  for (double x = length.from_m; x < length.to_m;) {
    const double width_m = random.Uniform(2.5, 5.5), top_m = height_m * random.Uniform(0.6, 1.1);
    const double y_m = length.grade * x - 0.5;
    const Colour own = Vary(random, colour, 0.3, 0.1);
    constexpr int kSteps = 9;  // a crown is round: bands that narrow towards the top
    const double z = z_m + random.Uniform(-0.8, 0.8);
    for (int k = 0; k < kSteps; ++k) {
      const double low = static_cast<double>(k) / kSteps;
      const double half_m = (0.5 * width_m + 0.9) * std::sqrt(1 - low * low);
      AddPatch(trees, {{x + 0.5 * width_m - half_m, y_m, z - 0.03 * k},
                       {2 * half_m, 0, 0},
                       {0, (low + 1.0 / kSteps) * top_m, 0},
                       own});
    }
    x += width_m;
  }
}

void AddPosts(Stage& stage, const Length& length, double z_m, double every_m, double height_m,
              double radius_m, const Colour& colour) {
  StageMesh& posts = NewMesh(stage, Pattern::kPlain, false);
  for (double x = std::ceil(length.from_m / every_m) * every_m + 0.37 * every_m; x < length.to_m;
       x += every_m) {
    AddBar(posts, {x, length.grade * x - 0.1, z_m}, {x, length.grade * x + height_m, z_m}, radius_m, colour);
  }
}

void AddDashes(Stage& stage, const Length& length, double z_m, double dash_m, double every_m) {
  StageMesh& dashes = NewMesh(stage, Pattern::kPlain, true);
  for (double x = std::ceil(length.from_m / every_m) * every_m; x + dash_m < length.to_m; x += every_m) {
    AddPatch(dashes, {{x, length.grade * x + kLineHeight_m, z_m + 0.06},
                      {dash_m, length.grade * dash_m, 0},
                      {0, 0, -0.12},
                      kPaint});
  }
}

}  // namespace

void AddRoad(Stage& stage, Random& random) {
  const Length length = LengthOf(stage.options);
  const Colour grass = Vary(random, {0.13f, 0.20f, 0.055f}, 0.25, 0.1);
  AddStrip(NewMesh(stage, Pattern::kAsphalt, true), length, 7, -2.8, Vary(random, {0.20f, 0.20f, 0.21f}));
  AddStrip(NewMesh(stage, Pattern::kGrass, true), length, -2.8, -90, grass);
  AddStrip(NewMesh(stage, Pattern::kGrass, false), length, 60, 7, grass);
  AddStrip(NewMesh(stage, Pattern::kPlain, true), length, -2.45, -2.57, kPaint, kLineHeight_m);
  AddDashes(stage, length, 1.0, 3, 9);
  AddPosts(stage, length, -3.7, random.Uniform(6, 9), 1.1, 0.05, {0.60f, 0.60f, 0.58f});
  AddPosts(stage, length, -4.6, random.Uniform(16, 24), 6.5, 0.09, {0.28f, 0.29f, 0.30f});
  StageMesh& hedge = NewMesh(stage, Pattern::kLeaves, false);
  AddScreen(hedge, length, -8.5, 0, random.Uniform(1.0, 1.7), Vary(random, {0.09f, 0.16f, 0.05f}, 0.25, 0.1));
  AddTrees(stage, random, length, -26, random.Uniform(6, 9), {0.14f, 0.20f, 0.09f});
}

void AddTrack(Stage& stage, Random& random) {
  const Length length = LengthOf(stage.options);
  const Colour tartan = random.Uniform() < 0.7 ? Colour(0.36f, 0.085f, 0.055f) : Colour(0.06f, 0.15f, 0.32f);
  AddStrip(NewMesh(stage, Pattern::kTartan, true), length, 5.5 * kLane_m, -3.5 * kLane_m,
           Vary(random, tartan));
  AddStrip(NewMesh(stage, Pattern::kGrass, true), length, -3.5 * kLane_m, -90,
           Vary(random, {0.11f, 0.24f, 0.055f}));
  AddStrip(NewMesh(stage, Pattern::kGrass, false), length, 60, 5.5 * kLane_m, {0.11f, 0.24f, 0.055f});
  StageMesh& lines = NewMesh(stage, Pattern::kPlain, true);
  for (int i = -4; i <= 5; ++i)
    AddStrip(lines, length, (i + 0.5) * kLane_m + 0.025, (i + 0.5) * kLane_m - 0.025, kPaint, kLineHeight_m);
  for (double x = std::ceil(length.from_m / 10) * 10; x < length.to_m; x += 10) {
    AddPatch(lines, {{x, length.grade * x + kLineHeight_m, 5.5 * kLane_m},
                     {0.05, length.grade * 0.05, 0},
                     {0, 0, -9 * kLane_m},
                     kPaint});
  }
  AddScreen(NewMesh(stage, Pattern::kPlanks, false), length, -7.5, 0.05, 0.95,
            Vary(random, {0.30f, 0.40f, 0.52f}, 0.3, 0.3));
  AddPosts(stage, length, -7.4, 3, 1.15, 0.03, {0.65f, 0.65f, 0.65f});
  AddPosts(stage, length, -9.0, random.Uniform(18, 26), 8, 0.12, {0.30f, 0.31f, 0.33f});
  AddTrees(stage, random, length, -20, random.Uniform(5, 8), {0.12f, 0.19f, 0.08f});
}

}  // namespace hinge
