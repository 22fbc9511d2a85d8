// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/body_options.h"

#include <array>
#include <string_view>

#include "hinge/foundation/base/random.h"
#include "hinge/foundation/base/within.h"

namespace hinge {
namespace {

using Colour = Eigen::Vector3f;

const std::array<Colour, 6> kSkins = {Colour(0.74f, 0.50f, 0.38f),  Colour(0.60f, 0.36f, 0.25f),
                                      Colour(0.46f, 0.25f, 0.15f),  Colour(0.30f, 0.15f, 0.085f),
                                      Colour(0.17f, 0.08f, 0.045f), Colour(0.085f, 0.04f, 0.025f)};
const std::array<Colour, 5> kHairs = {Colour(0.012f, 0.010f, 0.009f), Colour(0.045f, 0.028f, 0.018f),
                                      Colour(0.13f, 0.07f, 0.035f), Colour(0.42f, 0.28f, 0.13f),
                                      Colour(0.35f, 0.34f, 0.33f)};
const std::array<Colour, 8> kTops = {Colour(0.10f, 0.30f, 0.55f), Colour(0.65f, 0.05f, 0.05f),
                                     Colour(0.75f, 0.75f, 0.73f), Colour(0.03f, 0.03f, 0.035f),
                                     Colour(0.75f, 0.65f, 0.05f), Colour(0.05f, 0.30f, 0.12f),
                                     Colour(0.80f, 0.30f, 0.05f), Colour(0.35f, 0.10f, 0.40f)};
const std::array<Colour, 4> kLegs = {Colour(0.02f, 0.03f, 0.06f), Colour(0.015f, 0.015f, 0.017f),
                                     Colour(0.18f, 0.18f, 0.19f), Colour(0.30f, 0.03f, 0.04f)};
const std::array<Colour, 4> kShoes = {Colour(0.75f, 0.18f, 0.08f), Colour(0.70f, 0.70f, 0.70f),
                                      Colour(0.05f, 0.20f, 0.45f), Colour(0.55f, 0.75f, 0.05f)};

template <std::size_t N>
const Colour& Pick(const std::array<Colour, N>& colours, Random& random) {
  return colours[static_cast<std::size_t>(random.Uniform() * N)];
}

void Require(std::vector<std::string>& problems, std::string_view field, double value, double low,
             double high) {
  RequireWithin(problems, "BodyOptions", field, value, low, high);
}

}  // namespace

std::vector<std::string> Problems(const BodyOptions& o) {
  std::vector<std::string> problems;
  Require(problems, "sex", o.sex, 0, 1);
  Require(problems, "age_years", o.age_years, 20, 80);
  Require(problems, "muscle", o.muscle, 0, 1);
  Require(problems, "weight", o.weight, 0, 1);
  Require(problems, "height_m", o.height_m, 1.2, 2.2);
  Require(problems, "looseness", o.looseness, 0, 1);
  Require(problems, "ancestry_african", o.ancestry_african, 0, 1);
  Require(problems, "ancestry_asian", o.ancestry_asian, 0, 1);
  Require(problems, "ancestry_african + ancestry_asian", o.ancestry_african + o.ancestry_asian, 0, 1);
  return problems;
}

BodyOptions MakeRandomBody(std::uint64_t seed, double height_m) {
  Random random(seed);
  BodyOptions o;
  o.height_m = height_m;
  o.sex = random.Uniform() < 0.5 ? 0 : 1;
  o.age_years = random.Uniform(20, 65);
  o.muscle = random.Uniform(0.4, 0.9);
  o.weight = random.Uniform(0.15, 0.6);
  o.ancestry_african = random.Uniform() < 0.33 ? 1 : 0;
  o.ancestry_asian = o.ancestry_african == 0 && random.Uniform() < 0.5 ? 1 : 0;
  o.skin = o.ancestry_african > 0 ? kSkins[3 + static_cast<std::size_t>(random.Uniform() * 3)]
                                  : kSkins[static_cast<std::size_t>(random.Uniform() * 3)];
  o.hair = o.ancestry_african + o.ancestry_asian > 0 ? kHairs[random.Uniform() < 0.8 ? 0 : 1]
                                                     : Pick(kHairs, random);
  const double style = random.Uniform();
  o.hair_style = o.sex == 0 ? (style < 0.7 ? HairStyle::kPonytail : HairStyle::kShort)
                            : (style < 0.9 ? HairStyle::kShort : HairStyle::kNone);
  o.legs = random.Uniform() < 0.65 ? LegWear::kShorts : LegWear::kTights;
  o.top = random.Uniform() < 0.6 ? TopWear::kShirt : TopWear::kSinglet;
  o.looseness = random.Uniform();
  o.top_colour = Pick(kTops, random);
  o.legs_colour = Pick(kLegs, random);
  o.shoe_colour = Pick(kShoes, random);
  return o;
}

}  // namespace hinge
