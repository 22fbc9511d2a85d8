// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <string>
#include <vector>

namespace hinge {

enum class HairStyle { kShort, kPonytail, kNone };
enum class LegWear { kShorts, kTights };
enum class TopWear { kShirt, kSinglet };

/// Who is drawn and what he or she wears. Colours are linear RGB, 0 to 1.
struct BodyOptions {
  double sex = 1;          ///< 0 a woman's body, 1 a man's, between: between
  double age_years = 30;   ///< range 20 to 80
  double muscle = 0.6;     ///< 0 little, 0.5 average, 1 much
  double weight = 0.35;    ///< 0 lean, 0.5 average, 1 heavy
  double height_m = 1.75;  ///< range 1.2 to 2.2
  double ancestry_african = 0,
         ancestry_asian = 0;  ///< shares of the face's and build's shape; the rest European
  Eigen::Vector3f skin = {0.60f, 0.36f, 0.25f};
  Eigen::Vector3f hair = {0.045f, 0.028f, 0.018f};
  HairStyle hair_style = HairStyle::kShort;
  LegWear legs = LegWear::kShorts;
  TopWear top = TopWear::kShirt;
  double looseness = 0.5;  ///< of the clothes: 0 tight, 1 loose
  Eigen::Vector3f legs_colour = {0.02f, 0.03f, 0.06f};
  Eigen::Vector3f top_colour = {0.10f, 0.30f, 0.55f};
  Eigen::Vector3f shoe_colour = {0.75f, 0.18f, 0.08f};
  Eigen::Vector3f sock_colour = {0.80f, 0.80f, 0.80f};
};

/// Sentences that name the field, its value, its range and the way out; empty when all is well.
std::vector<std::string> Problems(const BodyOptions& options);

/// Somebody else for every seed: body, skin, hair and clothes drawn at random, stature kept.
BodyOptions MakeRandomBody(std::uint64_t seed, double height_m);

}  // namespace hinge
