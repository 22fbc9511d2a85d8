// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/camera_motion.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "hinge/edge/media/decode.h"
#include "hinge/edge/media/follow_background.h"
#include "hinge/science/scene/steady_track.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

constexpr double kMargin = 0.15;  // of the person's height: arms, feet and clothes reach beyond the landmarks
constexpr int kSide_px = 480;     // of the small pictures that are laid upon each other
constexpr double kLook_s = 0.2;   // between the pictures that tell whether the camera moves at all
constexpr double kStill = 0.0015;  // of the longer side: corners that move less are as good as still
constexpr double kMostLost = 0.1;  // of the pictures

/// How far the picture's corners have moved at most, of its longer side.
double MovedShare(const BackgroundMove& move, const Frame& f) {
  const Vec2 size(f.width_px, f.height_px), middle = 0.5 * size;
  double most_px = 0;
  for (const Vec2& p : {Vec2(0, 0), Vec2(size.x(), 0), Vec2(0, size.y()), size})
    most_px = std::max(most_px, (Carry(move, middle, p) - p).norm());
  return most_px / size.maxCoeff();
}

/// Reads pairs of neighbouring pictures that are `every_s` apart, or all of them with 0; `take` says whether to go on.
using Take = std::function<bool(const Frame& frame, const std::shared_ptr<const AlignTemplate>& picture,
                                const PictureBox& person)>;
void ReadThrough(const fs::path& clip, const KeypointTrack& person, double every_s, const RunWatch& watch,
                 const Take& take) {
  VideoReader reader(clip);
  double due_s = 0;
  bool second = false;  // of a pair: a fast pan has left the view until the next pair
  while (auto frame = reader.Read()) {
    if (watch.stop.stop_requested()) throw Stopped();
    if (frame->time_s < due_s && !second) continue;
    second = !second;
    if (second) due_s = frame->time_s + every_s;
    const PictureBox box = BoxAt(person, frame->time_s);
    const GreyPicture small = Shrink(*frame, StepFor(*frame, kSide_px));
    if (!take(*frame, std::make_shared<const AlignTemplate>(MakeAlignTemplate(small, box)), box)) return;
  }
}

/// By a few pictures. One in which the background is lost says nothing: a plain wall cannot move.
bool Moves(const fs::path& clip, const KeypointTrack& person, const RunWatch& watch) {
  bool moves = false;
  BackgroundFollower follower(LaidUpon::kKey);
  ReadThrough(clip, person, kLook_s, watch,
              [&](const Frame& frame, const auto& picture, const PictureBox& box) {
                const auto move = follower.Follow(picture, box);
                moves = move && MovedShare(*move, frame) > kStill;
                return !moves;
              });
  return moves;
}

/// One way of following, with how often it was lost.
class Path {
 public:
  explicit Path(LaidUpon upon) : follower_(upon) {}
  void Follow(const std::shared_ptr<const AlignTemplate>& picture, const PictureBox& box) {
    const auto move = follower_.Follow(picture, box);
    lost_ += !move;
    moves_.push_back(move ? *move : moves_.empty() ? BackgroundMove{} : moves_.back());
  }
  bool IsLost() const { return lost_ >= kMostLost * static_cast<double>(moves_.size()); }
  KeypointTrack Of(KeypointTrack person) const {
    for (std::size_t i = 0; i < std::min(moves_.size(), person.frames.size()); ++i)
      person.frames[i].background = moves_[i];
    return person;
  }

 private:
  BackgroundFollower follower_;
  std::vector<BackgroundMove> moves_;
  int lost_ = 0;
};

}  // namespace

PictureBox BoxAround(const KeypointTrack& person, double from_s, double until_s) {
  PictureBox box{1e9, 1e9, -1e9, -1e9};
  const auto first = std::ranges::lower_bound(person.frames, from_s, {}, &KeypointFrame::time_s);
  for (auto f = first; f != person.frames.end() && f->time_s <= until_s; ++f) {
    if (!f->found()) continue;
    for (const Keypoint& point : f->points.values) {
      box.left_px = std::min(box.left_px, point.p_I_px.x());
      box.right_px = std::max(box.right_px, point.p_I_px.x());
      box.top_px = std::min(box.top_px, point.p_I_px.y());
      box.bottom_px = std::max(box.bottom_px, point.p_I_px.y());
    }
  }
  const double margin_px = kMargin * std::max(0.0, box.bottom_px - box.top_px);
  return {box.left_px - margin_px, box.top_px - margin_px, box.right_px + margin_px,
          box.bottom_px + margin_px};
}

PictureBox BoxAt(const KeypointTrack& person, double time_s) {
  return BoxAround(person, time_s - kSamePicture_s, time_s + kSamePicture_s);
}

void FollowCamera(const fs::path& clip, KeypointTrack& person, const RunWatch& watch, const Stages& stages) {
  if (person.frames.size() < 2 || !Moves(clip, person, watch)) return;
  Path upon_keys(LaidUpon::kKey), upon_neighbours(LaidUpon::kNeighbour);
  std::size_t pictures = 0;
  ReadThrough(clip, person, 0, watch, [&](const Frame&, const auto& picture, const PictureBox& box) {
    upon_keys.Follow(picture, box);
    upon_neighbours.Follow(picture, box);
    stages.Show(static_cast<double>(++pictures) / static_cast<double>(person.frames.size()));
    return pictures < person.frames.size();
  });
  const bool held = FindCameraMotion(upon_keys.Of(person)) != CameraMotion::kFollows;
  const Path& path = held ? upon_keys : upon_neighbours;
  if (!path.IsLost()) person = path.Of(std::move(person));
}

}  // namespace hinge
