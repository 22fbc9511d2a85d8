// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/foreign_track.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

constexpr double kReach = 0.5;   // body heights that a middle moves between two pictures, at most
constexpr long kForgotten = 60;  // pictures after which somebody who left is a new person
constexpr long kMostPictures = 2'000'000;
constexpr double kHiddenEar = 0.05;  // visibility of an ear that is put where the other one is
constexpr double kLeastRate_hz = 1, kMostRate_hz = 2000;

struct Extent {
  Vec2 low = Vec2::Zero(), high = Vec2::Zero();
  bool any = false;
  void Add(const Vec2& p) {
    low = any ? Vec2(low.cwiseMin(p)) : p;
    high = any ? Vec2(high.cwiseMax(p)) : p;
    any = true;
  }
  Vec2 middle() const { return 0.5 * (low + high); }
  double size() const { return (high - low).maxCoeff(); }
};

Extent ExtentOf(const ForeignPerson& person) {
  Extent extent;
  for (const Keypoint& point : person) {
    if (point.seen()) extent.Add(point.p_I_px);
  }
  return extent;
}

/// Somebody through the pictures: which of the people he is in each.
struct Followed {
  Vec2 middle = Vec2::Zero();
  double size = 0, weight = 0;
  long last = 0;
  std::map<std::size_t, std::size_t> person_at;
};

void Join(Followed& who, const Extent& extent, std::size_t frame, long number, std::size_t person) {
  who.middle = extent.middle();
  who.size = extent.size();
  who.weight += who.size * who.size;
  who.last = number;
  who.person_at[frame] = person;
}

/// The nearest one who can have come here and is not taken yet in this picture.
Followed* FindNearest(std::vector<Followed>& all, const Extent& extent, long number) {
  Followed* best = nullptr;
  double least = 1e300;
  for (Followed& who : all) {
    if (who.last == number || number - who.last > kForgotten) continue;
    const double distance = (who.middle - extent.middle()).norm();
    if (distance > kReach * std::max(who.size, extent.size()) || distance >= least) continue;
    least = distance;
    best = &who;
  }
  return best;
}

/// The biggest person of a picture chooses first. Those who left and are not the weightiest are forgotten.
void FollowFrame(std::vector<Followed>& all, const ForeignFrame& frame, std::size_t idx) {
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t p = 0; p < frame.people.size(); ++p) {
    const Extent extent = ExtentOf(frame.people[p]);
    if (extent.any && extent.size() > 0) order.push_back({-extent.size(), p});
  }
  std::sort(order.begin(), order.end());
  for (const auto& [size, p] : order) {
    const Extent extent = ExtentOf(frame.people[p]);
    Followed* who = FindNearest(all, extent, frame.number);
    if (who == nullptr) who = &all.emplace_back();
    Join(*who, extent, idx, frame.number, p);
  }
  double most = 0;
  for (const Followed& who : all) most = std::max(most, who.weight);
  std::erase_if(all,
                [&](const Followed& w) { return frame.number - w.last > kForgotten && w.weight < most; });
}

Followed FindRunner(const ForeignTrack& track, const std::string& where) {
  std::vector<Followed> all;
  for (std::size_t i = 0; i < track.frames.size(); ++i) FollowFrame(all, track.frames[i], i);
  const auto best = std::max_element(
      all.begin(), all.end(), [](const Followed& a, const Followed& b) { return a.weight < b.weight; });
  if (best == all.end()) {
    throw Error("no person is in any of the pictures", where,
                "Name keypoints of a clip in which somebody runs.");
  }
  return *best;
}

KeypointLayout FindLayout(const ForeignTrack& track, const ForeignOptions& options,
                          const std::string& where) {
  std::optional<std::size_t> size;
  for (const ForeignFrame& frame : track.frames) {
    for (const ForeignPerson& person : frame.people) {
      if (size && *size != person.size()) {
        throw Error(
            fmt::format("people have {} points in one picture and {} in another", *size, person.size()),
            where, "Name files that one program wrote in one go.");
      }
      size = person.size();
    }
  }
  return ChooseLayout(options.layout, size.value_or(0), where);
}

double FindRate_hz(const ForeignTrack& track, const ForeignOptions& options, const std::string& where) {
  const auto rate = options.rate_hz ? options.rate_hz : track.rate_hz;
  if (rate && *rate >= kLeastRate_hz && *rate <= kMostRate_hz) return *rate;
  throw Error(rate ? fmt::format("{:.6g} pictures a second are no clip's", *rate)
                   : "these files do not say how many pictures a second they were made from",
              where, "Say the frame rate of the video, as it plays: --fps 60.");
}

