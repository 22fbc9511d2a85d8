// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/unseen_head.h"

#include <algorithm>
#include <string>

#include "hinge/science/body/outline_axes.h"

namespace hinge {
namespace {

constexpr int kFewestPictures = 12;  // with an ear; in a shorter track, all of them
constexpr double kEarsBeyondShoulders_trunks = (0.936 - 0.818) / (0.818 - 0.530);
constexpr double kHardlySeen = 0.05;

/// A head that was put there does not count.
bool HasEar(const KeypointFrame& f) {
  return f.points[Landmark::kLeftEar].visibility > kHardlySeen ||
         f.points[Landmark::kRightEar].visibility > kHardlySeen;
}

void PutHead(KeypointFrame& f) {
  const Vec2 hip = CalcMiddle_px(f.points, Part::kHip), shoulder = CalcMiddle_px(f.points, Part::kShoulder);
  const Keypoint head{Vec2(shoulder + kEarsBeyondShoulders_trunks * (shoulder - hip)), kHardlySeen};
  for (Side side : kSides) f.points[LandmarkOf(side, Part::kEar)] = head;
  if (!f.points[Landmark::kNose].seen()) f.points[Landmark::kNose] = head;
}

bool IsOfTheHead(const std::string& id) {
  return id == "straightness" || id == "straightness_over_standing" || id == "head_forward";
}

}  // namespace

bool HeadIsSeen(const KeypointTrack& track) {
  const auto seen = std::count_if(track.frames.begin(), track.frames.end(),
                                  [](const KeypointFrame& f) { return f.found() && HasEar(f); });
  return seen >= std::min<std::ptrdiff_t>(CountFound(track), kFewestPictures);
}

KeypointTrack WithHeadOnTheTrunk(KeypointTrack track) {
  if (HeadIsSeen(track)) return track;
  for (KeypointFrame& f : track.frames) {
    if (f.found()) PutHead(f);
  }
  return track;
}

void ForgetHead(Form& form) {
  for (Measure& m : form.measures) {
    if (!IsOfTheHead(m.id) || !m.value) continue;
    m = {.id = m.id,
         .side = m.side,
         .at = m.at,
         .value = std::nullopt,
         .unit = m.unit,
         .definition = m.definition,
         .why_missing = kHeadUnseen};
  }
  for (auto& stride : form.by_stride)
    std::erase_if(stride, [](const auto& v) { return IsOfTheHead(v.first); });
  std::erase_if(form.draws, [](const auto& d) { return IsOfTheHead(d.first); });
  std::erase_if(form.sides, [](const SideDifference& d) { return IsOfTheHead(d.id); });
}

}  // namespace hinge
