// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "hinge/edge/pose/alignment_filter.h"
#include "hinge/edge/pose/landmark_net.h"
#include "hinge/edge/pose/pose.h"

namespace hinge {

/// A person in one picture, ready to be filed under a track.
struct Sighting {
  PersonReading reading;
  PersonFrame frame;
  BodyOutline outline = {};
};

/// Below, the landmark network does not believe that it sees a person (MediaPipe's default).
inline constexpr double kLeastPresence = 0.5;

/// Decides who is who from picture to picture; knows geometry and time, no pictures and no networks. For each
/// picture call, in this order: BeginPicture; Follow for every active person; DropDuplicates; if
/// WantsDetection, Welcome for every detected region that IsNews and turned out to be a person.
///
/// Lengths are compared in units of the person's own region (about 1.3 body heights), times in seconds.
class Tracker {
 public:
  Tracker(int max_people, int width_px, int height_px);

  void BeginPicture(double time_s);
  /// Track numbers of the people that are followed from the last picture, largest first.
  std::vector<int> Active() const;
  /// Where to look for the active person in this picture.
  Region NextRegion(int person) const;
  /// What was seen there; nothing, or presence too low, loses the person.
  void Follow(int person, std::optional<Sighting> sighting);
  /// Two tracks that fell upon the same body: the one seen less is lost, and its picture with it.
  void DropDuplicates();

  /// At the start, every half second, and while somebody is missing.
  bool WantsDetection() const;
  /// Tells that the detector has looked at this picture.
  void NoteDetection();
  /// Whether the detected region is worth the landmark network: nobody is followed there, and there is room
  /// for one more or it is clearly larger than the smallest one followed.
  bool IsNews(const Region& region) const;
  /// A person seen in a detected region: goes on with the track of one who was lost a short while ago near
  /// that place with about that size, else begins a new one. Returns the track's number, or nothing when this
  /// body is already followed.
  std::optional<int> Welcome(const Sighting& sighting);

  /// Whether the person has no entry for an earlier picture.
  bool IsMissing(int person, int picture) const {
    return Find(people_.at(static_cast<std::size_t>(person)), picture) == nullptr;
  }
  /// Files what was seen of a person in an earlier picture, looked at again because the detector noticed him
  /// late. False, and nothing is filed, when he has an entry there, is not seen, or the body is somebody
  /// else's.
  bool FileEarlier(int person, int picture, const Sighting& sighting);

  int picture_count() const { return static_cast<int>(times_s_.size()); }
  /// The `max_people` largest and longest tracks, with an entry for every picture. Who was seen for less than
  /// a tenth of a second was none, unless the clip is hardly longer.
  std::vector<PersonTrack> Tracks() const;

 private:
  struct Entry {
    int picture;
    KeypointFrame keypoints;
    PersonFrame frame;
  };
  struct Person {
    std::vector<Entry> seen;
    std::optional<Region> next;  ///< empty: lost
    AlignmentFilter steady;
    Vec2 v_IHips_px_s = Vec2::Zero();
    int redetections = 0;
    double area_sum = 0;
    double last_seen_s = 0;
  };

  void File(Person& person, const Sighting& sighting);
  static const Entry* Find(const Person& person, int picture);
  Entry MakeEntry(int picture, const Sighting& sighting) const;
  static void Lose(Person& person);
  void UnfileThisPicture(Person& person);
  bool IsSeenNow(const Person& person) const;
  bool CouldBe(const Person& lost, const Sighting& sighting) const;
  std::optional<std::size_t> SmallestActive() const;
  double CalcNominalRate_hz() const;
  bool IsFluke(const Person& person) const;
  PersonTrack MakeTrack(const Person& person) const;

  int max_people_, width_px_, height_px_;
  std::vector<double> times_s_;
  std::vector<Person> people_;
  std::optional<double> last_detection_s_;
};

}  // namespace hinge