/// Shares of the picture become px; a picture of unknown size reaches as far as the points.
void SetSize(ForeignTrack& track, const ForeignOptions& options, const std::string& where) {
  if (options.width_px > 0) track.width_px = options.width_px, track.height_px = options.height_px;
  Extent all;
  for (const ForeignFrame& frame : track.frames) {
    for (const ForeignPerson& person : frame.people) {
      for (const Keypoint& point : person) {
        if (point.seen()) all.Add(point.p_I_px);
      }
    }
  }
  const bool shares = all.any && all.low.minCoeff() >= -2 && all.high.maxCoeff() <= 3;
  if (shares && (track.width_px <= 0 || track.height_px <= 0)) {
    throw Error("the points are shares of the picture, whose size is not in the file", where,
                "Say the width and height of the video in pixels: --size 1920x1080.");
  }
  if (track.width_px <= 0 || track.height_px <= 0) {
    track.width_px = static_cast<int>(std::clamp(std::ceil(all.high.x()) + 1, 1.0, 65536.0));
    track.height_px = static_cast<int>(std::clamp(std::ceil(all.high.y()) + 1, 1.0, 65536.0));
  }
  if (!shares) return;
  for (ForeignFrame& frame : track.frames) {
    for (ForeignPerson& person : frame.people) {
      for (Keypoint& point : person)
        point.p_I_px = {point.p_I_px.x() * track.width_px, point.p_I_px.y() * track.height_px};
    }
  }
}

KeypointFrame FrameOf(const ForeignPerson& person, KeypointLayout layout) {
  KeypointFrame frame;
  double sum = 0;
  int seen = 0;
  for (std::size_t i = 0; i < person.size(); ++i) {
    const auto landmark = PointsOf(layout)[i];
    if (!landmark || !person[i].seen()) continue;
    frame.points[*landmark] = {person[i].p_I_px, std::min(person[i].visibility, 1.0)};
    sum += frame.points[*landmark].visibility;
    ++seen;
  }
  frame.presence = seen > 0 ? sum / seen : 0;
  Keypoint& left = frame.points[Landmark::kLeftEar];
  Keypoint& right = frame.points[Landmark::kRightEar];
  if (left.seen() && !right.seen()) right = {left.p_I_px, kHiddenEar};
  if (right.seen() && !left.seen()) left = {right.p_I_px, kHiddenEar};
  return frame;
}

void RequireIncreasing(const KeypointTrack& track, const std::string& where) {
  for (std::size_t i = 1; i < track.frames.size(); ++i) {
    if (track.frames[i].time_s > track.frames[i - 1].time_s) continue;
    throw Error(fmt::format("the time does not increase from picture {} to the next", i), where,
                "Name files that one program wrote in one go.");
  }
}

}  // namespace

KeypointTrack FollowForeign(ForeignTrack track, const ForeignOptions& options, const std::string& where) {
  if (track.frames.empty())
    throw Error("there are no pictures in it", where, "Name keypoints of a whole clip.");
  const long first = track.frames.front().number;
  if (track.frames.back().number - first > kMostPictures) {
    throw Error("the numbers of the pictures lie too far apart for one clip", where,
                "Name files of one clip only.");
  }
  const KeypointLayout layout = FindLayout(track, options, where);
  const bool timed = std::all_of(track.frames.begin(), track.frames.end(),
                                 [](const ForeignFrame& f) { return f.time_s.has_value(); });
  const bool by_number = options.rate_hz || !timed || track.frames.size() < 2;
  if (!by_number && !track.rate_hz) {
    track.rate_hz = static_cast<double>(track.frames.size() - 1) /
                    (*track.frames.back().time_s - *track.frames.front().time_s);
  }
  const double rate_hz = FindRate_hz(track, options, where);
  SetSize(track, options, where);
  const Followed runner = FindRunner(track, where);
  KeypointTrack out{.image_width_px = track.width_px,
                    .image_height_px = track.height_px,
                    .nominal_rate_hz = rate_hz,
                    .model = std::string(Name(layout)),
                    .frames = {}};
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    const auto at = runner.person_at.find(i);
    KeypointFrame frame;
    if (at != runner.person_at.end()) frame = FrameOf(track.frames[i].people[at->second], layout);
    frame.time_s = by_number ? static_cast<double>(track.frames[i].number - first) / rate_hz
                             : *track.frames[i].time_s - *track.frames.front().time_s;
    out.frames.push_back(frame);
  }
  RequireIncreasing(out, where);
  return out;
}

}  // namespace hinge
