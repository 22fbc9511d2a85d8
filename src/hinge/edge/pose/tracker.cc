// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/tracker.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "hinge/edge/pose/roi.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/body/outline_axes.h"

namespace hinge {
namespace {

constexpr double kDetectEvery_s = 0.5;     // a newcomer is seen within half a second
constexpr double kSearchFor_s = 0.5;       // how long after a loss the detector looks at every picture
constexpr double kRememberLost_s = 2.0;    // later, whoever comes is somebody new
constexpr double kNearHere = 0.3;          // regions: same place
constexpr double kStrayPerSecond = 0.5;    // regions a second: how far one may have strayed while lost
constexpr double kLargestSizeRatio = 1.6;  // same person from picture to picture, or after a gap
constexpr double kClearlyLarger = 1.3;     // takes the place of the smallest one followed
constexpr double kFluke_s = 0.1;           // nobody comes and goes within this: a bush, a shadow
constexpr double kFlukeShare = 0.5;        // unless that is most of the clip
constexpr double kSameBody = 0.06;         // regions, 13 cm on a grown-up: trunks of two readings of one body

double SizeRatio(const Region& a, const Region& b) {
  return std::max(a.size_px, b.size_px) / std::min(a.size_px, b.size_px);
}

bool IsSamePlace(const Region& a, const Region& b) {
  const double distance = (a.centre_I_px - b.centre_I_px).norm() / std::min(a.size_px, b.size_px);
  return distance < kNearHere && SizeRatio(a, b) < kLargestSizeRatio;
}

/// Of the two trunks, in units of `size_px`. Limbs would mislead: the network confuses left and right.
double BodyDistance(const PerLandmark<Keypoint>& a, const PerLandmark<Keypoint>& b, double size_px) {
  const double shoulders_px = (CalcMiddle_px(a, Part::kShoulder) - CalcMiddle_px(b, Part::kShoulder)).norm();
  const double hips_px = (CalcMiddle_px(a, Part::kHip) - CalcMiddle_px(b, Part::kHip)).norm();
  return (shoulders_px + hips_px) / 2 / size_px;
}

}  // namespace

Tracker::Tracker(int max_people, int width_px, int height_px)
    : max_people_(max_people), width_px_(width_px), height_px_(height_px) {
  HINGE_CHECK(max_people > 0 && width_px > 0 && height_px > 0, max_people, width_px, height_px);
}

void Tracker::BeginPicture(double time_s) {
  HINGE_CHECK(times_s_.empty() || time_s > times_s_.back(), time_s);
  times_s_.push_back(time_s);
}

std::vector<int> Tracker::Active() const {
  std::vector<int> active;
  for (std::size_t i = 0; i < people_.size(); ++i) {
    if (people_[i].next) active.push_back(static_cast<int>(i));
  }
  std::stable_sort(active.begin(), active.end(),
                   [&](int a, int b) { return NextRegion(a).size_px > NextRegion(b).size_px; });
  return active;
}

Region Tracker::NextRegion(int person) const { return *people_.at(static_cast<std::size_t>(person)).next; }

void Tracker::Follow(int person, std::optional<Sighting> sighting) {
  Person& followed = people_.at(static_cast<std::size_t>(person));
  if (sighting && sighting->reading.presence >= kLeastPresence) {
    File(followed, *sighting);
  } else {
    Lose(followed);
  }
}

void Tracker::File(Person& person, const Sighting& sighting) {
  const double now_s = times_s_.back();
  const PersonReading& reading = sighting.reading;
  if (!person.seen.empty() && now_s > person.last_seen_s) {
    const Vec2 before_px = person.seen.back().frame.region.centre_I_px;
    person.v_IHips_px_s = (reading.region.centre_I_px - before_px) / (now_s - person.last_seen_s);
  }
  person.seen.push_back(MakeEntry(picture_count() - 1, sighting));
  person.area_sum += sighting.frame.area_share;
  person.last_seen_s = now_s;
  const Alignment steady = person.steady.Apply(now_s, {reading.p_IHips_px(), reading.p_ISize_px()});
  const Region next = RegionFromAlignment(steady.p_IHips_px, steady.p_ISize_px);
  person.next = IsUsable(next, width_px_, height_px_) ? std::optional(next) : std::nullopt;
}

Tracker::Entry Tracker::MakeEntry(int picture, const Sighting& sighting) const {
  return {.picture = picture,
          .keypoints = {.time_s = times_s_.at(static_cast<std::size_t>(picture)),
                        .presence = sighting.reading.presence,
                        .points = BodyLandmarks(sighting.reading),
                        .outline = sighting.outline},
          .frame = sighting.frame};
}

const Tracker::Entry* Tracker::Find(const Person& person, int picture) {
  const auto at = std::lower_bound(person.seen.begin(), person.seen.end(), picture,
                                   [](const Entry& entry, int wanted) { return entry.picture < wanted; });
  return at != person.seen.end() && at->picture == picture ? &*at : nullptr;
}

bool Tracker::FileEarlier(int person, int picture, const Sighting& sighting) {
  if (!(sighting.reading.presence >= kLeastPresence) || !IsMissing(person, picture)) return false;
  const Entry entry = MakeEntry(picture, sighting);
  for (const Person& other : people_) {
    const Entry* seen = Find(other, picture);
    if (seen != nullptr && BodyDistance(seen->keypoints.points, entry.keypoints.points,
                                        entry.frame.region.size_px) < kSameBody) {
      return false;
    }
  }
  Person& late = people_.at(static_cast<std::size_t>(person));
  const auto next = std::find_if(late.seen.begin(), late.seen.end(),
                                 [&](const Entry& later) { return later.picture > picture; });
  late.seen.insert(next, entry);
  late.area_sum += entry.frame.area_share;
  return true;
}

void Tracker::Lose(Person& person) {
  person.next.reset();
  person.steady = {};  // where he is found again, nothing of the old place may pull
}

bool Tracker::IsSeenNow(const Person& person) const {
  return !person.seen.empty() && person.seen.back().picture == picture_count() - 1;
}

void Tracker::UnfileThisPicture(Person& person) {
  person.area_sum -= person.seen.back().frame.area_share;
  person.seen.pop_back();
  person.last_seen_s = person.seen.empty() ? 0 : person.seen.back().keypoints.time_s;
  Lose(person);
}

void Tracker::DropDuplicates() {
  for (std::size_t i = 0; i < people_.size(); ++i) {
    for (std::size_t k = i + 1; k < people_.size(); ++k) {
      Person &a = people_[i], &b = people_[k];
      if (!IsSeenNow(a) || !IsSeenNow(b)) continue;
      const Entry &ea = a.seen.back(), &eb = b.seen.back();
      const double size_px = std::min(ea.frame.region.size_px, eb.frame.region.size_px);
      if (BodyDistance(ea.keypoints.points, eb.keypoints.points, size_px) >= kSameBody) continue;
      UnfileThisPicture(a.area_sum >= b.area_sum ? b : a);
    }
  }
}

bool Tracker::WantsDetection() const {
  const double now_s = times_s_.back();
  if (!last_detection_s_ || now_s - *last_detection_s_ >= kDetectEvery_s) return true;
  const bool somebody =
      std::any_of(people_.begin(), people_.end(), [](const Person& p) { return p.next.has_value(); });
  const bool missing = std::any_of(people_.begin(), people_.end(), [&](const Person& p) {
    return !p.next && !p.seen.empty() && now_s - p.last_seen_s <= kSearchFor_s;
  });
  return !somebody || missing;
}

void Tracker::NoteDetection() { last_detection_s_ = times_s_.back(); }

std::optional<std::size_t> Tracker::SmallestActive() const {
  const auto active = Active();
  if (active.empty()) return std::nullopt;
  return static_cast<std::size_t>(active.back());
}

bool Tracker::IsNews(const Region& region) const {
  const auto active = Active();
  for (const int person : active) {
    if (IsSamePlace(NextRegion(person), region)) return false;
  }
  if (static_cast<int>(active.size()) < max_people_) return true;
  return region.size_px > kClearlyLarger * NextRegion(active.back()).size_px;
}

bool Tracker::CouldBe(const Person& lost, const Sighting& sighting) const {
  const double gap_s = times_s_.back() - lost.last_seen_s;
  const Region& last = lost.seen.back().frame.region;
  const Region& here = sighting.reading.region;
  if (gap_s > kRememberLost_s || SizeRatio(last, here) > kLargestSizeRatio) return false;
  const Vec2 expected_px = last.centre_I_px + lost.v_IHips_px_s * gap_s;
  const double stray_px =
      std::min((here.centre_I_px - last.centre_I_px).norm(), (here.centre_I_px - expected_px).norm());
  return stray_px <= (kNearHere + kStrayPerSecond * gap_s) * last.size_px;
}

std::optional<int> Tracker::Welcome(const Sighting& sighting) {
  const auto body = BodyLandmarks(sighting.reading);
  Person* joined = nullptr;
  for (Person& person : people_) {
    if (IsSeenNow(person)) {
      const double distance =
          BodyDistance(person.seen.back().keypoints.points, body, sighting.reading.region.size_px);
      if (distance < kSameBody) return std::nullopt;
    } else if (!person.seen.empty() && !person.next && CouldBe(person, sighting) &&
               (joined == nullptr || person.area_sum > joined->area_sum)) {
      joined = &person;
    }
  }
  if (static_cast<int>(Active().size()) >= max_people_) Lose(people_[*SmallestActive()]);
  if (joined == nullptr)
    joined = &people_.emplace_back();
  else
    ++joined->redetections;
  File(*joined, sighting);
  return static_cast<int>(joined - people_.data());
}

double Tracker::CalcNominalRate_hz() const {
  if (times_s_.size() < 2) return 0;
  std::vector<double> steps_s(times_s_.size());
  std::adjacent_difference(times_s_.begin(), times_s_.end(), steps_s.begin());
  steps_s.erase(steps_s.begin());
  return 1 / Median(steps_s);
}

bool Tracker::IsFluke(const Person& person) const {
  const auto count = static_cast<double>(person.seen.size());
  return count < kFluke_s * CalcNominalRate_hz() &&
         count < kFlukeShare * static_cast<double>(times_s_.size());
}

PersonTrack Tracker::MakeTrack(const Person& person) const {
  PersonTrack track;
  track.keypoints.image_width_px = width_px_;
  track.keypoints.image_height_px = height_px_;
  track.keypoints.nominal_rate_hz = CalcNominalRate_hz();
  track.keypoints.frames.resize(times_s_.size());
  track.frames.resize(times_s_.size());
  for (std::size_t i = 0; i < times_s_.size(); ++i) track.keypoints.frames[i].time_s = times_s_[i];
  for (const Entry& entry : person.seen) {
    track.keypoints.frames[static_cast<std::size_t>(entry.picture)] = entry.keypoints;
    track.frames[static_cast<std::size_t>(entry.picture)] = entry.frame;
  }
  track.frames_found = static_cast<int>(person.seen.size());
  track.redetections = person.redetections;
  track.area_share = person.area_sum / track.frames_found;
  return track;
}

std::vector<PersonTrack> Tracker::Tracks() const {
  std::vector<const Person*> order;
  for (const Person& person : people_) {
    if (!person.seen.empty() && !IsFluke(person)) order.push_back(&person);
  }
  std::stable_sort(order.begin(), order.end(), [](auto* a, auto* b) { return a->area_sum > b->area_sum; });
  if (order.size() > static_cast<std::size_t>(max_people_))
    order.resize(static_cast<std::size_t>(max_people_));
  std::vector<PersonTrack> tracks;
  for (const Person* person : order) tracks.push_back(MakeTrack(*person));
  return tracks;
}

}  // namespace hinge
