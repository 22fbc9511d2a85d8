// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/marker_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace hinge {
namespace {

using Names = std::vector<std::string>;

/// The names of a part, each choice a list of markers whose middle it is, the best first. "S" stands for the side: r or l.
struct PartNames {
  Part part;
  std::vector<Names> choices;
};

const std::vector<PartNames>& KnownNames() {
  static const std::vector<PartNames> known = {
      {Part::kEar, {{"Sear"}}},
      {Part::kShoulder, {{"Sshoulder"}, {"S_shoulder_study"}}},
      {Part::kElbow, {{"Selbow"}, {"S_lelbow_study", "S_melbow_study"}}},
      {Part::kWrist, {{"Swrist"}, {"S_lwrist_study", "S_mwrist_study"}}},
      {Part::kHip, {{"Ship"}, {"Shipj"}, {"Shjc_study"}}},
      {Part::kKnee, {{"Sknee"}, {"S_knee_study", "S_mknee_study"}}},
      {Part::kAnkle, {{"Sankle"}, {"S_ankle_study", "S_mankle_study"}}},
      {Part::kHeel, {{"Sheel"}, {"S_calc_study"}}},
      {Part::kToe, {{"Sbigtoe"}, {"S_toe_study"}}},
  };
  return known;
}

std::string Lower(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

std::optional<std::size_t> IndexOf(const Names& lower, const std::string& name) {
  const auto found = std::find(lower.begin(), lower.end(), name);
  if (found == lower.end()) return std::nullopt;
  return static_cast<std::size_t>(found - lower.begin());
}

/// The markers of one choice; empty unless all are there.
std::vector<std::size_t> Find(const Names& lower, const Names& choice, char side) {
  std::vector<std::size_t> found;
  for (std::string name : choice) {
    name[0] = side;
    if (const auto at = IndexOf(lower, name)) found.push_back(*at);
  }
  return found.size() == choice.size() ? found : std::vector<std::size_t>();
}

}  // namespace

MarkersOfLandmark FindMarkers(const Markers& markers) {
  Names lower;
  std::transform(markers.names.begin(), markers.names.end(), std::back_inserter(lower), Lower);
  MarkersOfLandmark all;
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {  // "left_knee", as our own tables call it
    if (const auto at = IndexOf(lower, std::string(Name(LandmarkAt(i))))) all.values[i] = {*at};
  }
  for (const PartNames& part : KnownNames()) {
    for (Side side : kSides) {
      std::vector<std::size_t>& of = all[LandmarkOf(side, part.part)];
      for (const Names& choice : part.choices) {
        if (of.empty()) of = Find(lower, choice, side == Side::kLeft ? 'l' : 'r');
      }
    }
  }
  return all;
}

std::optional<Vec3> PlaceOf(const Markers& markers, const std::vector<std::size_t>& of, std::size_t picture) {
  if (of.empty()) return std::nullopt;
  Vec3 sum = Vec3::Zero();
  for (std::size_t m : of) {
    const std::optional<Vec3>& p = markers.p_W[m][picture];
    if (!p || p->isZero()) return std::nullopt;
    sum += *p;
  }
  return Vec3(sum / static_cast<double>(of.size()));
}

}  // namespace hinge
