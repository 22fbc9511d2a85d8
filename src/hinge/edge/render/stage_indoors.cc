// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "hinge/edge/render/stage_parts.h"

namespace hinge {
namespace {

using Colour = Eigen::Vector3f;

constexpr double kWall_m = -2.1, kRoomHalf_m = 11,
                 kCeiling_m = 3.1;  // the wall's z; the room's half length; over the floor
const Colour kSteel = {0.32f, 0.33f, 0.35f}, kDark = {0.035f, 0.037f, 0.042f}, kWhite = {0.72f, 0.72f, 0.70f};

/// The room's floor: so low that the belt's lowest end is kDeckHeight_m over it.
double Floor_m(double grade) { return std::min(grade * kBeltRear_m, grade * kBeltFront_m) - kDeckHeight_m; }

void AddBelt(Stage& stage) {
  const double grade = stage.options.grade;
  StageMesh& belt = NewMesh(stage, Pattern::kBelt, true);
  belt.is_belt = true;
  const double length_m = kBeltFront_m - kBeltRear_m;
  AddPatch(belt, {{kBeltRear_m, grade * kBeltRear_m, kBeltHalfWidth_m},
                  {length_m, grade * length_m, 0},
                  {0, 0, -2 * kBeltHalfWidth_m},
                  {0.16f, 0.16f, 0.17f}});
}

/// Foot rails beside the belt, level with it so that no foot is hidden, the motor's hood in front, and the
/// frame below.
void AddDeck(Stage& stage, const Colour& accent) {
  const double grade = stage.options.grade, half_m = kBeltHalfWidth_m, out_m = half_m + 0.10;
  StageMesh& deck = NewMesh(stage, Pattern::kPlain, true);
  for (double z : {half_m, -out_m}) {
    AddBox(deck, {kBeltRear_m - 0.05, -0.05, z}, {kBeltFront_m + 0.05, 0.0, z + 0.10}, kSteel, grade);
  }
  AddBox(deck, {kBeltRear_m - 0.03, -0.13, -out_m + 0.02}, {kBeltFront_m, -0.05, out_m - 0.02}, kDark, grade);
  AddBox(deck, {kBeltFront_m, -0.13, -out_m}, {kBeltFront_m + 0.42, 0.075, out_m}, kDark, grade);
  AddBox(deck, {kBeltFront_m + 0.02, 0.075, -out_m + 0.02}, {kBeltFront_m + 0.40, 0.085, out_m - 0.02},
         accent, grade);
}

/// Two plumb uprights with a console and short handrails, all ahead of the hands.
void AddConsole(Stage& stage, const Colour& accent) {
  const double x = kBeltFront_m + 0.22, base_m = stage.options.grade * x, z = kBeltHalfWidth_m + 0.10;
  StageMesh& console = NewMesh(stage, Pattern::kPlain, false);
  for (double side : {-z, z}) {
    AddBar(console, {x, base_m, side}, {x, base_m + 1.28, side}, 0.034, kSteel);
    AddBar(console, {x - 0.36, base_m + 0.93, side}, {x + 0.02, base_m + 1.0, side}, 0.020, kDark);
  }
  AddBox(console, {x - 0.05, base_m + 1.12, -z}, {x + 0.05, base_m + 1.22, z}, kDark);
  AddBox(console, {x - 0.02, base_m + 1.22, -0.26}, {x + 0.04, base_m + 1.50, 0.26}, kDark);
  AddBox(console, {x - 0.026, base_m + 1.26, -0.21}, {x - 0.019, base_m + 1.46, 0.21}, accent);
}

void AddFeet(Stage& stage) {
  const double grade = stage.options.grade, floor_m = Floor_m(grade), z = kBeltHalfWidth_m + 0.06;
  StageMesh& feet = NewMesh(stage, Pattern::kPlain, false);
  for (double x : {kBeltRear_m + 0.1, kBeltFront_m + 0.2}) {
    for (double side : {-z, z}) {
      AddBox(feet, {x - 0.05, floor_m, side - 0.03}, {x + 0.05, grade * x - 0.1, side + 0.03}, kDark);
    }
  }
}

void AddTreadmill(Stage& stage, Random& random) {
  static const Colour kAccents[] = {
      {0.65f, 0.05f, 0.05f}, {0.05f, 0.25f, 0.6f}, {0.75f, 0.35f, 0.03f}, {0.1f, 0.45f, 0.2f}};
  const Colour accent = kAccents[static_cast<int>(random.Uniform(0, 4))];
  AddBelt(stage);
  AddDeck(stage, accent);
  AddConsole(stage, accent);
  AddFeet(stage);
}

/// A patch on the wall, `out_m` before it.
void AddPanel(StageMesh& mesh, double x_m, double y_m, double width_m, double height_m, double out_m,
              const Colour& colour) {
  AddPatch(mesh, {{x_m, y_m, kWall_m + out_m}, {width_m, 0, 0}, {0, height_m, 0}, colour});
}

/// A framed door; its sides are plumb.
void AddDoor(Stage& stage, double x_m, double floor_m, const Colour& colour) {
  StageMesh& door = NewMesh(stage, Pattern::kPlain, false);
  AddBox(door, {x_m - 0.08, floor_m, kWall_m}, {x_m + 1.03, floor_m + 2.13, kWall_m + 0.04}, kWhite);
  AddPanel(door, x_m, floor_m, 0.95, 2.05, 0.045, colour);
  AddPanel(door, x_m + 0.12, floor_m + 1.15, 0.71, 0.7, 0.05, 0.75f * colour);
  AddPanel(door, x_m + 0.12, floor_m + 0.2, 0.71, 0.75, 0.05, 0.75f * colour);
  AddBox(door, {x_m + 0.84, floor_m + 1.0, kWall_m + 0.04}, {x_m + 0.92, floor_m + 1.04, kWall_m + 0.1},
         kSteel);
}

/// A window with frame and cross bars.
void AddWindow(Stage& stage, double x_m, double floor_m, double width_m) {
  StageMesh& window = NewMesh(stage, Pattern::kPlain, false);
  const double y_m = floor_m + 1.0, height_m = 1.35;
  AddBox(window, {x_m - 0.07, y_m - 0.07, kWall_m},
         {x_m + width_m + 0.07, y_m + height_m + 0.07, kWall_m + 0.05}, kWhite);
  for (int i = 0; i < 2; ++i) {
    AddPanel(window, x_m + i * width_m / 2 + 0.025, y_m, width_m / 2 - 0.05, height_m, 0.055,
             {0.60f, 0.75f, 0.95f});
  }
}

void AddPoster(Stage& stage, Random& random, double x_m, double floor_m) {
  StageMesh& poster = NewMesh(stage, Pattern::kPlaster, false);
  const Colour ground = Vary(random, {0.15f, 0.22f, 0.30f}, 0.5, 0.5);
  AddPanel(poster, x_m, floor_m + 1.15, 0.7, 1.0, 0.012, kDark);
  AddPanel(poster, x_m + 0.03, floor_m + 1.18, 0.64, 0.94, 0.014, ground);
  for (int i = 0; i < 4; ++i)
    AddPanel(poster, x_m + 0.1, floor_m + 1.3 + 0.17 * i, random.Uniform(0.2, 0.5), 0.05, 0.016, kWhite);
}

void AddShell(Stage& stage, Random& random, double floor_m) {
  static const std::pair<Pattern, Colour> kWalls[] = {{Pattern::kPlaster, {0.52f, 0.50f, 0.45f}},
                                                      {Pattern::kBricks, {0.40f, 0.27f, 0.21f}},
                                                      {Pattern::kPlaster, {0.36f, 0.46f, 0.50f}},
                                                      {Pattern::kBricks, {0.50f, 0.49f, 0.46f}},
                                                      {Pattern::kPlanks, {0.42f, 0.33f, 0.22f}}};
  const auto& [pattern, colour] = kWalls[static_cast<int>(random.Uniform(0, 5))];
  AddPatch(
      NewMesh(stage, pattern, false),
      {{-kRoomHalf_m, floor_m, kWall_m}, {2 * kRoomHalf_m, 0, 0}, {0, kCeiling_m, 0}, Vary(random, colour)},
      8);
  AddPatch(NewMesh(stage, random.Uniform() < 0.6 ? Pattern::kRubber : Pattern::kPlanks, true),
           {{-kRoomHalf_m, floor_m, 8},
            {2 * kRoomHalf_m, 0, 0},
            {0, 0, kWall_m - 8},
            Vary(random, {0.16f, 0.16f, 0.17f})},
           16);
  StageMesh& trim = NewMesh(stage, Pattern::kPlain, false);
  AddPatch(
      trim,
      {{-kRoomHalf_m, floor_m + kCeiling_m, kWall_m}, {2 * kRoomHalf_m, 0, 0}, {0, 0, 8 - kWall_m}, kWhite},
      8);
  AddBox(trim, {-kRoomHalf_m, floor_m, kWall_m}, {kRoomHalf_m, floor_m + 0.11, kWall_m + 0.02},
         0.5f * kWhite);
}

/// What the deck keeps from the light overhead: a dark patch under it.
void AddContactShade(Stage& stage, double floor_m) {
  StageMesh& shade = NewMesh(stage, Pattern::kPlain, false);
  AddPatch(shade, {{kBeltRear_m - 0.06, floor_m + 0.003, 0.40},
                   {kBeltFront_m - kBeltRear_m + 0.5, 0, 0},
                   {0, 0, -0.85},
                   0.35f * kDark});
}

}  // namespace

void AddTreadmillRoom(Stage& stage, Random& random) {
  const double floor_m = Floor_m(stage.options.grade);
  AddShell(stage, random, floor_m);
  AddDoor(stage, random.Uniform(-3.1, -1.9), floor_m, Vary(random, {0.20f, 0.24f, 0.28f}, 0.4, 0.3));
  AddWindow(stage, random.Uniform(1.3, 2.0), floor_m, random.Uniform(1.0, 1.5));
  AddPoster(stage, random, random.Uniform(-0.2, 0.3), floor_m);
  AddContactShade(stage, floor_m);
  AddTreadmill(stage, random);
}

void AddStudio(Stage& stage, Random& random) {
  const double grade = stage.options.grade, half_m = 20;
  const Colour colour = Vary(random, {0.42f, 0.44f, 0.46f});
  AddPatch(NewMesh(stage, Pattern::kPlaster, true),
           {{-half_m, -grade * half_m, 10},
            {2 * half_m, 2 * grade * half_m, 0},
            {0, 0, kWall_m - 0.6 - 10},
            0.8f * colour},
           16);
  AddPatch(
      NewMesh(stage, Pattern::kPlaster, false),
      {{-half_m, -grade * half_m, kWall_m - 0.6}, {2 * half_m, 2 * grade * half_m, 0}, {0, 12, 0}, colour},
      16);
}

}  // namespace hinge
